"""Who plays which part in an act: the parts of two tellings held against each other."""

from collections.abc import Iterator, Sequence

from news.model import Fact, Judged
from news.pairs.exchange import exchanged
from news.pairs.spot import Spot, identity


def parts(spot: Spot, a: Sequence[Fact], b: Sequence[Fact]) -> Iterator[Judged]:
    """The same act with another party in a part, or a party in another part."""
    for verb in dict.fromkeys(fact.of for fact in a if fact.kind == "role"):
        ours = [fact for fact in a if fact.kind == "role" and fact.of == verb]
        theirs = [fact for fact in b if fact.kind == "role" and fact.of == verb]
        for fact in ours:
            yield from _part(spot, fact, ours, theirs)


def swapped(spot: Spot) -> Iterator[Judged]:
    """Names that changed places, in an edit of one sentence."""
    if len(spot.lefts) == len(spot.rights) == 1:
        (left,), (right,) = spot.lefts.values(), spot.rights.values()
        ours, theirs = (
            [fact for fact in side if fact.kind in ("name", "place")] for side in (spot.a, spot.b)
        )
        names = [[identity(fact, spot.same)[1] for fact in side] for side in (ours, theirs)]
        yield from exchanged(left, right, ours, theirs, names)


def _part(spot: Spot, fact: Fact, ours: Sequence[Fact], theirs: Sequence[Fact]) -> Iterator[Judged]:
    """One party's part judged against the parts of the other side."""
    who = identity(fact, spot.same)
    if match := next(
        (other for other in theirs if identity(other, spot.same) == who or _is_part(fact, other)), None
    ):
        yield Judged("same", fact, match)
        return
    same_part = [other for other in theirs if other.unit == fact.unit]
    if same_part and not any(identity(mine, spot.same) == identity(same_part[0], spot.same) for mine in ours):
        other = same_part[0]
        yield Judged("changed", fact, other, "role", f"{_shown(fact)} → {_shown(other)}")


def _is_part(fact: Fact, other: Fact) -> bool:
    """Whether two parties in one part are one, named in full and in short."""
    words, others = set(fact.text.casefold().split()), set(other.text.casefold().split())
    return fact.unit == other.unit and (words <= others or others <= words)


def _shown(role: Fact) -> str:
    """A part in words: `to Ukraine`."""
    link = {"receiver": "to ", "giver": "from ", "doer": "by "}.get(role.unit or "", "")
    return f"{link}{role.text}"
