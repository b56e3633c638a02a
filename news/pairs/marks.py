"""Words marked inside a pair of sentences: whole words, whole phrases, no confetti."""

from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from operator import add
from typing import Literal, TypeAlias

from rapidfuzz.distance import LCSseq

from news.idf import STOPS
from news.model import WordOp
from news.tokens import LIGHT, key, spaced

Run: TypeAlias = tuple[WordOp, str]

ISLAND = 2.2
"""Weight up to which words that stayed are drawn into the changes round them."""
MOST = 12
"""Words from which on a stretch that stayed is no island, whatever they weigh."""
LONG = 3.0
"""Weight of a change beside which a lone figure tells little."""


def marked(left: str, right: str, *, noise: bool = False) -> tuple[Run, ...]:
    """Runs in reading order, both sides letter by letter, as `Row.words` has them.

    Without `noise` what differs in typography alone is no change: it stands as each side writes it, in `was`
    and `now`.
    """
    if left == right:
        return (("same", left),) if left else ()
    a, b = _side(left, exact=noise), _side(right, exact=noise)
    hunks = _tidy(_hunks(a.keys, b.keys), a, b)
    if not noise:
        hunks = [_quiet(hunk, a, b) for hunk in hunks]
    return _runs(hunks, a, b, noise=noise)


@dataclass(frozen=True, slots=True)
class _Side:
    """One sentence in tokens, with the white space before each and after the last."""

    raw: str
    tokens: list[str]
    gaps: list[str]
    keys: list[str]
    masses: list[float]
    """What the tokens weigh together up to each."""
    ends: list[int]
    """Where each token begins with the white space before it, and where the last one ends."""

    def mass(self, start: int, end: int) -> float:
        """The weight of the tokens from `start` to `end`: a stop word a third of a word, a mark a tenth."""
        return self.masses[end] - self.masses[start]

    def text(self, start: int, end: int) -> str:
        """The tokens from `start` to `end` as written, with the white space before each."""
        return self.raw[self.ends[start] : self.ends[end]]


@dataclass(slots=True)
class _Hunk:
    """A stretch of tokens of both sides; `same` when their keys are equal."""

    same: bool
    i: int
    i_end: int
    j: int
    j_end: int


def _side(text: str, *, exact: bool) -> _Side:
    tokens, gaps = spaced(text)
    folded = list(map(key, tokens))
    ends = accumulate(map(add, map(len, gaps), map(len, tokens)), initial=0)
    masses = accumulate(map(_mass, folded), initial=0.0)
    return _Side(text, tokens, gaps, tokens if exact else folded, list(masses), list(ends))


def _hunks(left: list[str], right: list[str]) -> list[_Hunk]:
    """Same and changed stretches in turn."""
    found: list[_Hunk] = []
    i = j = 0
    for block in LCSseq.opcodes(left, right).as_matching_blocks():
        if i < block.a or j < block.b:
            found.append(_Hunk(False, i, block.a, j, block.b))
        i, j = block.a + block.size, block.b + block.size
        if block.size:
            found.append(_Hunk(True, block.a, i, block.b, j))
    return found


def _put(hunks: list[_Hunk], hunk: _Hunk) -> None:
    """Add a hunk to those before it, joined with the last where both are of a kind."""
    if hunks and hunks[-1].same == hunk.same:
        hunks[-1].i_end, hunks[-1].j_end = hunk.i_end, hunk.j_end
    else:
        hunks.append(hunk)


def _tidy(hunks: list[_Hunk], a: _Side, b: _Side) -> list[_Hunk]:
    """Small islands of sameness drawn into the changes on both sides, until none is left."""
    before = 0
    while len(hunks) != before:
        before = len(hunks)
        kept: list[_Hunk] = []
        last = len(hunks) - 1
        for n, hunk in enumerate(hunks):
            if hunk.same and 0 < n < last and _is_island(hunk, kept[-1], hunks[n + 1], a, b):
                hunk.same = False
            _put(kept, hunk)
        hunks = kept
    for n in range(1, len(hunks) - 1):
        if not hunks[n].same:
            _slide(hunks[n - 1], hunks[n], hunks[n + 1], a, b)
    return hunks


def _is_island(hunk: _Hunk, before: _Hunk, after: _Hunk, a: _Side, b: _Side) -> bool:
    """Whether the words that stayed tell less than the changes round them.

    A figure that stayed is kept in sight, unless it stands alone between two long changes.
    """
    if hunk.i_end - hunk.i > MOST:
        return False
    kinds = set(map(_kind, a.keys[hunk.i : hunk.i_end]))
    if kinds == {""}:
        return True
    smaller = min(_change(before, a, b), _change(after, a, b))
    if "figure" in kinds:
        return hunk.i_end - hunk.i <= 2 and smaller >= LONG
    return a.mass(hunk.i, hunk.i_end) <= min(ISLAND, smaller)


@lru_cache(maxsize=1 << 16)
def _kind(word: str) -> Literal["figure", "word", ""]:
    """Whether a key is a figure or a word of four letters; a shorter one tells nothing alone."""
    if word[:1].isdigit() or word[-1:].isdigit():
        return "figure"
    return "word" if len(word.partition("'")[0]) >= 4 or word > "\u2e80" else ""


def _change(hunk: _Hunk, a: _Side, b: _Side) -> float:
    return max(a.mass(hunk.i, hunk.i_end), b.mass(hunk.j, hunk.j_end))


@lru_cache(maxsize=1 << 16)
def _mass(word: str) -> float:
    if not word[:1].isalnum():
        return 0.1
    return 0.3 if word in STOPS else 1.0


def _slide(before: _Hunk, hunk: _Hunk, after: _Hunk, a: _Side, b: _Side) -> None:
    """Move a pure addition or removal left to begin after a stop or a comma, where that reads the same."""
    if (hunk.i == hunk.i_end) == (hunk.j == hunk.j_end):
        return
    keys, start, end = (a.keys, hunk.i, hunk.i_end) if hunk.j == hunk.j_end else (b.keys, hunk.j, hunk.j_end)
    step, best = 0, 0
    while step < before.i_end - before.i - 1 and keys[start - step - 1] == keys[end - step - 1]:
        step += 1
        last = keys[start - step - 1]
        if last in LIGHT or last in "!?":
            best = step
    before.i_end, before.j_end = before.i_end - best, before.j_end - best
    hunk.i, hunk.i_end, hunk.j, hunk.j_end = (n - best for n in (hunk.i, hunk.i_end, hunk.j, hunk.j_end))
    after.i, after.j = after.i - best, after.j - best


def _quiet(hunk: _Hunk, a: _Side, b: _Side) -> _Hunk:
    """A change of light punctuation alone taken for same."""
    if not hunk.same:
        words = a.keys[hunk.i : hunk.i_end] + b.keys[hunk.j : hunk.j_end]
        hunk.same = LIGHT.issuperset(words)
    return hunk


def _runs(hunks: list[_Hunk], a: _Side, b: _Side, *, noise: bool) -> tuple[Run, ...]:
    """The hunks as text; the white space before a token belongs to its run."""
    page = _Page()
    quiet = _CHANGED if noise else _QUIET
    for hunk in hunks:
        left, right = a.text(hunk.i, hunk.i_end), b.text(hunk.j, hunk.j_end)
        if hunk.same and left != right and hunk.i_end - hunk.i == hunk.j_end - hunk.j:
            for i, j in zip(range(hunk.i, hunk.i_end), range(hunk.j, hunk.j_end), strict=True):
                page.write(a.gaps[i], b.gaps[j], quiet)
                page.write(a.tokens[i], b.tokens[j], quiet)
        else:
            page.write(left, right, quiet if hunk.same else _CHANGED)
    page.write(a.gaps[-1], b.gaps[-1], quiet)
    return page.done()


_Ops: TypeAlias = tuple[WordOp, WordOp]
_CHANGED: _Ops = ("drop", "add")
_QUIET: _Ops = ("was", "now")


class _Page:
    """Runs being written: what differs is held back until words that stayed follow, or others that differ."""

    def __init__(self) -> None:
        self._runs: list[Run] = []
        self._left = self._right = self._same = ""
        self._ops = _CHANGED

    def write(self, left: str, right: str, ops: _Ops) -> None:
        """Words of both sides; what they are where they differ."""
        if not (left or right):
            return
        if (left == right and (self._left or self._right)) or (left != right and ops != self._ops):
            self._flush()
        if left == right:
            self._same += left
        else:
            self._left, self._right, self._ops = self._left + left, self._right + right, ops

    def done(self) -> tuple[Run, ...]:
        """All runs, in reading order."""
        self._flush()
        return (*self._runs, ("same", self._same)) if self._same else tuple(self._runs)

    def _flush(self) -> None:
        """Write what is held back; a space that both begin with stays outside."""
        if not (self._left or self._right):
            return
        if self._left[:1] == self._right[:1] == " ":
            self._same += " "
            self._left, self._right = self._left[1:], self._right[1:]
        mine, theirs = self._ops
        written: tuple[Run, ...] = (("same", self._same), (mine, self._left), (theirs, self._right))
        self._runs += [run for run in written if run[1]]
        self._same = self._left = self._right = ""
