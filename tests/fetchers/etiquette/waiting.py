"""Checks 16 to 28, 36 and 41: how long a source is left alone, and when for good."""

from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

from tests.fetchers.etiquette.world import FORMER, HOUR, MINUTE, World, check, feed

NOON_SAID = "Sun, 22 Nov 2026 12:00:00 GMT"
DAY = timedelta(days=1)


async def asked_after(world: World, headers: dict[str, str], *hours: float, status: int = 200) -> list[int]:
    """The requests made so many hours after one that was answered with these headers."""
    world.host.headers, world.host.status = headers, status
    await world.tick(timedelta())
    return [await world.tick(hour * HOUR) for hour in hours]


@check(16, "max-age longer than the interval delays the next look")
async def _(world: World) -> None:
    assert await asked_after(world, {"Cache-Control": "max-age=7200"}, 1.2, 1.9, 2.2) == [0, 0, 1]


@check(17, "Expires counts where there is no max-age, which goes before it")
async def _(world: World) -> None:
    expires = {"Date": NOON_SAID, "Expires": "Sun, 22 Nov 2026 15:00:00 GMT"}
    assert await asked_after(world, expires, 1.2, 2.9, 3.2) == [0, 0, 1]
    world.take("/both")
    both = {**expires, "Cache-Control": "max-age=7200"}
    assert await asked_after(world, both, 1.2, 1.9, 2.2) == [0, 0, 1]


@check(18, "no-cache goes before max-age")
async def _(world: World) -> None:
    assert await asked_after(world, {"Cache-Control": "no-cache, max-age=7200"}, 0.9, 1.2) == [0, 1]


@check(19, "nonsense is ignored: no crash, no delay of nothing")
async def _(world: World) -> None:
    for number, headers in enumerate((
        {"Cache-Control": "max-age=soon"}, {"Cache-Control": "max-age=-1"}, {"Cache-Control": "max-age="},
        {"Expires": "0"}, {"Expires": "never"}, {"Date": "today", "Expires": FORMER},
    )):  # fmt: skip
        world.take(f"/{number}")
        assert await asked_after(world, headers, 0.9, 1.2) == [0, 1], headers
    world.take("/retry")
    assert await asked_after(world, {"Retry-After": "soon"}, 0.9, 1.2, status=503) == [0, 1]


@check(20, "an absurd wish is capped at 31 days")
async def _(world: World) -> None:
    assert await asked_after(world, {"Cache-Control": "max-age=999999999"}, 24 * 30, 24 * 32) == [0, 1]
    world.take("/retry")
    assert await asked_after(world, {"Retry-After": "999999999"}, 24 * 30, 24 * 32, status=429) == [0, 1]


@check(21, "no request before Retry-After has passed")
async def _(world: World) -> None:
    for status in (429, 503):
        world.take(f"/{status}")
        assert await asked_after(world, {"Retry-After": "10000"}, 1.2, 2.7, 3.2, status=status) == [0, 0, 1]


@check(22, "Retry-After as a date, with any zone or none, by the host's own clock")
async def _(world: World) -> None:
    for number, date in enumerate((
        "Sun, 22 Nov 2026 15:00:00 GMT", "Sun, 22 Nov 2026 15:00:00", "Sun, 22 Nov 2026 17:00:00 +0200",
    )):  # fmt: skip
        world.take(f"/{number}")
        headers = {"Date": NOON_SAID, "Retry-After": date}
        assert await asked_after(world, headers, 1.2, 2.9, 3.2, status=503) == [0, 0, 1], date
    world.take("/behind")
    behind = {"Date": "Sun, 22 Nov 2026 02:00:00 GMT", "Retry-After": "Sun, 22 Nov 2026 05:00:00 GMT"}
    assert await asked_after(world, behind, 1.2, 2.9, 3.2, status=503) == [0, 0, 1]


@check(23, "Retry-After in the past, or with a good answer, says nothing")
async def _(world: World) -> None:
    assert await asked_after(world, {"Retry-After": "99999"}, 0.9, 1.2) == [0, 1]
    world.take("/past")
    past = {"Date": NOON_SAID, "Retry-After": FORMER}
    assert await asked_after(world, past, 0.9, 1.2, status=429) == [0, 1]


@check(24, "429 without a word: never sooner than before")
async def _(world: World) -> None:
    world.host.status = 429
    waits = [(await world.look()).due - world.now for _ in range(4)]
    assert waits[0] >= HOUR
    assert all(later > earlier for earlier, later in pairwise(waits))


@check(25, "failures in a row: growing waits, strewn, bounded")
async def _(world: World) -> None:
    world.host.status = 500
    waits = [(await world.look()).due - world.now for _ in range(9)]
    assert all(later > 1.5 * earlier for earlier, later in pairwise(waits[:4]))
    assert max(waits) <= 1.1 * DAY
    assert len({wait % MINUTE for wait in waits}) > 1


@check(26, "a source that is not there is not hunted for")
async def _(world: World) -> None:
    world.host.status = 404
    waits = [(await world.look()).due - world.now for _ in range(3)]
    assert waits == sorted(waits)
    assert set(world.host.paths) == {"/Feed/"}


@check(27, "410 ends it, and the person is told")
async def _(world: World) -> None:
    world.host.status = 410
    assert [await world.tick(hours * HOUR) for hours in (0, 2, 24 * 40, 24 * 400)] == [1, 0, 0, 0]
    assert "410" in (world.standing.error or "")
    assert "gone for good" in world.standing.reason


@check(28, "a lasting move is kept once it has held, a passing one or a search's never; circles end")
async def _(world: World) -> None:
    world.host.redirects = {"/Feed/": (301, "/half"), "/half": (308, "/new")}
    await world.look(6)
    assert world.host.paths == ["/Feed/", "/half", "/new"] * 5 + ["/new"]
    world.take("/passing")
    world.host.asked.clear()
    world.host.redirects = {"/passing": (302, "/there"), "/there": (307, "/else")}
    await world.look(6)
    assert world.host.paths == ["/passing", "/there", "/else"] * 6
    options = {"template": f"{world.host.url}/search?q={{query}}"}
    world.source = replace(world.source, url="search:mine:x", kind="search", options=options)
    world.store.sources.put(world.source)
    world.host.asked.clear()
    world.host.redirects = {"/search": (301, "/found")}
    await world.look(6)
    assert world.host.paths == ["/search", "/found"] * 6
    world.take("/round")
    world.host.asked.clear()
    world.host.redirects = {"/round": (301, "/about"), "/about": (301, "/round")}
    assert "circle" in ((await world.look()).error or "")
    assert world.host.paths == ["/round", "/about"]


@check(36, "ttl, skipHours and skipDays are respected")
async def _(world: World) -> None:
    skipped = "".join(f"<hour>{hour}</hour>" for hour in (14, 15, 20, 21))
    world.host.body = feed("one", head=f"<ttl>90</ttl><skipHours>{skipped}</skipHours>")
    assert [await world.tick(hours * HOUR) for hours in (0, 1.4, 2.5, 3.9, 4.2)] == [1, 0, 0, 0, 1]
    world.host.status = 304
    assert [await world.tick(hours * HOUR) for hours in (6.3, 8.5, 9.9, 10.2)] == [1, 0, 0, 1]
    world.take("/days")
    world.host.status = 200
    world.host.body = feed("one", head="<skipDays><day>Sunday</day></skipDays>")
    assert [await world.tick(hours * HOUR) for hours in (0, 2, 11.9, 12.2)] == [1, 0, 0, 1]


@check(41, "a clock that is set back or forward makes no storm")
async def _(world: World) -> None:
    await world.tick(timedelta())
    forward = [await world.tick(DAY + minutes * MINUTE) for minutes in range(5)]
    back = [await world.tick(HOUR / 2 + minutes * MINUTE) for minutes in range(5)]
    assert (sum(forward), sum(back)) == (1, 1)
