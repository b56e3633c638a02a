"""A second look at a story that has grown, whether it is one event or two.

Average likeness within the halves against that between them, which tells two like events (two quakes in one
country) apart where one article against a centre cannot; the way of average linkage, on one small story.
What the story's neighbours are to it is asked in `news.story.neighbours`.
"""

from collections.abc import Sequence
from itertools import combinations, repeat
from operator import mul

from news.story.terms import Terms

APART = 0.65
"""Two halves are two events when the likeness between them is under this share of that within either."""

TRIED = 3
"""Pairs of least like articles that are tried as the seeds of two halves."""

Likeness = list[list[float]]


def two_events(articles: Sequence[Terms]) -> tuple[list[int], list[int]] | None:
    """The two halves, larger first, of articles that tell two events; None when they tell one.

    Neither half is a single article: one that is unlike the others says nothing of a second event.
    """
    if len(articles) < 4:
        return None
    like = _likeness(articles)
    pairs = sorted(combinations(range(len(articles)), 2), key=lambda pair: (like[pair[0]][pair[1]], pair))
    halves = [found for seeds in pairs[:TRIED] if (found := _halves(like, *seeds)) is not None]
    ranked = sorted((_apart(like, left, right), left, right) for left, right in halves)
    if not ranked or ranked[0][0] >= APART:
        return None
    _, left, right = ranked[0]
    return (left, right) if len(left) >= len(right) else (right, left)


def _likeness(articles: Sequence[Terms]) -> Likeness:
    """The cosine of every two articles; 1 on the diagonal."""
    count = len(articles)
    like = [[1.0] * count for _ in range(count)]
    for i, terms in enumerate(articles):
        held = dict(zip(terms.keys, terms.values, strict=True))
        for j in range(i):
            other = articles[j]
            shared = sum(map(mul, other.values, map(held.get, other.keys, repeat(0.0))))
            like[i][j] = like[j][i] = shared
    return like


def _halves(like: Likeness, left: int, right: int) -> tuple[list[int], list[int]] | None:
    """The articles by the seed they go with, settled in a few rounds; None when one half is one article."""
    halves = ([left], [right])
    for _ in range(5):
        goes = [_mean(like[i], halves[0], i) >= _mean(like[i], halves[1], i) for i in range(len(like))]
        if len(halves[0]) == len(halves[1]) == 1:
            goes[left], goes[right] = True, False
        every = range(len(like))
        settled = ([i for i in every if goes[i]], [i for i in every if not goes[i]])
        if settled == halves:
            break
        halves = settled
        if min(map(len, halves)) < 2:
            return None
    return halves if min(map(len, halves)) > 1 else None


def _mean(row: list[float], half: list[int], own: int) -> float:
    others = [row[j] for j in half if j != own]
    return sum(others) / len(others) if others else -1.0


def _apart(like: Likeness, left: list[int], right: list[int]) -> float:
    """The mean likeness between the halves over the lesser of those within."""
    between = sum(like[i][j] for i in left for j in right) / (len(left) * len(right))
    within = min(_within(like, left), _within(like, right))
    return between / within if within > 0 else 1.0


def _within(like: Likeness, half: list[int]) -> float:
    pairs = list(combinations(half, 2))
    return sum(like[i][j] for i, j in pairs) / len(pairs)
