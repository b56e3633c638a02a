"""Facts of two texts aligned and judged: same, changed, added, dropped, conflict, or `differs?`."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from news.facts.read import facts_of
from news.model import Fact, Judged, Text
from news.pairs.align import Aligned, aligned
from news.pairs.bags import Bags, likeness
from news.pairs.bearers import in_full
from news.pairs.spot import Spot, identity, is_counted, is_one, note
from news.pairs.verdicts import EQUAL, verdicts
from news.sentences import Cut

_ORDER = {"conflict": 0, "changed": 1, "differs?": 2, "dropped": 3, "added": 4, "same": 5}
UNBORNE = "borne by nothing in its own text"
_CLOSED = re.compile(r"[.!…:;,。！]+[\"'”’»)\]]*$")
"""How a sentence ends; a line that ends otherwise is a headline."""
_ALONE = frozenset(("figure", "money", "percent", "date", "name", "place", "quote"))
"""Kinds of which it tells something that only one text has them."""


def judge(left: Text, right: Text, *, apart: bool = False) -> list[Judged]:
    """All facts of two texts judged, those that differ first.

    `apart` says that they are two outlets', not one text before and after an edit: what would be `changed`
    there is in `conflict` here, also where one copied the other's words.
    """
    return judged(left, right, aligned(left, right), apart=apart)


def judged(left: Text, right: Text, both: Aligned, *, apart: bool = False) -> list[Judged]:
    """The facts of two texts whose sentences are aligned, those that differ first."""
    a = in_full(facts_of(both.left, left.claimed.date() if left.claimed else None))
    b = in_full(facts_of(both.right, right.claimed.date() if right.claimed else None))
    found = [one for spot in _spots(both, a, b) for one in verdicts(spot)]
    paired = {id(fact) for one in found for fact in (one.left, one.right) if fact}
    equal = [pair for pair in both.pairs if pair.likeness == EQUAL]
    settled = {i for pair in equal for i in pair.left}, {j for pair in equal for j in pair.right}
    rest_a = [fact for fact in a if id(fact) not in paired and fact.sentence not in settled[0]]
    rest_b = [fact for fact in b if id(fact) not in paired and fact.sentence not in settled[1]]
    found += _elsewhere(rest_a, a, b, both, left=True)
    found += _elsewhere(rest_b, b, a, both, left=False)
    if apart:
        found = [_contradicted(one) for one in found]
    return sorted(found, key=lambda one: _ORDER[one.verdict])


def _contradicted(one: Judged) -> Judged:
    """What two outlets say otherwise: in conflict, or where one of them hedges, for a person to look at."""
    if one.verdict != "changed":
        return one
    is_vague = any(fact and (fact.hedge or _is_doubt(fact)) for fact in (one.left, one.right))
    return replace(one, verdict="differs?" if is_vague else "conflict")


def _is_doubt(fact: Fact) -> bool:
    """Whether it says how sure something is, and does not deny it."""
    return fact.kind == "hedge" and fact.unit != "negation"


def _unborne(whole: Cut, facts: Sequence[Fact]) -> list[Fact]:
    """The figures of a text's headline, or of a line that stands like one, that no sentence of it bears."""
    heads = {-1, *(n for n, one in enumerate(whole.sentences) if not _CLOSED.search(one))}
    borne = {(fact.value, fact.unit) for fact in facts if fact.sentence not in heads}
    figures = (
        fact for fact in facts if fact.kind in ("figure", "money", "percent") and fact.sentence in heads
    )
    return [fact for fact in figures if (fact.value, fact.unit) not in borne]


def _spots(both: Aligned, a: Sequence[Fact], b: Sequence[Fact]) -> Iterator[Spot]:
    """The headlines and each pair of sentences, with the facts of both."""
    lefts, rights = _by_sentence(a), _by_sentence(b)
    heads = both.left.headline, both.right.headline
    yield Spot(
        {-1: heads[0]},
        {-1: heads[1]},
        lefts.get(-1, ()),
        rights.get(-1, ()),
        likeness(*(Bags([head], both.same)[0] for head in heads)),
        both.same,
    )
    for pair in both.pairs:
        yield Spot(
            {i: both.left.sentences[i] for i in pair.left},
            {j: both.right.sentences[j] for j in pair.right},
            [fact for i in pair.left for fact in lefts.get(i, ())],
            [fact for j in pair.right for fact in rights.get(j, ())],
            pair.likeness,
            both.same,
        )


def _by_sentence(facts: Iterable[Fact]) -> dict[int, list[Fact]]:
    found: dict[int, list[Fact]] = {}
    for fact in facts:
        found.setdefault(fact.sentence, []).append(fact)
    return found


def _elsewhere(
    rest: Iterable[Fact], own: Sequence[Fact], others: Sequence[Fact], both: Aligned, *, left: bool
) -> Iterator[Judged]:
    """What stands in no aligned sentence, or found no partner there: said elsewhere, or by one text alone."""
    known: dict[tuple[str | None, ...], list[Fact]] = {}
    for fact in others:
        known.setdefault(identity(fact, both.same), []).append(fact)
    bare = _unborne(both.left if left else both.right, own)
    for fact in rest:
        if fact.kind not in _ALONE:
            continue
        offers = known.get(identity(fact, both.same), ())
        other = next((one for one in offers if is_one(fact, one, both.same)), None)
        if other:
            pair = (fact, other) if left else (other, fact)
            yield Judged("same", *pair, None, note(*pair) or "in another sentence")
        else:
            word = _bareness(fact, own) if fact in bare else ""
            yield (
                Judged("dropped", fact, None, None, word) if left else Judged("added", None, fact, None, word)
            )


def _bareness(fact: Fact, own: Iterable[Fact]) -> str:
    """That no sentence bears a headline's figure, and what they say instead of the same thing."""
    instead = [
        one.text for one in own if one.sentence >= 0 and one.unit == fact.unit and is_counted(fact, one)
    ]
    return f"{UNBORNE}, which says {' and '.join(dict.fromkeys(instead))}" if instead else UNBORNE
