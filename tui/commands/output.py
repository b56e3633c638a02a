"""What commands print: JSON lines for programs, columns for people, tabs for pipes; colour where wanted."""

import json
import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import TextIO

from news.times import stamp
from tui.lines import Line, cells, fit, plain, wrap

_CODES = {
    "strong": "1", "title": "1", "key": "1", "dim": "2", "accent": "36", "good": "32", "warn": "33",
    "bad": "1;31", "add": "32", "drop": "31", "edit": "33", "move": "36", "mark": "1;33",
}  # fmt: skip
"""The ANSI style of each role; the terminal's own palette decides what the colours look like."""

WIDTH = 100
"""How wide to print where no terminal says."""


def emit(fields: Mapping[str, object]) -> None:
    """Print one JSON line, at once when it goes to a pipe that somebody reads along."""
    print(as_line(fields), flush=True)


def as_line(fields: Mapping[str, object]) -> str:
    """The fields as one line of JSON."""
    return json.dumps(fields, ensure_ascii=False, default=_plain)


def note(message: str) -> None:
    """Tell the person something that is not data: in a terminal broken between its words, else in a line."""
    if is_terminal(sys.stderr):
        message = "\n".join(plain(line) for line in wrap(((message, ""),), columns(sys.stderr), hang=2))
    print(message, file=sys.stderr, flush=True)


def is_terminal(stream: TextIO | None = None) -> bool:
    """Whether a person reads this stream, standard output unless told."""
    return (stream or sys.stdout).isatty()


def has_colour(stream: TextIO | None = None) -> bool:
    """Whether colour is wanted: a NO_COLOR or FORCE_COLOR that is not empty, else a terminal that can."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return is_terminal(stream) and os.environ.get("TERM") != "dumb"


def paint(text: str, roles: str) -> str:
    """The text in the style of its roles, where colour is wanted; as it is elsewhere."""
    code = ";".join(_CODES[role] for role in roles.split() if role in _CODES)
    return f"\x1b[{code}m{text}\x1b[0m" if code and text and has_colour() else text


def columns(stream: TextIO | None = None) -> int:
    """How wide to print on standard output or another stream: its terminal's width (or $COLUMNS)."""
    asked = os.environ.get("COLUMNS", "")
    if asked.isdecimal() and int(asked):
        return int(asked)
    try:
        return os.get_terminal_size((stream or sys.stdout).fileno()).columns or WIDTH
    except OSError:
        return WIDTH


def show(line: Line, *, flush: bool = False) -> None:
    """Print a line of bits, each in the style of its roles."""
    print("".join(paint(text, role) for text, role in line).rstrip(), flush=flush)


class Table:
    """Rows of columns: fitted to a terminal with a heading, parted by tabs and whole for a pipe.

    A width of 0 takes what room is left; one column may have it. Rows are printed as they come, so a list
    of any length starts at once.
    """

    def __init__(self, heads: Mapping[str, int]) -> None:
        self._fits = is_terminal()
        left = columns() - sum(heads.values()) - 2 * (len(heads) - 1)
        self._widths = [width or max(10, left) for width in heads.values()]
        if self._fits:
            print(paint(self._line([head.upper() for head in heads]), "dim"))

    def row(self, values: Sequence[object], role: str = "") -> None:
        """Print one row, in the style of a role."""
        words = ["" if value is None else str(value) for value in values]
        if not self._fits:
            print("\t".join(words))
            return
        print(paint(self._line(words), role))

    def _line(self, words: Sequence[str]) -> str:
        fitted = [fit(word, width) for word, width in zip(words, self._widths, strict=True)]
        return "  ".join(fitted).rstrip()


def block(pairs: Iterable[tuple[str, object]]) -> None:
    """Print names and values below each other; what is None or empty is left out."""
    shown = [(name, str(value)) for name, value in pairs if value]
    widest = max((cells(name) for name, _ in shown), default=0)
    for name, value in shown:
        print(f"{paint(fit(name, widest), 'dim')}  {value}")


def _plain(value: object) -> object:
    if isinstance(value, datetime):
        return stamp(value)
    if isinstance(value, (set, frozenset)):
        return sorted(value)
    raise TypeError(f"no JSON for {type(value).__name__}")
