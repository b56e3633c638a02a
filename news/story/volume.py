"""How much is told, when and by whom: counts of articles, each with the list behind it."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from news.model import Article
from news.outlets import outlet_key

STEPS = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 30, 60, 120, 360, 720, 1440, 2880, 10080))
"""Widths of a bar that a person can name."""


@dataclass(frozen=True, slots=True)
class Volume:
    """Articles first seen, bar by bar."""

    start: datetime
    step: timedelta
    counts: tuple[int, ...]

    def when(self, bar: int) -> datetime:
        """When a bar begins."""
        return self.start + bar * self.step


@dataclass(frozen=True, slots=True)
class Share:
    """How much of the whole one outlet, language or tag has."""

    name: str
    count: int
    share: float


def step_for(first: datetime, last: datetime, bars: int) -> timedelta:
    """The narrowest bar with which so many bars span the time; the widest when none does."""
    wanted = (last - first) / max(1, bars - 1)
    return next((step for step in STEPS if step >= wanted), STEPS[-1])


def volume(articles: Iterable[Article], start: datetime, step: timedelta, bars: int) -> Volume:
    """Articles by when they were first seen; those outside the bars are not counted."""
    counts = [0] * bars
    for article in articles:
        bar = (article.seen - start) // step
        if 0 <= bar < bars:
            counts[bar] += 1
    return Volume(start, step, tuple(counts))


def heat(articles: Sequence[Article], start: datetime, step: timedelta, bars: int) -> dict[str, Volume]:
    """A volume for each outlet, the busiest first, under the name that it was first seen by."""
    having: dict[str, list[Article]] = {}
    for article in articles:
        having.setdefault(outlet_key(article.outlet), []).append(article)
    ranked = sorted(having.values(), key=lambda own: (-len(own), own[0].outlet))
    return {own[0].outlet: volume(own, start, step, bars) for own in ranked}


def spread(articles: Iterable[Article]) -> tuple[tuple[datetime, int], ...]:
    """How many outlets had it by when: a point for each outlet's first article that we saw."""
    first: dict[str, datetime] = {}
    for article in articles:
        outlet = outlet_key(article.outlet)
        first[outlet] = min(article.seen, first.get(outlet, article.seen))
    return tuple((at, count) for count, at in enumerate(sorted(first.values()), start=1))


def shares(articles: Iterable[Article], names: Callable[[Article], Iterable[str]]) -> tuple[Share, ...]:
    """The share of the articles that each name has, most first: by outlet, language or tag.

    An article with several names counts for each of them, so tags may add up to more than the whole.
    """
    counted: Counter[str] = Counter()
    whole = 0
    for article in articles:
        whole += 1
        counted.update(set(names(article)))
    ranked = sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))
    return tuple(Share(name, count, count / whole) for name, count in ranked)
