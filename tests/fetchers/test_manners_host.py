"""Manners towards one host, counted while a desk is at work: its many feeds, its pages, its sitemaps."""

from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from time import monotonic

import pytest
from aiohttp import web

from desk import setting
from desk.adding import AlreadyThere, add_source
from desk.discover import Wish
from desk.run import poll
from fetchers.exchange import Limits
from store.store import open_store
from tests.desk.hosts import Answer, host, let_loopback, rss, says, source

PROSE = " ".join(["The council met on Monday and spoke about the harbour and the new ferry."] * 6)
PAGE = f"<html><body><article><h1>One</h1><p>{PROSE}</p><p>{PROSE}</p></article></body></html>"
SITEMAP = (
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>http://a.example/one-two-three</loc>'
    "</url></urlset>"
)


class Noting:
    """Wraps answers and notes each request, when it came, and how many were under way."""

    def __init__(self) -> None:
        self.asked: list[web.Request] = []
        self.times: list[float] = []
        self.under_way = self.most = 0

    def __call__(self, answer: Answer) -> Answer:
        async def noted(request: web.Request) -> web.StreamResponse:
            self.asked.append(request)
            self.times.append(monotonic())
            self.under_way += 1
            self.most = max(self.most, self.under_way)
            try:
                return await answer(request)
            finally:
                self.under_way -= 1

        return noted

    def of(self, path: str) -> list[web.Request]:
        return [request for request in self.asked if request.path == path]


@pytest.fixture
def place(tmp_path: Path) -> Path:
    path = tmp_path / "desk.db"
    with open_store(path) as store:
        let_loopback(store)
    return path


def marked(body: str, content_type: str) -> Answer:
    """Answer with an ETag, and with 304 to whoever brings it back."""

    async def answer(request: web.Request) -> web.StreamResponse:
        if request.headers.get("If-None-Match") == '"it"':
            return web.Response(status=304, headers={"ETag": '"it"'})
        return web.Response(text=body, content_type=content_type, headers={"ETag": '"it"'})

    return answer


async def test_15_many_feeds_of_one_host_are_asked_one_by_one(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gap = 0.1
    with open_store(place) as store:
        store.settings.set(setting.NAME, None)
        setting.allow_host(store, "127.0.0.1")
    monkeypatch.setattr(setting, "LIMITS", Limits(gap=gap))
    noting = Noting()
    paths = [f"/feed{number}" for number in range(8)]
    async with host({path: noting(says(rss((path, f"http://a.example{path}")))) for path in paths}) as base:
        with open_store(place) as store:
            for path in paths:
                store.sources.put(source(base + path, path))
        assert await poll(place, lambda event: None, once=True) == 0
    assert sorted(request.path for request in noting.asked) == paths
    assert noting.most == 1
    assert min(later - earlier for earlier, later in pairwise(noting.times)) >= gap / 2


async def test_36_a_feed_that_answers_304_is_not_asked_in_the_hours_it_named(place: Path) -> None:
    quiet = "".join(f"<hour>{hour}</hour>" for hour in range(23))
    body = rss(("One", "http://a.example/1")).replace("<item>", f"<skipHours>{quiet}</skipHours><item>", 1)
    noting = Noting()
    async with host({"/feed": noting(marked(body, "application/rss+xml"))}) as base:
        with open_store(place) as store:
            wanted = source(base + "/feed", "feed")
            store.sources.put(wanted)
        await poll(place, lambda event: None, once=True)
        with open_store(place) as store:
            store.sources.ask([wanted.id], wanted.added)
        await poll(place, lambda event: None, once=True)
        await poll(place, lambda event: None, once=True)
    assert [request.headers.get("If-None-Match") for request in noting.asked] == [None, '"it"']
    with open_store(place) as store:
        standing = store.sources.standing(wanted.id)
    assert standing is not None
    assert standing.status == 304
    assert standing.due.hour == 23


async def test_40_pages_and_sitemaps_are_asked_conditionally_too(place: Path) -> None:
    noting = Noting()
    answers = {
        "/robots.txt": says("User-agent: *\nAllow: /\n", content_type="text/plain"),
        "/feed": noting(says(rss(("One", "/one")))),
        "/one": noting(marked(PAGE, "text/html")),
        "/sitemap.xml": noting(marked(SITEMAP, "application/xml")),
    }
    async with host(answers) as base:
        with open_store(place) as store:
            store.sources.put(source(base + "/feed", "feed", pages="all"))
        listed = await add_source(place, Wish(base + "/sitemap.xml", kind="sitemap"))
        asked_by_adding = len(noting.of("/sitemap.xml"))
        await poll(place, lambda event: None, once=True)
        with open_store(place) as store:
            (reading,) = [
                held for each in store.articles.newest(9) if (held := store.readings.get(each.id)) is not None
            ]
            store.readings.put(replace(reading, due=reading.tried or reading.due))
            store.sources.ask([listed.id], listed.added)
        await poll(place, lambda event: None, once=True)
    assert [request.headers.get("If-None-Match") for request in noting.of("/one")] == [None, '"it"']
    of_sitemap = [request.headers.get("If-None-Match") for request in noting.of("/sitemap.xml")]
    assert of_sitemap[asked_by_adding:] == [None, '"it"']


async def test_44_a_feed_that_was_added_twice_is_polled_once(place: Path) -> None:
    noting = Noting()
    feed = noting(says(rss(("One", "http://a.example/1"))))
    async with host({"/feed": feed, "/feed/": feed}) as base:
        await add_source(place, Wish(base + "/feed"))
        for again in ("/feed/", "/feed#top", "/feed"):
            with pytest.raises(AlreadyThere):
                await add_source(place, Wish(base + again))
        noting.asked.clear()
        await poll(place, lambda event: None, once=True)
    assert len(noting.asked) == 1
