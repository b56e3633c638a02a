"""The polite client: conditional, compressed, one host at a time, nothing taken on trust."""

import asyncio
import ssl
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import replace
from time import perf_counter
from urllib.parse import urljoin

import aiohttp
from aiohttp_socks import ProxyConnectionError, ProxyError, ProxyTimeoutError
from yarl import URL

from fetchers.errors import (
    BadAddress,
    FetchError,
    Garbled,
    TimedOut,
    TooManyRedirects,
    Unreachable,
    Untrusted,
)
from fetchers.exchange import LIMITS, Answer, Limits, Request
from fetchers.gate import Gates
from fetchers.guard import Allowed, checked
from fetchers.page import Check, Robots
from fetchers.reach import cookies_for
from fetchers.sessions import Sessions
from fetchers.unpack import unpacker

_KEPT = (
    "age", "cache-control", "content-language", "content-location", "date", "expires", "link", "retry-after",
)  # fmt: skip
_PROXY = (ProxyError, ProxyConnectionError, ProxyTimeoutError)
"""What a SOCKS proxy brings about: no kin of aiohttp's errors."""
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_LASTING = frozenset({301, 308})
_OPEN = frozenset({"authorization", "cookie", "proxy-authorization"})
"""Headers that are the business of the host they were meant for alone."""


class Net:
    """Asks hosts, politely; made by `open_net`."""

    def __init__(self, sessions: Sessions, limits: Limits, allowed: Allowed) -> None:
        self._sessions = sessions
        self._limits = limits
        self._allowed = allowed
        self._gates = Gates(limits.per_host, limits.gap)
        self.robots = Robots(self.get, self.slow_down)
        """Through which pages and sitemaps are asked for: `net.robots.get(request)`."""

    async def get(self, request: Request, check: Check | None = None) -> Answer:
        """What the host answers, redirects followed; one of the FetchErrors when there is no answer to
        read. `check` may forbid what a redirect leads to.
        """
        started = perf_counter()
        left = self._limits.total
        seen: set[str] = set()
        asked = request
        moved: str | None = None
        lasting = True
        while True:
            url = checked(asked.url, self._allowed.hosts)
            if asked.url in seen or len(seen) > self._limits.redirects:
                round_trip = (
                    "round in a circle" if asked.url in seen else f"on more than {len(seen) - 1} times"
                )
                raise TooManyRedirects(f"{request.url} sends {round_trip}, last to {asked.url[:200]}")
            seen.add(asked.url)
            gate = self._gates.of(url.host or "")
            async with gate.turn(can_wait=asked.can_wait):
                began = perf_counter()
                keep = gate.waiting > 1 or url.scheme == "http"
                status, target, answer = await self._within(left, asked, url, keep=keep)
                left -= perf_counter() - began
            if target is None:
                return replace(answer, moved=moved, elapsed_ms=round((perf_counter() - started) * 1000))
            lasting = lasting and status in _LASTING
            moved = target if lasting else moved
            asked = self.onward(asked, target)
            if check is not None:
                await check(asked)

    def onward(self, request: Request, target: str) -> Request:
        """The request to where a host leads; what was meant for one origin alone stays behind. BadAddress
        where that cannot be asked.
        """
        here, there = (checked(each, self._allowed.hosts) for each in (request.url, target))
        if _may_be_told(here, there):
            return replace(request, url=target)
        reach = replace(request.reach, user=None, password=None, token=None, headers={})
        headers = {name: value for name, value in request.headers.items() if name.lower() not in _OPEN}
        return replace(request, url=target, headers=headers, reach=reach)

    def allow(self, hosts: frozenset[str]) -> None:
        """Let these hosts inside be asked from now on, and no others."""
        self._allowed.hosts = hosts

    def slow_down(self, url: str, gap: float) -> None:
        """Leave at least so many seconds between two requests to the host of this address from now on."""
        self._gates.widen(checked(url, self._allowed.hosts).host or "", gap)

    async def _within(
        self, left: float, request: Request, url: URL, *, keep: bool
    ) -> tuple[int, str | None, Answer]:
        """One request in the seconds that are left; what goes wrong in it as a FetchError."""
        try:
            async with asyncio.timeout(left):
                return await self._ask(request, url, keep=keep)
        except FetchError:
            raise
        except TimeoutError as error:
            raise TimedOut(self._late(url.host or str(url), error)) from error
        except (aiohttp.ClientError, ssl.SSLError, OSError, ValueError, *_PROXY) as error:
            raise _plainly(url, error) from error

    def _late(self, host: str, error: TimeoutError) -> str:
        """Which limit a host has met, with the number of that one."""
        match error:
            case aiohttp.ConnectionTimeoutError():
                return f"{host} took no connection within {self._limits.connect:g} s"
            case aiohttp.ServerTimeoutError():
                return f"{host} fell silent: not a byte for {self._limits.idle:g} s"
            case _:
                return f"{host} gave no whole answer within {self._limits.total:g} s"

    async def _ask(self, request: Request, url: URL, *, keep: bool) -> tuple[int, str | None, Answer]:
        """One request; the status, where it sends on to, and the answer."""
        session, proxy = await self._sessions.to(url, request.reach.proxy)
        response = await session.get(
            url, headers=_headers(request, url), allow_redirects=False, proxy=proxy, ssl=request.reach.verify
        )
        try:
            status = response.status
            location = response.headers.get("Location")
            if status in _REDIRECTS and location:
                return status, urljoin(str(url), location.strip()), Answer(status, str(url), b"")
            body = b"" if status == 304 else await self._body(response)
            return status, None, _answer(response, str(url), body)
        finally:
            # An idle TLS connection holds a quarter of a megabyte; kept only for a host that is asked again.
            if keep and response.content.at_eof():
                response.release()
            else:
                response.close()

    async def _body(self, response: aiohttp.ClientResponse) -> bytes:
        unpacking = unpacker(response.headers.get("Content-Encoding", ""), self._limits)
        async for piece in response.content.iter_any():
            unpacking.take(piece)
        return unpacking.whole()


@asynccontextmanager
async def open_net(
    limits: Limits = LIMITS, allow_private: frozenset[str] = frozenset(), proxy: str | None = None
) -> AsyncIterator[Net]:
    """The net for the while.

    `allow_private` names hosts, addresses or networks inside that may be asked; `proxy` is the way out for
    every source that names none of its own, before that of the environment.
    """
    allowed = Allowed(allow_private)
    async with Sessions(limits, allowed, proxy) as sessions:
        yield Net(sessions, limits, allowed)


def _headers(request: Request, url: URL) -> dict[str, str]:
    reach = request.reach
    headers = {"Accept": request.accept, **reach.headers, **request.headers}
    if reach.agent:
        headers["User-Agent"] = reach.agent
    if reach.token:
        headers["Authorization"] = f"Bearer {reach.token}"
    elif reach.user is not None:
        headers["Authorization"] = aiohttp.encode_basic_auth(reach.user, reach.password or "")
    if cookies := cookies_for(reach.cookies, url.host or "", is_secure=url.scheme == "https"):
        headers["Cookie"] = cookies
    if request.etag:
        headers["If-None-Match"] = request.etag
    if request.modified:
        headers["If-Modified-Since"] = request.modified
    return headers


def _may_be_told(here: URL, there: URL) -> bool:
    """Whether what is meant for one address may be told at another: of one origin, or the same by https."""
    if there.origin() == here.origin():
        return True
    is_same = there.host == here.host
    return is_same and (here.scheme, here.port, there.scheme, there.port) == ("http", 80, "https", 443)


def _answer(response: aiohttp.ClientResponse, url: str, body: bytes) -> Answer:
    headers: Mapping[str, str] = response.headers
    return Answer(
        status=response.status,
        url=url,
        body=body,
        content_type=headers.get("Content-Type"),
        etag=_sound(headers.get("ETag")),
        modified=_sound(headers.get("Last-Modified")),
        headers={name: headers[name] for name in _KEPT if name in headers},
    )


def _sound(validator: str | None) -> str | None:
    """A validator that can be kept and sent back byte for byte; None for one that cannot."""
    return validator if validator and validator.isprintable() and "\ufffd" not in validator else None


def _plainly(url: URL, error: Exception) -> FetchError:
    """The error in words that are fit to show."""
    host = url.host or str(url)
    match error:
        case ProxyError() | ProxyConnectionError() | ProxyTimeoutError():
            return Unreachable(f"{host} cannot be reached through its proxy: {_reason(error)}")
        case aiohttp.ClientConnectorCertificateError() | aiohttp.ClientSSLError() | ssl.SSLError():
            return Untrusted(f"{host} has no certificate that can be trusted: {_reason(error)}")
        case aiohttp.ClientConnectorDNSError():
            return Unreachable(f"{host} cannot be found: no such name")
        case aiohttp.ClientConnectorError():
            return Unreachable(f"{host} cannot be reached: {_reason(error)}")
        case aiohttp.ServerDisconnectedError() | aiohttp.ClientOSError():
            return Unreachable(f"{host} broke off the connection")
        case aiohttp.ClientPayloadError():
            return Unreachable(f"{host} broke off in the middle of its answer")
        case aiohttp.InvalidURL():
            return BadAddress(f"{url} is no address")
        case aiohttp.ClientError():
            return Garbled(f"{host} answered with something that is not HTTP: {_reason(error)}")
        case _:
            return Unreachable(f"{host} cannot be reached: {_reason(error)}")


def _reason(error: Exception) -> str:
    inner = getattr(error, "os_error", None) or getattr(error, "certificate_error", None) or error
    text = getattr(inner, "strerror", None) or getattr(inner, "verify_message", None) or str(inner)
    return " ".join(str(text).split())[:200] or type(inner).__name__
