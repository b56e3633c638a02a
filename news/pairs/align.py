"""Sentences of two texts aligned: what stayed in place, what moved, what was split or merged."""

import math
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from news.model import Text
from news.pairs.bags import Bag, Bags, likeness, spellings
from news.pairs.equal import Found, equal, exact
from news.sentences import Cut, cut

NEAR = 0.25
"""Least likeness of a pair in two revisions of one text."""
FAR = 0.10
"""Least likeness of a pair in two outlets' tellings of one event."""
KIN = 0.3
"""Share of sentences in common from which two texts are revisions of one."""
LEAD = 0.15
"""What the first sentences of two tellings have beyond their likeness: a lead tells what a lead tells."""
KINDRED = 0.24
"""Likeness, with the lead's share, from which two sentences of two tellings speak of one thing."""
COMMON = 1.0
"""Weight of a word too common to bring two sentences together."""
OFFERS = 5
"""Sentences of the other side that are looked at closely for one."""
STRAY = 0.2
"""What a pair of revisions must have beyond NEAR to count as moved rather than as dropped and added."""
HELD, FRESH = 0.6, 0.3
"""Shares of a part that stand in the whole it was split from: in all, and beyond what the other part has."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Sentences that tell the same: one of each side, or two of one side where it was split or merged."""

    left: tuple[int, ...]
    right: tuple[int, ...]
    moved: bool
    likeness: float


@dataclass(frozen=True, slots=True)
class Aligned:
    """Two texts cut into sentences, and which of them tell the same."""

    left: Cut
    right: Cut
    pairs: tuple[Pair, ...]
    same: Mapping[str, str]
    """Spellings of names met in the two texts, folded word to folded word."""


def aligned(left: Text, right: Text) -> Aligned:
    """Two texts' sentences aligned, names that they spell differently taken for one."""
    a, b = cut(left), cut(right)
    common = set(a.sentences) & set(b.sentences)
    rest = [[one for one in side.sentences if one not in common] for side in (a, b)]
    same = spellings((a.headline, *rest[0]), (b.headline, *rest[1]))
    return Aligned(a, b, tuple(align(a.sentences, b.sentences, same)), same)


def align(left: Sequence[str], right: Sequence[str], same: Mapping[str, str] | None = None) -> list[Pair]:
    """The pairs in the order of the right; a sentence in none of them was dropped or added.

    `same` holds spellings of names met in the two texts, folded word to folded word.
    """
    a, b = Bags(left, same or {}), Bags(right, same or {})
    found = equal(left, right)
    found |= exact(a, b, found)
    kin = min(1.0, len(found) / (KIN * max(1, min(len(a), len(b)))))
    least = FAR + (NEAR - FAR) * kin
    found |= _alike(a, b, found, kin)
    placed = _chain(found, a)
    for i in [i for i in found if i not in placed and found[i][1] < least + STRAY * kin]:
        del found[i]
    found |= _between(a, b, found, placed, least)
    placed = _chain(found, a)
    return _grouped(a, b, found, placed)


def akin(left: Sequence[str], right: Sequence[str]) -> set[tuple[int, int]]:
    """All pairs of sentences that speak of one thing, many to many: what two tellings have in common."""
    same = spellings(left, right)
    a, b = Bags(left, same), Bags(right, same)
    return {
        (i, j) for i in range(len(a)) for j in range(len(b)) if likeness(a[i], b[j]) + _lead(i, j) >= KINDRED
    }


def _lead(i: int, j: int) -> float:
    return LEAD * math.exp(-(i + j) / 2)


def _alike(a: Bags, b: Bags, found: Found, kin: float) -> Found:
    """The rest paired, the likest first; of equally like ones those at like places."""
    taken = {j for j, _ in found.values()}
    posts: dict[str, list[int]] = defaultdict(list)
    for j in range(len(b)):
        if j not in taken:
            for root, mass in b[j].weights.items():
                if mass > COMMON:
                    posts[root].append(j)
    offers: list[tuple[float, float, int, int]] = []
    for i in range(len(a)):
        if i not in found:
            offers += _offers(i, a[i], b, posts, len(a), kin)
    chosen: Found = {}
    for _, like, i, j in sorted(offers, reverse=True):
        if i not in chosen and j not in taken:
            chosen[i] = (j, like)
            taken.add(j)
    return chosen


def _offers(
    i: int, one: Bag, b: Bags, posts: Mapping[str, list[int]], length: int, kin: float
) -> Iterable[tuple[float, float, int, int]]:
    least, far = FAR + (NEAR - FAR) * kin, 1 - kin
    shared: dict[int, float] = {}
    for root, mass in one.weights.items():
        for j in posts.get(root, ()):
            shared[j] = shared.get(j, 0.0) + mass
    for j in sorted(shared, key=shared.__getitem__, reverse=True)[:OFFERS]:
        like = likeness(one, b[j])
        if like + far * _lead(i, j) >= least:
            near = 1 - abs(i / length - j / len(b))
            yield like + far * _lead(i, j) + 0.05 * near, like, i, j


def _chain(found: Found, a: Bags) -> set[int]:
    """The heaviest pairs that keep their order; the rest moved."""
    ends: list[int] = []  # right sentences at which a chain ends, ascending, with ascending weights
    totals: list[float] = []
    last: list[int] = []
    before: dict[int, int | None] = {}
    for i in sorted(found):
        j, like = found[i]
        at = bisect_left(ends, j)
        before[i] = last[at - 1] if at else None
        total = (totals[at - 1] if at else 0.0) + like * math.sqrt(1 + a.length(i))
        while at < len(ends) and totals[at] <= total:
            del ends[at], totals[at], last[at]
        if not at or totals[at - 1] < total:
            ends.insert(at, j)
            totals.insert(at, total)
            last.insert(at, i)
    chain: set[int] = set()
    link: int | None = last[-1] if last else None
    while link is not None:
        chain.add(link)
        link = before[link]
    return chain


def _between(a: Bags, b: Bags, found: Found, placed: set[int], least: float) -> Found:
    """Pairs among what is left over between two pairs that stayed in place, in order."""
    taken = {j for j, _ in found.values()}
    fences = [(-1, -1), *((i, found[i][0]) for i in sorted(placed)), (len(a), len(b))]
    added: Found = {}
    for (i, j), (k, m) in pairwise(fences):
        lefts = [n for n in range(i + 1, k) if n not in found]
        rights = [n for n in range(j + 1, m) if n not in taken]
        if lefts and rights and len(lefts) * len(rights) <= 400:
            added |= _in_order(a, b, lefts, rights, least)
    return added


def _in_order(a: Bags, b: Bags, lefts: list[int], rights: list[int], least: float) -> Found:
    """The likest pairing of two short runs that crosses nothing."""
    best: list[list[tuple[float, Found]]] = [[(0.0, {})] * (len(rights) + 1)]
    for i in lefts:
        row: list[tuple[float, Found]] = [(0.0, {})]
        for n, j in enumerate(rights):
            option = max(row[n], best[-1][n + 1], key=lambda known: known[0])
            like = likeness(a[i], b[j])
            if like >= least and best[-1][n][0] + like > option[0]:
                option = (best[-1][n][0] + like, {**best[-1][n][1], i: (j, like)})
            row.append(option)
        best.append(row)
    return best[-1][-1][1]


def _grouped(a: Bags, b: Bags, found: Found, placed: set[int]) -> list[Pair]:
    """The pairs, each with the neighbour that was split from it or merged into it."""
    lefts: dict[int, list[int]] = {i: [i] for i in found}
    rights: dict[int, list[int]] = {i: [j] for i, (j, _) in found.items()}
    partner = {j: i for i, (j, _) in found.items()}
    for i in range(len(a)):
        for near in (i - 1, i + 1) if i not in found else ():
            if near in found and len(rights[near]) == 1 and _is_part(a[i], a[near], b[found[near][0]]):
                lefts[near] = sorted([*lefts[near], i])
                break
    for j in range(len(b)):
        for host in (partner.get(j - 1), partner.get(j + 1)) if j not in partner else ():
            if host is not None and len(lefts[host]) == 1 and _is_part(b[j], b[found[host][0]], a[host]):
                rights[host] = sorted([*rights[host], j])
                break
    pairs = [Pair(tuple(lefts[i]), tuple(rights[i]), i not in placed, found[i][1]) for i in found]
    return sorted(pairs, key=lambda pair: pair.right)


def _is_part(one: Bag, partner: Bag, whole: Bag) -> bool:
    """Whether `one` stands in `whole`, and with words that its `partner` there does not have."""
    shared = [root for root in one.weights if root in whole.weights]
    held = sum(one.weights[root] for root in shared)
    fresh = sum(one.weights[root] for root in shared if root not in partner.weights)
    return fresh >= FRESH * one.mass and held >= HELD * one.mass > 0
