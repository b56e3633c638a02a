"""What is rising against its own past, and what others have and a set of outlets has not."""

import math
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Set
from dataclasses import dataclass

from news.facts.names import names
from news.facts.places import is_listed
from news.idf import weight
from news.outlets import outlet_key
from news.tokens import keys

LEAST = 3
"""Articles below which nothing is called rising."""

PRIOR = 1.0
"""Articles that a thing is taken to have had before, so that the first ever is no infinite rise."""


TELLING = 3.0
"""Weight below which a word says nothing of what the news is about: one article in twenty has it."""


@dataclass(frozen=True, slots=True)
class Rising:
    """One story, name or term against its baseline."""

    name: str
    now: int
    expected: float
    """Articles that its past would have brought in the same time."""
    score: float
    """By how many standard deviations of a Poisson count it is above that."""


def rising(now: Mapping[str, int], before: Mapping[str, int], longer: float) -> tuple[Rising, ...]:
    """What has more articles now than its baseline tells, most surprising first.

    `before` counts over a time `longer` times the present one; volumes of news change with the hour, so the
    baseline is best the same hours of the days before. A fall is not listed.
    """
    found = []
    for name, count in now.items():
        expected = (before.get(name, 0) + PRIOR) / longer
        score = (count - expected) / math.sqrt(expected + PRIOR)
        if count >= LEAST and score > 0:
            found.append(Rising(name, count, expected, score))
    return tuple(sorted(found, key=lambda one: (-one.score, one.name)))


def counted(headlines: Iterable[str], read: Callable[[str], Iterable[str]]) -> Counter[str]:
    """In how many headlines each thing stands that `read` finds in one."""
    found: Counter[str] = Counter()
    for headline in headlines:
        found.update(set(read(headline)))
    return found


def names_in(headline: str) -> list[str]:
    """The names of a headline; one word at its beginning is one only when it is known or an acronym."""
    return [
        fact.text
        for fact in names(headline, -1)
        if fact.start or " " in fact.text or fact.text.isupper() or is_listed(fact.text)
    ]


def terms_in(headline: str) -> list[str]:
    """The telling words of a headline, folded."""
    return [word for word in keys(headline) if weight(word) >= TELLING and word.isalpha()]


@dataclass(frozen=True, slots=True)
class BlindSpot:
    """A story that others have and the set has not been seen with."""

    story: str
    outlets: int
    """Outlets outside the set that have it."""


def blind_spots(
    outlets: Mapping[str, Set[str]], mine: Iterable[str], least: int = LEAST
) -> tuple[BlindSpot, ...]:
    """The stories that at least so many other outlets have and none of mine, most outlets first."""
    own = frozenset(map(outlet_key, mine))
    counted = {story: frozenset(map(outlet_key, having)) for story, having in outlets.items()}
    found = [
        BlindSpot(story, len(having))
        for story, having in counted.items()
        if len(having) >= least and not having & own
    ]
    return tuple(sorted(found, key=lambda spot: (-spot.outlets, spot.story)))
