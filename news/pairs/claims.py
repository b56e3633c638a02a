"""Whether and how surely two sentences that tell the same say it: denied, doubted, hearsay."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import zip_longest

from news.idf import STOPS
from news.model import Fact, Judged
from news.pairs.spot import Spot, stems
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
    sides = [[fact for fact in side if fact.kind == "hedge"] for side in (a, b)]
    told = _told(spot, sides[0], left=True), _told(spot, sides[1], left=False)
    more = [sum(fact.unit == "negation" for fact in side) for side in sides]
    if more[0] != more[1]:
        n = int(more[1] > more[0])
        if denial := next((fact for fact in told[n] if fact.unit == "negation"), None):
            left, right = (None, denial) if n else (denial, None)
            yield Judged("changed", left, right, "negation", "denied on one side only")
    said = [{_SURENESS.get(fact.value) for fact in side} for side in sides]
    sure = [{_SURENESS[fact.value]: fact for fact in side if fact.value in _SURENESS} for side in told]
    only = [
        [side[name] for name in side if name not in against]
        for side, against in zip(sure, said[::-1], strict=True)
    ]
    for one, other in zip_longest(*only):
        words = " → ".join(fact.text.casefold() if fact else "as a fact" for fact in (one, other))
        yield Judged("changed", one, other, "negation", f"not as sure: {words}")


def _told(spot: Spot, hedges: Iterable[Fact], *, left: bool) -> list[Fact]:
    """The hedges of one side whose claim the other side has too; those a speaker is quoted with aside.

    Nor is one told whose word the other side has as often, and only writes otherwise: `may` there is `May`.
    """
    quotes = [fact for fact in (spot.a if left else spot.b) if fact.kind == "quote"]
    here, there = Counter(spot.stems(left=left)), Counter(spot.stems(left=not left))
    return [
        fact
        for fact in hedges
        if not any(one.sentence == fact.sentence and one.start <= fact.start < one.end for one in quotes)
        and any(there[stem] for stem in _claim(spot, fact, left=left))
        and any(here[stem] > there[stem] for stem in stems(fact.text))
    ]


def _claim(spot: Spot, fact: Fact, *, left: bool) -> list[str]:
    """The stem behind a hedge that tells something; where none does, those that stand there."""
    after = spot.words(fact, left=left)[1][:_AFTER]
    return [stem for stem in after if stem not in STOPS][:1] or after
