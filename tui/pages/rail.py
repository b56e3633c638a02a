"""What a feed can be narrowed to, as rows of the rail: states, tags, sources with counts."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from store.filters import EVERYTHING, Filter
from tui.lines import Line, cells, fit
from tui.marks import Marks
from tui.pages.source import Health, verdict
from tui.shelving import Shelved


@dataclass(frozen=True, slots=True)
class Shelf:
    """One thing that the feed can be narrowed to."""

    id: str
    name: str
    where: Filter = EVERYTHING
    unread: int | None = None
    sign: tuple[str, str] = (" ", "")
    volume: tuple[int, ...] = ()
    query: str = ""
    """Of a saved view, what it asks."""


def shelves(healths: Sequence[Health], shelved: Shelved) -> list[Shelf]:
    """Every shelf of the rail, in order: states, saved views, tags, sources."""
    unread = sum(health.unread for health in healths)
    found = [
        Shelf("all", "All", Filter(), unread),
        Shelf("unread", "Unread", Filter(state="unread"), unread),
        Shelf("starred", "Starred", Filter(state="starred")),
        Shelf("snoozed", "Snoozed", Filter(state="snoozed")),
    ]
    found += [Shelf(f"view {one.name}", one.name, unread=one.waiting, sign=("?", "accent"), query=one.query)
              for one in shelved.saved]  # fmt: skip
    found += [Shelf(f"tag {tag}", tag, Filter(tag=tag), sign=("#", "accent")) for tag, _ in shelved.tags]
    for health in sorted(healths, key=lambda one: one.source.name.casefold()):
        word, role = verdict(health)
        sign = ("!", role) if role == "bad" else ("z", role) if word == "paused" else (" ", "")
        where = Filter(source=health.source.id)
        found.append(Shelf(health.source.id, health.source.name, where, health.unread, sign, health.volume))
    return found


def rail_row(marks: Marks) -> Callable[[Shelf, int, datetime], Sequence[Line]]:
    """Writes a shelf in one line: trouble, name, a sparkline where it is known, unread."""

    def write(shelf: Shelf, room: int, _now: datetime) -> Sequence[Line]:
        count = f"{shelf.unread:,}" if shelf.unread else ""
        bars = marks.sparkline(shelf.volume, 5) if shelf.volume else ""
        name = room - 3 - cells(count) - (cells(bars) + 1 if bars else 0)
        role = "strong" if shelf.unread else "dim"
        line: Line = (
            (f"{shelf.sign[0]} ", shelf.sign[1]),
            (fit(shelf.name, name, more=marks.more) + " ", role),
            (bars + " " * bool(bars), "accent"),
        )
        return ((*line, (count, "accent")),)

    return write
