"""Checks 1 to 14: validators, and what they are for."""

from datetime import timedelta

from tests.fetchers.etiquette.world import FORMER, HOUR, MINUTE, World, check, feed


@check(1, "the first request is unconditional, and the only one")
async def _(world: World) -> None:
    world.host.headers = {"ETag": '"a"', "Last-Modified": FORMER}
    await world.look(3)
    assert world.host.sent("If-None-Match") == [None, '"a"', '"a"']
    assert world.host.sent("If-Modified-Since") == [None, FORMER, FORMER]


@check(2, "every later request is conditional")
async def _(world: World) -> None:
    for number, headers in enumerate(({"ETag": '"a"'}, {"Last-Modified": FORMER})):
        world.take(f"/{number}")
        world.host.headers = headers
        await world.look(3)
    later = [request.headers for request in world.host.asked if request is not world.host.asked[0]]
    assert [("If-None-Match" in each, "If-Modified-Since" in each) for each in later] == [
        *[(True, False)] * 2, (False, False), *[(False, True)] * 2,
    ]  # fmt: skip


@check(3, "If-Modified-Since is the Last-Modified, byte for byte")
async def _(world: World) -> None:
    for number, date in enumerate(
        ("Mon, 22 Nov 2026 11:00:00 GMT", "2026-11-22 11:00", "Sunday, 22-Nov-26 11:00:00 +0100", "yesterday")
    ):
        world.take(f"/{number}")
        world.host.headers = {"Last-Modified": date}
        await world.look(2)
        assert world.host.sent("If-Modified-Since")[-2:] == [None, date]


@check(4, "If-Modified-Since is never a date of the feed's or of ours")
async def _(world: World) -> None:
    world.host.headers = {"Date": FORMER}
    world.host.body = feed("one", head=f"<lastBuildDate>{FORMER}</lastBuildDate><pubDate>{FORMER}</pubDate>")
    await world.look(3)
    assert world.host.sent("If-Modified-Since") == [None] * 3


@check(5, "If-None-Match is the ETag, byte for byte")
async def _(world: World) -> None:
    for number, etag in enumerate(('"quoted"', 'W/"weak"', "bare", '"a,b"', '""')):
        world.take(f"/{number}")
        world.host.headers = {"ETag": etag}
        await world.look(2)
        assert world.host.sent("If-None-Match")[-2:] == [None, etag]


@check(6, "validators come from the newest good answer")
async def _(world: World) -> None:
    world.host.headers = {"ETag": '"old"'}
    await world.look()
    world.host.headers, world.host.body = {"ETag": '"new"'}, feed("two")
    await world.look(2)
    assert world.host.sent("If-None-Match") == [None, '"old"', '"new"']


@check(7, "validators survive a restart")
async def _(world: World) -> None:
    world.host.headers = {"ETag": '"a"', "Last-Modified": FORMER}
    await world.look()
    world.restart()
    await world.look()
    assert world.host.sent("If-None-Match") == [None, '"a"']
    assert world.host.sent("If-Modified-Since") == [None, FORMER]


@check(8, "a validator that is sent no longer is dropped")
async def _(world: World) -> None:
    world.host.headers = {"ETag": '"a"', "Last-Modified": FORMER}
    await world.look()
    world.host.headers, world.host.body = {"ETag": '"b"'}, feed("two")
    await world.look(2)
    assert world.host.sent("If-None-Match")[-1] == '"b"'
    assert world.host.sent("If-Modified-Since")[-1] is None


@check(9, "a 304 changes nothing and clears no validator")
async def _(world: World) -> None:
    world.host.headers = {"ETag": '"a"'}
    await world.look()
    world.host.status, world.host.headers, world.host.body = 304, {}, b""
    await world.look(2)
    assert world.host.sent("If-None-Match") == [None, '"a"', '"a"']
    assert world.articles == 1


@check(10, "the same ETag or the same body makes no article and no version")
async def _(world: World) -> None:
    await world.look()
    before = world.store.feed.last()
    await world.look()
    world.host.headers = {"ETag": '"a"'}
    await world.look()
    world.host.body = feed("one", head="<!-- another body -->")
    await world.look()
    assert {change.table for change in world.store.feed.after(before)} == {"standings"}


@check(11, "the ETag decides, not the date")
async def _(world: World) -> None:
    world.host.headers = {"ETag": '"a"', "Last-Modified": FORMER}
    await world.look()
    world.host.headers, world.host.body = {"ETag": '"b"', "Last-Modified": FORMER}, feed("two")
    await world.look()
    assert world.articles == 2
    world.host.headers["Last-Modified"], world.host.body = "Sun, 22 Nov 2026 12:00:00 GMT", feed("three")
    await world.look()
    assert world.articles == 2


@check(12, "after a copy that cannot be read the old validators stay")
async def _(world: World) -> None:
    world.host.headers = {"ETag": '"good"'}
    await world.look()
    world.host.headers, world.host.body = {"ETag": '"broken"'}, b"<html>maintenance</html>"
    assert "HTML" in ((await world.look()).error or "")
    await world.look()
    assert world.host.sent("If-None-Match") == [None, '"good"', '"good"']
    assert world.articles == 1


@check(13, "an hour lies between two looks")
async def _(world: World) -> None:
    world.host.headers = {"ETag": '"a"'}
    asked = [await world.tick(minutes * MINUTE) for minutes in (0, 1, 30, 59, 67)]
    assert asked == [1, 0, 0, 0, 1]


@check(14, "ten restarts in ten minutes make one request")
async def _(world: World) -> None:
    for minute in range(10):
        world.restart()
        await world.tick(timedelta(minutes=minute))
    assert len(world.host.asked) == 1
    assert await world.tick(2 * HOUR) == 1
