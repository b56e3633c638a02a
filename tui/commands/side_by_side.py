"""A comparison laid out for a terminal: two columns where they fit, else one.

The signs of `tui.marks.OPS` stand before every line, so that nothing is told by colour alone; where there
is no colour at all, the words that differ stand in `[-…-]` and `{+…+}`.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from news.amount import amount
from news.model import Comparison, Judged, Piece, Row
from tui.lines import Line, clip, pad, wrap
from tui.marks import OPS, UNICODE
from tui.pages.facts import judged_line

NARROWEST = 60
"""Cells below which two columns leave too little of either."""

CONTEXT = 2
"""Sentences that stayed which are shown on each side of a change."""

_ROLES = {"same": "", "edit": "edit", "add": "add", "drop": "drop", "move": "move"}
_FENCES = {"drop": ("[-", "-]"), "add": ("{+", "+}")}
_EMPTY = Piece(0, "")


@dataclass(frozen=True, slots=True)
class Layout:
    """How a comparison is laid out."""

    width: int
    colour: bool
    whole: bool = False
    """Whether what stayed the same is shown in full."""
    unified: bool = False

    @property
    def is_two_columns(self) -> bool:
        """Whether left and right stand beside each other."""
        return not self.unified and self.width >= NARROWEST


def laid_out(comparison: Comparison, left: str, right: str, layout: Layout) -> Iterator[Line]:
    """The lines of a comparison of two texts so labelled: what differs in fact on top, then the sentences."""
    yield from _facts(comparison.facts, layout)
    if layout.is_two_columns:
        yield from _pair(((left, "strong"),), "", ((right, "strong"),), layout)
    else:
        yield from wrap((("- " + left, "strong"),), layout.width, hang=2)
        yield from wrap((("+ " + right, "strong"),), layout.width, hang=2)
    for part in folded(comparison.rows, whole=layout.whole):
        match part:
            case str():
                yield clip(((part, "dim"),), layout.width)
            case Row() if layout.is_two_columns:
                yield from _columns(part, layout)
            case Row():
                sign = OPS[part.op]
                words = _words(part, ("same", "drop", "add", "now"), layout)
                yield from wrap(((f"{sign} ", _ROLES[part.op]), *words), layout.width, hang=2)


def folded(rows: Sequence[Row], *, whole: bool = False, context: int = CONTEXT) -> Iterator[Row | str]:
    """The rows; long stretches that stayed the same, and all boilerplate, folded into a line with a count."""
    if whole:
        yield from rows
        return
    loud = [index for index, row in enumerate(rows) if not _is_quiet(row)]
    kept = {near for index in loud for near in range(index - context, index + context + 1)}
    kept |= {0} if rows else set()
    hidden: list[Row] = []
    for index, row in enumerate(rows):
        if row.classes == ("boilerplate",) or index not in kept:
            hidden.append(row)
            continue
        yield from _fold(hidden)
        hidden = []
        yield row
    yield from _fold(hidden)


def is_loud(judged: Judged) -> bool:
    """Whether a fact is worth a line of its own: it differs, or there is something to say of it."""
    alone = judged.verdict in ("added", "dropped")
    return judged.verdict in ("changed", "conflict", "differs?") or (alone and bool(judged.note))


def _facts(facts: Iterable[Judged], layout: Layout) -> Iterator[Line]:
    """What differs in what is said, then how many facts only one side has."""
    facts = list(facts)
    loud = [judged for judged in facts if is_loud(judged)]
    only = {side: sum(judged.verdict == side for judged in facts) for side in ("dropped", "added")}
    if loud:
        yield (("Facts that differ", "strong"),)
    for judged in loud:
        yield from judged_line(judged, layout.width, UNICODE)
    if any(only.values()):
        told = f"- {only['dropped']} facts only left, + {only['added']} only right: see `wirewatch facts A B`"
        yield from wrap(((told, "dim"),), layout.width, hang=2)
    if loud or any(only.values()):
        yield ()


def _pair(left: Line, sign: str, right: Line, layout: Layout) -> Iterator[Line]:
    """Two cells beside each other, wrapped, with the sign between them on the first line."""
    half = (layout.width - 3) // 2
    role = next((_ROLES[op] for op, mark in OPS.items() if mark == sign), "")
    for index, (one, other) in enumerate(zip_longest(wrap(left, half), wrap(right, half), fillvalue=())):
        middle = (f" {sign or ' '} ", role) if index == 0 else ("   ", "")
        yield (*pad(one, half), middle, *other)


def _columns(row: Row, layout: Layout) -> Iterator[Line]:
    left = _words(row, ("same", "drop", "was"), layout) if row.left else ()
    right = _words(row, ("same", "add", "now"), layout) if row.right else ()
    if row.op == "move" and row.left and row.right:
        left = (("moved here from sentence ", "dim"), (str(row.left.index + 1), "move"))
    return _pair(left, OPS[row.op], right, layout)


def _words(row: Row, ops: Sequence[str], layout: Layout) -> Line:
    """The row's words of the given ops; a whole sentence that came or went is not fenced word by word."""
    fences = {} if layout.colour or row.op in ("add", "drop") else _FENCES
    bits = []
    for op, text in row.words or (("same", (row.right or row.left or _EMPTY).text),):
        if op not in ops:
            continue
        before, after = fences.get(op, ("", ""))
        words = text.rstrip() if before else text
        bits.append((before + words + after + text[len(words) :], op if op in _FENCES else ""))
    return tuple(bits)


def _is_quiet(row: Row) -> bool:
    return row.op == "same" or row.classes == ("boilerplate",)


def _fold(rows: Sequence[Row]) -> Iterator[Row | str]:
    """What is hidden between two shown rows, in words; a single row is shown rather than counted."""
    noise = sum(row.classes == ("boilerplate",) for row in rows)
    same = len(rows) - noise
    if same == 1 and not noise:
        yield rows[0]
        return
    told = [f"{amount(same, 'sentence')} the same"] if same else []
    told += [f"{noise} of boilerplate differ"] if noise else []
    if told:
        yield "  ··· " + ", ".join(told)
