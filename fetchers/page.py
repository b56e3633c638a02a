"""Articles' pages: fetched like feeds, but only where the host's robots.txt allows it, and as slowly as it
asks.

Feeds are published to be read by programs and are not held to robots.txt; pages and sitemaps are.
"""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from typing import Protocol, TypeAlias

from protego import Protego

from fetchers.address import absolute
from fetchers.errors import BadAddress, FetchError, Refused
from fetchers.exchange import Answer, Request

NAME = "wirewatch"
"""The name by which robots.txt may speak of us."""

KEPT = 86_400.0
"""Seconds for which a robots.txt is held to; one that could not be read, a hundredth of that."""

FAILED = 60.0
"""Seconds for which a host that could not be asked for it is asked for none of its pages."""

SLOWEST = 60.0
"""Seconds between two requests that a `Crawl-delay` can ask for."""


TEXT = "text/plain, */*;q=0.1"

Check: TypeAlias = Callable[[Request], Awaitable[None]]
"""Asked before each request that a redirect leads to; raises a FetchError to forbid it."""


class Get(Protocol):
    """What asks a host."""

    async def __call__(self, request: Request, check: Check | None = None) -> Answer:
        """What it answers."""
        ...


@dataclass(slots=True)
class _Host:
    """What is known of one host's robots.txt."""

    asking: asyncio.Lock = field(default_factory=asyncio.Lock)
    until: float = 0.0
    rules: Protego | None = None
    failed: FetchError | None = None


class Robots:
    """What hosts ask of programs that fetch pages; each asked once a day."""

    def __init__(self, get: Get, slow_down: Callable[[str, float], None]) -> None:
        self._get = get
        self._slow_down = slow_down
        self._hosts: dict[str, _Host] = {}
        self._sweep = 1_024

    async def get(self, request: Request) -> Answer:
        """A page, if its host allows it, and each to which that sends on: Refused when one does not, else as
        any answer.
        """
        await self._check(request)
        return await self._get(request, self._check)

    async def _check(self, request: Request) -> None:
        rules = await self._rules(request)
        if rules is None:
            raise Refused(
                f"the robots.txt of {request.url[:200]} cannot be read, so its pages are left alone for now"
            )
        if not rules.can_fetch(request.url, NAME):
            raise Refused(f"robots.txt asks that {request.url[:200]} be left alone")
        if delay := rules.crawl_delay(NAME):
            self._slow_down(request.url, min(float(delay), SLOWEST))

    async def sitemaps(self, url: str) -> tuple[str, ...]:
        """The sitemaps that a host names in its robots.txt."""
        rules = await self._rules(Request(url))
        return tuple(rules.sitemaps) if rules else ()

    async def _rules(self, request: Request) -> Protego | None:
        """The rules of the host; None while it answers that it cannot tell them."""
        place = absolute(request.url, "/robots.txt")
        if not place:
            raise BadAddress(f"{request.url[:200]} is no address")
        now = asyncio.get_running_loop().time
        host = self._of(place, now())
        async with host.asking:
            if now() >= host.until:
                host.rules, host.failed = None, None
                asked = replace(request, url=place, etag=None, modified=None, accept=TEXT)
                try:
                    answer = await self._get(asked)
                except FetchError as error:
                    host.failed, host.until = error, now() + FAILED
                else:
                    broken = answer.status >= 500 or answer.status == 429
                    text = answer.body[:500_000].decode("utf-8", "replace") if answer.status == 200 else ""
                    host.rules = None if broken else Protego.parse(text)
                    host.until = now() + (KEPT / 100 if broken else KEPT)
        if host.failed is not None:
            raise host.failed.with_traceback(None)
        return host.rules

    def _of(self, place: str, now: float) -> _Host:
        """A host; once there are many, those are forgotten that would be asked anew and are not just now."""
        if place not in self._hosts:
            if len(self._hosts) >= self._sweep:
                kept = {
                    name: host
                    for name, host in self._hosts.items()
                    if now < host.until or host.asking.locked()
                }
                self._hosts, self._sweep = kept, max(1_024, 2 * len(kept))
            self._hosts[place] = _Host()
        return self._hosts[place]
