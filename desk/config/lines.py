"""In which line of a TOML file a value stands: the readers there are do not say."""

import re
from collections import Counter
from collections.abc import Mapping
from typing import TypeAlias

Spot: TypeAlias = tuple[str | int, ...]
"""Where in the file: `("keys", "star")`, or `("source", 2, "url")` for the third `[[source]]`."""

_BARE = r"""[A-Za-z0-9_-]+|"(?:\\.|[^"\\])*"|'[^']*'"""
_PART = re.compile(_BARE)
_DOTTED = rf"(?:{_BARE})(?:\s*\.\s*(?:{_BARE}))*"
_HEADER = re.compile(rf"\s*(\[\[?)\s*({_DOTTED})\s*\]")
_PAIR = re.compile(rf"\s*({_DOTTED})\s*=")
_TOKEN = re.compile(r'''"""|\'\'\'|"(?:\\.|[^"\\])*"|'[^']*'|#.*|[\[\]{}]''')
_END = {'"""': re.compile(r'(?:\\.|[^\\])*?"""'), "'''": re.compile(r".*?'''")}


def lines_of(text: str) -> dict[Spot, int]:
    """The line, from 1, of every table and of every value in them; what is inside a value has none."""
    found: dict[Spot, int] = {}
    seen: Counter[str] = Counter()
    table: Spot = ()
    depth, open_quote = 0, ""
    for number, line in enumerate(text.split("\n"), 1):
        if not depth and not open_quote:
            if header := _HEADER.match(line):
                table = _parts(header[2])
                if header[1] == "[[":
                    table = (*table, seen[header[2]])
                    seen[header[2]] += 1
                found.setdefault(table, number)
            elif pair := _PAIR.match(line):
                found.setdefault((*table, *_parts(pair[1])), number)
        depth, open_quote = _after(line, depth, open_quote)
    return found


def line_of(lines: Mapping[Spot, int], spot: Spot) -> int | None:
    """The line of a value, else that of the nearest table round it, else of the first in it; None where
    there is none.
    """
    around = (lines[spot[:end]] for end in range(len(spot), 0, -1) if spot[:end] in lines)
    inside = (line for held, line in lines.items() if held[: len(spot)] == spot)
    return next(around, next(inside, None))


def _parts(dotted: str) -> Spot:
    return tuple(part.strip("\"'") for part in _PART.findall(dotted))


def _after(line: str, depth: int, open_quote: str) -> tuple[int, str]:
    """How many brackets and which long string are open after a line."""
    at = 0
    while True:
        if open_quote:
            end = _END[open_quote].match(line, at)
            if end is None:
                return depth, open_quote
            at, open_quote = end.end(), ""
        token = _TOKEN.search(line, at)
        if token is None:
            return depth, ""
        at = token.end()
        if token[0] in _END:
            open_quote = token[0]
        elif token[0] in "[{":
            depth += 1
        elif token[0] in "]}":
            depth -= 1
