"""Limits at work: a source's own and those over all; what is marked stays, what went is told."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from aiohttp import web

from desk.config.shape import KeepEntry
from desk.events import Event
from desk.keeping import ALL, keep
from desk.run import poll
from news.model import Article, Source
from store.store import Store, open_store
from tests.desk.hosts import host, let_loopback, rss, says, source

NOW = datetime.now(UTC)


def fill(store: Store) -> None:
    """Two tagged sources with nine articles each, a day apart; one of the oldest is tagged by a person."""
    for name in ("a", "b"):
        options = {"keep_articles": "4"} if name == "a" else {}
        store.sources.put(
            Source(
                name,
                f"http://{name}.example/f",
                "feed",
                name.upper(),
                NOW,
                ("daily",),
                options=options,
                paused=True,
            )
        )
        for number in range(9):
            seen, key = NOW - timedelta(days=number), f"{name}{number}"
            store.articles.put(Article(key, name, key, None, key, "O", seen, seen, tags=("daily",)))
    store.triage.act("tag", ["b8"], "mine", NOW)


def left(store: Store) -> set[str]:
    return {article.id for article in store.articles.newest(99)}


def test_every_limit_is_held_and_what_a_person_tagged_stays(tmp_path: Path) -> None:
    with open_store(tmp_path / "w.db") as store:
        fill(store)
        done = keep(tmp_path / "w.db", KeepEntry(days=6), NOW + timedelta(seconds=1))
        assert {kept.of: kept.trimmed.articles for kept in done} == {"A": 5, ALL: 2}
        assert left(store) == {"a0", "a1", "a2", "a3", *(f"b{number}" for number in range(6)), "b8"}
        assert "2 articles" in str(done[1])
        assert "1 stayed" in str(done[1])


def test_without_a_limit_nothing_goes(tmp_path: Path) -> None:
    with open_store(tmp_path / "w.db") as store:
        fill(store)
        store.sources.remove("a")
        assert keep(tmp_path / "w.db", KeepEntry(), NOW) == []
        assert len(left(store)) == 18


async def test_the_desk_holds_to_the_file_and_tells(tmp_path: Path) -> None:
    with open_store(tmp_path / "w.db") as store:
        fill(store)
    told: list[Event] = []
    (tmp_path / "config.toml").write_text("[keep]\narticles = 6\n", encoding="utf-8")
    await poll(tmp_path / "w.db", told.append, once=True, config=tmp_path / "config.toml")
    assert [(event.event, event.source) for event in told] == [("trimmed", "A"), ("trimmed", ALL)]
    with open_store(tmp_path / "w.db") as store:
        assert len(left(store)) == 6


async def test_what_went_is_not_brought_back_by_the_feed_that_still_names_it(tmp_path: Path) -> None:
    path = tmp_path / "w.db"
    items = [(f"Item {number}", f"http://a.example/{number}") for number in range(6)]
    answers = iter((says(rss(*items)), says(rss(("New", "http://a.example/new"), *items))))

    async def feed(request: web.Request) -> web.StreamResponse:
        return await next(answers)(request)

    async with host({"/feed": feed}) as base:
        with open_store(path) as store:
            let_loopback(store)
            store.sources.put(source(base + "/feed", "feed"))
        await poll(path, lambda event: None, once=True)
        assert len(keep(path, KeepEntry(articles=2), datetime.now(UTC))) == 1
        with open_store(path) as store:
            before = left(store)
            store.sources.ask([each.id for each in store.sources.all()], datetime.now(UTC))
        told: list[Event] = []
        await poll(path, told.append, once=True)
    assert [event.event for event in told] == ["new", "poll"]
    with open_store(path) as store:
        assert len(before) == 2
        assert len(left(store) - before) == 1
