"""A rule as a row of the list of rules and as a page of its own."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from news.ids import SHOWN
from news.model import Rule
from news.times import length_words
from tui.ago import ago, moment, until
from tui.laid import Layout
from tui.lines import Bit, Line, fit
from tui.marks import Marks
from tui.pages.prose import Block, pairs, prose

COUNTS = {
    "first": "the first sight of an article",
    "any": "any version of an article",
    "added": "what a version added",
}


@dataclass(frozen=True, slots=True)
class Ruled:
    """A rule with what it matched."""

    rule: Rule
    hits: int = 0
    waiting: int = 0
    """Alerts that nobody has looked at yet."""
    newest: tuple[tuple[datetime, str], ...] = ()
    """Its last matches: when, and the headline."""


def standing(rule: Rule, now: datetime) -> tuple[str, str]:
    """Whether a rule speaks, in a word or two, and the role of that."""
    if rule.muted:
        return "muted", "dim"
    if rule.muted_until is not None and rule.is_silent(now):
        return f"muted, {until(rule.muted_until, now)}", "dim"
    return "watches", "good"


def rule_row(marks: Marks) -> Callable[[Ruled, int, datetime], Sequence[Line]]:
    """Writes a rule in one line: whether it is silent, name, what waits, hits, the last one, the query."""

    def write(ruled: Ruled, room: int, now: datetime) -> Sequence[Line]:
        rule, silent = ruled.rule, ruled.rule.is_silent(now)
        last = ago(ruled.newest[0][0], now) if ruled.newest else "-"
        name = 20 if room >= 60 else max(8, room - 20)
        bits: list[Bit] = [
            ("z " if silent else "  ", "dim"),
            (fit(rule.name, name, more=marks.more) + " ", "dim" if silent else "strong"),
            (fit(f"{ruled.waiting:,}" if ruled.waiting else "", 4, right=True) + " ", "bad"),
            (fit(f"{ruled.hits:,}", 5, right=True) + fit(last, 5, right=True) + "  ", "dim"),
        ]
        if room >= 60:
            bits.append((rule.query, ""))
        return (tuple(bits),)

    return write


def rule_page(ruled: Ruled, now: datetime) -> Layout:
    """Everything that a rule asks, and what it matched last."""
    rule, options = ruled.rule, ruled.rule.options
    every = options.get("every", "")
    rows: list[tuple[str, Line]] = [
        ("state", (standing(rule, now),)),
        ("query", ((rule.query, ""),)),
        ("counts", ((COUNTS[rule.on], ""),)),
        *((name, ((options[name], ""),)) for name in ("changed", "threshold", "quiet") if options.get(name)),
        *([("gathers", ((length_words(int(every)), ""),))] if every.isdecimal() else []),
        ("told by", ((" ".join(rule.do), ""),)),
        ("hits", ((f"{ruled.hits:,}, {ruled.waiting:,} new", ""),)),
        ("id", ((rule.id[:SHOWN], "dim"),)),
    ]
    blocks = [Block(((rule.name, "title"),), gap=True), *pairs(rows)]
    if ruled.newest:
        blocks += [Block(()), Block((("Last matches", "title"),), gap=True)]
    blocks += [Block(((f"{moment(at, now)}  ", "dim"), (title, "")), hang=4) for at, title in ruled.newest]
    return prose(blocks)
