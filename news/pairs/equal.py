"""Sentences of two texts that are equal, and which belong together where one is said again and again."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from news.pairs.bags import Bags

Found = dict[int, tuple[int, float]]
"""Right sentence and likeness by left sentence."""


def equal(left: Sequence[str], right: Sequence[str]) -> Found:
    """Equal sentences: those said once, then equal neighbours of these, then the n-th with the n-th."""
    places, times = _places(right), Counter(left)
    found = {i: places[one][0] for i, one in enumerate(left) if times[one] == 1 == len(places.get(one, ()))}
    if len(found) < len(left):
        taken = set(found.values())
        for step in (1, -1):
            for i in sorted(found, reverse=step < 0):
                _spread(left, right, found, taken, i, step)
        rest = _places(right, taken)
        found |= {i: rest[one].pop() for i, one in enumerate(left) if i not in found and rest.get(one)}
    return {i: (j, 1.0) for i, j in found.items()}


def exact(a: Bags, b: Bags, found: Found) -> Found:
    """Sentences of the rest that are equal but for their typography."""
    taken = {j for j, _ in found.values()}
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for j in range(len(b) - 1, -1, -1):
        if j not in taken:
            places[b.keys(j)].append(j)
    rest = (i for i in range(len(a)) if i not in found)
    return {i: (places[a.keys(i)].pop(), 1.0) for i in rest if places.get(a.keys(i))}


def _places(sentences: Sequence[str], taken: AbstractSet[int] = frozenset()) -> dict[str, list[int]]:
    """Where each sentence stands, the last place first, those that are taken aside."""
    places: dict[str, list[int]] = defaultdict(list)
    for j in range(len(sentences) - 1, -1, -1):
        if j not in taken:
            places[sentences[j]].append(j)
    return places


def _spread(
    left: Sequence[str], right: Sequence[str], found: dict[int, int], taken: set[int], i: int, step: int
) -> None:
    """Pair the equal sentences that go on from a pair one way."""
    j = found[i]
    while 0 <= (i := i + step) < len(left) and 0 <= (j := j + step) < len(right) and left[i] == right[j]:
        if i in found or j in taken:
            break
        found[i] = j
        taken.add(j)
