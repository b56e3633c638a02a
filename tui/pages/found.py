"""What an address has, and what a look brings, as rows: the sources to choose from, the entries of one."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from news.times import unstamp
from tui.ago import ago
from tui.lines import Line, fit
from tui.marks import Marks


@dataclass(frozen=True, slots=True)
class Offered:
    """A source that is to be had."""

    url: str
    title: str
    kind: str


@dataclass(frozen=True, slots=True)
class Brought:
    """An entry that a look brings."""

    title: str
    claimed: datetime | None
    new: bool


def offered(told: Mapping[str, Any]) -> Offered:
    """An offer as the command `try` tells it."""
    return Offered(str(told["url"]), str(told["title"] or ""), str(told["kind"]))


def brought(told: Mapping[str, Any]) -> list[Brought]:
    """The entries that the command `try` tells of a source."""
    return [
        Brought(str(each["title"]), unstamp(each["claimed"]) if each["claimed"] else None, bool(each["new"]))
        for each in told["entries"]
    ]


def found_row(marks: Marks) -> Callable[[Offered | Brought, int, datetime], Sequence[Line]]:
    """Writes an offer or an entry in one line."""

    def write(noun: Offered | Brought, room: int, now: datetime) -> Sequence[Line]:
        match noun:
            case Offered(url, title, kind):
                name = fit(title or "(no title)", min(34, room // 2), more=marks.more)
                return (((fit(kind, 8), "dim"), (f"{name} ", "strong"), (url, "dim")),)
            case Brought(title, claimed, new):
                when = fit(ago(claimed, now) if claimed else "-", 5, right=True)
                return (
                    ((f"{when} ", "dim"), ("+ " if new else "  ", "good"), (title, "" if new else "dim")),
                )

    return write
