"""The client against a real server on loopback."""

import asyncio
import gzip
import socket
import zlib
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from itertools import pairwise

import brotli  # type: ignore[import-untyped]
import pytest
from aiohttp import ThreadedResolver, web
from aiohttp.abc import ResolveResult

from fetchers.errors import (
    BadAddress,
    FetchError,
    Garbled,
    PrivateAddress,
    TimedOut,
    TooLarge,
    TooManyRedirects,
    Unreachable,
)  # fmt: skip
from fetchers.exchange import Limits, Request
from fetchers.http import Net, open_net

LOCAL = frozenset({"127.0.0.1"})
QUICK = Limits(gap=0, total=2, idle=1, connect=1)
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


@asynccontextmanager
async def host(handler: Handler) -> AsyncIterator[str]:
    application = web.Application()
    application.router.add_route("*", "/{path:.*}", handler)
    runner = web.AppRunner(application, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    finally:
        await runner.cleanup()


@asynccontextmanager
async def net(limits: Limits = QUICK) -> AsyncIterator[Net]:
    async with open_net(limits, LOCAL) as opened:
        yield opened


async def failing(handler: Handler, path: str = "/", limits: Limits = QUICK) -> FetchError:
    async with host(handler) as at, net(limits) as client:
        with pytest.raises(FetchError) as caught:
            await client.get(Request(at + path))
    return caught.value


PACKED = {
    "gzip": gzip.compress(b"news " * 100),
    "br": brotli.compress(b"news " * 100),
    "deflate": zlib.compress(b"news " * 100),
    "x-gzip": gzip.compress(b"news " * 40) + gzip.compress(b"news " * 60),
}


@pytest.mark.parametrize("encoding", PACKED)
async def test_a_packed_body_arrives_unpacked(encoding: str) -> None:
    async def answer(request: web.Request) -> web.Response:
        return web.Response(body=PACKED[encoding], headers={"Content-Encoding": encoding})

    async with host(answer) as at, net() as client:
        assert (await client.get(Request(at))).body == b"news " * 100


async def test_deflate_without_its_wrapping_is_understood() -> None:
    raw = zlib.compressobj(wbits=-15)
    packed = raw.compress(b"news " * 100) + raw.flush()

    async def answer(request: web.Request) -> web.Response:
        return web.Response(body=packed, headers={"Content-Encoding": "deflate"})

    async with host(answer) as at, net() as client:
        assert (await client.get(Request(at))).body == b"news " * 100


@pytest.mark.parametrize("encoding", ["gzip", "br"])
async def test_a_bomb_is_cut_off(encoding: str) -> None:
    zeros = bytes(60_000_000)
    bomb = gzip.compress(zeros, 1) if encoding == "gzip" else brotli.compress(zeros, quality=1)

    async def answer(request: web.Request) -> web.Response:
        return web.Response(body=bomb, headers={"Content-Encoding": encoding})

    assert isinstance(await failing(answer), TooLarge)


async def test_an_endless_body_is_cut_off_by_size() -> None:
    async def answer(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse()
        await response.prepare(request)
        while True:
            await response.write(bytes(100_000))

    assert isinstance(await failing(answer, limits=replace(QUICK, body=1_000_000)), TooLarge)


async def test_a_body_that_drips_is_cut_off_by_time() -> None:
    async def answer(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse()
        await response.prepare(request)
        while True:
            await response.write(b".")
            await asyncio.sleep(0.02)

    failed = await failing(answer, limits=replace(QUICK, total=0.3))
    assert isinstance(failed, TimedOut)
    assert "gave no whole answer within 0.3 s" in str(failed)


async def test_redirects_that_drag_on_are_cut_off_by_time_and_waits_for_turns_do_not_count() -> None:
    async def answer(request: web.Request) -> web.Response:
        await asyncio.sleep(0.1)
        done = len(request.path) > 5
        return web.Response() if done else web.Response(status=302, headers={"Location": request.path + "x"})

    assert isinstance(await failing(answer, limits=replace(QUICK, total=0.35)), TimedOut)
    async with host(answer) as at, net(replace(QUICK, total=3, gap=0.8)) as client:
        await client.get(Request(at))


async def test_a_host_that_falls_silent_is_given_up() -> None:
    async def answer(request: web.Request) -> web.Response:
        await asyncio.sleep(30)
        return web.Response()

    failed = await failing(answer, limits=replace(QUICK, idle=0.2))
    assert isinstance(failed, TimedOut)
    assert "fell silent: not a byte for 0.2 s" in str(failed)


async def test_a_host_that_takes_no_connection_is_given_up_by_that_limit() -> None:
    with socket.create_server(("127.0.0.1", 0), backlog=0) as full, socket.socket() as first:
        address = full.getsockname()
        first.connect(address)  # who comes after it waits in vain
        async with net(replace(QUICK, connect=0.2)) as asking:
            with pytest.raises(TimedOut, match=r"took no connection within 0\.2 s"):
                await asking.get(Request(f"http://127.0.0.1:{address[1]}/"))


async def test_redirects_in_a_circle_end() -> None:
    async def answer(request: web.Request) -> web.Response:
        return web.Response(status=302, headers={"Location": "/b" if request.path == "/a" else "/a"})

    error = await failing(answer, "/a")
    assert isinstance(error, TooManyRedirects)
    assert "circle" in str(error)


async def test_what_a_host_puts_into_an_error_is_plain_words() -> None:
    async def answer(request: web.Request) -> web.Response:
        return web.Response(status=302, headers={"Location": "foo:\x9b31m"})

    async with host(answer) as at, net() as client:
        for target in ("foo:\udc9b", "http://[\udc9b", "http://e.org:1\x9b31m/", at):
            with pytest.raises(FetchError) as caught:
                await client.get(Request(target))
            assert str(caught.value).isprintable()
            assert str(caught.value).encode()


async def test_redirects_without_end_end() -> None:
    async def answer(request: web.Request) -> web.Response:
        return web.Response(status=302, headers={"Location": request.path + "x"})

    assert isinstance(await failing(answer), TooManyRedirects)


@pytest.mark.parametrize(
    "target",
    [
        "http://169.254.169.254/latest", "http://[::1]/", "http://10.1.2.3/", "file:///etc",
        "http://e.org:99999/", "https://:443/",
    ],
)  # fmt: skip
async def test_a_redirect_into_this_network_or_to_no_address_is_refused(target: str) -> None:
    async def answer(request: web.Request) -> web.Response:
        return web.Response(status=302, headers={"Location": target})

    assert isinstance(await failing(answer), BadAddress)


@pytest.mark.parametrize("url", ["http://127.0.0.1/", "http://localhost/", "http://[::ffff:127.0.0.1]/"])
async def test_this_machine_is_refused_unless_it_is_named(url: str) -> None:
    async with open_net(QUICK) as client:
        with pytest.raises(PrivateAddress):
            await client.get(Request(url))


async def test_an_address_written_as_one_number_is_refused() -> None:
    async with open_net(QUICK) as client:
        with pytest.raises(BadAddress):
            await client.get(Request("http://2130706433/"))


async def test_nobody_listening_is_told_plainly() -> None:
    async with net() as client:
        with pytest.raises(Unreachable, match="cannot be reached"):
            await client.get(Request("http://127.0.0.1:1/"))


async def test_permanent_moves_are_told_and_passing_ones_are_not() -> None:
    async def answer(request: web.Request) -> web.Response:
        moves = {
            "/old": (301, "/new"),
            "/new": (308, "/now"),
            "/now": (302, "/today"),
            "/brief": (302, "/new"),
        }
        if request.path not in moves:
            return web.Response(text=request.path)
        status, target = moves[request.path]
        return web.Response(status=status, headers={"Location": target})

    async with host(answer) as at, net() as client:
        lasting = await client.get(Request(at + "/old"))
        passing = await client.get(Request(at + "/brief"))
    assert (lasting.body, lasting.moved) == (b"/today", at + "/now")
    assert (passing.body, passing.moved) == (b"/today", None)


async def test_a_body_packed_otherwise_than_it_says_is_an_error() -> None:
    async def answer(request: web.Request) -> web.Response:
        return web.Response(body=b"no gzip at all", headers={"Content-Encoding": "gzip"})

    assert isinstance(await failing(answer), Garbled)


async def test_one_host_is_asked_one_at_a_time_with_a_gap() -> None:
    running = 0
    most = 0
    begun: list[float] = []

    async def answer(request: web.Request) -> web.Response:
        nonlocal running, most
        running += 1
        most = max(most, running)
        begun.append(asyncio.get_running_loop().time())
        await asyncio.sleep(0.01)
        running -= 1
        return web.Response()

    async with host(answer) as at, net(replace(QUICK, gap=0.1)) as client, asyncio.TaskGroup() as group:
        for number in range(4):
            group.create_task(client.get(Request(f"{at}/{number}")))
    assert most == 1
    assert min(later - earlier for earlier, later in pairwise(begun)) >= 0.05, (
        "a gap of a tenth, less what a busy machine takes"
    )


class Here(ThreadedResolver):
    """Knows every name as this machine's."""

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        return await super().resolve("127.0.0.1", port, family)


async def test_a_name_inside_is_not_reached_once_it_is_no_longer_allowed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("aiohttp.DefaultResolver", Here)

    async def answer(request: web.Request) -> web.Response:
        return web.Response(text="inside", headers={"Connection": "close"})

    async with host(answer) as at, open_net(QUICK, frozenset({"nas.example"})) as client:
        request = Request(at.replace("127.0.0.1", "nas.example"))
        assert (await client.get(request)).status == 200
        client.allow(frozenset())
        with pytest.raises(PrivateAddress):
            await client.get(request)
