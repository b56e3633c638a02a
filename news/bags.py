"""A sentence as the bag of what it tells: stems with weights, figures by value, names in one spelling."""

import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from news.facts.numerals import SCALES, shown, value
from news.idf import weight
from news.tokens import LIGHT, key, stem, tokens

STOP = 0.4
"""The weight of a stop word: next to nothing, but short sentences have little else."""
FIGURE = 6.0
"""The weight of a figure: it tells more than most words."""
RARE = 4.0
"""Least weight of a name: commoner words with a capital only open a sentence."""
FULL = 6.0
"""Shared weight from which two sentences can be alike at all; less is chance."""


_SOFT = re.compile("[aeiouyhwj'’-]")


@dataclass(frozen=True, slots=True)
class Bag:
    """What one sentence tells."""

    keys: tuple[str, ...]
    """Its words folded: equal for sentences that differ in typography alone."""
    weights: Mapping[str, float]
    mass: float


def bag(sentence: str, same: Mapping[str, str]) -> Bag:
    """The bag of a sentence; `same` gives one spelling for names that have several."""
    found = [same.get(word, word) for word in map(key, tokens(sentence)) if word not in LIGHT]
    weights: dict[str, float] = {}
    skip = False
    for n, word in enumerate(found):
        if skip:
            skip = False
        elif word[:1].isdigit() or word[1:2].isdigit():
            scaled = n + 1 < len(found) and found[n + 1] in SCALES
            number = value(f"{word} {found[n + 1]}" if scaled else word.lstrip("$€£¥₴₽₹"))
            weights[word if number is None else shown(number)] = FIGURE
            skip = scaled
        elif word[:1].isalnum():
            weights[stem(word)] = weight(word) or STOP
    return Bag(tuple(found), weights, sum(weights.values()))


def likeness(one: Bag, other: Bag) -> float:
    """0 to 1: the share of weight in common, less where little is in common at all."""
    small, large = (one, other) if len(one.weights) <= len(other.weights) else (other, one)
    shared = sum(mass for root, mass in small.weights.items() if root in large.weights)
    if not shared:
        return 0.0
    dice = 2 * shared / (one.mass + other.mass)
    held = shared / min(one.mass, other.mass)
    return (0.7 * dice + 0.3 * held) * (1 - math.exp(-shared / FULL))


def spellings(*texts: Iterable[str]) -> dict[str, str]:
    """Names spelt in several ways, folded, each with the one spelling that stands for all of them."""
    found: dict[str, str] = {}
    for alike in _names(sentence for text in texts for sentence in text).values():
        first, *rest = sorted(alike)
        for name in rest:
            if Levenshtein.distance(name, first, score_cutoff=2) <= 2 and stem(name) != stem(first):
                found[name] = first
    return found


def _names(texts: Iterable[str]) -> dict[str, set[str]]:
    """Rare words with a capital, by their consonants."""
    found: dict[str, set[str]] = {}
    for text in texts:
        for word in tokens(text):
            if (
                len(word) >= 5
                and word[0].isupper()
                and weight(folded := key(word).removesuffix("'s")) >= RARE
            ):
                found.setdefault(_bones(folded), set()).add(folded)
    return found


def _bones(name: str) -> str:
    """What spellings of a name have in common: its consonants, each once in a row."""
    bare = _SOFT.sub("", name[1:])
    return name[0] + "".join(letter for n, letter in enumerate(bare) if letter != bare[n - 1 : n])
