"""The manners of a feed reader, counted by a host that notes every request; numbers are those of the checks.

What a whole desk does is driven here without its processes: the real look, store and net, by a clock of the
test.
"""

import gzip
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from aiohttp import web

from desk.looking import Looking
from desk.turn import Turns
from fetchers.exchange import Answer, Limits
from fetchers.http import Net, open_net
from fetchers.look import is_same
from news.cadence import is_due
from news.ids import identity
from news.model import Source, Standing
from store.store import Store, open_store

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


def feed(*titles: str, head: str = "") -> bytes:
    items = "".join(
        f"<item><title>{title}</title><link>http://e.org/{title}</link></item>" for title in titles
    )
    return f"<rss version='2.0'><channel><title>T</title>{head}{items}</channel></rss>".encode()


@dataclass
class Host:
    """A host that says what the test gives it, and notes what it is asked."""

    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = field(default_factory=lambda: feed("one"))
    asked: list[web.Request] = field(default_factory=list)
    url: str = ""

    async def answer(self, request: web.Request) -> web.Response:
        self.asked.append(request)
        return web.Response(status=self.status, headers=self.headers, body=self.body)

    def sent(self, name: str) -> list[str | None]:
        return [request.headers.get(name) for request in self.asked]


class Inline:
    """Does in the test's own process what the desk gives to others."""

    async def do(self, work: Callable[..., Any], *args: object, **_: object) -> Any:
        return work(*args)


@dataclass
class Reader:
    """A desk's way with one source, by a clock of the test."""

    store: Store
    net: Net
    source: Source
    now: datetime = NOON

    async def look(self) -> Standing:
        here: Any = Inline()
        turns = Turns(self.store, here, here, lambda _: None)
        looking = Looking(self.store, here, self.net, turns, lambda _: None)
        source = self.store.sources.get(self.source.id) or self.source
        await looking.look(source, self.standing, self.now)
        return self.standing

    async def look_if_due(self) -> None:
        if is_due(self.standing.due, self.standing.tried, self.now):
            await self.look()

    @property
    def standing(self) -> Standing:
        return self.store.sources.standing(self.source.id) or Standing(self.source.id, self.now)


@pytest.fixture
async def host() -> AsyncIterator[Host]:
    host = Host()
    application = web.Application()
    application.router.add_route("*", "/{path:.*}", host.answer)
    runner = web.AppRunner(application, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        host.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
        yield host
    finally:
        await runner.cleanup()


@pytest.fixture
async def reader(host: Host, tmp_path: Path) -> AsyncIterator[Reader]:
    url = host.url + "/Feed/?Format=RSS#top"
    source = Source(identity("source", url), url, "feed", "T", NOON, pages="off")
    async with open_net(Limits(gap=0, total=2), frozenset({"127.0.0.1"})) as net:
        with open_store(tmp_path / "store.db") as store:
            store.sources.put(source)
            yield Reader(store, net, source)


async def test_01_02_only_the_first_request_is_unconditional(host: Host, reader: Reader) -> None:
    host.headers = {"ETag": '"a"', "Last-Modified": "Sun, 22 Nov 2026 11:00:00 GMT"}
    for _ in range(3):
        await reader.look()
    assert host.sent("If-None-Match") == [None, '"a"', '"a"']
    assert host.sent("If-Modified-Since") == [None, *["Sun, 22 Nov 2026 11:00:00 GMT"] * 2]


@pytest.mark.parametrize(
    "date",
    ["Mon, 22 Nov 2026 11:00:00 GMT", "2026-11-22 11:00", "Sunday, 22-Nov-26 11:00:00 +0100", "yesterday"],
)
async def test_03_04_the_date_goes_back_byte_for_byte(host: Host, reader: Reader, date: str) -> None:
    host.headers = {"Last-Modified": date}
    await reader.look()
    await reader.look()
    assert host.sent("If-Modified-Since") == [None, date]


@pytest.mark.parametrize("etag", ['"quoted"', 'W/"weak"', "bare", '"abc-gzip"', '"a,b"'])
async def test_05_37_the_etag_goes_back_byte_for_byte(host: Host, reader: Reader, etag: str) -> None:
    host.headers = {"ETag": etag}
    await reader.look()
    await reader.look()
    assert host.sent("If-None-Match") == [None, etag]


async def test_06_08_the_newest_answer_alone_gives_the_validators(host: Host, reader: Reader) -> None:
    host.headers = {"ETag": '"old"', "Last-Modified": "Sun, 22 Nov 2026 11:00:00 GMT"}
    await reader.look()
    host.headers, host.body = {"ETag": '"new"'}, feed("two")
    await reader.look()
    await reader.look()
    assert host.sent("If-None-Match")[-1] == '"new"'
    assert host.sent("If-Modified-Since")[-1] is None


async def test_07_validators_survive_a_restart(host: Host, reader: Reader) -> None:
    host.headers = {"ETag": '"a"'}
    await reader.look()
    path = reader.store.path
    reader.store.close()
    with open_store(path) as store:
        await Reader(store, reader.net, reader.source).look()
    assert host.sent("If-None-Match") == [None, '"a"']


async def test_09_a_304_changes_nothing(host: Host, reader: Reader) -> None:
    host.headers = {"ETag": '"a"'}
    await reader.look()
    host.status, host.headers, host.body = 304, {}, b""
    await reader.look()
    await reader.look()
    assert host.sent("If-None-Match") == [None, '"a"', '"a"']
    assert reader.store.articles.count() == 1


async def test_10_the_same_body_makes_no_new_articles(host: Host, reader: Reader) -> None:
    await reader.look()
    before = reader.store.feed.last()
    await reader.look()
    changed = {change.table for change in reader.store.feed.after(before)}
    assert "articles" not in changed


async def test_12_a_broken_copy_is_read_again(host: Host, reader: Reader) -> None:
    host.headers = {"ETag": '"good"'}
    await reader.look()
    host.headers, host.body = {"ETag": '"broken"'}, b"<html>maintenance</html>"
    standing = await reader.look()
    await reader.look()
    assert host.sent("If-None-Match") == [None, '"good"', '"good"']
    assert standing.error
    assert "HTML" in standing.error
    assert reader.store.articles.count() == 1


async def test_13_an_hour_lies_between_looks(host: Host, reader: Reader) -> None:
    host.headers = {"ETag": '"a"'}
    standing = await reader.look()
    assert standing.due - NOON >= HOUR


async def test_14_41_restarts_and_a_jumping_clock_make_no_storm(host: Host, reader: Reader) -> None:
    for minute in range(10):
        reader.now = NOON + timedelta(minutes=minute)
        await reader.look_if_due()
    assert len(host.asked) == 1
    for jump in (timedelta(days=1), timedelta(days=1, minutes=1), timedelta(), timedelta(minutes=1)):
        reader.now = NOON + HOUR / 2 + jump
        await reader.look_if_due()
    assert len(host.asked) == 3


@pytest.mark.parametrize(
    ("headers", "least"),
    [
        ({"Cache-Control": "max-age=7200"}, 7200),
        ({"Date": "Sun, 22 Nov 2026 12:00:00 GMT", "Expires": "Sun, 22 Nov 2026 15:00:00 GMT"}, 3 * 3600),
        ({"Cache-Control": "max-age=7200", "Expires": "Sun, 22 Nov 2026 22:00:00 GMT"}, 7200),
        ({"Cache-Control": "max-age=soon"}, 3600),
        ({"Expires": "0", "Retry-After": "99999"}, 3600),
    ],
)
async def test_16_17_19_23_the_host_says_how_long(
    host: Host, reader: Reader, headers: dict[str, str], least: int
) -> None:
    host.headers = headers
    wait = ((await reader.look()).due - NOON).total_seconds()
    assert least <= wait <= 1.2 * least + 3600


async def test_20_an_absurd_wish_is_capped(host: Host, reader: Reader) -> None:
    host.headers = {"Cache-Control": "max-age=999999999"}
    assert (await reader.look()).due < NOON + timedelta(days=32)


@pytest.mark.parametrize("status", [429, 503])
async def test_21_22_24_a_host_that_is_overrun_is_left_alone(host: Host, reader: Reader, status: int) -> None:
    host.status, host.headers = status, {"Retry-After": "10000"}
    assert (await reader.look()).due >= NOON + timedelta(seconds=10_000)
    host.headers = {}
    assert (await reader.look()).due >= NOON + HOUR


@pytest.mark.parametrize("status", [404, 500])
async def test_25_26_failures_back_off_and_ask_nothing_else(host: Host, reader: Reader, status: int) -> None:
    host.status = status
    waits = [(await reader.look()).due - NOON for _ in range(8)]
    assert waits[0] < waits[2] < waits[4]
    assert waits[-1] <= timedelta(days=1.2)
    assert {request.path for request in host.asked} == {"/Feed/"}


async def test_27_gone_means_gone(host: Host, reader: Reader) -> None:
    host.status = 410
    standing = await reader.look()
    assert standing.gone
    assert standing.error
    assert "410" in standing.error


async def test_28_a_lasting_move_is_followed_once_it_has_held(host: Host, reader: Reader) -> None:
    async def moved(request: web.Request) -> web.Response:
        host.asked.append(request)
        if request.path == "/Feed/":
            return web.Response(status=301, headers={"Location": "/new"})
        return web.Response(body=feed("one"))

    async with serving(moved) as url:
        source = replace(reader.source, url=url + "/Feed/")
        reader.store.sources.put(source)
        for _ in range(12):
            await reader.look()
    assert [request.path for request in host.asked][:2] == ["/Feed/", "/new"]
    assert [request.path for request in host.asked][-2:] == ["/new", "/new"]


async def test_28_a_passing_move_is_not_kept(host: Host, reader: Reader) -> None:
    async def away(request: web.Request) -> web.Response:
        host.asked.append(request)
        if request.path == "/Feed/":
            return web.Response(status=302, headers={"Location": "/elsewhere"})
        return web.Response(body=feed("one"))

    async with serving(away) as url:
        reader.store.sources.put(replace(reader.source, url=url + "/Feed/"))
        for _ in range(8):
            await reader.look()
    assert [request.path for request in host.asked] == ["/Feed/", "/elsewhere"] * 8


async def test_29_to_33_what_a_request_says_and_does_not_say(host: Host, reader: Reader) -> None:
    host.headers = {"Set-Cookie": "track=1", "Content-Encoding": "gzip"}
    host.body = gzip.compress(feed("one"))
    await reader.look()
    await reader.look()
    request = host.asked[-1].headers
    assert {"gzip", "deflate", "br"} <= set(request["Accept-Encoding"].replace(",", " ").split())
    assert "application/rss+xml" in request["Accept"]
    assert request["User-Agent"].startswith("wirewatch/")
    assert "+https://" in request["User-Agent"]
    assert not {"Cookie", "Referer"} & set(request)
    assert reader.store.articles.count() == 1


async def test_34_35_the_address_is_asked_as_it_is_written(host: Host, reader: Reader) -> None:
    await reader.look()
    assert host.asked[0].raw_path == "/Feed/?Format=RSS"


async def test_36_ttl_and_skipped_hours_are_respected(host: Host, reader: Reader) -> None:
    host.body = feed("one", head="<ttl>90</ttl><skipHours><hour>14</hour><hour>15</hour></skipHours>")
    assert (await reader.look()).due >= datetime(2026, 11, 22, 16, tzinfo=UTC)


def test_11_the_etag_decides_and_not_the_date() -> None:
    held = Standing("s", NOON, etag='"a"', modified="Sun, 22 Nov 2026 11:00:00 GMT", body_hash="1")
    other_date = Answer(200, "u", b"", etag='"a"', modified="Sun, 22 Nov 2026 12:00:00 GMT")
    other_etag = Answer(200, "u", b"", etag='"b"', modified="Sun, 22 Nov 2026 11:00:00 GMT")
    assert is_same(held, other_date, "2")
    assert not is_same(held, other_etag, "2")
    assert is_same(held, other_etag, "1")


def serving(answer: Callable[[web.Request], Awaitable[web.Response]]) -> Any:
    from tests.fetchers.test_http import host as serve

    return serve(answer)
