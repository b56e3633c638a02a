"""How a differing fact came about: which outlets carry which reading, since when, and who corrected it.

Every version of every article is judged against one text of the story (`news.judge`), the reference; a fact
of the reference that some version tells otherwise has readings, each with the versions that carry it.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import TypeAlias

from news.model import Fact, Judged

DIFFER = frozenset(("changed", "conflict"))
Spot: TypeAlias = tuple[int, int, str]
"""Where a fact stands in the reference, and its kind."""


@dataclass(frozen=True, slots=True)
class Version:
    """One version of one article."""

    article: str
    outlet: str
    number: int
    seen: datetime


@dataclass(frozen=True, slots=True)
class Reading:
    """One way in which a fact is told, and the versions that tell it so, in the order they were seen."""

    value: str
    text: str
    """As written by the first of them."""
    carriers: tuple[Version, ...]


@dataclass(frozen=True, slots=True)
class Correction:
    """An article that went over to another reading."""

    version: Version
    was: str
    now: str


@dataclass(frozen=True, slots=True)
class Lineage:
    """A fact of which there are several readings, the reading seen first at the head."""

    kind: str
    of: str | None
    unit: str | None
    readings: tuple[Reading, ...]
    corrections: tuple[Correction, ...]

    @property
    def articles(self) -> frozenset[str]:
        """The articles that carry any reading."""
        return frozenset(version.article for reading in self.readings for version in reading.carriers)


def lineages(reference: Version, judged: Iterable[tuple[Version, Sequence[Judged]]]) -> tuple[Lineage, ...]:
    """The facts of the reference that others tell otherwise, those with most carriers first.

    `judged` holds the other versions, each judged with the reference on the left.
    """
    facts: dict[Spot, Fact] = {}
    told: defaultdict[Spot, list[tuple[Version, Fact]]] = defaultdict(list)
    disputed: set[Spot] = set()
    for version, judgements in judged:
        for one in judgements:
            if one.left is None or one.right is None or one.verdict not in DIFFER | {"same"}:
                continue
            spot = (one.left.sentence, one.left.start, one.left.kind)
            facts[spot] = one.left
            told[spot].append((version, one.left if one.verdict == "same" else one.right))
            if one.verdict in DIFFER:
                disputed.add(spot)
    found = [_lineage(facts[spot], [(reference, facts[spot]), *told[spot]]) for spot in sorted(disputed)]
    once = {_claim(lineage): lineage for lineage in found}  # a headline says what the lead says
    return tuple(sorted(once.values(), key=lambda lineage: -len(lineage.articles)))


def _claim(lineage: Lineage) -> tuple[object, ...]:
    """What a lineage says, however it is written: who carries which value of what."""
    carried = tuple((reading.value, reading.carriers) for reading in lineage.readings)
    return (lineage.kind, lineage.of, lineage.unit, carried)


def _lineage(fact: Fact, told: Sequence[tuple[Version, Fact]]) -> Lineage:
    by_value: defaultdict[str, list[tuple[Version, Fact]]] = defaultdict(list)
    for version, said in sorted(told, key=lambda pair: (pair[0].seen, pair[0].article, pair[0].number)):
        by_value[said.value].append((version, said))
    readings = tuple(
        Reading(value, carriers[0][1].text, tuple(version for version, _ in carriers))
        for value, carriers in by_value.items()
    )
    return Lineage(fact.kind, fact.of, fact.unit, readings, tuple(_corrections(readings)))


def _corrections(readings: Sequence[Reading]) -> list[Correction]:
    """Where an article's next version carries another reading, in order of time."""
    of_article: defaultdict[str, list[tuple[Version, str]]] = defaultdict(list)
    for reading in readings:
        for version in reading.carriers:
            of_article[version.article].append((version, reading.value))
    found = []
    for versions in of_article.values():
        ranked = sorted(versions, key=lambda pair: pair[0].number)
        for (_, was), (version, now) in pairwise(ranked):
            if was != now:
                found.append(Correction(version, was, now))
    return sorted(found, key=lambda correction: (correction.version.seen, correction.version.article))
