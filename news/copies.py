"""How much of a text stands in another: wire copy, reprint, partly copied, rewritten or independent.

What both quote is said by a third, and boilerplate and credit lines by nobody: neither counts. What was seen
first by us is not shown to be the origin; a copy has a direction only by the times and the credits beside it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, TypeAlias

from news.boilerplate import is_furniture
from news.idf import weight
from news.judge import judge
from news.model import Judged, Text
from news.story.credits import credit_of
from news.tokens import key, stem, tokens

Kind: TypeAlias = Literal["wire copy", "reprint", "partly copied", "rewritten", "independent"]

RUN = 5
"""Words in a row, the same in both, that are taken for copied; fewer meet by chance."""

WHOLE, PART = 0.8, 0.15
"""Shares of a text's own words from which it is a copy, and partly copied."""

FEWEST = 25
"""Own words below which nothing is said of a share: a text of quotations alone copies nobody."""

FACTS, SAME = 6, 0.8
"""A rewritten text has at least so many facts in common, and this share of all that the two could share."""

ORDER = 0.8
"""The share of its common facts that a rewritten text tells in the same order."""

TOLD = 0.35
"""The share of its words, by weight, below which a text is not looked at for facts: it tells other things."""

_HARD = frozenset(("figure", "money", "percent", "date", "role", "quote"))
"""Kinds of fact that two reports of one event do not share of themselves, as they do names and places."""

_OPENING, _CLOSING = "“«„", "”»“"
_MARKS = frozenset('"' + _OPENING + _CLOSING)


@dataclass(frozen=True, slots=True)
class Overlap:
    """What two texts share in words, told of the first."""

    share: float
    """Of its own words, those that stand in the other in runs of `RUN` and more."""
    told: float
    """Of its words by weight, those that the other has at all, and in runs of three, halved."""
    run: float
    """The mean length of its copied runs, in words; 0 when there are none."""


@dataclass(frozen=True, slots=True)
class Copy:
    """What a text has from another."""

    kind: Kind
    share: float
    credit: str | None = None
    """The agency or outlet that the text credits."""
    same: int = 0
    """Facts that both tell alike; counted only where few words are shared."""
    facts: int = 0
    """Facts that both could have told alike."""

    @property
    def why(self) -> str:
        """The reason in words."""
        said = f"{self.share:.0%} of its own words stand in the other"
        if self.kind == "rewritten":
            said += f", and {self.same} of {self.facts} facts, in the same order"
        return f"{said}; credits {self.credit}" if self.credit else said


def copied(text: Text, original: Text) -> Copy:
    """What the text has from the original."""
    overlap = overlap_of(text, original)
    credit = credit_of(text)
    if overlap.share >= WHOLE:
        return Copy("wire copy" if credit else "reprint", overlap.share, credit)
    if overlap.told >= TOLD:
        same, facts, is_ordered = _facts(judge(original, text))
        if overlap.share < WHOLE / 2 and is_ordered and same >= FACTS and same >= SAME * facts:
            return Copy("rewritten", overlap.share, credit, same, facts)
    return Copy("partly copied" if overlap.share >= PART else "independent", overlap.share, credit)


def overlap_of(text: Text, original: Text) -> Overlap:
    """What the text shares with the original in words."""
    own = [word for line in _lines(text) for word in own_words(line)]
    if len(own) < FEWEST:
        return Overlap(0.0, 0.0, 0.0)
    return overlap(own, [word for line in _lines(original) for word in _words(line)])


def overlap(own: Sequence[str], other: Sequence[str]) -> Overlap:
    """What one sequence of folded words shares with another."""
    marks = _in_runs(own, other, RUN)
    runs = sum(1 for i, is_in in enumerate(marks) if is_in and (i == 0 or not marks[i - 1]))
    stems, others = [stem(word) for word in own], [stem(word) for word in other]
    has = frozenset(others)
    mass = sum(weight(word) for word in frozenset(own))
    shared = sum(weight(word) for word in frozenset(own) if stem(word) in has)
    threes = sum(_in_runs(stems, others, 3)) / (len(own) or 1)
    told = (shared / mass if mass else 0.0) / 2 + threes / 2
    return Overlap(sum(marks) / (len(own) or 1), told, sum(marks) / runs if runs else 0.0)


def _in_runs(own: Sequence[str], other: Sequence[str], length: int) -> list[bool]:
    """For each word whether it stands in a run of this length that both have."""
    known = {tuple(other[i : i + length]) for i in range(len(other) - length + 1)}
    marks = [False] * len(own)
    for i in range(len(own) - length + 1):
        if tuple(own[i : i + length]) in known:
            marks[i : i + length] = [True] * length
    return marks


def _lines(text: Text) -> Iterable[str]:
    return (line for line in text.paragraphs if not is_furniture(line))


def _words(line: str) -> list[str]:
    return [key(token) for token in tokens(line) if token[0].isalnum()]


def own_words(line: str) -> list[str]:
    """The folded words that a line says itself: not those it quotes, nor what little stands between them.

    A piece shorter than a run, `he said`, cannot be told to be copied or not.
    """
    pieces = map(_words, _unquoted(line).split("\n"))
    return [word for piece in pieces if len(piece) >= RUN for word in piece]


def _unquoted(line: str) -> str:
    """The line with a line end for each mark of quotation and nothing for what is quoted."""
    kept: list[str] = []
    is_quoted = False
    for mark in line:
        if mark == '"':
            is_quoted = not is_quoted
        elif is_quoted and mark in _CLOSING:
            is_quoted = False
        elif mark in _OPENING:
            is_quoted = True
        elif not is_quoted:
            kept.append(mark)
            continue
        kept.append("\n" if mark in _MARKS else "")
    return "".join(kept)


def _facts(judged: Sequence[Judged]) -> tuple[int, int, bool]:
    """The facts told alike, those that could have been, and whether they come in the same order."""
    hard = [one for one in judged if (one.left or one.right) and _kind(one) in _HARD]
    same = [
        (one.left.sentence, one.right.sentence)
        for one in hard
        if one.left and one.right and one.verdict == "same"
    ]
    differing = sum(1 for one in hard if one.left and one.right and one.verdict != "same")
    alone = min(sum(1 for one in hard if one.right is None), sum(1 for one in hard if one.left is None))
    right = [right for _, right in sorted(same)]
    ordered = sum(1 for before, after in pairwise(right) if before <= after)
    return len(same), len(same) + differing + alone, ordered >= ORDER * (len(right) - 1)


def _kind(one: Judged) -> str:
    fact = one.left or one.right
    return fact.kind if fact else ""
