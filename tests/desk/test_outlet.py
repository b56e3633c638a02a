"""An outlet on loopback, read by the whole desk over three hours of a given clock: from the net to the store.

Each of its articles does one thing that outlets do; what is kept of it, and why, must be just that.
"""

import asyncio
import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from aiohttp import web

from desk.clock import GivenClock
from desk.disk import Disk
from desk.events import Event
from desk.pool import Pool
from desk.run import Desk
from desk.setting import Setting
from fetchers.exchange import Limits
from fetchers.http import open_net
from news.ids import identity
from news.model import Article, Revision, Rule
from store.store import Store, open_store
from tests.desk.hosts import host, rss, source
from tui.commands.main import main

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


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The store after three hours of the outlet, with what the desk told beside it."""
    path = tmp_path_factory.mktemp("outlet") / "desk.db"
    told = asyncio.run(three_hours(path))
    path.with_suffix(".json").write_text(json.dumps([event.as_json() for event in told]))
    return path


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


@pytest.fixture
def store(place: Path) -> Iterator[Store]:
    with open_store(place, read_only=True) as store:
        yield store


def article(store: Store, name: str) -> Article:
    (found,) = [each for each in store.articles.newest(99) if (each.url or "").endswith(f"/{name}")]
    return found


def pages(store: Store, name: str) -> list[Revision]:
    """The versions that the article's page gave."""
    return [each for each in store.revisions.of(article(store, name).id) if each.origin == "page"]


def why(store: Store, name: str, *kinds: str) -> list[str]:
    """What is told of an article's decisions of these kinds."""
    found = store.reasons.of(article(store, name).id)
    return [reason.text for reason in found if reason.kind in kinds]


def test_every_page_was_read_again_and_again_and_none_was_left_out(store: Store) -> None:
    for name in PAGES:
        reading = store.readings.get(article(store, name).id)
        assert reading is not None
        assert reading.tried is not None
        assert reading.tried > BEGAN + timedelta(hours=1), name


def test_an_edited_figure_is_one_version_with_its_reason(store: Store) -> None:
    first, second = pages(store, "Figure")
    assert (first.classes, second.classes) == ((), ("figure", "wording"))
    assert (second.added, second.dropped, second.seen) == (1, 1, BEGAN + STEP)
    assert why(store, "Figure", "version") == [
        "@2 is the first that its page gave", "@3 by its page: figure wording, +1 -1 words",
    ]  # fmt: skip
    assert article(store, "Figure").edits == 1


def test_an_edited_headline_is_told_once_though_feed_and_page_both_show_it(store: Store) -> None:
    versions = store.revisions.of(article(store, "Title").id)
    assert [each.origin for each in versions] == ["feed", "page", "feed"]
    assert versions[2].classes == ("headline",)
    assert article(store, "Title").title == "Boats of Title sail again"


def test_an_added_note_is_a_version_that_carries_it(store: Store) -> None:
    _, second = pages(store, "Note")
    assert second.note == NOTE
    assert f'the outlet says "{NOTE}"' in why(store, "Note", "version")[-1]


def test_an_ad_that_rotates_is_no_version_and_the_reason_is_kept(store: Store) -> None:
    assert len(pages(store, "Advert")) == 1
    assert set(why(store, "Advert", "suppressed")) == {"stands on many pages of this outlet"}


def test_a_box_of_related_links_is_no_version(store: Store) -> None:
    assert len(pages(store, "Related")) == 1


def test_a_reordered_paragraph_is_a_version_in_which_it_moved(store: Store) -> None:
    assert [each.classes for each in pages(store, "Order")] == [(), ("moved",)]


def test_a_stub_for_an_hour_is_a_suspect_twice_and_no_version(store: Store) -> None:
    assert len(pages(store, "Stub")) == 1
    first, second = why(store, "Stub", "suspect")
    assert first.startswith("kept aside, look 1: the text shrank by")
    assert second.startswith("kept aside, look 2: the text shrank by")
    reading = store.readings.get(article(store, "Stub").id)
    assert reading is not None
    assert reading.suspect is None


def test_a_refused_page_is_no_version_and_says_once_why_it_was_not_read(store: Store) -> None:
    assert len(pages(store, "Refused")) == 1
    assert why(store, "Refused", "page") == ["the host answered 403 Forbidden"]
    reading = store.readings.get(article(store, "Refused").id)
    assert reading is not None
    assert reading.error is None


def test_a_paywall_is_no_version_and_says_once_that_there_is_no_text(store: Store) -> None:
    assert len(pages(store, "Wall")) == 1
    (told,) = why(store, "Wall", "no text")
    assert told.startswith("paywall")
    reading = store.readings.get(article(store, "Wall").id)
    assert reading is not None
    assert reading.error == "no text: paywall"


def test_a_flip_and_back_is_kept_each_time_and_told_once(store: Store, place: Path) -> None:
    versions = pages(store, "Flip")
    assert [(each.number, each.flip_of) for each in versions] == [
        (2, None),
        (3, None),
        (4, 2),
        (5, 3),
        (6, 4),
    ]
    told = json.loads(place.with_suffix(".json").read_text())
    mine = [each["event"] for each in told if each.get("article") == versions[0].article]
    assert [each for each in mine if each not in ("page", "new")] == [
        "alert", "revised", "revised", "flip", "flip",
    ]  # fmt: skip
    assert why(store, "Flip", "no alert") == [
        "@3 answers birds again, by no word that is new", "@4 answers birds again, by no word that is new",
        "@5: these words were told before", "@6: these words were told before",
    ]  # fmt: skip


def test_nothing_else_became_a_version_a_suspect_or_a_flip(store: Store) -> None:
    edited = {name for name in PAGES if len(pages(store, name)) > 1}
    assert edited == {"Figure", "Note", "Order", "Flip"}
    assert {name for name in PAGES if why(store, name, "suspect")} == {"Stub"}
    assert {name for name in PAGES if why(store, name, "flip")} == {"Flip"}
    assert {name for name in PAGES if why(store, name, "no text")} == {"Wall"}


def test_why_tells_it_all_at_the_command_line(
    store: Store, place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["why", article(store, "Flip").id, "--json", "--store", str(place)]) == 0
    told = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [each["kind"] for each in told] == [
        "story", "version", "alert", "version", "no alert", "flip", "no alert", "flip", "no alert", "flip",
        "no alert", "page",
    ]  # fmt: skip
    assert "back to @2" in told[5]["reason"]
    assert "every hour while younger than a day" in told[-1]["reason"]
