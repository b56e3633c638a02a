"""The file laid into a store: what it says runs, what it no longer says goes, and nothing else is touched."""

import asyncio
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from desk import own
from desk.config.follow import Following
from desk.config.lay import lay, names_of
from desk.config.read import read_config
from desk.events import Event, silent
from desk.run import poll
from desk.setting import ALLOWED, allowed_hosts
from news.ids import identity
from news.model import Rule, Source, Standing
from store.store import Store, open_store
from tests.desk.hosts import host, let_loopback, rss, says

NOW = datetime(2026, 8, 18, 12, tzinfo=UTC)
TWO = '[[source]]\nurl = "http://a.example/f"\nname = "A"\n[[source]]\nurl = "http://b.example/f"\n'
RULE = '[[rule]]\nquery = "Javelin"\n'


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "desk.db") as store:
        yield store


def put(store: Store, text: str) -> list[str]:
    """Lay a file of this text into the store; the faults that were told."""
    file = store.path.with_name("config.toml")
    file.write_text(text, encoding="utf-8")
    return [fault.words for fault in lay(store, read_config(file), NOW)]


def urls(store: Store) -> list[str]:
    return [source.url for source in store.sources.all()]


def test_what_stands_in_the_file_runs_and_goes_with_its_entry(store: Store) -> None:
    store.sources.put(Source("own", "http://own.example/f", "feed", "Own", NOW))
    assert put(store, TWO + RULE) == []
    assert urls(store) == ["http://own.example/f", "http://a.example/f", "http://b.example/f"]
    assert store.rules.all() == [Rule(identity("rule", "Javelin"), "Javelin", "Javelin")]
    assert put(store, '[[source]]\nurl = "http://b.example/f"\n') == []
    assert urls(store) == ["http://own.example/f", "http://b.example/f"]
    assert store.rules.all() == []


def test_a_file_with_a_fault_takes_nothing_away_and_one_that_is_gone_neither(store: Store) -> None:
    put(store, TWO + RULE)
    for text in ("[[source]\n", '[[source]]\nrul = "http://a.example/f"\n', '[[rule]]\nquery = "(Javelin"\n'):
        assert put(store, text)
        assert (len(urls(store)), len(store.rules.all())) == (2, 1)
    assert lay(store, read_config(store.path.with_name("none.toml")), NOW) == ()
    assert len(urls(store)) == 2
    assert put(store, '[[source]]\nurl = "http://b.example/f"\n') == []
    assert urls(store) == ["http://b.example/f"], "what a fault held on to goes once the file is sound"


def test_what_was_done_since_holds_until_the_entry_is_edited(store: Store) -> None:
    put(store, TWO)
    (source, other) = store.sources.all()
    store.sources.put(replace(source, name="Renamed", paused=True))
    store.sources.set_standing(Standing(source.id, NOW, etag="x"))
    store.sources.remove(other.id)
    put(store, TWO + "# a word of mine\n")
    assert [(each.name, each.paused) for each in store.sources.all()] == [("Renamed", True)]
    put(store, TWO.replace('name = "A"', 'name = "The A"'))
    assert [(each.name, each.paused) for each in store.sources.all()] == [("The A", False)]
    assert store.sources.standing(source.id) == Standing(source.id, NOW, etag="x")


def test_a_source_that_is_there_already_is_taken_over_whatever_its_slash(store: Store) -> None:
    store.sources.put(Source("old", "https://www.a.example/f/", "feed", "A feed", NOW))
    assert put(store, '[[source]]\nurl = "http://a.example/f"\nallow_private = true\n') == []
    assert [(source.id, source.name) for source in store.sources.all()] == [("old", "A feed")]
    assert inside(store) == {"a.example"}


def inside(store: Store) -> frozenset[str]:
    return allowed_hosts(store, store.sources.all())


def test_a_host_inside_is_allowed_as_long_as_an_entry_says_so(store: Store) -> None:
    entry = '[[source]]\nurl = "http://nas/f"\nallow_private = true\n'
    put(store, entry)
    assert inside(store) == {"nas"}
    put(store, entry.replace("true", "false"))
    assert inside(store) == frozenset()
    put(store, entry)
    put(store, "")
    assert inside(store) == frozenset()


def test_what_a_store_of_old_allowed_can_be_taken_back(store: Store) -> None:
    store.settings.set(ALLOWED, ["gone", "nas"])
    for name in ("nas", "mine"):
        store.sources.put(Source(name, f"http://{name}/f", "feed", name, NOW))
    assert inside(store) == {"nas"}
    put(store, "# nothing yet\n")
    assert inside(store) == {"nas"}
    assert store.settings.get(ALLOWED) is None
    put(store, '[[source]]\nurl = "http://nas/f"\n')
    assert inside(store) == frozenset()


def test_the_same_source_twice_and_a_query_that_does_not_parse_are_told(store: Store) -> None:
    words = put(store, TWO + '[[source]]\nurl = "https://a.example/f/"\n[[rule]]\nquery = "a NEAR b)"\n')
    assert "https://a.example/f/ stands in line 2 already" in words
    assert any("try:" in each for each in words)
    assert len(urls(store)) == 2


def test_own_spellings_hold_for_the_store(store: Store) -> None:
    put(store, '[names]\nboss = ["Zorblatt", "Zorblattov"]\n')
    assert names_of(store).variants("Zorblattov") == ("Zorblatt", "Zorblattov")
    put(store, "[names]\n")
    assert names_of(store).variants("Zorblattov") == ("Zorblattov",)


def test_a_file_is_taken_once_it_rests_and_the_last_good_one_is_kept(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    following = Following(file)
    assert following.changed() is not None
    file.write_text(TWO, encoding="utf-8")
    assert following.changed() is None, "it may be being written"
    found = following.changed()
    assert found is not None
    assert len(found.sources) == 2
    file.write_text("[[", encoding="utf-8")
    assert following.changed() is None
    broken = following.changed()
    assert broken is not None
    assert broken.faults
    assert following.config is found
    assert following.changed() is None


async def test_a_hand_edit_is_picked_up_while_the_desk_works(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(own, "FOLLOW", 0.0)
    place, file, stop = tmp_path / "desk.db", tmp_path / "config.toml", asyncio.Event()
    with open_store(place) as store:
        let_loopback(store)
    looked: list[str] = []

    def told(event: Event) -> None:
        if event.event == "poll":
            looked.append(event.source)
            stop.set()

    async with host({"/feed": says(rss(("One", "http://a.example/1")))}) as base, asyncio.timeout(20):
        desk = asyncio.create_task(poll(place, told, stop=stop, config=file))
        await asyncio.sleep(0)
        file.write_text(f'[[source]]\nurl = "{base}/feed"\nname = "By hand"\n', encoding="utf-8")
        await desk
    assert looked == ["By hand"]


async def test_a_broken_file_does_not_keep_the_desk_from_its_work(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    file = tmp_path / "config.toml"
    file.write_text("[[source]]\nurl = \n", encoding="utf-8")
    assert await poll(tmp_path / "desk.db", silent, once=True, config=file) == 0
    assert f"{file}, line 2: is not TOML" in caplog.text


async def test_a_host_inside_that_the_file_allows_is_asked_without_a_new_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(own, "FOLLOW", 0.0)
    file, stop, told = tmp_path / "config.toml", asyncio.Event(), list[str | None]()

    def tell(event: Event) -> None:
        told.append(event.error)
        stop.set()

    async with host({"/feed": says(rss(("One", "http://a.example/1")))}) as base, asyncio.timeout(20):
        desk = asyncio.create_task(poll(tmp_path / "desk.db", tell, stop=stop, config=file))
        await asyncio.sleep(0)
        entry = f'[[source]]\nurl = "{base}/feed"\nallow_private = true\n'
        file.write_text(entry, encoding="utf-8")
        await desk
    assert told[0] is None
