"""A sentence as the bag of what it tells: stems with weights, figures by value, names in one spelling."""

import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, pairwise

from news.facts.numerals import SCALES, shown, value
from news.idf import weight
from news.spelt.listed import one_spelling
from news.spelt.spelling import keys as by_ear
from news.tokens import key, keys, stem

STOP = 0.4
"""The weight of a stop word: next to nothing, but short sentences have little else."""
FIGURE = 6.0
"""The weight of a figure: it tells more than most words."""
RARE = 4.0
"""Least weight of a name: commoner words with a capital only open a sentence."""
FULL = 6.0
"""Shared weight from which two sentences can be alike at all; less is chance."""


_CAPITAL = re.compile(r"\b[^\W\d_a-z][^\W\d_]{4,}(?:-[^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Bag:
    """What one sentence tells."""

    weights: Mapping[str, float]
    mass: float


class Bags:
    """The sentences of a text, each folded and weighed when it is first asked for."""

    def __init__(self, sentences: Sequence[str], same: Mapping[str, str]) -> None:
        """`same` gives one spelling for names that have several."""
        self._sentences, self._same = sentences, same
        self._keys: dict[int, tuple[str, ...]] = {}
        self._bags: dict[int, Bag] = {}

    def __len__(self) -> int:
        return len(self._sentences)

    def __getitem__(self, n: int) -> Bag:
        found = self._bags.get(n)
        if found is None:
            found = self._bags[n] = _bag(self.keys(n))
        return found

    def length(self, n: int) -> int:
        """How many letters a sentence has."""
        return len(self._sentences[n])

    def keys(self, n: int) -> tuple[str, ...]:
        """The words of a sentence folded: equal for sentences that differ in typography alone."""
        found = self._keys.get(n)
        if found is None:
            words = keys(self._sentences[n])
            same = self._same
            found = self._keys[n] = tuple([same.get(word, word) for word in words]) if same else words
        return found


def _bag(found: Sequence[str]) -> Bag:
    """The bag of a sentence's folded words."""
    weights = dict(map(_told, found if _SCALED.isdisjoint(found) else _scaled(found)))
    return Bag(weights, sum(weights.values()))


_SCALED = frozenset(SCALES)


def _scaled(found: Sequence[str]) -> Iterator[str]:
    """The words, those of a figure and its scale as one: `13 thousand`."""
    skip = False
    for word, following in pairwise((*found, "")):
        if not skip:
            skip = following in SCALES and _is_figure(word)
            yield f"{word} {following}" if skip else word
        else:
            skip = False


@lru_cache(maxsize=1 << 16)
def _told(word: str) -> tuple[str, float]:
    """A word's stem and what it weighs; a figure's number; nothing for a mark."""
    if _is_figure(word):
        number = value(word.lstrip("$€£¥₴₽₹"))
        return word if number is None else shown(number), FIGURE
    return (stem(word), weight(word) or STOP) if word[0].isalnum() else ("", 0.0)


def _is_figure(word: str) -> bool:
    return word[:1].isdigit() or word[1:2].isdigit()


def likeness(one: Bag, other: Bag) -> float:
    """0 to 1: the share of weight in common, less where little is in common at all."""
    small, large = (one, other) if len(one.weights) <= len(other.weights) else (other, one)
    shared = sum(map(small.weights.__getitem__, small.weights.keys() & large.weights.keys()))
    if not shared:
        return 0.0
    dice = 2 * shared / (one.mass + other.mass)
    held = shared / min(one.mass, other.mass)
    return (0.7 * dice + 0.3 * held) * (1 - math.exp(-shared / FULL))


def spellings(*texts: Iterable[str]) -> dict[str, str]:
    """Names spelt in several ways, folded, each with the one spelling that stands for all of them.

    By the table of names, and by what their letters say whoever wrote them down; never by likeness.
    """
    found: dict[str, str] = {}
    heads: dict[str, str] = {}
    for name in sorted(_names(sentence for text in texts for sentence in text)):
        signs = sorted({one_spelling(name), *by_ear(name)})
        head = next((heads[sign] for sign in signs if sign in heads), name)
        for sign in signs:
            heads.setdefault(sign, head)
        if stem(name) != stem(head):
            found[name] = head
    return found


def _names(texts: Iterable[str]) -> set[str]:
    """Rare words with a capital."""
    return {folded for word in set(chain.from_iterable(map(str.split, texts))) for folded in _rare(word)}


@lru_cache(maxsize=1 << 16)
def _rare(word: str) -> tuple[str, ...]:
    """The rare words with a capital in what stands between white space, folded."""
    if word.islower():
        return ()
    capitals = (key(one).removesuffix("'s") for one in _CAPITAL.findall(word) if one[0].isupper())
    return tuple(one for one in capitals if weight(one) >= RARE)
