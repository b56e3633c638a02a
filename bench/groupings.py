"""Three plain ways to group articles, for comparison: headline Jaccard, MinHash, TF-IDF in a single pass.

Each has one threshold, and each gets the one that serves it best on the very gold it is measured on: a help
that the program's own settings do not have.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from hashlib import blake2b
from typing import TypeAlias, TypeVar

from bench.clusters import Told, b_cubed
from news.idf import weight
from news.tokens import key, stem, tokens

T = TypeVar("T")

THRESHOLDS = tuple(step / 100 for step in range(4, 80, 4))
ROWS = 64
"""Hashes of a MinHash signature; more are slower and no better here."""


Grouping: TypeAlias = Callable[[float], dict[str, str]]
"""The story of each article for a threshold."""


def best(articles: Sequence[Told], grouping: Grouping) -> float:
    """The best B-cubed F1 that any threshold gives."""
    gold = {told.id: told.story for told in articles}
    return max(b_cubed(gold, grouping(least))[2] for least in THRESHOLDS)


def by_headline(articles: Sequence[Told]) -> Grouping:
    """With the earlier article whose headline shares most of its words (the lead's where there is none)."""
    words = {
        told.id: frozenset(_stems([told.text.headline or told.text.paragraphs[0][:120]])) for told in articles
    }
    return _linked(words, lambda mine, other: len(mine & other) / (len(mine | other) or 1))


def by_minhash(articles: Sequence[Told]) -> Grouping:
    """With the earlier article whose shingles of three words seem most alike."""
    signatures = {told.id: _signature(told) for told in articles}
    return _linked(signatures, lambda mine, other: sum(map(int.__eq__, mine, other)) / ROWS)


def _linked(of: Mapping[str, T], likeness: Callable[[T, T], float]) -> Grouping:
    """Each article in the story of the likest before it, where that is like enough."""
    names = list(of)
    likest = {
        name: max(((likeness(of[name], of[other]), other) for other in names[:place]), default=(0.0, ""))
        for place, name in enumerate(names)
    }

    def grouping(least: float) -> dict[str, str]:
        given: dict[str, str] = {}
        for name, (share, other) in likest.items():
            given[name] = given[other] if other and share >= least else name
        return given

    return grouping


def by_tfidf(articles: Sequence[Told]) -> Grouping:
    """With the story whose centre is likest, in one pass."""
    vectors = {told.id: _vector(told) for told in articles}
    return lambda least: _single_pass(vectors, least)


def _single_pass(vectors: Mapping[str, dict[str, float]], least: float) -> dict[str, str]:
    sums: dict[str, defaultdict[str, float]] = {}
    given: dict[str, str] = {}
    for article, mine in vectors.items():
        scores = ((_dot(mine, other) / _length(other), name) for name, other in sums.items())
        score, name = max(scores, default=(0.0, ""))
        given[article] = name if score >= least else article
        centre = sums.setdefault(given[article], defaultdict(float))
        for word, value in mine.items():
            centre[word] += value
    return given


def _signature(told: Told) -> tuple[int, ...]:
    words = list(_stems([told.text.headline, *told.text.paragraphs]))
    shingles = {" ".join(words[i : i + 3]) for i in range(max(1, len(words) - 2))}
    numbers = [int.from_bytes(blake2b(one.encode(), digest_size=8).digest()) for one in shingles]
    return tuple(
        min((number * (2 * row + 1) + row * 0x9E3779B97F4A7C15) % (1 << 61) for number in numbers)
        for row in range(ROWS)
    )


def _vector(told: Told) -> dict[str, float]:
    counts = Counter(list(_stems([told.text.headline, *told.text.paragraphs]))[:200])
    weighed = {word: (1 + math.log(count)) * weight(word) for word, count in counts.items()}
    length = _length(weighed)
    return {word: value / length for word, value in weighed.items()}


def _dot(left: Mapping[str, float], right: Mapping[str, float]) -> float:
    return sum(value * right.get(word, 0.0) for word, value in left.items())


def _length(vector: Mapping[str, float]) -> float:
    return math.sqrt(sum(value * value for value in vector.values())) or 1.0


def _stems(lines: Iterable[str]) -> Iterable[str]:
    return (stem(key(token)) for line in lines for token in tokens(line) if token[0].isalnum())
