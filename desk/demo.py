"""The demo: an invented news day, served over loopback and polled for real, fast, until it is now."""

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from desk.clock import CatchingUpClock
from desk.day.render import render
from desk.day.words import Day, read_day
from desk.setting import set_played
from fetchers.serve import serving
from news.ids import identity
from news.model import Rule, Source
from store.store import Store, open_store

LOOPBACK = "127.0.0.1"
EVERY = 600
"""Played seconds between two looks at an outlet."""

LENGTH = 75.0
"""Seconds that the day takes to play."""


@contextmanager
def demo(length: float = LENGTH) -> Iterator[Path]:
    """A store on which the demo's day plays for the while: its sources are there and its host is up.

    Whoever opens the store may be its desk. Nothing is left behind.
    """
    with TemporaryDirectory(prefix="wirewatch-demo-") as folder:
        place = Path(folder)
        day = read_day()
        began = datetime.now(UTC)
        clock = CatchingUpClock(began - day.lasts, began, day.lasts.total_seconds() / length)
        (place / "day").mkdir()
        render(day, place / "day", "", clock.start)
        with _served(place / "day", clock) as base:
            store_path = place / "demo.db"
            with open_store(store_path) as store:
                _furnish(store, day, base, clock)
            yield store_path


def _furnish(store: Store, day: Day, base: str, clock: CatchingUpClock) -> None:
    """Put the day's outlets and rules into a store."""
    with store.transaction():
        set_played(store, clock, (LOOPBACK,))
        for outlet in day.outlets:
            url = f"{base}/{outlet.slug}/feed.xml"
            store.sources.put(
                Source(
                    id=identity("source", url),
                    url=url,
                    kind="feed",
                    name=outlet.name,
                    added=clock.start,
                    tags=outlet.tags,
                    every=EVERY,
                    pages="all",
                )
            )
        for name, query in day.rules:
            store.rules.put(Rule(identity("rule", name), name, query))


@contextmanager
def _served(folder: Path, clock: CatchingUpClock) -> Iterator[str]:
    """The address of a loopback host that plays the folder, from a thread of its own."""
    ready = threading.Event()
    address: list[str] = []
    loop = asyncio.new_event_loop()
    stop = asyncio.Event()

    async def serve() -> None:
        async with serving(folder, clock.now) as host:
            address.append(host.url(""))
            ready.set()
            await stop.wait()

    def run() -> None:
        try:
            loop.run_until_complete(serve())
        finally:
            ready.set()
            loop.close()

    thread = threading.Thread(target=run, name="demo host", daemon=True)
    thread.start()
    ready.wait()
    if not address:
        raise RuntimeError("the demo's host could not be started on loopback")
    try:
        yield address[0]
    finally:
        loop.call_soon_threadsafe(stop.set)
        thread.join(5)
