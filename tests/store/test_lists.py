"""What people do to sources and rules: taken back whole, by any process, but for what came since."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from news.model import Rule, Source, Standing
from store.filters import Filter
from store.store import Store, open_store
from tests.store.made import NOW, article

LATER = NOW + timedelta(hours=1)
HARBOUR = Source("harbour", "https://harbour.example/feed", "feed", "Harbour", NOW, options={"proxy": "none"})
INLAND = Source("inland", "https://inland.example/feed", "feed", "Inland", NOW)
FLOOD = Rule("flood", "flood", "flood OR dam", options={"threshold": "3 outlets in 30m"})


def test_removed_sources_stand_again_with_how_they_stood_after_a_restart(tmp_path: Path) -> None:
    standing = Standing("harbour", LATER, "every 5 min", NOW, NOW, 200, etag='"x"')
    with open_store(tmp_path / "w.db") as store:
        store.sources.put(HARBOUR)
        store.sources.put(INLAND)
        store.sources.set_standing(standing)
        store.lists.remove([HARBOUR, INLAND], NOW)
        assert store.sources.all() == []
    with open_store(tmp_path / "w.db") as store:
        undone = store.triage.undo(LATER)
        assert undone is not None
        assert (undone.deed.kind, len(undone.restored), undone.called) == ("remove", 2, "")
        assert store.sources.all() == [HARBOUR, INLAND]
        assert store.sources.standing("harbour") == standing


def test_an_added_rule_goes_and_a_changed_one_is_as_it_was(store: Store) -> None:
    store.lists.put(FLOOD, NOW)
    store.lists.put(replace(FLOOD, query="flood"), NOW)
    store.triage.undo(LATER)
    assert store.rules.all() == [FLOOD]
    undone = store.triage.undo(LATER)
    assert undone is not None
    assert undone.lists is not None
    assert undone.lists.gone == (FLOOD,)
    assert store.rules.all() == []


def test_a_rule_named_otherwise_takes_the_place_of_the_old_and_gives_it_back(store: Store) -> None:
    store.lists.put(FLOOD, NOW)
    store.lists.put(replace(FLOOD, id="river", name="river"), NOW, instead_of=FLOOD)
    assert [rule.name for rule in store.rules.all()] == ["river"]
    store.triage.undo(LATER)
    assert store.rules.all() == [FLOOD]


def test_what_was_changed_since_or_put_in_its_place_stays(store: Store) -> None:
    store.lists.put(HARBOUR, NOW)
    store.lists.put(replace(HARBOUR, name="Port", every=60), NOW)
    store.sources.put(replace(HARBOUR, name="The desk's name", every=60))
    store.triage.undo(LATER)
    assert store.sources.all() == [replace(HARBOUR, name="The desk's name")]
    store.lists.remove([HARBOUR], NOW)
    store.sources.put(INLAND)
    store.sources.put(replace(HARBOUR, name="Added again"))
    undone = store.triage.undo(LATER)
    assert undone is not None
    assert undone.restored == ()
    assert [source.name for source in store.sources.all()] == ["Inland", "Added again"]


def test_what_changes_nothing_is_no_act(store: Store) -> None:
    store.lists.put(FLOOD, NOW)
    store.lists.put(FLOOD, NOW)
    assert [deed.kind for deed in store.triage.history(9)] == ["add"]


def test_a_rule_is_silent_for_a_while_and_undo_lets_it_speak(store: Store) -> None:
    store.rules.put(FLOOD)
    store.triage.act("mute", ["flood"], LATER, NOW)
    held = store.rules.find("flood")
    assert (held.muted, held.muted_until) == (False, LATER)
    assert held.is_silent(NOW)
    assert not held.is_silent(LATER)
    store.triage.undo(NOW)
    assert store.rules.all() == [FLOOD]


def outlets(store: Store) -> dict[str, str]:
    """The outlet of each article, by key."""
    return {each.key: each.outlet for each in store.articles.newest(9)}


def test_outlets_called_after_a_source_are_renamed_with_it_and_back(store: Store) -> None:
    store.sources.put(HARBOUR)
    for number, outlet in enumerate(("Harbour", "Reuters", "Harbour Post")):
        store.articles.put(article(number, HARBOUR.id, outlet=outlet))
    store.articles.put(article(3, INLAND.id, outlet="Harbour"))
    before = outlets(store)
    store.lists.put(replace(HARBOUR, name="Harbour Post"), NOW)
    store.articles.put(article(4, HARBOUR.id, outlet="Harbour Post"))
    assert outlets(store) == {**before, "k0": "Harbour Post", "k4": "Harbour Post"}
    store.triage.undo(LATER)
    assert outlets(store) == {**before, "k4": "Harbour"}


def test_renamed_outlets_are_told_to_who_follows_and_found_by_their_new_name(store: Store) -> None:
    store.sources.put(HARBOUR)
    named = article(1, HARBOUR.id, outlet="Harbour")
    store.articles.put(named)
    seq = store.feed.last()
    store.sources.put(replace(HARBOUR, name="Harbour Post"))
    assert list(store.feed.of("articles", seq)) == [named.id]
    assert store.articles.ids(Filter(outlet="Harbour Post")) == [named.id]
    assert store.articles.ids(Filter(outlet="Harbour")) == []


def test_a_source_that_is_changed_otherwise_touches_no_article(store: Store) -> None:
    store.sources.put(HARBOUR)
    store.articles.put(article(1, HARBOUR.id, outlet="Harbour"))
    seq = store.feed.last()
    store.lists.put(replace(HARBOUR, tags=("x",)), NOW)
    assert list(store.feed.of("articles", seq)) == []
