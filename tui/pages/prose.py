"""Paragraphs of roles laid out for a width: what the reader, the help and every detail page are made of."""

from collections.abc import Sequence
from dataclasses import dataclass

from tui.laid import Laid, Layout
from tui.lines import BLANK, Line, wrap


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph."""

    line: Line
    hang: int = 0
    """How far its second line is set in."""
    gap: bool = False
    """Whether an empty line follows."""
    stop: bool = False
    """Whether the keys for next and previous stop here."""


LONGEST = 92
"""Cells of a line of running text at most: longer ones tire the eye."""


def prose(blocks: Sequence[Block]) -> Layout:
    """A layout of paragraphs, each wrapped at the width there is."""

    def lay(room: int) -> Laid:
        lines: list[Line] = []
        stops: list[int] = []
        for block in blocks:
            if block.stop:
                stops.append(len(lines))
            for number, line in enumerate(broken(block.line)):
                indent: Line = ((" " * block.hang, ""),) if number else ()
                lines.extend(wrap((*indent, *line), min(LONGEST, room - 1), hang=block.hang))
            if block.gap:
                lines.append(BLANK)
        return Laid(lines, stops)

    return lay


def broken(line: Line) -> list[Line]:
    """The line in as many as its words have, parted at their line ends."""
    lines: list[Line] = [()]
    for text, role in line:
        first, *rest = text.split("\n")
        lines[-1] = (*lines[-1], (first, role))
        lines.extend(((part, role),) for part in rest)
    return lines


def pairs(rows: Sequence[tuple[str, Line]]) -> list[Block]:
    """Names and what they stand for, set in a column; what is empty is left out."""
    column = max((len(name) for name, line in rows if line), default=0) + 2
    return [Block(((f"{name:<{column}}", "dim"), *line), hang=column) for name, line in rows if line]
