"""What a text is about, in few weighted terms: its words, names and figures, the headline's most of all."""

import re
from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice
from math import log, sqrt
from sys import intern

from news.idf import weight
from news.model import Text
from news.tokens import stem

MAKING = 4
"""How `read` makes terms; raised with each change of what it gives, so that none that were kept are taken for
those of today."""

LEAD = 200
"""Words of the text that are read: news tells its event first, and background is shared by many events."""

KEPT = 48
"""Terms that are kept of a text, the heaviest."""

HEADLINE, NAME, FIGURE = 2.0, 2.0, 1.5
"""How much more a word counts in the headline, as part of a name, as a figure."""

BEFORE = 0.25
"""What a word of a headline counts that tells of another time (`_APART`), where one of the text counts 1. On
the gold stories nothing changes from 0.1 to 0.25."""

FEWEST = 3
"""Words that tell an event: where fewer are left beside such a clause, it is what the headline tells."""

_THEN = re.compile(" (?:[Aa]fter|[Bb]efore|п[оі]сл[ея]) ")
"""Without which no headline tells of another time: quick to see."""

_APART = re.compile(
    r"\b(?:\d+ )?(?:(?:hour|day|week|month|year|decade)s? (?:after|before)"
    r"|(?:час(?:а|ов)?|день|дн(?:я|ей|і|ів)|недел[юиь]|месяц(?:а|ев)?|года?|лет) (?:после|після)) ",
    re.IGNORECASE,
)
"""What begins a clause of another event: of `Quake hits the coast days after a deadly storm` the storm was
another day's."""

_WORD = re.compile(r"([\W_]*)([^\W_]+(?:[.,]\d+)*)")
"""What stands before a word, and the word."""

_OPENERS = frozenset(".!?:\"'“”‘’«»(")
"""Marks behind which a capital tells nothing."""

LONGEST = 24
"""Characters that words and what parts them have on average at most: no more of a line is looked at."""


@dataclass(frozen=True, slots=True)
class Terms:
    """A text's terms as a vector of length 1, heaviest first, and its headline's as shares of a whole."""

    keys: tuple[str, ...]
    values: "array[float]"
    head: dict[str, float]
    mass: float
    """The sum of the terms' weights before scaling: how much there is to go by."""
    figures: tuple[int, ...] = field(init=False)
    """Which of the keys are figures."""

    def __post_init__(self) -> None:
        found = [place for place, key in enumerate(self.keys) if key[0] <= "9"]
        object.__setattr__(self, "figures", tuple(found))


@dataclass(frozen=True, slots=True)
class Reading:
    """A text as read for placing: what is kept of it, and the words of it."""

    terms: Terms
    words: frozenset[str]
    """Stems of the headline and the beginning, without a clause of another time: to see whether another's
    headline is told here.
    """


def read(text: Text) -> Reading:
    """The terms of a headline and the beginning of its text; none of an empty one."""
    counts: dict[tuple[str, float], float] = {}
    before = _before(text.headline)
    for line in text.headline.split(before, 1) if before else [text.headline]:
        _count(counts, line, HEADLINE, LEAD)
    head = dict(counts.keys())
    left = LEAD
    for paragraph in text.paragraphs:
        left -= _count(counts, paragraph, 1.0, left)
        if left <= 0:
            break
    words = frozenset([key for key, _ in counts])
    if before:
        _count(counts, before, BEFORE, LEAD)
    weighed = [
        (idf * (1 + log(count) if count > 1 else count), key, idf) for (key, idf), count in counts.items()
    ]
    best = sorted(weighed, reverse=True)[:KEPT]
    length = sqrt(sum(value * value for value, _, _ in best)) or 1.0
    whole = sum(head.values()) or 1.0
    kept = Terms(
        tuple([key for _, key, _ in best]),
        array("f", [value / length for value, _, _ in best]),
        {key: idf / whole for key, idf in head.items()},
        sum([idf for _, _, idf in best]),
    )
    return Reading(kept, words)


def shared_by(products: Sequence[float], figures: float = 0.0, *, great: bool = False) -> float:
    """What two texts share, summed over terms; the strongest counts no more than all others together, and so
    do the figures, whose sum is given.

    One word alone makes no story: headlines that only have `UAE` or `Senate` in common tell different events.
    Against a great story neither do two, which is what most names have: all that goes on in the `Strait of
    Hormuz` is a topic. Two texts full of figures, as those of weather and sport, share some by chance.
    """
    whole = sum(products)
    strongest = sorted(products)[-2:] if great else [max(products, default=0.0)]
    return min(whole, 2 * (whole - max(sum(strongest), figures)))


def _before(headline: str) -> str:
    """The clause of a headline, up to a comma, that tells of another time; "" where there is none, or little
    else.
    """
    found = _APART.search(headline) if _THEN.search(headline) else None
    if found is None:
        return ""
    clause = headline[found.start() :].partition(",")[0]
    return clause if len(headline.replace(clause, "", 1).split()) >= FEWEST else ""


def _count(counts: dict[tuple[str, float], float], line: str, boost: float, most: int) -> int:
    """Count the line's words, at most so many, into `counts`; gives how many there were.

    A word counts as part of a name where it has a capital and no sentence begins.
    """
    number = 0
    for between, word in islice(_WORD.findall(line[: LONGEST * most]), most):
        number += 1
        term = _term(word)
        if term is None:
            continue
        if word[0].isdigit():
            worth = boost * FIGURE
        elif word[0].isupper() and not _opens(between, number):
            worth = boost * NAME
        else:
            worth = boost
        counts[term] = counts.get(term, 0.0) + worth
    return number


def _opens(between: str, number: int) -> bool:
    """Whether the word of this number opens a sentence or a quotation, by what stands before it."""
    if not between:
        return number == 1
    return between.rstrip()[-1:] in _OPENERS or "\n" in between


@lru_cache(maxsize=1 << 16)
def _term(word: str) -> tuple[str, float] | None:
    """The stem of a word and its weight; None when it tells nothing."""
    folded = word.casefold().replace("ё", "е")
    idf = weight(folded) if len(folded) > 1 else 0.0
    return (intern(stem(folded)), idf) if idf else None
