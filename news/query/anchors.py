"""The rarest words that a query cannot do without: a document with none of them need not be asked.

`anchors` gives a superset test: whatever matches the node has at least one of its anchors. None says
that no word is needed, as for `-javelin` or `is:unread`, so that every document is a candidate.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

from news.idf import weight
from news.query.syntax import (
    And,
    Exact,
    Name,
    Near,
    Node,
    Or,
    Pick,
    Plain,
    Prefix,
    Repeat,
    Stem,
    Within,
    Words,
)
from news.words import fold


@dataclass(frozen=True, slots=True)
class Begin:
    """A word that begins so."""

    prefix: str


@dataclass(frozen=True, slots=True)
class Heard:
    """A word that reads so in some language."""

    key: str


Anchor: TypeAlias = str | Begin | Heard
"""A folded word, the beginning of one, or how one reads."""


def anchors(node: Node) -> frozenset[Anchor] | None:
    """Words of which a matching document has at least one; None when it needs none."""
    match node:
        case Words(picks=picks):
            return _rarest(map(of_pick, picks))
        case Near(left, right):
            return _rarest((anchors(left), anchors(right)))
        case Repeat(term=term) | Within(term=term):
            return anchors(term)
        case And(parts):
            return _rarest(map(anchors, parts))
        case Or(parts):
            found = [anchors(part) for part in parts]
            return frozenset().union(*(one for one in found if one)) if None not in found else None
        case _:
            return None


def needed(node: Node) -> frozenset[str]:
    """Folded words all of which a matching document has."""
    match node:
        case Words(picks=picks):
            return frozenset(pick.folded for pick in picks if isinstance(pick, Plain))
        case Near(left, right):
            return needed(left) | needed(right)
        case Repeat(term=term) | Within(term=term):
            return needed(term)
        case And(parts):
            return frozenset().union(*map(needed, parts))
        case _:
            return frozenset()


def of_pick(pick: Pick) -> frozenset[Anchor]:
    """What one word of a phrase may be."""
    match pick:
        case Plain(folded):
            return frozenset((folded,))
        case Exact(word):
            return frozenset((fold(word),))
        case Prefix(folded):
            return frozenset((Begin(folded),))
        case Stem(stem):
            # `stories` has the stem `story`: the last letter of a stem may differ in the word.
            return frozenset((stem, Begin(stem[:-1])))
        case Name(typed, names):
            known = names.spellings(typed)
            return frozenset((*known.heads, *map(Heard, known.keys)))


def _rarest(choices: Iterable[frozenset[Anchor] | None]) -> frozenset[Anchor] | None:
    """The choice that the fewest documents have."""
    return min((choice for choice in choices if choice is not None), key=_share, default=None)


def _share(choice: frozenset[Anchor]) -> float:
    """About which share of documents has one of these."""
    return sum(math.exp(-weight(anchor)) if isinstance(anchor, str) else _guess(anchor) for anchor in choice)


def _guess(anchor: Begin | Heard) -> float:
    """The share for what no table counts: a short beginning is common, what is only heard is rare."""
    return math.exp(-len(anchor.prefix)) if isinstance(anchor, Begin) else 1e-5
