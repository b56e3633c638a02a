"""A comparison as `diff -u` writes one: a sentence a line, the headline the first, for pipes and `patch`."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from news.model import Comparison, Judged, Row
from tui.commands.side_by_side import CONTEXT, is_loud
from tui.pages.facts import untold


class _Line(NamedTuple):
    """One line, with the lines of the left and of the right that go before it."""

    sign: str
    """A blank where both sides have it, `-` and `+` where one has."""
    words: str
    before: tuple[int, int]


def unified(comparison: Comparison, left: str, right: str, *, whole: bool = False) -> Iterator[str]:
    """The comparison of two texts so labelled; `whole` with all that stayed the same.

    The facts that differ and what moved go before it, each behind `#`, where `patch` and its kind look for
    nothing; what moved is taken out where it stood and put in where it stands.
    """
    for judged in filter(is_loud, comparison.facts):
        yield f"# {_told(judged)}"
    for row in comparison.rows:
        if row.op == "move" and row.right:
            yield f"# moved: {row.right.text}"
    yield f"--- {left}"
    yield f"+++ {right}"
    lines = list(_lines(comparison.rows))
    for hunk in _hunks(lines, len(lines) if whole else CONTEXT):
        yield f"@@ -{_range(hunk, '+', 0)} +{_range(hunk, '-', 1)} @@"
        yield from (line.sign + line.words for line in hunk)


def _told(judged: Judged) -> str:
    sides = " → ".join(fact.text for fact in (judged.left, judged.right) if fact)
    fact = judged.left or judged.right
    note = f"  ({words})" if (words := untold(judged)) else ""
    return f"{judged.verdict} {judged.change or (fact.kind if fact else '')}: {sides}{note}"


def _lines(rows: Sequence[Row]) -> Iterator[_Line]:
    """Every line of both sides in one order: each side's lines as they follow each other in its text."""
    lefts = rights = 0
    for sign, words in _signed(rows):
        yield _Line(sign, words, (lefts, rights))
        lefts += sign != "+"
        rights += sign != "-"


def _signed(rows: Sequence[Row]) -> Iterator[tuple[str, str]]:
    """The rows as lines with their signs: what moved stands where the right has it and the left had it."""
    away = sorted((row.left.index, row.left.text) for row in rows if row.op == "move" and row.left)
    for row in rows:
        if row.op != "move" and row.left:
            while away and away[0][0] < row.left.index:
                yield "-", away.pop(0)[1]
            yield (" " if row.op == "same" else "-"), row.left.text
        if row.op != "same" and row.right:
            yield "+", row.right.text
    yield from (("-", words) for _, words in away)


def _hunks(lines: Sequence[_Line], context: int) -> Iterator[Sequence[_Line]]:
    """Stretches of lines round what changed, `context` of them on each side."""
    loud = [index for index, line in enumerate(lines) if line.sign != " "]
    start = end = 0
    for index in loud:
        if end and index - context > end:
            yield lines[start:end]
        if not end or index - context > end:
            start = max(0, index - context)
        end = min(len(lines), index + context + 1)
    if end:
        yield lines[start:end]


def _range(hunk: Sequence[_Line], other: str, side: int) -> str:
    """Where a hunk stands on a side, as POSIX has it: its first line, from 1, and how many when not one.

    An empty range would be said by the line before it; there is none, for each side has a headline, and
    every hunk has that or a line that stayed.
    """
    count = sum(line.sign != other for line in hunk)
    first = hunk[0].before[side] + 1
    return f"{first}" if count == 1 else f"{first},{count}"
