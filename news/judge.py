"""Facts of two texts aligned and judged: same, changed, added, dropped, conflict, or `differs?`."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from news.facts.read import facts_of
from news.model import Fact, Judged, Text
from news.pairs.align import Aligned, aligned
from news.pairs.spot import Spot, identity, note
from news.pairs.verdicts import EQUAL, verdicts
from news.sentences import Cut, cut

_ORDER = {"conflict": 0, "changed": 1, "differs?": 2, "dropped": 3, "added": 4, "same": 5}
UNBORNE = "borne by nothing in its own text"
_CLOSED = re.compile(r"[.!…:;,。！]+[\"'”’»)\]]*$")
"""How a sentence ends; a line that ends otherwise is a headline."""
_ALONE = frozenset(("figure", "money", "percent", "date", "name", "place", "quote"))
"""Kinds of which it tells something that only one text has them."""


def judge(left: Text, right: Text) -> list[Judged]:
    """All facts of two texts judged, those that differ first."""
    return judged(left, right, aligned(left, right))


def judged(left: Text, right: Text, both: Aligned) -> list[Judged]:
    """The facts of two texts whose sentences are aligned, those that differ first."""
    a = facts_of(both.left, left.claimed.date() if left.claimed else None)
    b = facts_of(both.right, right.claimed.date() if right.claimed else None)
    found = [one for spot in _spots(both, a, b) for one in verdicts(spot)]
    paired = {id(fact) for one in found for fact in (one.left, one.right) if fact}
    equal = [pair for pair in both.pairs if pair.likeness == EQUAL]
    settled = {i for pair in equal for i in pair.left}, {j for pair in equal for j in pair.right}
    rest_a = [fact for fact in a if id(fact) not in paired and fact.sentence not in settled[0]]
    rest_b = [fact for fact in b if id(fact) not in paired and fact.sentence not in settled[1]]
    found += _elsewhere(rest_a, b, both.same, _unborne(both.left, a), left=True)
    found += _elsewhere(rest_b, a, both.same, _unborne(both.right, b), left=False)
    return sorted(found, key=lambda one: _ORDER[one.verdict])


def unborne(text: Text) -> list[Fact]:
    """The figures of a text's headline, or of a line that stands like one, that no sentence of it bears."""
    whole = cut(text)
    return _unborne(whole, facts_of(whole, text.claimed.date() if text.claimed else None))


def _unborne(whole: Cut, facts: Sequence[Fact]) -> list[Fact]:
    heads = {-1, *(n for n, one in enumerate(whole.sentences) if not _CLOSED.search(one))}
    borne = {(fact.value, fact.unit) for fact in facts if fact.sentence not in heads}
    figures = (
        fact for fact in facts if fact.kind in ("figure", "money", "percent") and fact.sentence in heads
    )
    return [fact for fact in figures if (fact.value, fact.unit) not in borne]


def _spots(both: Aligned, a: Sequence[Fact], b: Sequence[Fact]) -> Iterator[Spot]:
    """The headlines and each pair of sentences, with the facts of both."""
    lefts, rights = _by_sentence(a), _by_sentence(b)
    yield Spot(
        {-1: both.left.headline},
        {-1: both.right.headline},
        lefts.get(-1, ()),
        rights.get(-1, ()),
        0.0,
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
    rest: Iterable[Fact], others: Sequence[Fact], same: Mapping[str, str], bare: Sequence[Fact], *, left: bool
) -> Iterator[Judged]:
    """What stands in no aligned sentence, or found no partner there: said elsewhere, or by one text alone."""
    known = {identity(fact, same): fact for fact in others}
    for fact in rest:
        if fact.kind not in _ALONE:
            continue
        other = known.get(identity(fact, same))
        if other:
            pair = (fact, other) if left else (other, fact)
            yield Judged("same", *pair, None, note(*pair) or "in another sentence")
        else:
            word = UNBORNE if fact in bare else ""
            yield (
                Judged("dropped", fact, None, None, word) if left else Judged("added", None, fact, None, word)
            )
