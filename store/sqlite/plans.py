"""What SQL knows of a query, and how that joins: conditions with their values, and the plans made of them.

A plan bounds a query from both sides, so that the opposite of a plan is a plan as well: what may be true is
what need not be false.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Part:
    """A condition and the values of its question marks; NULL counts as false."""

    sql: str
    values: tuple[Any, ...] = ()


ALL = Part("1")
NONE = Part("0")


@dataclass(frozen=True, slots=True)
class Plan:
    """What SQL knows of a query."""

    may: Part
    """True for every document for which the query is true or raises; perhaps for others."""
    must: Part = NONE
    """True only for documents for which the query is true."""
    odd: Part = NONE
    """True for every document for which a comparison raises."""


ANYTHING = Plan(ALL)
"""SQL knows nothing: every document has to be asked."""

PERILOUS = Plan(ALL, odd=ALL)
"""SQL knows nothing, and any document may raise: every one has to be asked, whatever stands beside it."""


def exactly(part: Part) -> Plan:
    """The plan of a query that is true just where this is, and never raises."""
    return Plan(part, part)


def all_of(plans: Sequence[Plan]) -> Plan:
    """The plan of a query that is true where all of these are."""
    odd = either([each.odd for each in plans])
    # Which side is asked first is not told: a document that one side refuses may still raise in the other.
    may = either([both([each.may for each in plans]), odd])
    return Plan(may, both([each.must for each in plans]), odd)


def any_of(plans: Sequence[Plan]) -> Plan:
    """The plan of a query that is true where any of these is."""
    may = either([each.may for each in plans])
    must = both(
        [either([each.must for each in plans]), *([] if all(p.odd == NONE for p in plans) else [NONE])]
    )
    return Plan(may, must, either([each.odd for each in plans]))


def opposite(inner: Plan) -> Plan:
    """The plan of a query that is true where this one is not."""
    return Plan(negated(inner.must), negated(inner.may), inner.odd)


def both(parts: Sequence[Part]) -> Part:
    """True where every one of these is; ALL for none."""
    if NONE in parts:
        return NONE
    return _joined([part for part in parts if part != ALL], " AND ") or ALL


def either(parts: Sequence[Part]) -> Part:
    """True where any of these is; NONE for none."""
    if ALL in parts:
        return ALL
    return _joined([part for part in parts if part != NONE], " OR ") or NONE


def negated(part: Part) -> Part:
    """True where this is not, be it false or NULL."""
    if part in (ALL, NONE):
        return NONE if part == ALL else ALL
    return Part(f"({part.sql}) IS NOT TRUE", part.values)


def _joined(parts: Sequence[Part], word: str) -> Part | None:
    if len(parts) < 2:
        return parts[0] if parts else None
    return Part(word.join(f"({part.sql})" for part in parts), tuple(v for part in parts for v in part.values))
