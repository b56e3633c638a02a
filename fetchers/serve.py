"""A host on loopback that answers as hosts answered on a recorded day, at whatever time its clock shows.

Each source of the manifest answers under its path: that of its `url`, else `/<source>`. `wirewatch demo`
and the tests poll it like any other host.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime
from pathlib import Path
from urllib.parse import urlsplit

from aiohttp import web

from fetchers.recorded import Poll, read_day
from news.ids import fingerprint

Clock = Callable[[], datetime]


@dataclass(slots=True)
class Host:
    """A host that is up."""

    port: int
    paths: tuple[str, ...]

    def url(self, path: str) -> str:
        """The address of a path on it."""
        return f"http://127.0.0.1:{self.port}{path}"


@asynccontextmanager
async def serving(place: Path, clock: Clock) -> AsyncIterator[Host]:
    """Serve a recorded day on a free port of loopback for the while."""
    timeline = by_path(list(read_day(place)))
    host = Host(0, tuple(timeline))
    application = web.Application()

    async def answer(request: web.Request) -> web.Response:
        return _answer(request, timeline, clock())

    application.router.add_get("/{path:.*}", answer)
    runner = web.AppRunner(application, access_log=None)
    await runner.setup()
    try:
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        host.port = runner.addresses[0][1]
        yield host
    finally:
        await runner.cleanup()


def by_path(polls: Sequence[Poll]) -> Mapping[str, Sequence[Poll]]:
    """What each path answered through the day, oldest first."""
    found: defaultdict[str, list[Poll]] = defaultdict(list)
    for poll in sorted(polls, key=lambda poll: poll.at):
        found[urlsplit(poll.url).path if poll.url else f"/{poll.source}"].append(poll)
    return found


def _answer(request: web.Request, timeline: Mapping[str, Sequence[Poll]], now: datetime) -> web.Response:
    polls = timeline.get(request.path, ())
    at = bisect_right(polls, now, key=lambda poll: poll.at)
    if not at:
        return web.Response(status=404, text="nothing here yet\n")
    poll = polls[at - 1]
    body = poll.body or b""
    headers = {"ETag": f'"{fingerprint(body)}"', "Last-Modified": format_datetime(poll.at, usegmt=True)}
    if poll.status == 200 and request.headers.get("If-None-Match") == headers["ETag"]:
        return web.Response(status=304, headers=headers)
    if poll.content_type:
        headers["Content-Type"] = poll.content_type
    return web.Response(status=poll.status, body=body, headers=headers)
