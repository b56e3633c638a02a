"""Articles, their revisions and texts: kept, listed, counted and found."""

from collections import Counter
from dataclasses import replace
from datetime import timedelta

import pytest

from news.model import Article, Story
from store.errors import Ambiguous, NotFound
from store.filters import Filter
from store.sqlite import readings
from store.store import Store
from tests.store.made import NOW, alert, article, keep, revision, source, text


def keys(articles: list[Article]) -> list[str]:
    """The keys of articles, in their order."""
    return [each.key for each in articles]


def test_an_article_comes_back_as_it_was_put(store: Store) -> None:
    put = article(
        1, claimed=NOW, story="st", language="uk", byline=("A", "B"), tags=("x",), snoozed=NOW, verified=False
    )
    store.articles.put(put)
    assert store.articles.get(put.id) == put


def test_a_desk_never_undoes_what_a_person_marked(store: Store) -> None:
    put = keep(store, 1)
    store.triage.act("star", [put.id], True, NOW)
    store.triage.act("tag", [put.id], "war", NOW)
    store.articles.put(replace(put, title="Another title", revisions=2))
    store.articles.change(put.id, words=77)
    held = store.articles.get(put.id)
    assert held == replace(put, title="Another title", revisions=2, words=77, starred=True, tags=("war",))


@pytest.mark.parametrize("name", ["read", "starred", "tags", "note", "assigned", "verified", "snoozed"])
def test_a_desk_cannot_write_a_mark(store: Store, name: str) -> None:
    put = keep(store, 1)
    with pytest.raises(ValueError, match=name):
        store.articles.change(put.id, **{name: None})


def test_pages_of_the_list_meet_every_article_once_and_in_order(store: Store) -> None:
    for number in range(25):
        keep(store, number // 3, source=f"s{number % 3}")  # three are seen in the same second
    pages: list[Article] = []
    while page := store.articles.newest(4, before=pages[-1] if pages else None):
        pages += page
    assert len(pages) == len({each.id for each in pages}) == 25
    assert pages == sorted(sorted(pages, key=lambda each: each.id), key=lambda each: each.seen, reverse=True)
    assert list(store.articles.ids()) == [each.id for each in pages]
    assert store.articles.many(store.articles.ids()) == pages


def test_many_gives_what_was_asked_in_the_order_it_was_asked(store: Store) -> None:
    first, second = keep(store, 1), keep(store, 2)
    assert store.articles.many([second.id, "gone", first.id, second.id]) == [second, first, second]


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        (Filter(source="a"), ["k4", "k2", "k0"]),
        (Filter(outlet="other"), ["k3"]),
        (Filter(story="st"), ["k2"]),
        (Filter(tag="war"), ["k4", "k1"]),
        (Filter(state="unread"), ["k4", "k3", "k2", "k1"]),
        (Filter(state="read"), ["k0"]),
        (Filter(state="starred", source="b"), ["k1"]),
        (Filter(state="snoozed"), ["k3"]),
        (Filter(awake=NOW), ["k4", "k2", "k1", "k0"]),
        (Filter(since=NOW + timedelta(seconds=1), until=NOW + timedelta(seconds=3)), ["k2", "k1"]),
        (Filter(words="zelensky"), ["k2"]),
        (Filter(words="tell* zelensky"), []),
        (Filter(words='"article 3"'), ["k3"]),
        (Filter(words="***"), []),
        (Filter(tag="war", source="a", state="unread"), ["k4"]),
    ],
)
def test_a_filter_leaves_just_what_it_says(store: Store, where: Filter, expected: list[str]) -> None:
    keep(store, 0, source="a", read=True)
    keep(store, 1, source="b", tags=("war", "x"), starred=True)
    keep(store, 2, "Volodymyr Zelénsky said so.", source="a", story="st")
    keep(store, 3, source="b", outlet="other", snoozed=NOW + timedelta(days=1))
    keep(store, 4, source="a", tags=("war",))
    assert keys(store.articles.newest(9, where=where)) == expected
    assert [store.articles.find(each).key for each in store.articles.ids(where)] == expected
    assert store.articles.count(where) == len(expected)


def test_kept_counts_follow_every_kind_of_write(store: Store) -> None:
    first, second = keep(store, 1, source="a"), keep(store, 2, source="b")
    store.triage.act("read", [first.id], True, NOW)
    assert (store.articles.count(), store.articles.unread()) == (2, 1)
    store.db.table("articles").update({"read": True, "source": "a"})
    counts = store.sources.counts()
    assert (counts["a"].articles, counts["a"].unread, "b" in counts) == (2, 0, False)
    store.triage.undo(NOW)
    assert store.articles.unread() == 1
    store.db.table("articles").truncate()
    assert (store.articles.count(), store.articles.unread(), store.sources.counts()) == (0, 0, {})
    assert second.read is False


def test_known_keys_are_those_of_the_source_alone(store: Store) -> None:
    mine, _ = keep(store, 1, source="a"), keep(store, 2, source="b")
    assert store.articles.known("a", (f"k{number}" for number in range(2000))) == {"k1": mine}


def test_a_prefix_finds_one_article_or_says_why_not(store: Store) -> None:
    put = keep(store, 1)
    assert store.articles.find(put.id[:7].upper()) == put
    with pytest.raises(NotFound, match="no article begins with 'zzzz'"):
        store.articles.find("zzzz")
    with pytest.raises(NotFound):
        store.articles.find("")
    for number in range(2, 60):
        keep(store, number)
    with pytest.raises(Ambiguous, match="short for more than one article"):
        store.articles.find(Counter(each[0] for each in store.articles.ids()).most_common(1)[0][0])


def test_search_ranks_and_shows_where_the_words_stand(store: Store) -> None:
    keep(store, 1, "Nothing of the kind.")
    body = keep(
        store, 2, "Long before the words. " * 9 + "The harbour was shelled on Tuesday.", title="Quiet day"
    )
    head = keep(store, 3, "Nobody knows.", title="Harbour shelled")
    hits = store.articles.search("harbour SHELLED", 5)
    assert [hit.article for hit in hits] == [head, body]
    assert hits[0].score > hits[1].score
    assert "harbour was shelled" in hits[1].snippet


def test_only_the_newest_text_of_an_article_is_found(store: Store) -> None:
    put = keep(store, 1, "The minister resigned.")
    second = text("Title 1", "The minister stays.")
    store.revisions.keep(revision(put, second, 2), second)
    assert store.articles.search("resigned", 5) == []
    assert [hit.article.id for hit in store.articles.search("stays", 5)] == [put.id]
    store.db.table("articles").remove(doc_ids=[1])
    assert store.articles.search("stays", 5) == []


@pytest.mark.parametrize(
    "words", ['"', "AND", "a NEAR/", "(", "col:x", "-", "x*y", "' OR 1", "\x00", "NOT x"]
)
def test_no_words_are_a_mistake_in_the_search(store: Store, words: str) -> None:
    keep(store, 1, "a x y")
    assert isinstance(store.articles.search(words, 5), list)


def test_revisions_are_kept_in_order_and_never_overwritten(store: Store) -> None:
    put = keep(store, 1, "one")
    texts = [text("Title 1", word) for word in ("two", "three")]
    for number, kept in enumerate(texts, start=2):
        store.revisions.keep(revision(put, kept, number), kept)
    assert [each.number for each in store.revisions.of(put.id)] == [1, 2, 3]
    newest = store.revisions.newest(put.id)
    assert newest is not None
    assert newest[1] == texts[1]
    with pytest.raises(ValueError, match="kept already"):
        store.revisions.keep(revision(put, text("x"), 2), text("x"))
    assert len(store.revisions.of(put.id)) == 3


def test_equal_texts_are_kept_once(store: Store) -> None:
    for number in range(3):
        keep(store, number, "The same words.", title="The same title")
    assert store.connection.value("SELECT count(*) FROM texts") == 1
    assert len(store.articles.search("same", 5)) == 3


def test_a_text_that_is_not_kept_is_not_found(store: Store) -> None:
    with pytest.raises(NotFound):
        store.revisions.text("0" * 32)


def test_an_alert_is_kept_once_and_counted_by_its_state(store: Store) -> None:
    put = keep(store, 1)
    assert store.alerts.put(alert(put)) is True
    assert store.alerts.put(alert(put, reason="again")) is False
    store.alerts.put(alert(put, rule="other"))
    store.alerts.change(alert(put).id, state="seen")
    assert (store.alerts.count(), store.alerts.count("seen"), store.alerts.count(None)) == (1, 1, 2)
    assert [each.rule for each in store.alerts.newest(9, state="new")] == ["other"]
    assert store.alerts.many(store.alerts.ids(rule="r"))[0].reason == "a word in the headline"


def test_stories_know_their_articles_and_when_they_were_told_last(store: Store) -> None:
    first, second = keep(store, 1, story="st"), keep(store, 2, story="st")
    keep(store, 3)
    story = Story("st", "A story", first.seen, second.seen, 2, 1)
    store.stories.put(story)
    store.stories.put(Story("old", "An old one", NOW - timedelta(days=3), NOW - timedelta(days=2)))
    assert store.stories.articles("st") == [second, first]
    assert store.stories.active(NOW) == [story]
    assert [each.id for each in store.stories.newest(5)] == ["st", "old"]
    assert store.stories.newest(5, before=story)[0].id == "old"
    assert store.stories.count() == 2


def test_a_source_is_found_by_name_address_or_prefix_and_leaves_with_its_standing(store: Store) -> None:
    put = source()
    store.sources.put(put)
    store.sources.ask([put.id], NOW)
    assert store.sources.find("Wire") == store.sources.find(put.url) == store.sources.find(put.id[:5]) == put
    assert store.sources.asked() == {put.id: NOW}
    store.sources.remove(put.id)
    assert (store.sources.all(), store.sources.asked(), store.sources.standings()) == ([], {}, {})


def test_the_starred_articles_are_found_without_looking_at_the_others(store: Store) -> None:
    plan = store.connection.rows(
        f"EXPLAIN QUERY PLAN SELECT doc FROM articles WHERE starred AND {readings.UNASKED}"
    )
    (index,) = store.connection.rows(
        "SELECT name FROM sqlite_master WHERE tbl_name = 'articles' AND sql LIKE '%WHERE (starred)'"
    )
    assert index[0] in plan[0][3]


def test_what_was_edited_since_a_time_is_counted_by_its_sources(store: Store) -> None:
    before = NOW - timedelta(hours=1)
    for number, source_id in enumerate(("a", "a", "b")):
        store.articles.put(article(number, source_id, seen=before, changed=before))
    store.articles.put(article(9, "a", seen=NOW, changed=NOW))
    assert store.articles.edited(["a", "b"], NOW) == 0
    store.articles.change(article(1, "a").id, changed=NOW)
    store.articles.change(article(2, "b").id, changed=NOW)
    assert store.articles.edited(["a"], NOW) == 1
    assert store.articles.edited(["a", "b"], NOW) == 2
    assert store.articles.edited(["a"], NOW + timedelta(seconds=1)) == 0
