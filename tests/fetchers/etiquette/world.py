"""What every check is made of: a host that notes each request, and a desk's way with one source of it.

What a whole desk does is driven here without its processes: the real look, store, net and schedule, by a
clock of the test.
"""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import monotonic
from typing import Any, TypeAlias

import pytest
from aiohttp import web

from desk.looking import Looking
from desk.schedule import Known, Schedule
from desk.turn import Turns
from fetchers.exchange import Limits
from fetchers.http import Net, open_net
from news.ids import identity
from news.model import Source, Standing
from store.store import Store, open_store
from tests.desk.given import GivenClock

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)
FORMER = "Sun, 22 Nov 2026 11:00:00 GMT"
LIMITS = Limits(gap=0, total=2)


def feed(*titles: str, head: str = "") -> bytes:
    """A feed of these titles."""
    items = "".join(
        f"<item><title>{title}</title><link>http://e.org/{title}</link></item>" for title in titles
    )
    return f"<rss version='2.0'><channel><title>T</title>{head}{items}</channel></rss>".encode()


@dataclass
class Host:
    """A host that answers what the check gives it, and notes what it is asked."""

    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = field(default_factory=lambda: feed("one"))
    redirects: dict[str, tuple[int, str]] = field(default_factory=dict)
    """By path, the status and where to."""
    pages: dict[str, str] = field(default_factory=dict)
    """What else there is, by path."""
    asked: list[web.Request] = field(default_factory=list)
    times: list[float] = field(default_factory=list)
    url: str = ""

    async def answer(self, request: web.Request) -> web.Response:
        """Note a request and answer it."""
        self.asked.append(request)
        self.times.append(monotonic())
        if request.path in self.redirects:
            status, target = self.redirects[request.path]
            return web.Response(status=status, headers={"Location": target})
        if request.path in self.pages:
            return web.Response(text=self.pages[request.path], content_type="text/html")
        return web.Response(status=self.status, headers=self.headers, body=self.body)

    @property
    def paths(self) -> list[str]:
        """The paths that were asked for."""
        return [request.path for request in self.asked]

    def sent(self, name: str) -> list[str | None]:
        """A header of each request; None where it had none."""
        return [request.headers.get(name) for request in self.asked]


class Inline:
    """Does in the test's own process what the desk gives to others."""

    async def do(self, work: Callable[..., Any], *args: object, **_: object) -> Any:
        """What the work gives."""
        return work(*args)


@dataclass
class World:
    """A host, a desk's way with one source of it, and the time."""

    host: Host
    store: Store
    net: Net
    tmp_path: Path
    patch: pytest.MonkeyPatch
    begin: datetime = NOON
    now: datetime = NOON
    source: Source = field(init=False)

    def __post_init__(self) -> None:
        self.take("/Feed/?Format=RSS#top")

    def take(self, path: str) -> None:
        """Have the source be at another path of the host."""
        url = self.host.url + path
        self.source = Source(identity("source", url), url, "feed", "T", NOON, pages="off")
        self.store.sources.put(self.source)

    def restart(self) -> None:
        """Close the store and open it again."""
        path = self.store.path
        self.store.close()
        self.store = open_store(path)

    async def look(self, times: int = 1) -> Standing:
        """Look so many times; how the source stands then."""
        for _ in range(times):
            here: Any = Inline()
            turns = Turns(self.store, here, here, lambda _: None)
            looking = Looking(self.store, self.net, turns, GivenClock(self.now), lambda _: None)
            held = self.store.sources.get(self.source.id)
            assert held is not None
            await looking.look(held, self.standing, self.now)
        return self.standing

    async def tick(self, since: timedelta) -> int:
        """Let it be so long after the beginning, and look if it is time; how many requests that made."""
        self.now = self.begin + since
        schedule = Schedule()
        held = self.store.sources
        schedule.renew(Known([self.source], held.standings(), held.asked()), frozenset(), self.now)
        before = len(self.host.asked)
        for _ in schedule.due(self.now):
            await self.look()
        return len(self.host.asked) - before

    @property
    def standing(self) -> Standing:
        """How the source stands."""
        return self.store.sources.standing(self.source.id) or Standing(self.source.id, self.now)

    @property
    def articles(self) -> int:
        """How many articles were made."""
        return self.store.articles.count()


Act: TypeAlias = Callable[[World], Awaitable[None]]
CHECKS: dict[int, tuple[str, Act]] = {}
"""The checks by their numbers: what must hold, and what shows it."""


def check(number: int, name: str) -> Callable[[Act], Act]:
    """Put a check into the table."""

    def put(act: Act) -> Act:
        assert number not in CHECKS, number
        CHECKS[number] = (name, act)
        return act

    return put


@asynccontextmanager
async def new_world(tmp_path: Path, patch: pytest.MonkeyPatch) -> AsyncIterator[World]:
    """A world for one check."""
    host = Host()
    application = web.Application()
    application.router.add_route("*", "/{path:.*}", host.answer)
    runner = web.AppRunner(application, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        host.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
        async with open_net(LIMITS, frozenset({"127.0.0.1"})) as net:
            world = World(host, open_store(tmp_path / "store.db"), net, tmp_path, patch)
            try:
                yield world
            finally:
                world.store.close()
    finally:
        await runner.cleanup()
