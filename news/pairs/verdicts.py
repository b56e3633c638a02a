"""The facts of two aligned sentences judged against each other."""

from collections.abc import Iterator, Sequence

from news.model import ChangeClass, Fact, FactKind, Judged
from news.pairs.parties import parts, swapped
from news.pairs.quoted import altered, other_mouth
from news.pairs.spot import Spot, identity, note
from news.tokens import stem

EQUAL = 1.0
"""Likeness of sentences that differ in typography at most: no fact differs between them."""
CLOSE = 0.5
"""Likeness from which one sentence is an edit of the other: place tells which facts belong together."""
SURE = 0.75
"""Likeness from which a name or a date in the place of another is that one changed."""
TOLD = 0.4
"""Likeness from which two sentences tell of one act, so that its parties can be held against each other."""
SCALE = 3.0
"""How many times larger a figure may be in another telling and still be the same figure changed."""

_CLASSES: dict[FactKind, ChangeClass] = {
    "figure": "figure", "money": "figure", "percent": "figure", "date": "date", "name": "name",
    "place": "name", "quote": "quote", "role": "role", "hedge": "negation",
}  # fmt: skip


def verdicts(spot: Spot) -> Iterator[Judged]:
    """What can be said of the facts in these sentences; those without a partner are left to the caller."""
    rest_a, rest_b = list(spot.a), list(spot.b)
    for fact in spot.a:
        alike = [other for other in rest_b if identity(fact, spot.same) == identity(other, spot.same)]
        if alike and fact.kind not in ("role", "hedge"):
            other = alike[0] if len(alike) == 1 else max(alike, key=lambda other: _fit(spot, fact, other))
            rest_a.remove(fact)
            rest_b.remove(other)
            told = spot.likeness < EQUAL and other_mouth(fact, other, spot.same)
            yield told or Judged("same", fact, other, None, note(fact, other))
    if spot.likeness == EQUAL:
        return
    if spot.likeness >= CLOSE:
        yield from swapped(spot)
    if spot.likeness >= TOLD:
        yield from parts(spot, rest_a, rest_b)
    yield from altered(rest_a, rest_b)
    yield from _named_in_part(rest_a, rest_b)
    yield from _valued(spot, rest_a, rest_b)
    if spot.is_edit():
        yield from _negations(rest_a, rest_b)


def _named_in_part(a: list[Fact], b: list[Fact]) -> Iterator[Judged]:
    """Names of which one is a part of the other: `Judiciary Committee`, `Senate Judiciary Committee`."""
    for fact in [fact for fact in a if fact.kind in ("name", "place")]:
        words = set(fact.text.casefold().split())
        for other in [other for other in b if other.kind in ("name", "place")]:
            others = set(other.text.casefold().split())
            if words <= others or others <= words:
                a.remove(fact)
                b.remove(other)
                yield Judged("same", fact, other, None, note(fact, other))
                break


def _valued(spot: Spot, a: list[Fact], b: list[Fact]) -> Iterator[Judged]:
    """Figures, dates and names of a kind, paired by what stands round them."""
    kinds: tuple[FactKind, ...] = ("figure", "money", "percent", "date", "name", "place")
    offers = [
        (_fit(spot, fact, other), fact, other)
        for fact in a
        for other in b
        if fact.kind in kinds and _CLASSES[fact.kind] == _CLASSES[other.kind] and fact.unit == other.unit
    ]
    used: set[int] = set()
    for fit, fact, other in sorted(offers, key=lambda offer: -offer[0]):
        if (
            fit >= _least(spot, fact)
            and id(fact) not in used
            and id(other) not in used
            and _comparable(spot, fact, other)
        ):
            used |= {id(fact), id(other)}
            yield Judged("changed", fact, other, _class(fact, other), f"{fact.text} → {other.text}")


def _least(spot: Spot, fact: Fact) -> float:
    """How much must speak for two facts being one: the more, the less the sentences are alike."""
    if spot.likeness >= SURE or spot.is_edit():
        return 1.0
    if spot.likeness < CLOSE:
        return 3.0
    return 1.0 if fact.kind in ("figure", "money", "percent") else 2.0


def _class(fact: Fact, other: Fact) -> ChangeClass:
    """The class of the change from one value to another; a place for a place is a change of place."""
    return "place" if fact.kind == other.kind == "place" else _CLASSES[fact.kind]


def _comparable(spot: Spot, fact: Fact, other: Fact) -> bool:
    """Whether two values may be one that changed: in an edit always, across tellings only within a scale."""
    if spot.likeness >= CLOSE or spot.is_edit():
        return True
    if fact.kind not in ("figure", "money", "percent"):
        return False
    if not (_is_number(fact.value) and _is_number(other.value)):
        return False
    small, large = sorted((float(fact.value), float(other.value)))
    return small > 0 and large / small <= SCALE


def _fit(spot: Spot, fact: Fact, other: Fact) -> float:
    """How much speaks for two facts being one: what they count, the words right before and after."""
    fit = 0.0
    if fact.of and other.of and stem(fact.of.split()[-1]) == stem(other.of.split()[-1]):
        fit += 2.0
    for mine, theirs in zip(spot.words(fact, left=True), spot.words(other, left=False), strict=True):
        fit += 1.0 * (mine[:1] == theirs[:1]) + 0.5 * (mine[1:2] == theirs[1:2] != [])
    return fit


def _negations(a: Sequence[Fact], b: Sequence[Fact]) -> Iterator[Judged]:
    """A negation that one side of an edit has and the other has not."""
    ours, theirs = ([fact for fact in side if fact.unit == "negation"] for side in (a, b))
    if bool(ours) != bool(theirs):
        left, right = (ours[0], None) if ours else (None, theirs[0])
        yield Judged("changed", left, right, "negation", "denied on one side only")


def _is_number(value: str) -> bool:
    return value.replace(".", "", 1).isdecimal()
