"""A source as a row of the health table and as a page of its own."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from news.amount import amount
from news.editing import Editing
from news.ids import SHOWN
from news.model import Source, Standing
from tui.ago import ago, moment, span, until
from tui.laid import Layout
from tui.lines import Bit, Line, fit, width
from tui.marks import Marks
from tui.pages.editing import editing_words
from tui.pages.links import link_role
from tui.pages.prose import Block, pairs, prose

TIGHT = 23
"""Cells that a row needs beside the name: how it fares, the last look, the next, and a gap."""
TELLING = 8
"""Cells below which a row does not begin to say what the trouble is: the page does."""


OUTLETS = 5
"""Outlets of a source whose editing is told one by one."""


@dataclass(frozen=True, slots=True)
class Health:
    """A source with how it fares."""

    source: Source
    standing: Standing | None = None
    articles: int = 0
    unread: int = 0
    asked: bool = False
    """Whether a person asked for a look that is still to come."""
    volume: tuple[int, ...] = ()
    """Articles an hour, the last one last."""


def verdict(health: Health) -> tuple[str, str]:
    """How a source fares in one word, and the role of that word."""
    standing = health.standing
    if health.source.paused:
        return "paused", "dim"
    if standing is None or standing.tried is None:
        return "waiting", "dim"
    if standing.gone:
        return "gone", "bad"
    if standing.error:
        return "failing", "bad"
    return "well", "good"


def source_row(marks: Marks) -> Callable[[Health, int, datetime], Sequence[Line]]:
    """Writes a source in one line: how it fares, name, last and next look, articles, why it fails."""

    def write(health: Health, room: int, now: datetime) -> Sequence[Line]:
        standing = health.standing
        word, role = verdict(health)
        name = 24 if room >= 70 else max(8, min(16, room - TIGHT))
        last = ago(standing.tried, now) if standing and standing.tried else "-"
        due = "asked" if health.asked else ago(standing.due, now).lstrip("+") if standing else "-"
        due = "due" if standing and standing.due <= now and not health.asked else due
        due = "-" if health.source.paused and not health.asked else due
        bits: list[Bit] = [
            ({"bad": "! ", "good": "  "}.get(role, ". ") + fit(word, 8), role),
            (fit(health.source.name, name, more=marks.more) + " ", "strong"),
            (fit(last, 4, right=True) + fit(due, 6, right=True) + " ", "dim"),
        ]
        if room >= 56:
            bits.append((f"{health.articles:>7,} ", ""))
        if room >= 96:
            latency = f"{standing.latency_ms}ms" if standing and standing.latency_ms is not None else "-"
            bits.append((fit(latency, 7, right=True) + " ", "dim"))
            bits.append((fit(marks.sparkline(health.volume, 24), 24, right=True) + " ", "accent"))
        if room - width(tuple(bits)) >= TELLING:
            bits.append((trouble(health), "bad" if role == "bad" else "dim"))
        return (tuple(bits),)

    return write


def trouble(health: Health) -> str:
    """Why the last look failed, else why the next one is when it is."""
    standing = health.standing
    if standing is None:
        return "no desk has looked at it yet"
    if standing.error:
        times = f" ({standing.failures} times in a row)" if standing.failures > 1 else ""
        return standing.error + times
    return standing.reason


def source_page(
    health: Health, marks: Marks, now: datetime, edited: Sequence[tuple[str, Editing]] = ()
) -> Layout:
    """Everything known of a source's health, and how its outlets edit what they told."""
    source, standing = health.source, health.standing
    word, role = verdict(health)
    blocks = [Block(((source.name, "title"),), gap=True)]
    rows: list[tuple[str, Line]] = [
        ("state", ((word, role),)),
        ("trouble", ((trouble(health), "bad"),) if role == "bad" else ()),
        ("address", ((source.url, link_role(source.url)),)),
        ("kind", ((source.kind, ""),)),
        ("tags", ((" ".join(f"#{tag}" for tag in source.tags), "accent"),) if source.tags else ()),
        ("asked", (("a look is asked for", "warn"),) if health.asked else ()),
    ]
    rows += [] if standing is None else _looks(standing, now, paused=source.paused)
    rows += [
        ("every", ((f"{source.every} s, as asked", ""),) if source.every else ()),
        ("pages", ((source.pages, ""),)),
        ("articles", ((f"{health.articles:,}, {health.unread:,} unread", ""),)),
        ("volume", ((f"{marks.sparkline(health.volume, 48)}  {sum(health.volume):,} in a day", "accent"),)),
        *(("edits", line) for line in _edits(edited)),
        ("id", ((source.id[:SHOWN], "dim"),)),
    ]
    return prose(blocks + pairs(rows))


def _edits(edited: Sequence[tuple[str, Editing]]) -> Iterator[Line]:
    """How the outlets edit, those with most articles; of a river of many the rest is counted."""
    for outlet, editing in edited[:OUTLETS]:
        name = f"{outlet}: " if len(edited) > 1 else ""
        yield (name, "strong"), (editing_words(editing), "")
    if len(edited) > OUTLETS:
        yield ((f"and {amount(len(edited) - OUTLETS, 'more outlet')}", "dim"),)


def _looks(standing: Standing, now: datetime, *, paused: bool) -> list[tuple[str, Line]]:
    """The last looks and the next one."""
    rests = "none while it is paused" if paused else "none, since it is gone" if standing.gone else ""
    due, floor, moved = standing.due, timedelta(seconds=standing.floor), standing.moved_to
    return [
        ("last try", _at(standing.tried, now)),
        ("last good", _at(standing.last_ok, now)),
        (
            "next try",
            ((rests or f"{moment(due, now)}  {until(due, now)}", ""),),
        ),
        ("why then", () if paused else ((standing.reason, ""),)),
        ("status", ((str(standing.status), ""),) if standing.status else ()),
        ("latency", ((f"{standing.latency_ms} ms", ""),) if standing.latency_ms is not None else ()),
        ("failures", ((f"{standing.failures} in a row", "bad"),) if standing.failures else ()),
        ("host asks", ((f"{span(floor)} between looks", ""),) if floor else ()),
        ("moved to", ((f"{moved}  ({amount(standing.moved_seen, 'time')})", "warn"),) if moved else ()),
    ]


def _at(time: datetime | None, now: datetime) -> Line:
    return () if time is None else ((f"{moment(time, now)}  {ago(time, now)}", ""),)
