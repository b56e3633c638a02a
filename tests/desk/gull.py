"""The Gull, an outlet of which each article does one thing that outlets do, and a desk that reads it."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from aiohttp import web

from desk.disk import Disk
from desk.events import Event
from desk.pool import Pool
from desk.run import Desk
from desk.setting import Setting
from fetchers.exchange import Limits
from fetchers.http import open_net
from news.ids import identity
from news.model import Rule
from store.store import open_store
from tests.desk.given import GivenClock
from tests.desk.hosts import host, rss, source

BEGAN = datetime(2026, 8, 18, 6, tzinfo=UTC)
STEP = timedelta(minutes=20)
STEPS = 10
"""The first reading and nine more: three hours, in which a page is read every quarter of an hour."""

LINES = (
    "The strike that kept ferries in the port of {0} for nine days ended on Monday night, the union said.",
    "Some 1,200 crew members of {0} will return to work on Tuesday, and the first boat sails at six.",
    "The chair of the union in {0} said that it did not get all it asked for, but enough to go home with.",
    "The harbour master of {0} expects the queue of lorries to be gone by the end of the week.",
)
ADS = ("Win a week at sea with the Gull", "The Gull's almanac is out now", "Ask the Gull about your pension")
NOTE = "Correction: An earlier version of this article misstated the length of the strike by one day."
STUB = "The page that you look for is being worked on by our editors just now, so come back a little later."
WALL = "Subscribe to continue reading this article."
HERON = "A heron sat on the mast of the first boat all day long."

Shown = Callable[[int], str | int] | str
"""What a page shows at a step, or always: HTML, or the status with which it is refused."""


def headline(name: str) -> str:
    return f"Ferry strike in {name} ends"


def page(name: str, *lines: str, title: str = "", beside: str = "") -> str:
    shown = "".join(f"<p>{line}</p>" for line in lines or own(name))
    title = title or headline(name)
    article = f"<article><h1>{title}</h1>{shown}</article>"
    return f"<html lang=en><head><title>{title}</title></head><body>{article}{beside}</body></html>"


def own(name: str) -> list[str]:
    return [line.format(name) for line in LINES]


def figure(step: int) -> str:
    lead, crew, *rest = own("Figure")
    return page("Figure", lead, crew.replace("1,200", "1,500") if step else crew, *rest)


def retitled(step: int) -> str:
    return page("Title", title="Boats of Title sail again" if step else "")


def noted(step: int) -> str:
    return page("Note", *own("Note"), *([NOTE] if step else []))


def rotating(step: int) -> str:
    lead, *rest = own("Advert")
    return page("Advert", lead, ADS[step % 3], *rest)


def related(step: int) -> str:
    links = f"<p><a href=/x>Mayor number {step} of the port resigns after a vote that was lost</a></p>"
    return page("Related", beside=f"<div class=related-links>{links}</div>")


def reordered(step: int) -> str:
    lead, crew, chair, harbour = own("Order")
    return page("Order", *([lead, harbour, crew, chair] if step else [lead, crew, chair, harbour]))


def flipping(step: int) -> str:
    title = "Boats of Flip sail again" if step in (1, 3) else ""
    return page("Flip", *own("Flip"), HERON, title=title)


PAGES: dict[str, Shown] = {
    "Figure": figure,
    "Title": retitled,
    "Note": noted,
    "Advert": rotating,
    "Related": related,
    "Order": reordered,
    "Flip": flipping,
    "Stub": lambda step: page("Stub", STUB) if 1 <= step <= 3 else page("Stub"),
    "Refused": lambda step: 403 if step in (1, 2) else page("Refused"),
    "Wall": lambda step: page("Wall", WALL) if step else page("Wall"),
    **dict.fromkeys(("Dover", "Calais", "Bari"), page("far ports", *own("far ports"), *ADS)),
}


async def three_hours(path: Path) -> list[Event]:
    """Be the desk of the outlet for three hours of a given clock; what it told."""
    clock, told = GivenClock(BEGAN), list[Event]()
    setting = Setting(clock, Limits(gap=0, per_host=8), frozenset({"127.0.0.1"}))

    def step() -> int:
        return (clock.now() - BEGAN) // STEP

    async def feed(_: web.Request) -> web.Response:
        titles = {name: headline(name) for name in PAGES} | (
            {"Title": "Boats of Title sail again"} if step() else {}
        )
        body = rss(*((titles[name], f"/{name}") for name in PAGES))
        return web.Response(text=body, content_type="application/rss+xml")

    async def article(request: web.Request) -> web.Response:
        shows = PAGES[request.path[1:]]
        shown = shows if isinstance(shows, str) else shows(step())
        if isinstance(shown, int):
            return web.Response(status=shown)
        return web.Response(text=shown, content_type="text/html")

    async with host({"/feed": feed} | {f"/{name}": article for name in PAGES}) as base:
        with open_store(path) as store:
            store.sources.put(source(f"{base}/feed", "The Gull", pages="all"))
            store.rules.put(Rule(identity("rule"), "birds", "heron"))
            async with Disk() as disk, Pool() as pool, open_net(setting.limits, setting.allow_private) as net:
                desk = await disk.do(Desk, store, disk, pool, net, setting, told.append, 600, None)
                for _ in range(STEPS):
                    await desk.once()
                    clock.time += STEP
    return told
