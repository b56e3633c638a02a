"""Checks 29 to 35, 37, 42 and 43: what a request says, and what is taken of an answer."""

import asyncio
import gzip
import zlib
from dataclasses import replace

import brotli  # type: ignore[import-untyped]
import pytest
from aiohttp import web

from fetchers.errors import FetchError, Garbled, PrivateAddress, TimedOut, TooLarge
from fetchers.exchange import Request
from fetchers.http import open_net
from tests.fetchers.etiquette.world import LIMITS, World, check, feed
from tests.fetchers.test_http import Handler, host


@check(29, "gzip, deflate and brotli are offered and unpacked, a bomb is cut off")
async def _(world: World) -> None:
    packed = {"gzip": gzip.compress, "deflate": zlib.compress, "br": brotli.compress}
    for number, (encoding, pack) in enumerate(packed.items()):
        world.take(f"/{number}")
        world.host.headers, world.host.body = {"Content-Encoding": encoding}, pack(feed(encoding))
        assert (await world.look()).error is None
    assert world.articles == 3
    offered = (world.host.sent("Accept-Encoding")[0] or "").replace(",", " ").split()
    assert set(packed) <= set(offered)
    world.take("/bomb")
    world.host.headers, world.host.body = {"Content-Encoding": "gzip"}, gzip.compress(bytes(60_000_000), 1)
    assert "cut off" in ((await world.look()).error or "")


@check(30, "Accept names the kinds of feed")
async def _(world: World) -> None:
    await world.look()
    accepted = world.host.sent("Accept")[0] or ""
    assert accepted.index("application/atom+xml") < accepted.index("application/rss+xml")
    assert accepted.index("application/feed+json") < accepted.index("*/*")


@check(31, "User-Agent names program, version and address, and no browser")
async def _(world: World) -> None:
    await world.look()
    agent = world.host.sent("User-Agent")[0] or ""
    assert agent.startswith("wirewatch/")
    assert "(+https://" in agent
    assert "Mozilla" not in agent


@check(32, "no cookie is given back")
async def _(world: World) -> None:
    world.host.headers = {"Set-Cookie": "track=1; Path=/"}
    await world.look(3)
    assert world.host.sent("Cookie") == [None] * 3


@check(33, "no Referer, not even behind a redirect")
async def _(world: World) -> None:
    world.host.redirects = {"/Feed/": (302, "/there")}
    await world.look(2)
    assert world.host.sent("Referer") == [None] * 4


@check(34, "the address is asked as it is written")
async def _(world: World) -> None:
    paths = ["/Feed/?Format=RSS", "/a%20b/C%2fd/", "/x?b=2&a=1&a=", "/UPPER", "/caf%C3%A9?q=%7e"]
    for path in paths:
        world.take(path)
        await world.look()
    assert [request.raw_path for request in world.host.asked] == paths


@check(35, "the fragment stays at home")
async def _(world: World) -> None:
    world.take("/feed#top")
    await world.look()
    assert world.host.asked[0].raw_path == "/feed"


@check(37, "the ETag of a packed answer is given back as it came")
async def _(world: World) -> None:
    packed = {"Content-Encoding": "gzip", "Vary": "Accept-Encoding"}
    world.host.body = gzip.compress(feed("one"))
    for number, etag in enumerate(('"abc-gzip"', '"abc;gzip"', 'W/"abc--gzip"')):
        world.take(f"/{number}")
        world.host.headers = {"ETag": etag, **packed}
        await world.look(2)
        assert world.host.sent("If-None-Match")[-2:] == [None, etag]


@check(42, "an address inside is refused unless it is allowed, behind a redirect too")
async def _(world: World) -> None:
    port = world.host.url.rpartition(":")[2]
    inside = [world.host.url, f"http://localhost:{port}", f"http://[::ffff:127.0.0.1]:{port}"]
    async with open_net(LIMITS) as net:
        for url in inside:
            with pytest.raises(PrivateAddress):
                await net.get(Request(url + "/"))
    assert world.host.asked == []
    world.host.redirects = {"/away": (302, f"http://127.0.0.1:{port}/secret")}
    async with open_net(LIMITS, frozenset({"localhost"})) as net:
        with pytest.raises(PrivateAddress):
            await net.get(Request(f"http://localhost:{port}/away"))
        assert world.host.paths == ["/away"]
        assert (await net.get(Request(f"http://localhost:{port}/"))).status == 200
    world.take("/away")
    await world.look()
    assert world.host.paths[-1] == "/secret"  # this host is one that was allowed


@check(43, "the limits of body, head and time work each alone")
async def _(world: World) -> None:
    async def endless(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse()
        await response.prepare(request)
        while True:
            await response.write(bytes(100_000))

    async def long_head(request: web.Request) -> web.StreamResponse:
        return web.Response(headers={"X-Long": "x" * 20_000})

    async def dripping(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse()
        await response.prepare(request)
        while True:
            await response.write(b".")
            await asyncio.sleep(0.02)

    wide = replace(LIMITS, total=60)
    cases: tuple[tuple[Handler, object, type[FetchError]], ...] = (
        (endless, replace(wide, body=1_000_000), TooLarge),
        (long_head, replace(wide, header_line=8_000), Garbled),
        (dripping, replace(wide, total=0.3), TimedOut),
    )
    for answer, limits, error in cases:
        async with host(answer) as at, open_net(limits, frozenset({"127.0.0.1"})) as net:  # type: ignore[arg-type]
            with pytest.raises(error):
                await net.get(Request(at))
