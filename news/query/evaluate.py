"""Whether a document answers a query: one meaning for rules, filters and search.

`evaluate` gives the hits that make it so; None says that it does not.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from itertools import chain

from news.query.holds import holds
from news.query.match import HEADLINE, Hit, Said, Span
from news.query.patterns import places
from news.query.reading import Reading
from news.query.runs import Run, runs
from news.query.syntax import (
    And,
    Compare,
    During,
    Holds,
    Near,
    Node,
    Not,
    Or,
    Pattern,
    Repeat,
    Within,
    Words,
    Zone,
)  # fmt: skip

MOST = 200
"""Places told of one term; a text that repeats it more often is no clearer for it."""


def evaluate(node: Node, reading: Reading, now: datetime, zone: Zone | None = None) -> tuple[Hit, ...] | None:
    """The hits of a node, none where only something absent was asked; None when it does not hold."""
    match node:
        case And(parts):
            return _all(parts, lambda part: evaluate(part, reading, now, zone))
        case Or(parts):
            return _any(parts, lambda part: evaluate(part, reading, now, zone))
        case Not(part):
            return () if evaluate(part, reading, now, zone) is None else None
        case Within(inner, term):
            return evaluate(term, reading, now, inner)
        case Words() | Near():
            return _spans(runs(node, reading, zone), reading)
        case Repeat(count, term):
            found = list(_apart(runs(term, reading, zone)))
            return _spans(found, reading) if len(found) >= count else None
        case Pattern():
            return _pattern(node, reading, zone)
        case Holds() | Compare() | During():
            word = holds(node, reading.document, now)
            return None if word is None else (Said(word),)


def _all(parts: Sequence[Node], ask: Callable[[Node], tuple[Hit, ...] | None]) -> tuple[Hit, ...] | None:
    """The hits of every part; None as soon as one has none."""
    found: list[Hit] = []
    for part in parts:
        hits = ask(part)
        if hits is None:
            return None
        found.extend(hits)
    return tuple(found)


def _any(parts: Sequence[Node], ask: Callable[[Node], tuple[Hit, ...] | None]) -> tuple[Hit, ...] | None:
    """The hits of all parts that hold; None when none does."""
    answers = [hits for hits in map(ask, parts) if hits is not None]
    return tuple(chain.from_iterable(answers)) if answers else None


def _apart(found: Iterator[Run]) -> Iterator[Run]:
    """The runs that do not overlap, first to last: what a person would count."""
    after = 0
    for run in sorted(found, key=lambda run: (run.after, run.first)):
        if run.first >= after:
            after = run.after
            yield run


def _spans(found: "Iterator[Run] | Sequence[Run]", reading: Reading) -> tuple[Hit, ...] | None:
    """The runs as spans of the text; None when there are none."""
    spans: list[Hit] = []
    for run in found:
        for part in run.parts:
            place, start, end = reading.span(part.first, part.after)
            spans.append(Span(place, start, end, reading.zone(place)[start:end], part.term, part.how))
        if len(spans) >= MOST:
            break
    return tuple(spans) or None


def _pattern(node: Pattern, reading: Reading, zone: Zone | None) -> tuple[Hit, ...] | None:
    """Where a regular expression stands, each paragraph by itself."""
    term = f"/{node.source}/{'i' if node.ignore_case else ''}"
    spans: list[Hit] = []
    for place, text in reading.zones():
        if zone is not None and (zone == "headline") != (place == HEADLINE):
            continue
        for start, end in places(node.source, text, ignore_case=node.ignore_case):
            spans.append(Span(place, start, end, text[start:end], term))
            if len(spans) >= MOST:
                return tuple(spans)
    return tuple(spans) or None
