"""The ways out to the net: straight, through a proxy of HTTP, through one of SOCKS; each opened when first
used.
"""

from contextlib import AsyncExitStack
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from types import TracebackType
from typing import Any, Self
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

import aiohttp
from aiohttp_socks import ProxyConnector
from yarl import URL

from fetchers.errors import BadAddress
from fetchers.exchange import Limits
from fetchers.guard import Allowed, GuardedResolver

_SOCKS = frozenset({"socks4", "socks5", "socks5h"})


@cache
def agent() -> str:
    """How the program introduces itself: its name, its version and where its makers are found."""
    try:
        number = version("wirewatch")
    except PackageNotFoundError:
        number = "0"
    return f"wirewatch/{number} (+https://pypi.org/project/wirewatch/)"


class Sessions:
    """The sessions of one net; a context manager that closes them all."""

    def __init__(self, limits: Limits, allowed: Allowed, proxy: str | None) -> None:
        self._limits = limits
        self._allowed = allowed
        self._proxy = proxy
        self._proxies = getproxies()
        self._stack = AsyncExitStack()
        self._open: dict[str, aiohttp.ClientSession] = {}
        self._resolved_for = allowed.hosts

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._stack.aclose()

    async def to(self, url: URL, proxy: str | None) -> tuple[aiohttp.ClientSession, str | None]:
        """The session that leads to an address, and the HTTP proxy to name with each request through it.

        `proxy` is the source's own; without one it is that of the net, else of the environment.
        """
        self._resolve_anew()
        way = proxy or self._proxy or self._of_environment(url)
        if not way:
            return await self._session("straight", None), None
        scheme = urlsplit(way).scheme.lower()
        if scheme in _SOCKS:
            return await self._session(way, way), None
        if scheme in ("http", "https"):
            return await self._session("proxied", None), way
        raise BadAddress(f"{way} is no proxy: http://…, https://… or socks5://… is")

    def _resolve_anew(self) -> None:
        """Forget all names' addresses when other hosts are allowed: they are looked at as they resolve."""
        if self._resolved_for != self._allowed.hosts:
            for session in self._open.values():
                if isinstance(session.connector, aiohttp.TCPConnector):
                    session.connector.clear_dns_cache()
        self._resolved_for = self._allowed.hosts

    def _of_environment(self, url: URL) -> str | None:
        """The proxy that `http_proxy`, `https_proxy`, `all_proxy` and `no_proxy` ask for."""
        if not self._proxies or proxy_bypass(url.host or ""):
            return None
        return self._proxies.get(url.scheme) or self._proxies.get("all")

    async def _session(self, name: str, socks: str | None) -> aiohttp.ClientSession:
        if name not in self._open:
            resolver = GuardedResolver(aiohttp.DefaultResolver(), self._allowed)
            self._stack.push_async_callback(resolver.close)
            usual: dict[str, Any] = {"limit": self._limits.connections, "keepalive_timeout": 15}
            connector: aiohttp.BaseConnector
            if socks:
                connector = ProxyConnector.from_url(socks.replace("socks5h:", "socks5:"), rdns=True, **usual)
            elif name == "proxied":
                # A proxy is the person's own choice and may stand inside; it resolves what it is asked for.
                connector = aiohttp.TCPConnector(ttl_dns_cache=3600, **usual)
            else:
                connector = aiohttp.TCPConnector(resolver=resolver, ttl_dns_cache=3600, **usual)
            self._open[name] = await self._stack.enter_async_context(self._with(connector))
        return self._open[name]

    def _with(self, connector: aiohttp.BaseConnector) -> aiohttp.ClientSession:
        limits = self._limits
        return aiohttp.ClientSession(
            connector=connector,
            cookie_jar=aiohttp.DummyCookieJar(),
            auto_decompress=False,
            headers={"User-Agent": agent(), "Accept-Encoding": "gzip, deflate, br"},
            timeout=aiohttp.ClientTimeout(total=None, sock_connect=limits.connect, sock_read=limits.idle),
            max_line_size=limits.header_line,
            max_field_size=limits.header_line,
            max_headers=limits.header_count,
        )
