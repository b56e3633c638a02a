"""Whether and how surely two sentences that tell the same say it: denied, doubted, hearsay."""

from collections.abc import Iterable, Iterator
from itertools import zip_longest

from news.idf import STOPS
from news.model import Fact, Judged
from news.pairs.spot import Spot
from news.tokens import listed

_SURENESS = {
    **dict.fromkeys(listed("could may might can possibly perhaps"), "possible"),
    **dict.fromkeys(listed("likely probably"), "likely"),
    **dict.fromkeys(listed("reportedly allegedly apparently supposedly purportedly"), "hearsay"),
    "unlikely": "unlikely", "must": "must", "should": "should",
}  # fmt: skip
"""What a hedge makes of a claim; `will` and `would` are left out: they tell the tense, not how sure."""
_AFTER = 4
"""Words behind a hedge among which stands what it is said of."""


def claims(spot: Spot, a: Iterable[Fact], b: Iterable[Fact]) -> Iterator[Judged]:
    """Denials and hedges of an edit that one side has, and the other side the same words without them."""
    ours, theirs = _hedges(spot, a, left=True), _hedges(spot, b, left=False)
    denials = [[fact for fact in side if fact.unit == "negation"] for side in (ours, theirs)]
    if len(denials[0]) != len(denials[1]):
        one, other = (next(iter(side), None) for side in denials)
        left, right = (one, None) if len(denials[0]) > len(denials[1]) else (None, other)
        yield Judged("changed", left, right, "negation", "denied on one side only")
    sure = [
        {_SURENESS[fact.value]: fact for fact in side if fact.value in _SURENESS} for side in (ours, theirs)
    ]
    only = [[side[name] for name in side if name not in against] for side, against in (sure, sure[::-1])]
    for one, other in zip_longest(*only):
        words = " → ".join(fact.text.casefold() if fact else "as a fact" for fact in (one, other))
        yield Judged("changed", one, other, "negation", f"not as sure: {words}")


def _hedges(spot: Spot, facts: Iterable[Fact], *, left: bool) -> list[Fact]:
    """The hedges of one side whose claim the other side has too; those a speaker is quoted with aside."""
    quotes = [fact for fact in (spot.a if left else spot.b) if fact.kind == "quote"]
    there = frozenset(spot.stems(left=not left))
    return [
        fact
        for fact in facts
        if fact.kind == "hedge"
        and not any(one.sentence == fact.sentence and one.start <= fact.start < one.end for one in quotes)
        and not there.isdisjoint(_claim(spot, fact, left=left))
    ]


def _claim(spot: Spot, fact: Fact, *, left: bool) -> list[str]:
    """The stem behind a hedge that tells something; where none does, those that stand there."""
    after = spot.words(fact, left=left)[1][:_AFTER]
    return [stem for stem in after if stem not in STOPS][:1] or after
