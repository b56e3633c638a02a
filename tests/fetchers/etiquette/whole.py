"""Checks 15, 38 to 40 and 44: manners towards one host, of a whole desk and of whoever adds a source."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from itertools import pairwise
from time import monotonic

import pytest
from aiohttp import web

from desk import setting
from desk.adding import AlreadyThere, add_source
from desk.discover import Wish
from desk.run import poll
from fetchers.errors import Refused
from fetchers.exchange import Limits, Request
from fetchers.find import offers
from fetchers.http import open_net
from store.store import open_store
from tests.desk.hosts import Answer, host, let_loopback, rss, says, source
from tests.fetchers.etiquette.world import LIMITS, World, check

PROSE = " ".join(["The council met on Monday and spoke about the harbour and the new ferry."] * 6)
PAGE = f"<html><body><article><h1>One</h1><p>{PROSE}</p><p>{PROSE}</p></article></body></html>"
SITEMAP = (
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>http://a.example/one-two-three</loc>'
    "</url></urlset>"
)
LOCAL = frozenset({"127.0.0.1"})


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

    def sent(self, path: str) -> list[str | None]:
        """The ETags that came back with the requests for a path."""
        return [request.headers.get("If-None-Match") for request in self.asked if request.path == path]


def marked(body: str, content_type: str) -> Answer:
    """Answer with an ETag, and with 304 to whoever brings it back."""

    async def answer(request: web.Request) -> web.StreamResponse:
        if request.headers.get("If-None-Match") == '"it"':
            return web.Response(status=304, headers={"ETag": '"it"'})
        return web.Response(text=body, content_type=content_type, headers={"ETag": '"it"'})

    return answer


@check(15, "many feeds of one host are asked one by one, with a gap")
async def _(world: World) -> None:
    gap, noting, place = 0.1, Noting(), world.tmp_path / "desk.db"
    world.patch.setattr(setting, "LIMITS", Limits(gap=gap))
    paths = [f"/feed{number}" for number in range(8)]
    async with host({path: noting(says(rss((path, f"http://a.example{path}")))) for path in paths}) as base:
        with open_store(place) as store:
            for path in paths:
                store.sources.put(setting.let_in(source(base + path, path)))
        assert await poll(place, lambda event: None, once=True) == 0
    assert sorted(request.path for request in noting.asked) == paths
    assert noting.most == 1
    assert min(later - earlier for earlier, later in pairwise(noting.times)) >= gap / 2


@check(38, "robots.txt and its crawl-delay hold for pages and sitemaps")
async def _(world: World) -> None:
    rules = "User-agent: wirewatch\nDisallow: /private\nCrawl-delay: 0.3\n"
    world.host.pages = {"/robots.txt": rules, "/news": PAGE, "/sitemap.xml": SITEMAP}
    get = world.net.robots.get
    for path in ("/private/1", "/private/sitemap.xml"):
        await refused(get, world.host.url + path)
    await get(Request(world.host.url + "/news"))
    await get(Request(world.host.url + "/sitemap.xml"))
    await get(Request(world.host.url + "/news"))
    assert world.host.paths == ["/robots.txt", "/news", "/sitemap.xml", "/news"]
    assert min(later - earlier for earlier, later in pairwise(world.host.times[2:])) >= 0.25
    world.source = replace(world.source, url=world.host.url + "/private/sitemap.xml", kind="sitemap")
    world.store.sources.put(world.source)
    assert "robots.txt" in ((await world.look()).error or "")
    assert "/private/sitemap.xml" not in world.host.paths


async def refused(get: Callable[[Request], Awaitable[object]], url: str) -> None:
    with pytest.raises(Refused, match="left alone"):
        await get(Request(url))


@check(39, "what a page declares is believed, and no other place is tried")
async def _(world: World) -> None:
    world.host.pages = {"/": '<link rel="alternate" type="application/rss+xml" href="/mine.xml">'}
    async with open_net(LIMITS, LOCAL) as net:
        found = await offers(net, await net.get(Request(world.host.url + "/")))
    assert [offer.url for offer in found] == [world.host.url + "/mine.xml"]
    assert world.host.paths == ["/"]
    place = world.tmp_path / "adding.db"
    with open_store(place) as store:
        let_loopback(store)
    world.host.asked.clear()
    await add_source(place, Wish(world.host.url + "/"))
    assert set(world.host.paths) == {"/", "/mine.xml"}


@check(40, "pages and sitemaps are asked conditionally too")
async def _(world: World) -> None:
    noting, place = Noting(), world.tmp_path / "desk.db"
    answers = {
        "/robots.txt": says("User-agent: *\nAllow: /\n", content_type="text/plain"),
        "/feed": noting(says(rss(("One", "/one")))),
        "/one": noting(marked(PAGE, "text/html")),
        "/sitemap.xml": noting(marked(SITEMAP, "application/xml")),
    }
    async with host(answers) as base:
        with open_store(place) as store:
            let_loopback(store)
            store.sources.put(source(base + "/feed", "feed", pages="all"))
        listed = await add_source(place, Wish(base + "/sitemap.xml", kind="sitemap"))
        by_adding = len(noting.sent("/sitemap.xml"))
        await poll(place, lambda event: None, once=True)
        with open_store(place) as store:
            (reading,) = [
                held for each in store.articles.newest(9) if (held := store.readings.get(each.id)) is not None
            ]
            store.readings.put(replace(reading, due=reading.tried or reading.due))
            store.sources.ask([listed.id], listed.added)
        await poll(place, lambda event: None, once=True)
    assert noting.sent("/one") == [None, '"it"']
    assert noting.sent("/sitemap.xml")[by_adding:] == [None, '"it"']


@check(44, "a feed that is added twice is polled once")
async def _(world: World) -> None:
    noting, place = Noting(), world.tmp_path / "desk.db"
    feed = noting(says(rss(("One", "http://a.example/1"))))
    with open_store(place) as store:
        let_loopback(store)
    async with host({"/feed": feed, "/feed/": feed}) as base:
        await add_source(place, Wish(base + "/feed"))
        for again in ("/feed/", "/feed#top", "/feed"):
            with pytest.raises(AlreadyThere):
                await add_source(place, Wish(base + again))
        with pytest.raises(AlreadyThere):
            await add_source(place, Wish((base + "/feed").replace("http://", "https://")))
        noting.asked.clear()
        await poll(place, lambda event: None, once=True)
    assert len(noting.asked) == 1
