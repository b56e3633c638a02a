"""A loopback host for tests: answers under each path with what it was told."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta

from aiohttp import web

from desk.clock import CatchingUpClock
from desk.setting import set_played
from news.ids import identity
from news.model import Pages, Source
from store.store import Store

Answer = Callable[[web.Request], Awaitable[web.StreamResponse]]
NOW = datetime(2026, 8, 18, 12, tzinfo=UTC)


@asynccontextmanager
async def host(answers: dict[str, Answer], method: str = "GET") -> AsyncIterator[str]:
    """The address of a host that is up for the while."""
    application = web.Application()
    for path, answer in answers.items():
        application.router.add_route(method, path, answer)
    runner = web.AppRunner(application, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    finally:
        await runner.cleanup()


def says(body: str, status: int = 200, content_type: str = "application/rss+xml") -> Answer:
    """Answer with this."""

    async def answer(request: web.Request) -> web.Response:
        return web.Response(text=body, status=status, content_type=content_type)

    return answer


async def never(request: web.Request) -> web.Response:
    """Answer nothing at all."""
    await asyncio.sleep(3600)
    return web.Response()


def rss(*items: tuple[str, str]) -> str:
    """A feed of these titles and links."""
    listed = "".join(f"<item><title>{title}</title><link>{link}</link></item>" for title, link in items)
    return f'<rss version="2.0"><channel><title>A feed</title><link>http://a.example/</link>{listed}</channel></rss>'


def source(url: str, name: str, pages: Pages = "off") -> Source:
    """A source that nobody has looked at yet."""
    return Source(identity("source", url), url, "feed", name, NOW, pages=pages)


def let_loopback(store: Store) -> None:
    """Let the desk of a store ask hosts on loopback, by a clock that has caught up."""
    past = datetime.now(UTC) - timedelta(days=1)
    set_played(store, CatchingUpClock(past, past, 2.0), ("127.0.0.1",))
