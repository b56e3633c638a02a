"""Ways to a source over SOCKS and IPv6, through small real servers on loopback."""

import asyncio
import socket
import struct
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import pytest
from aiohttp import web

from fetchers.errors import PrivateAddress, Unreachable
from fetchers.exchange import Request
from fetchers.http import open_net
from fetchers.reach import reach
from tests.fetchers.test_http import QUICK, host


async def here(request: web.Request) -> web.Response:
    return web.Response(text=f"here {request.host}")


@dataclass
class Socks:
    """A SOCKS 5 proxy that leads every name to one port of loopback (RFC 1928, CONNECT by name alone)."""

    to: int
    port: int = 0
    asked: list[tuple[str, int]] = field(default_factory=list)

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        _, methods = await reader.readexactly(2)
        await reader.readexactly(methods)
        writer.write(b"\x05\x00")
        _, _, _, kind = await reader.readexactly(4)
        assert kind == 3, "the proxy is to resolve the name, not we"
        name = await reader.readexactly((await reader.readexactly(1))[0])
        (port,) = struct.unpack(">H", await reader.readexactly(2))
        self.asked.append((name.decode(), port))
        if not self.to:
            writer.write(b"\x05\x05\x00\x01" + bytes(6))  # connection refused
            writer.close()
            return
        far_reader, far_writer = await asyncio.open_connection("127.0.0.1", self.to)
        writer.write(b"\x05\x00\x00\x01" + bytes(6))
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(carry(reader, far_writer))
            tasks.create_task(carry(far_reader, writer))


async def carry(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    try:
        while data := await reader.read(65_536):
            writer.write(data)
    except ConnectionError:
        pass
    finally:
        writer.close()


@asynccontextmanager
async def socks(to: int) -> AsyncIterator[Socks]:
    proxy = Socks(to)
    server = await asyncio.start_server(proxy.serve, "127.0.0.1", 0)
    proxy.port = server.sockets[0].getsockname()[1]
    async with server:
        yield proxy


def port_of(at: str) -> int:
    return int(at.rpartition(":")[2])


@pytest.mark.parametrize("scheme", ["socks5", "socks5h"])
async def test_a_socks_proxy_leads_to_the_host_and_resolves_its_name(scheme: str) -> None:
    async with host(here) as at, socks(port_of(at)) as proxy, open_net(QUICK) as net:
        way = await reach({"proxy": f"{scheme}://127.0.0.1:{proxy.port}"})
        answer = await net.get(Request("http://far.example/feed", reach=way))
    assert answer.body == b"here far.example"
    assert proxy.asked == [("far.example", 80)]


async def test_the_socks_proxy_of_the_environment_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    async with host(here) as at, socks(port_of(at)) as proxy:
        monkeypatch.setenv("all_proxy", f"socks5://127.0.0.1:{proxy.port}")
        async with open_net(QUICK) as net:
            await net.get(Request("http://far.example/feed"))
    assert len(proxy.asked) == 1


async def test_what_a_socks_proxy_refuses_is_told_plainly() -> None:
    async with socks(0) as proxy, open_net(QUICK) as net:
        way = await reach({"proxy": f"socks5://127.0.0.1:{proxy.port}"})
        with pytest.raises(Unreachable, match=r"far\.example.*through its proxy: Connection refused"):
            await net.get(Request("http://far.example/feed", reach=way))


async def test_a_socks_proxy_that_is_not_there_is_told_plainly() -> None:
    async with open_net(QUICK) as net:
        way = await reach({"proxy": "socks5://127.0.0.1:1"})
        with pytest.raises(Unreachable, match="through its proxy"):
            await net.get(Request("http://far.example/feed", reach=way))


async def test_an_address_inside_is_refused_behind_a_socks_proxy_too() -> None:
    async with socks(0) as proxy, open_net(QUICK) as net:
        way = await reach({"proxy": f"socks5://127.0.0.1:{proxy.port}"})
        with pytest.raises(PrivateAddress):
            await net.get(Request("http://169.254.169.254/latest", reach=way))
    assert proxy.asked == []


def has_ipv6() -> bool:
    try:
        with socket.create_server(("::1", 0), family=socket.AF_INET6):
            return True
    except OSError:
        return False


@pytest.mark.skipif(not has_ipv6(), reason="this machine has no IPv6 on loopback")
@pytest.mark.parametrize("allowed", ["::1", "::/64"])
async def test_a_host_of_ipv6_is_asked_where_it_is_allowed_and_only_there(allowed: str) -> None:
    application = web.Application()
    application.router.add_get("/", here)
    runner = web.AppRunner(application, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    try:
        await web.TCPSite(runner, "::1", 0).start()
        url = f"http://[::1]:{runner.addresses[0][1]}/"
        async with open_net(QUICK, frozenset({allowed})) as net:
            assert (await net.get(Request(url))).body.startswith(b"here [::1]")
        async with open_net(QUICK) as net:
            with pytest.raises(PrivateAddress):
                await net.get(Request(url))
    finally:
        await runner.cleanup()
