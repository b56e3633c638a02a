"""The facts of two aligned sentences judged against each other."""

from collections.abc import Iterator, Sequence

from news.model import ChangeClass, Fact, FactKind, Judged, Verdict
from news.pairs.claims import claims
from news.pairs.parties import parts, swapped
from news.pairs.quoted import altered, other_mouth
from news.pairs.rounded import rounds
from news.pairs.spot import Spot, are_kin, is_counted, is_one, note

EQUAL = 1.0
"""Likeness of sentences that differ in typography at most: no fact differs between them."""
CLOSE = 0.5
"""Likeness from which one sentence is an edit of the other: place tells which facts belong together."""
SURE = 0.75
"""Likeness from which a name or a date in the place of another is that one changed."""
TOLD = 0.4
"""Likeness from which two sentences tell of one act, so that its parties can be held against each other."""
SCALE = 3.0
"""How many times larger a figure may be in another telling and still be told of the same thing."""
ALIKE, LIKELY = 3.0, 2.0
"""Fits from which figures of two tellings are of one thing for certain, and from which they may be."""

_FIGURES: tuple[FactKind, ...] = ("figure", "money", "percent")
_ROUND = 1.0
"""How much must stand round two figures alike before one is taken for the other rounded."""
_CLASSES: dict[FactKind, ChangeClass] = {
    "figure": "figure", "money": "figure", "percent": "figure", "date": "date", "name": "name",
    "place": "name",
}  # fmt: skip


def verdicts(spot: Spot) -> Iterator[Judged]:
    """What can be said of the facts in these sentences; those without a partner are left to the caller."""
    rest_a, rest_b = list(spot.a), list(spot.b)
    # Who is named just as on the other side goes first: no `Trump` takes the partner of another Trump.
    literal = {(fact.kind, fact.text) for fact in spot.b}
    for fact in sorted(spot.a, key=lambda fact: (fact.kind, fact.text) not in literal):
        alike = [other for other in rest_b if is_one(fact, other, spot.same)]
        if alike and fact.kind not in ("role", "hedge"):
            other = max(
                alike,
                key=lambda other: (fact.kind == "name" and fact.text == other.text, _fit(spot, fact, other)),
            )
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
    yield from _named_in_part(spot, rest_a, rest_b)
    yield from _rounded(spot, rest_a, rest_b)
    yield from _valued(spot, rest_a, rest_b)
    if spot.likeness >= SURE or spot.is_edit():
        yield from claims(spot, rest_a, rest_b)


def _named_in_part(spot: Spot, a: list[Fact], b: list[Fact]) -> Iterator[Judged]:
    """Names of which one is a part of the other: `Judiciary Committee`, `Senate Judiciary Committee`."""
    for fact in [fact for fact in a if fact.kind in ("name", "place")]:
        words = set(fact.text.casefold().split())
        for other in [other for other in b if other.kind in ("name", "place")]:
            others = set(other.text.casefold().split())
            if (words <= others or others <= words) and not are_kin(fact, other, spot.same):
                a.remove(fact)
                b.remove(other)
                yield Judged("same", fact, other, None, note(fact, other))
                break


def _rounded(spot: Spot, a: list[Fact], b: list[Fact]) -> Iterator[Judged]:
    """Figures of which one is the other rounded."""
    for fact in list(a):
        reasons = ((other, rounds(fact, other)) for other in b if _fit(spot, fact, other) >= _ROUND)
        other, why = next((offer for offer in reasons if offer[1]), (None, ""))
        if other:
            a.remove(fact)
            b.remove(other)
            yield Judged("same", fact, other, None, why)


def _valued(spot: Spot, a: Sequence[Fact], b: Sequence[Fact]) -> Iterator[Judged]:
    """Figures, dates and names of a kind, paired by what stands round them."""
    offers = [
        (_fit(spot, fact, other), fact, other)
        for fact in a
        for other in b
        if (kind := _CLASSES.get(fact.kind)) and kind == _CLASSES.get(other.kind) and fact.unit == other.unit
    ]
    used: set[int] = set()
    for fit, fact, other in sorted(offers, key=lambda offer: -offer[0]):
        if used.isdisjoint((id(fact), id(other))) and (verdict := _verdict(spot, fact, other, fit)):
            used |= {id(fact), id(other)}
            yield Judged(verdict, fact, other, _class(fact, other), f"{fact.text} → {other.text}")


def _verdict(spot: Spot, fact: Fact, other: Fact, fit: float) -> Verdict | None:
    """What two values that differ are to each other; None when nothing says that they are of one thing.

    In an edit of one sentence it is changed. Two tellings of their own contradict each other where the
    same thing is counted, within a scale; where that is not certain, they differ and a person must look.
    """
    is_figure = fact.kind in _FIGURES
    if spot.is_edit() or spot.likeness >= SURE:
        return "changed" if fit >= 1 else None
    if not is_figure:
        return "changed" if spot.likeness >= CLOSE and fit >= LIKELY else None
    near = _is_near(fact, other)
    if spot.likeness >= CLOSE and fit >= 1:
        return "changed" if near else "differs?"
    if fit >= ALIKE and near:
        return "differs?" if fact.hedge or other.hedge or not is_counted(fact, other) else "conflict"
    return "differs?" if fit >= LIKELY and is_counted(fact, other) else None


def _is_near(fact: Fact, other: Fact) -> bool:
    """Whether two numbers are within a scale of each other."""
    if not (_is_number(fact.value) and _is_number(other.value)):
        return False
    small, large = sorted((float(fact.value), float(other.value)))
    return small > 0 and large / small <= SCALE


def _class(fact: Fact, other: Fact) -> ChangeClass:
    """The class of the change from one value to another; a place for a place is a change of place."""
    return "place" if fact.kind == other.kind == "place" else _CLASSES[fact.kind]


def _fit(spot: Spot, fact: Fact, other: Fact) -> float:
    """How much speaks for two facts being one: what they count, the words right before and after."""
    fit = 0.0
    if is_counted(fact, other):
        fit += 2.0
    for mine, theirs in zip(spot.words(fact, left=True), spot.words(other, left=False), strict=True):
        fit += 1.0 * (mine[:1] == theirs[:1]) + 0.5 * (mine[1:2] == theirs[1:2] != [])
    return fit


def _is_number(value: str) -> bool:
    return value.replace(".", "", 1).isdecimal()
