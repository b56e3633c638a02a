"""What others align sentences by, each as its authors describe it."""

import difflib
from collections.abc import Callable, Sequence
from typing import TypeAlias

from rapidfuzz import fuzz

from bench.dmp import by_characters
from news.pairs.align import align
from news.tokens import key, tokens

Links: TypeAlias = set[tuple[int, int]]
Aligner: TypeAlias = Callable[[Sequence[str], Sequence[str]], Links]


def ours(left: Sequence[str], right: Sequence[str]) -> Links:
    """What this program shows: each sentence once, but for splits and merges."""
    return {(i, j) for pair in align(left, right) for i in pair.left for j in pair.right}


def by_difflib(left: Sequence[str], right: Sequence[str]) -> Links:
    """Equal sentences, and replaced ones in their order."""
    found: Links = set()
    for _, i, i_end, j, j_end in difflib.SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        found |= set(zip(range(i, i_end), range(j, j_end), strict=False))
    return found


def by_ratio(left: Sequence[str], right: Sequence[str]) -> Links:
    """The assignment of the greatest sum of `fuzz.ratio`, of which those of 50 or more count."""
    scores = [[fuzz.ratio(one, other) for other in right] for one in left]
    return {(i, j) for i, j in assignment(scores) if scores[i][j] >= 50}


def by_overlap(left: Sequence[str], right: Sequence[str]) -> Links:
    """NewsEdits: the mean of each word's best match in the other sentence, one-way, best match from 0.44 on.

    Words match here when they are equal: its code's threshold with its n-gram-1 measure.
    """
    a, b = ([{key(token) for token in tokens(one)} for one in side] for side in (left, right))
    found: Links = set()
    for one, other, flip in ((a, b, False), (b, a, True)):
        for i, words in enumerate(one):
            scores = [len(words & others) / max(1, len(words)) for others in other]
            best = max(range(len(scores)), key=scores.__getitem__, default=None)
            if best is not None and scores[best] >= 0.44:
                found.add((best, i) if flip else (i, best))
    return found


ALIGNERS: dict[str, Aligner] = {
    "wirewatch": ours,
    "difflib": by_difflib,
    "ratio + Hungarian": by_ratio,
    "NewsEdits overlap": by_overlap,
    "diff-match-patch, semantic": by_characters,
}


def assignment(scores: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """The one-to-one pairing of rows and columns with the greatest sum (Kuhn–Munkres, in O(n³))."""
    if not scores or not scores[0]:
        return []
    if len(scores) > len(scores[0]):
        return [(i, j) for j, i in assignment([list(column) for column in zip(*scores, strict=True)])]
    rows, columns = len(scores), len(scores[0])
    row_price, column_price = [0.0] * (rows + 1), [0.0] * (columns + 1)
    held = [0] * (columns + 1)
    for row in range(1, rows + 1):
        held[0] = row
        free = _path(scores, row_price, column_price, held)
        while free[0]:
            column, before = free
            held[column] = held[before[column]]
            free = (before[column], before)
    return [(held[column] - 1, column - 1) for column in range(1, columns + 1) if held[column]]


def _path(
    scores: Sequence[Sequence[float]], row_price: list[float], column_price: list[float], held: list[int]
) -> tuple[int, list[int]]:
    """The column that ends the cheapest path from the row held by column 0, and the way back."""
    columns = len(column_price)
    least = [float("inf")] * columns
    before = [0] * columns
    done = [False] * columns
    at = 0
    while True:
        done[at] = True
        row, step, following = held[at], float("inf"), 0
        for column in range(1, columns):
            if not done[column]:
                cost = -scores[row - 1][column - 1] - row_price[row] - column_price[column]
                if cost < least[column]:
                    least[column], before[column] = cost, at
                if least[column] < step:
                    step, following = least[column], column
        for column in range(columns):
            if done[column]:
                row_price[held[column]] += step
                column_price[column] -= step
            else:
                least[column] -= step
        at = following
        if not held[at]:
            return at, before
