"""Which of its pages a host lets be read, and what is remembered of that."""

import asyncio
import gc

import pytest
from aiohttp import web
from protego import Protego

from fetchers import page
from fetchers.errors import FetchError, Refused, Unreachable
from fetchers.exchange import Answer, Request
from fetchers.http import open_net
from fetchers.page import Check, Robots
from tests.fetchers.test_find import Site
from tests.fetchers.test_http import LOCAL, QUICK, host


async def test_38_a_page_that_robots_forbids_is_not_asked_for() -> None:
    site = Site(robots_txt="User-agent: wirewatch\nDisallow: /private\nCrawl-delay: 0.01\n", news="text")
    async with host(site.answer) as at, open_net(QUICK, LOCAL) as net:
        assert (await net.robots.get(Request(at + "/news"))).body == b"text"
        with pytest.raises(Refused, match="left alone"):
            await net.robots.get(Request(at + "/private/1"))
        await net.robots.get(Request(at + "/news"))
    assert site.asked == ["/robots.txt", "/news", "/news"]


async def test_a_host_that_cannot_tell_its_rules_is_left_alone() -> None:
    site = Site()
    site.status = 503
    async with host(site.answer) as at, open_net(QUICK, LOCAL) as net:
        with pytest.raises(Refused, match="cannot be read"):
            await net.robots.get(Request(at + "/news"))
    assert site.asked == ["/robots.txt"]


async def test_what_a_redirect_leads_to_is_not_asked_for_where_robots_forbid_it() -> None:
    far = Site(robots_txt="User-agent: *\nDisallow: /private\n", news="text")
    places: dict[str, str] = {}

    async def away(request: web.Request) -> web.Response:
        if request.path not in places:
            return web.Response(status=404)
        return web.Response(status=302, headers={"Location": places[request.path]})

    async with host(far.answer) as there, host(away) as at, open_net(QUICK, LOCAL) as net:
        places |= {"/a": f"{there}/news", "/b": f"{there}/private/1"}
        assert (await net.robots.get(Request(at + "/a"))).body == b"text"
        with pytest.raises(Refused, match="left alone"):
            await net.robots.get(Request(at + "/b"))
    assert far.asked == ["/robots.txt", "/news"]


class Hosts:
    """All hosts there are: those that are down cannot be reached."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.is_down = False

    async def get(self, request: Request, check: Check | None = None) -> Answer:
        self.asked.append(request.url)
        if self.is_down:
            raise Unreachable("nobody listens")
        return Answer(200, request.url, b"User-agent: *\nDisallow: /private\n")


async def test_a_host_that_is_down_is_not_asked_again_for_each_of_its_pages(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    hosts = Hosts()
    hosts.is_down = True
    robots = Robots(hosts.get, lambda url, gap: None)
    pages = [Request(f"http://e.org/{number}") for number in range(9)]
    tried = await asyncio.gather(*map(robots.get, pages), return_exceptions=True)
    assert {type(each) for each in tried} == {Unreachable}
    assert hosts.asked == ["http://e.org/robots.txt"]
    monkeypatch.setattr(page, "FAILED", 0.0)
    robots = Robots(hosts.get, lambda url, gap: None)
    with pytest.raises(FetchError):
        await robots.get(pages[0])
    hosts.is_down = False
    assert (await robots.get(pages[0])).status == 200


async def test_hosts_that_would_be_asked_anew_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page, "KEPT", 0.0)
    robots = Robots(Hosts().get, lambda url, gap: None)
    for number in range(3_000):
        await robots.get(Request(f"http://h{number}.example/1"))
    gc.collect()
    assert sum(isinstance(each, Protego) for each in gc.get_objects()) < 1_100
