"""A captured screen with its looks: each cell's character, attributes and colours."""

import re
from dataclasses import dataclass, replace

_PARTS = re.compile(r"\x1b\[([\d;]*)m|(.)", re.DOTALL)
_ATTRIBUTES = {1: "bold", 2: "dim", 3: "italic", 4: "underline", 7: "reverse"}


@dataclass(frozen=True, slots=True)
class Cell:
    """One character as it stands on the screen."""

    text: str = " "
    attributes: frozenset[str] = frozenset()
    colours: tuple[int, ...] = ()
    """The numbers of the colour sequences in force: below 100 they are of sixteen."""


def cells(line: str) -> list[Cell]:
    """The cells of a captured line; what was in force before it is not known to it."""
    found: list[Cell] = []
    now = Cell()
    for codes, text in _PARTS.findall(line):
        if text:
            found.append(replace(now, text=text))
        else:
            now = _styled(now, [int(code or 0) for code in codes.split(";")])
    return found


def _styled(now: Cell, codes: list[int]) -> Cell:
    if codes[0] in (38, 48):
        return replace(now, colours=(*now.colours, 100 + codes[1]))
    for code in codes:
        if code == 0:
            now = Cell()
        elif code in _ATTRIBUTES:
            now = replace(now, attributes=now.attributes | {_ATTRIBUTES[code]})
        elif code >= 30:
            now = replace(now, colours=(*now.colours, code))
    return now


def of_words(lines: list[list[Cell]], words: str, nth: int = 0) -> list[Cell]:
    """The cells of the n-th place at which these words stand; AssertionError where they do not."""
    places = [
        line[at : at + len(words)]
        for line in lines
        for at in range(len(line))
        if "".join(cell.text for cell in line[at : at + len(words)]) == words
    ]
    assert len(places) > nth, f"{words!r} is not on the screen"
    return places[nth]


def attributes(lines: list[list[Cell]], words: str, nth: int = 0) -> frozenset[str]:
    """What all cells of these words have in common, colour aside."""
    return frozenset.intersection(*(cell.attributes for cell in of_words(lines, words, nth)))
