"""Articles' pages: fetched like feeds, but only where the host's robots.txt allows it, and as slowly as it
asks.

Feeds are published to be read by programs and are not held to robots.txt; pages and sitemaps are.
"""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace

from protego import Protego

from fetchers.address import absolute
from fetchers.errors import BadAddress, Refused
from fetchers.exchange import Answer, Request

NAME = "wirewatch"
"""The name by which robots.txt may speak of us."""

KEPT = 86_400.0
"""Seconds for which a robots.txt is held to; one that could not be read, a hundredth of that."""

SLOWEST = 60.0
"""Seconds between two requests that a `Crawl-delay` can ask for."""


TEXT = "text/plain, */*;q=0.1"

Get = Callable[[Request], Awaitable[Answer]]


class Robots:
    """What hosts ask of programs that fetch pages; each asked once a day."""

    def __init__(self, get: Get, slow_down: Callable[[str, float], None]) -> None:
        self._get = get
        self._slow_down = slow_down
        self._held: dict[str, tuple[float, Protego | None]] = {}
        self._asking: dict[str, asyncio.Lock] = {}

    async def get(self, request: Request) -> Answer:
        """A page, if the host allows it: Refused when it does not, else as any answer."""
        rules = await self._rules(request)
        if rules is None:
            raise Refused(
                f"the robots.txt of {request.url[:200]} cannot be read, so its pages are left alone for now"
            )
        if not rules.can_fetch(request.url, NAME):
            raise Refused(f"robots.txt asks that {request.url[:200]} be left alone")
        if delay := rules.crawl_delay(NAME):
            self._slow_down(request.url, min(float(delay), SLOWEST))
        return await self._get(request)

    async def sitemaps(self, url: str) -> tuple[str, ...]:
        """The sitemaps that a host names in its robots.txt."""
        rules = await self._rules(Request(url))
        return tuple(rules.sitemaps) if rules else ()

    async def _rules(self, request: Request) -> Protego | None:
        """The rules of the host; None while it answers that it cannot tell them."""
        place = absolute(request.url, "/robots.txt")
        if not place:
            raise BadAddress(f"{request.url[:200]} is no address")
        async with self._asking.setdefault(place, asyncio.Lock()):
            now = asyncio.get_running_loop().time()
            until, rules = self._held.get(place, (0.0, None))
            if now >= until:
                answer = await self._get(replace(request, url=place, etag=None, modified=None, accept=TEXT))
                broken = answer.status >= 500 or answer.status == 429
                text = answer.body[:500_000].decode("utf-8", "replace") if answer.status == 200 else ""
                rules = None if broken else Protego.parse(text)
                self._held[place] = (now + (KEPT / 100 if broken else KEPT), rules)
        return rules
