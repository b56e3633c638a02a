"""Three plain ways to group articles, for comparison: headline Jaccard, MinHash, TF-IDF in a single pass.

Each has one threshold, and each gets the one that serves it best on the very gold it is measured on: a help
that the program's own settings do not have.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from hashlib import blake2b

from bench.clusters import Told, b_cubed
from news.idf import weight
from news.tokens import key, stem, tokens

THRESHOLDS = tuple(step / 100 for step in range(4, 80, 4))
ROWS = 64
"""Hashes of a MinHash signature; more are slower and no better here."""


def best(articles: Sequence[Told], grouping: Callable[[Sequence[Told], float], dict[str, str]]) -> float:
    """The best B-cubed F1 that any threshold gives."""
    gold = {told.id: told.story for told in articles}
    return max(b_cubed(gold, grouping(articles, least))[2] for least in THRESHOLDS)


def by_headline(articles: Sequence[Told], least: float) -> dict[str, str]:
    """With the first article whose headline shares enough of its words (the lead's where there is none)."""
    found: list[tuple[str, frozenset[str]]] = []
    given: dict[str, str] = {}
    for told in articles:
        words = frozenset(_stems([told.text.headline or told.text.paragraphs[0][:120]]))
        shares = ((len(words & other) / (len(words | other) or 1), name) for name, other in found)
        share, name = max(shares, default=(0.0, ""))
        given[told.id] = given[name] if share >= least else told.id
        found.append((told.id, words))
    return given


def by_minhash(articles: Sequence[Told], least: float) -> dict[str, str]:
    """With the first article whose shingles of three words seem alike enough."""
    found: list[tuple[str, tuple[int, ...]]] = []
    given: dict[str, str] = {}
    for told in articles:
        mine = _signature(told)
        alike = ((sum(map(int.__eq__, mine, other)) / ROWS, name) for name, other in found)
        share, name = max(alike, default=(0.0, ""))
        given[told.id] = given[name] if share >= least else told.id
        found.append((told.id, mine))
    return given


def by_tfidf(articles: Sequence[Told], least: float) -> dict[str, str]:
    """With the story whose centre is likest, in one pass (the known way; analysis in the literature)."""
    sums: dict[str, defaultdict[str, float]] = {}
    given: dict[str, str] = {}
    for told in articles:
        mine = _vector(told)
        scores = ((_dot(mine, other) / _length(other), name) for name, other in sums.items())
        score, name = max(scores, default=(0.0, ""))
        given[told.id] = name if score >= least else told.id
        centre = sums.setdefault(given[told.id], defaultdict(float))
        for word, value in mine.items():
            centre[word] += value
    return given


_signatures: dict[str, tuple[int, ...]] = {}
_vectors: dict[str, dict[str, float]] = {}


def _signature(told: Told) -> tuple[int, ...]:
    if told.id not in _signatures:
        words = list(_stems([told.text.headline, *told.text.paragraphs]))
        shingles = {" ".join(words[i : i + 3]) for i in range(max(1, len(words) - 2))}
        numbers = [int.from_bytes(blake2b(one.encode(), digest_size=8).digest()) for one in shingles]
        _signatures[told.id] = tuple(
            min((number * (2 * row + 1) + row * 0x9E3779B97F4A7C15) % (1 << 61) for number in numbers)
            for row in range(ROWS)
        )
    return _signatures[told.id]


def _vector(told: Told) -> dict[str, float]:
    if told.id not in _vectors:
        counts = Counter(list(_stems([told.text.headline, *told.text.paragraphs]))[:200])
        weighed = {word: (1 + math.log(count)) * weight(word) for word, count in counts.items()}
        length = _length(weighed)
        _vectors[told.id] = {word: value / length for word, value in weighed.items()}
    return _vectors[told.id]


def _dot(left: Mapping[str, float], right: Mapping[str, float]) -> float:
    return sum(value * right.get(word, 0.0) for word, value in left.items())


def _length(vector: Mapping[str, float]) -> float:
    return math.sqrt(sum(value * value for value in vector.values())) or 1.0


def _stems(lines: Iterable[str]) -> Iterable[str]:
    return (stem(key(token)) for line in lines for token in tokens(line) if token[0].isalnum())
