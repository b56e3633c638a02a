"""What a store can answer of a query by its indexes: a superset, to be asked again with the query itself."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from news.ids import ALPHABET, LENGTH
from news.names import heard_as
from news.query.anchors import Anchor, Begin, Heard, anchors, of_pick
from news.query.parse import Query
from news.query.syntax import And, Compare, During, Holds, Near, Node, Repeat, Within, Words
from news.words import words

STATES = ("unread", "read", "starred", "snoozed")
"""The states of an article that a store has an index for."""

_INSTANT = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class Prefilter:
    """Conditions that every match of a query meets; None and nothing where there is no condition."""

    source: str | None = None
    outlet: str | None = None
    tag: str | None = None
    story: str | None = None
    state: str | None = None
    since: datetime | None = None
    """Seen then or later."""
    until: datetime | None = None
    """Seen before then."""
    words: tuple[tuple[str, ...], ...] = ()
    """Of each group the text has at least one, as `indexed` gives it; a final star stands for any ending."""


def prefilter(query: Query, now: datetime) -> Prefilter:
    """The conditions of a query."""
    parts = tuple(_conjuncts(query.node))
    fields = {part.field: part for part in parts if isinstance(part, Holds)}
    state = fields.get("is")
    bounds = [bound for part in parts for bound in (_bounds(part, now),) if bound]
    return Prefilter(
        source=_identity(fields.get("source")),
        outlet=_exact(fields.get("outlet")),
        tag=fields["tag"].value if "tag" in fields else None,
        story=_identity(fields.get("story")),
        state=state.value if state and state.value in STATES else None,
        since=max((since for since, _ in bounds if since), default=None),
        until=min((until for _, until in bounds if until), default=None),
        words=tuple(dict.fromkeys(group for part in parts for group in _groups(part))),
    )


def indexed(text: str) -> Iterator[str]:
    """What to index of a text for `Prefilter.words` to be asked of: its folded words, and how they read."""
    for word in words(text):
        yield word
        yield from (_token(Heard(key)) for key in heard_as(word))


def _conjuncts(node: Node) -> Iterator[Node]:
    """The parts all of which a match meets."""
    if isinstance(node, And):
        for part in node.parts:
            yield from _conjuncts(part)
    else:
        yield node


def _groups(node: Node) -> Iterator[tuple[str, ...]]:
    """Groups of words, of each of which a match has at least one."""
    match node:
        case Words(picks=picks):
            yield from (_tokens(of_pick(pick)) for pick in picks)
        case Near(left, right):
            yield from (*_groups(left), *_groups(right))
        case Repeat(term=term) | Within(term=term):
            yield from (group for part in _conjuncts(term) for group in _groups(part))
        case _:
            either = anchors(node)
            if either is not None:
                yield _tokens(either)


def _tokens(group: frozenset[Anchor]) -> tuple[str, ...]:
    """The members of a group as they stand in the index."""
    return tuple(sorted(map(_token, group)))


def _token(anchor: Anchor) -> str:
    """One member as it stands in the index; what a word reads like is marked by a leading nought."""
    match anchor:
        case Begin(prefix):
            return f"{prefix}*"
        case Heard(key):
            return f"0{key.lower()}"
        case word:
            return word


def _bounds(part: Node, now: datetime) -> tuple[datetime | None, datetime | None] | None:
    """Between which moments a match was seen, if this part says so."""
    match part:
        case During("seen", since, until):
            return since, until
        case Compare("age", "<" | "<=", value):
            return now - timedelta(seconds=value), None
        case Compare("age", ">" | ">=", value):
            return None, now - timedelta(seconds=value) + _INSTANT
        case _:
            return None


def _identity(part: Holds | None) -> str | None:
    """A whole id; a prefix or a name is left to the query."""
    value = part.value.lower() if part else ""
    return value if len(value) == LENGTH and set(value) <= set(ALPHABET) else None


def _exact(part: Holds | None) -> str | None:
    """A value that was asked for letter by letter."""
    return part.value if part and part.exact else None
