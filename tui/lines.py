"""Lines of a screen before they are painted: words with the role they play, measured in terminal cells.

A role is a name that the looks give a style (`dim`, `strong`, `add` …); words from outside stay plain data.
"""

import re
from collections.abc import Iterable, Sequence
from typing import TypeAlias

from rich.cells import cell_len, chop_cells, set_cell_size

Bit: TypeAlias = tuple[str, str]
"""Words and their roles, separated by spaces; no role is plain."""
Line: TypeAlias = tuple[Bit, ...]

BLANK: Line = ()
_TOKEN = re.compile(
    r"\s+|[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uff60]|[^\s\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uff60]+"
)
"""White space, one ideograph (a line may break beside it), or a run of anything else."""


def cells(text: str) -> int:
    """How many cells a terminal gives the text."""
    return len(text) if text.isascii() else cell_len(text)


def width(line: Line) -> int:
    """How many cells the line takes."""
    return sum(cells(text) for text, _ in line)


def plain(line: Line) -> str:
    """The words of the line alone."""
    return "".join(text for text, _ in line)


def said(line: Line) -> str:
    """The words of the line without the numbers that were raised behind them."""
    return "".join(text for text, role in line if role != "raised")


def fit(text: str, room: int, *, right: bool = False, more: str = "…") -> str:
    """The text in exactly `room` cells: cut with a sign that there is more, or padded."""
    if room <= 0:
        return ""
    taken = cells(text)
    if taken > room:
        kept = set_cell_size(text, max(0, room - cells(more))).rstrip() + more[:room]
        return kept + " " * (room - cells(kept))
    blank = " " * (room - taken)
    return blank + text if right else text + blank


def clip(line: Line, room: int, more: str = "…") -> Line:
    """The line in at most `room` cells, cut with a sign where there is more."""
    if width(line) <= room:
        return line
    kept: list[Bit] = []
    left = room
    for text, role in line:
        taken = cells(text)
        if taken >= left:
            rest = width(tuple(line[len(kept) + 1 :]))
            kept.append((text if taken == left and not rest else fit(text + more * 2, left, more=more), role))
            break
        kept.append((text, role))
        left -= taken
    return tuple(kept)


def pad(line: Line, room: int, more: str = "…") -> Line:
    """The line in exactly `room` cells, cut with a sign where there is more."""
    line = clip(line, room, more)
    missing = room - width(line)
    return (*line, (" " * missing, "")) if missing > 0 else line


def wrap(line: Line, room: int, *, hang: int = 0) -> list[Line]:
    """The line as lines of at most `room` cells, broken at white space; what follows the first hangs in."""
    text = plain(line)
    if hang >= room - 4:
        hang = 0
    spans = _breaks(text, max(1, room), max(1, room - hang))
    indent: Line = ((" " * hang, ""),) if hang else ()
    return [
        cut(line, start, end) if index == 0 else (*indent, *cut(line, start, end))
        for index, (start, end) in enumerate(spans)
    ]


def cut(line: Line, start: int, end: int) -> Line:
    """The characters `start` to `end` of the line, with their roles."""
    kept: list[Bit] = []
    at = 0
    for text, role in line:
        piece = text[max(0, start - at) : max(0, end - at)]
        if piece:
            kept.append((piece, role))
        at += len(text)
        if at >= end:
            break
    return tuple(kept)


def marked(text: str, spans: Iterable[tuple[int, int]], role: str, rest: str = "") -> Line:
    """The text as a line in which the given spans play a role."""
    kept: list[Bit] = []
    at = 0
    for start, end in sorted(spans):
        if end <= at:
            continue
        kept.append((text[at : max(at, start)], rest))
        kept.append((text[max(at, start) : end], role))
        at = end
    kept.append((text[at:], rest))
    return tuple(bit for bit in kept if bit[0])


def joined(lines: Sequence[Line], between: str = " ") -> Line:
    """Lines written one after another on one line."""
    kept: list[Bit] = []
    for line in lines:
        if not line:
            continue
        if kept:
            kept.append((between, ""))
        kept.extend(line)
    return tuple(kept)


def _breaks(text: str, first: int, later: int) -> list[tuple[int, int]]:
    """Where each wrapped line starts and ends, in characters; white space at a break is left out."""
    spans: list[tuple[int, int]] = []
    start = end = taken = 0
    room = first
    for token in _tokens(text, min(first, later)):
        size = cells(token)
        at = end + len(token)
        if taken + size > room and not token.isspace() and taken:
            spans.append((start, start + len(text[start:end].rstrip())))
            start, taken, room = end, 0, later
        if not (token.isspace() and taken == 0 and spans):
            taken += size
        else:
            start = at
        end = at
    if start < len(text) or not spans:
        spans.append((start, start + len(text[start:].rstrip())))
    return spans


def _tokens(text: str, room: int) -> Iterable[str]:
    """The pieces between which a line may break; a word longer than a line is broken inside."""
    for token in _TOKEN.findall(text):
        if cells(token) > room and not token.isspace():
            yield from chop_cells(token, room)
        else:
            yield token
