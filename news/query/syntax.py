"""What a query is made of: the nodes that `news.query.parse` gives and `news.query.evaluate` asks."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, TypeAlias

from news.names import Names

Zone: TypeAlias = Literal["headline", "text"]
Sign: TypeAlias = Literal["<", "<=", ">", ">=", "="]


@dataclass(frozen=True, slots=True)
class Plain:
    """A word as folded."""

    folded: str


@dataclass(frozen=True, slots=True)
class Prefix:
    """`word*`: every word that begins so."""

    folded: str


@dataclass(frozen=True, slots=True)
class Stem:
    """`~word`: every word of the same stem."""

    stem: str


@dataclass(frozen=True, slots=True)
class Exact:
    """A word of `="…"`: letter for letter, case and accents kept."""

    word: str


@dataclass(frozen=True, slots=True)
class Name:
    """A name of one word or more: any of its spellings."""

    typed: str
    names: Names = field(repr=False, compare=False)
    """The table that says which."""


Pick: TypeAlias = Plain | Prefix | Stem | Exact | Name
"""What one word of the text is held against."""


@dataclass(frozen=True, slots=True)
class Words:
    """Words that follow one another: a word, a phrase."""

    typed: str
    """As written in the query, for reasons."""
    picks: tuple[Pick, ...]


@dataclass(frozen=True, slots=True)
class Near:
    """`a NEAR/5 b`, `a ONEAR/5 b`: at most so many words further, in any order or in this one."""

    left: "Node"
    right: "Node"
    within: int
    ordered: bool


@dataclass(frozen=True, slots=True)
class Pattern:
    """`/regex/i`: a regular expression on the text as written."""

    source: str
    ignore_case: bool


@dataclass(frozen=True, slots=True)
class Repeat:
    """`repeat:3 "Javelin"`: at least so many times."""

    count: int
    term: "Node"


@dataclass(frozen=True, slots=True)
class Within:
    """`title:…`, `text:…`: looked for in that zone only."""

    zone: Zone
    term: "Node"


@dataclass(frozen=True, slots=True)
class Holds:
    """`outlet:…`, `tag:…`, `is:…`: a field that holds this value."""

    field: str
    value: str
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Compare:
    """`version:>1`, `age:<2h`, `lag:>1h`: a count, or a length of time in seconds."""

    field: str
    sign: Sign
    value: float
    typed: str


@dataclass(frozen=True, slots=True)
class During:
    """`seen:2026-11-01..`: a moment from `since` on and before `until`."""

    field: str
    since: datetime | None
    until: datetime | None
    typed: str


@dataclass(frozen=True, slots=True)
class And:
    """All of these."""

    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Or:
    """Any of these."""

    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Not:
    """Not this."""

    part: "Node"


Node: TypeAlias = Words | Near | Pattern | Repeat | Within | Holds | Compare | During | And | Or | Not


def is_positional(node: Node) -> bool:
    """Whether it stands for words at a place, so that NEAR and `repeat:` can take it."""
    match node:
        case Words() | Near():
            return True
        case Or(parts):
            return all(map(is_positional, parts))
        case _:
            return False


def is_textual(node: Node) -> bool:
    """Whether it asks of the text alone, so that `title:( … )` can hold it."""
    match node:
        case Words() | Near() | Pattern() | Repeat():
            return True
        case And(parts) | Or(parts):
            return all(map(is_textual, parts))
        case Not(part):
            return is_textual(part)
        case _:
            return False
