"""A story as the clusterer holds it while it lives: what its articles are about, how many, how old."""

import math
from dataclasses import dataclass, field
from datetime import datetime
from itertools import repeat
from operator import mul

from news.terms import Terms

WIDTH = 160
"""Terms that a story's centre keeps: what only one of many articles says fades out of it."""


@dataclass(slots=True)
class Live:
    """One story: the sum of its articles' terms, and the articles in order of sight."""

    id: str
    title: str
    first: datetime
    last: datetime
    follows: str | None = None
    fixed: bool = False
    articles: dict[str, tuple[Terms, str]] = field(default_factory=dict)
    """Terms and outlet by article."""
    sums: dict[str, float] = field(default_factory=dict)
    square: float = 0.0
    """The squared length of the sum."""

    def add(self, article: str, terms: Terms, outlet: str, at: datetime) -> None:
        """Take an article in."""
        self.articles[article] = (terms, outlet)
        self.first, self.last = min(self.first, at), max(self.last, at)
        self._sum(terms, 1.0)
        if len(self.sums) > 2 * WIDTH:
            heaviest = sorted(self.sums.items(), key=lambda pair: (-pair[1], pair[0]))[:WIDTH]
            self.sums = dict(heaviest)
            self.square = sum(value * value for value in self.sums.values())

    def drop(self, article: str) -> tuple[Terms, str]:
        """Let an article go, and give what was known of it."""
        terms, outlet = self.articles.pop(article)
        self._sum(terms, -1.0)
        return terms, outlet

    def likeness(self, terms: Terms) -> float:
        """The cosine between a text and the story's centre."""
        if not self.square:
            return 0.0
        shared: float = sum(map(mul, terms.values, map(self.sums.get, terms.keys, repeat(0.0))))
        return shared / math.sqrt(self.square)

    def _sum(self, terms: Terms, sign: float) -> None:
        sums, square = self.sums, self.square
        for key, value in zip(terms.keys, terms.values, strict=True):
            before = sums.get(key, 0.0)
            after = before + sign * value
            square += after * after - before * before
            if after > 1e-6:
                sums[key] = after
            else:
                sums.pop(key, None)
        self.square = max(square, 0.0)
