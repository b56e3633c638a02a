"""A story as the clusterer holds it while it lives: what its articles are about, how many, how old."""

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import repeat
from operator import mul
from typing import Self

from news.model import Story
from news.outlets import outlet_key
from news.story.terms import Reading, Terms, shared_by

GREAT = 20
"""Articles from which a story draws to it whatever only has its place or person in common."""

WIDTH = 160
"""Terms that a story's centre keeps: what only one of many articles says fades out of it."""


@dataclass(frozen=True, slots=True)
class Held:
    """What is held of one article."""

    terms: Terms
    headline: str
    outlet: str
    at: datetime


@dataclass(slots=True)
class Live:
    """One story: its articles in order of sight, and the sums of their terms and of their headlines'."""

    id: str
    title: str
    first: datetime
    last: datetime
    """When its first and its newest article were seen."""
    follows: str | None = None
    fixed: bool = False
    named: bool = False
    parted: tuple[str, ...] = ()
    articles: dict[str, Held] = field(default_factory=dict)
    outlets: Counter[str] = field(default_factory=Counter)
    """How many of its articles each outlet has."""
    sums: dict[str, float] = field(default_factory=dict)
    heads: dict[str, float] = field(default_factory=dict)
    square: float = 0.0
    """The squared length of the sum of terms."""
    looked: int = 1
    """How many articles it had when it was last looked at as a whole."""

    @classmethod
    def of(cls, story: Story, first: datetime, last: datetime) -> Self:
        """A story as it is kept, without its articles as yet."""
        return cls(story.id, story.title, first, last, story.follows, story.fixed, story.named, story.parted)

    def add(self, article: str, held: Held) -> None:
        """Take an article in."""
        self.articles[article] = held
        self.outlets[outlet_key(held.outlet)] += 1
        self.first, self.last = min(self.first, held.at), max(self.last, held.at)
        self._count(held.terms, 1.0)
        if len(self.sums) > 2 * WIDTH:
            self.sums = _heaviest(self.sums)
            self.square = sum(value * value for value in self.sums.values())
        if len(self.heads) > 2 * WIDTH:
            self.heads = _heaviest(self.heads)

    def drop(self, article: str) -> Held:
        """Let an article go, and give what was held of it.

        A story named by that article's headline is named by the next one's, unless a person named it.
        """
        held = self.articles.pop(article)
        self.outlets -= Counter((outlet_key(held.outlet),))
        self._count(held.terms, -1.0)
        if self.articles:
            if self.title == held.headline and not self.fixed:
                self.title = next(iter(self.articles.values())).headline
            self.first = min(other.at for other in self.articles.values())
            self.last = max(other.at for other in self.articles.values())
        return held

    def retitle(self, article: str, headline: str, title: str) -> None:
        """Hold one of its articles by its new headline, and be called so."""
        self.articles[article] = replace(self.articles[article], headline=headline)
        self.title = title

    @property
    def is_great(self) -> bool:
        """Whether it has so many articles that it must be asked more."""
        return len(self.articles) >= GREAT

    def likeness(self, terms: Terms) -> float:
        """The cosine between a text and the story's centre, as far as not one word or figures make it."""
        products = list(map(mul, terms.values, map(self.sums.get, terms.keys, repeat(0.0))))
        figures = sum([products[place] for place in terms.figures]) if terms.figures else 0.0
        shared = shared_by(products, figures, great=self.is_great)
        return shared / math.sqrt(self.square) if self.square > 0 else 0.0

    def likeness_to_others(self, terms: Terms) -> float:
        """The cosine between the terms of one of its own articles and the centre of the rest."""
        whole = sum(map(mul, terms.values, map(self.sums.get, terms.keys, repeat(0.0))))
        square = self.square - 2 * whole + 1
        return (whole - 1) / math.sqrt(square) if square > 1e-6 else 0.0

    def likeness_of(self, other: "Live") -> float:
        """The cosine between two stories' centres, as far as it is not one word's doing; one word and another
        where this story is great.
        """
        if not self.square > 0 < other.square:
            return 0.0
        return self._shared(other, great=self.is_great) / math.sqrt(self.square * other.square)

    def told(self, reading: Reading) -> float | None:
        """How much of each one's headline the other tells, 0 to 1; None when one has no headline."""
        if not self.heads or not reading.terms.head:
            return None
        theirs = sum(share for key, share in reading.terms.head.items() if key in self.sums)
        ours = sum(share for key, share in self.heads.items() if key in reading.words)
        return (theirs + ours / sum(self.heads.values())) / 2

    def is_of(self, outlet: str) -> bool:
        """Whether this outlet, if it is known, alone tells it."""
        return bool(outlet) and self.outlets.keys() == {outlet_key(outlet)}

    def why(self, reading: Reading) -> str:
        """The words that a text shares with the story, heaviest first."""
        found = zip(reading.terms.keys, reading.terms.values, strict=True)
        weighed = ((value * self.sums[key], key) for key, value in found if key in self.sums)
        return f"shares {', '.join(key for _, key in sorted(weighed, reverse=True)[:6])}"

    def within(self) -> float:
        """The mean likeness of two of its articles; 1 for a single one."""
        count = len(self.articles)
        return max(0.0, self.square - count) / (count * (count - 1)) if count > 1 else 1.0

    def between(self, other: "Live") -> float:
        """The mean likeness of an article of this story and one of the other."""
        return self._shared(other) / (len(self.articles) * len(other.articles))

    def _shared(self, other: "Live", *, great: bool = False) -> float:
        few, many = sorted((self.sums, other.sums), key=len)
        return shared_by(list(map(mul, few.values(), map(many.get, few, repeat(0.0)))), great=great)

    def _count(self, terms: Terms, sign: float) -> None:
        self.square += _add(self.sums, zip(terms.keys, terms.values, strict=True), sign)
        _add(self.heads, terms.head.items(), sign)


def _add(sums: dict[str, float], terms: Iterable[tuple[str, float]], sign: float) -> float:
    """Adds the terms into the sums; gives by how much the squared length grew."""
    grown = 0.0
    for key, value in terms:
        before = sums.get(key, 0.0)
        after = before + sign * value
        if after > 1e-6:
            sums[key] = after
        else:
            sums.pop(key, None)
            after = 0.0
        grown += after * after - before * before
    return grown


def _heaviest(sums: dict[str, float]) -> dict[str, float]:
    return dict(sorted(sums.items(), key=lambda pair: (-pair[1], pair[0]))[:WIDTH])
