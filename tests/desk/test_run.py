import asyncio
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from aiohttp import web

from desk import setting
from desk.clock import WallClock
from desk.events import Event
from desk.run import TICK, poll
from desk.work import AlreadyAtWork
from fetchers.exchange import Limits
from fetchers.look import way
from store.errors import StoreFull
from store.lock import DeskLock
from store.sources import Sources
from store.store import open_store
from tests.desk.hosts import host, let_loopback, never, rss, says, source

GOOD = rss(("One", "http://a.example/1"), ("Two", "http://a.example/2"))


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(setting, "LIMITS", Limits(total=0.5, connect=0.5, idle=0.5))
    path = tmp_path / "desk.db"
    with open_store(path) as store:
        let_loopback(store)
    return path


async def test_a_broken_source_is_one_red_line_and_the_others_go_on(place: Path) -> None:
    answers = {
        "/good": says(GOOD),
        "/slow": never,
        "/error": says("no", 500),
        "/cut": says(GOOD.replace("One", "Three").split("<item><title>Two")[0] + "<item><title>Fo"),
        "/page": says("<!doctype html><html><body><p>Hello</p></body></html>", content_type="text/html"),
        "/nothing": says(""),
    }
    told: list[Event] = []
    async with host(answers) as base:
        with open_store(place) as store:
            for path in answers:
                store.sources.put(source(base + path, path))
        failed = await poll(place, told.append, once=True)
    errors = {event.source: event.error for event in told if event.event == "poll"}
    assert failed == 5
    assert errors.pop("/good") is None
    assert all(errors.values()), errors
    assert "500" in (errors["/error"] or "")
    assert "ends in the middle" in (errors["/cut"] or "")
    assert "HTML" in (errors["/page"] or "")
    with open_store(place) as store:
        assert {article.title for article in store.articles.newest(9)} == {"One", "Two", "Three"}
        kept = {each.name: store.sources.standing(each.id) for each in store.sources.all()}
        assert {name: stands.error for name, stands in kept.items() if stands and stands.error} == errors


async def test_a_second_round_asks_for_nothing_that_is_not_due(place: Path) -> None:
    told: list[Event] = []
    async with host({"/good": says(GOOD)}) as base:
        with open_store(place) as store:
            store.sources.put(source(base + "/good", "good"))
        await poll(place, told.append, once=True)
        told.clear()
        assert await poll(place, told.append, once=True) == 0
    assert told == []


async def test_what_cannot_be_kept_is_not_fetched_again_and_again(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[float] = []

    async def counted(request: web.Request) -> web.StreamResponse:
        asked.append(asyncio.get_running_loop().time())
        return await says(GOOD)(request)

    def full(*_given: object) -> None:
        raise StoreFull("no room left")

    monkeypatch.setattr(Sources, "set_standing", full)
    stop = asyncio.Event()
    async with host({"/good": counted}) as base:
        with open_store(place) as store:
            store.sources.put(source(base + "/good", "good"))
        working = asyncio.create_task(poll(place, lambda event: None, stop=stop))
        await _until(lambda: bool(asked))
        await asyncio.sleep(4 * TICK)
        stop.set()
        await working
    assert len(asked) == 1


async def test_a_running_desk_counts_a_renamed_source_as_the_outlet_it_was(place: Path) -> None:
    title = "Ministry orders 210 pumps for Ostrava after the flood"
    feeds = {path: [rss((title, f"http://a.example/{path}"))] for path in ("first", "second")}
    told: list[Event] = []
    stop = asyncio.Event()

    async def newest(request: web.Request) -> web.StreamResponse:
        return await says(feeds[request.path.strip("/")][-1])(request)

    async with host({"/first": newest, "/second": newest}) as base, asyncio.TaskGroup() as tasks:
        with open_store(place) as store:
            ours = source(f"{base}/first", "Gazette")
            for each in (ours, source(f"{base}/second", "Courier")):
                store.sources.put(each)
            tasks.create_task(poll(place, told.append, stop=stop))
            await _until(lambda: len([event for event in told if event.event == "poll"]) == 2)
            store.lists.put(replace(ours, name="Harbour Gazette"), WallClock().now())
            feeds["first"].append(rss((title, "http://a.example/first"), (title, "http://a.example/later")))
            store.sources.ask([ours.id], WallClock().now())
            await _until(lambda: store.articles.count() == 3)
            stop.set()
    with open_store(place) as store:
        assert {each.outlet for each in store.articles.newest(9)} == {"Harbour Gazette", "Courier"}
        assert [(story.articles, story.outlets) for story in store.stories.newest(9)] == [(3, 2)]


async def test_a_wish_for_a_look_is_heard_while_the_desk_works(place: Path) -> None:
    told: list[Event] = []
    stop = asyncio.Event()
    async with host({"/good": says(GOOD)}) as base:
        with open_store(place) as store:
            wanted = source(base + "/good", "good")
            store.sources.put(wanted)
            working = asyncio.create_task(poll(place, told.append, stop=stop))
            await _until(lambda: any(event.event == "poll" for event in told))
            told.clear()
            store.sources.ask([wanted.id], WallClock().now())
            await _until(lambda: any(event.event == "poll" for event in told))
            assert store.sources.asked() == {}
        stop.set()
        await working


@pytest.mark.parametrize(("body", "status"), [(GOOD, 200), ("no", 500)], ids=["good", "failed"])
async def test_of_a_source_removed_while_it_is_looked_at_no_standing_comes_back(
    place: Path, body: str, status: int
) -> None:
    told: list[Event] = []
    with open_store(place) as store:

        async def removing(request: web.Request) -> web.Response:
            store.sources.remove(looked_at.id)
            return web.Response(text=body, status=status, content_type="application/rss+xml")

        async with host({"/feed": removing}) as base:
            looked_at = source(base + "/feed", "feed")
            store.sources.put(looked_at)
            await poll(place, told.append, once=True)
        assert [event.source for event in told if event.event == "poll"] == ["feed"]
        assert store.sources.standings() == {}
        assert store.marks.of(looked_at.id, way("feed", {})) == frozenset()


async def test_one_store_has_one_desk(place: Path) -> None:
    lock = DeskLock(place)
    assert lock.try_acquire()
    try:
        with pytest.raises(AlreadyAtWork, match="another desk"):
            await poll(place, lambda event: None, once=True)
    finally:
        lock.release()


async def test_a_page_is_read_for_every_article_where_all_are_wanted(place: Path) -> None:
    text = " ".join(["The council met on Monday and spoke about the harbour and the new ferry."] * 6)
    page = f"<html><body><article><h1>One</h1><p>{text}</p><p>{text}</p></article></body></html>"
    answers = {"/one": says(page, content_type="text/html"), "/feed": says(rss(("One", "/one")))}
    async with host(answers) as base:
        with open_store(place) as store:
            store.sources.put(source(base + "/feed", "feed", pages="all"))
        assert await poll(place, lambda event: None, once=True) == 0
    with open_store(place) as store:
        article = store.articles.newest(1)[0]
        assert [revision.origin for revision in store.revisions.of(article.id)] == ["feed", "page"]
        assert article.edits == 0


async def _until(holds: Callable[[], bool], seconds: float = 10) -> None:
    async with asyncio.timeout(seconds):
        while not holds():  # noqa: ASYNC110 - what is waited for is in another thread and in the store
            await asyncio.sleep(0.02)
