"""What a text is about, in few weighted terms: its words, names and figures, the headline's most of all."""

import math
import re
from array import array
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from sys import intern

from news.idf import weight
from news.model import Text
from news.tokens import stem

LEAD = 200
"""Words of the text that are read: news tells its event first, and background is shared by many events."""

KEPT = 48
"""Terms that are kept of a text, the heaviest."""

HEADLINE, NAME, FIGURE = 2.0, 2.0, 1.5
"""How much more a word counts in the headline, as part of a name, as a figure."""

_WORD = re.compile(r"[^\W_]+(?:[.,]\d+)*")
_OPENS = re.compile(r"(?:^|[.!?:\n\"'“”‘’«»(]\s*)$")


@dataclass(frozen=True, slots=True)
class Terms:
    """A text's terms as a vector of length 1, heaviest first, and its headline's as shares of a whole."""

    keys: tuple[str, ...]
    values: "array[float]"
    head: dict[str, float]
    mass: float
    """The sum of the terms' weights before scaling: how much there is to go by."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A text as read for placing: what is kept of it, and every word of it."""

    terms: Terms
    words: frozenset[str]
    """Stems of the headline and the beginning, to see whether another's headline is told here."""


@dataclass(slots=True)
class _Term:
    idf: float
    count: float = field(default=0.0)


def read(text: Text, weigh: Callable[[str], float] = weight) -> Reading:
    """The terms of a headline and the beginning of its text; none of an empty one."""
    found: dict[str, _Term] = {}
    head = {key: found[key].idf for key in _count(found, _tokens(text.headline), HEADLINE, weigh)}
    whole = sum(head.values()) or 1.0
    _count(found, _lead(text), 1.0, weigh)
    weighed = ((term.idf * (1 + math.log(max(1.0, term.count))), key) for key, term in found.items())
    best = sorted(weighed, key=lambda pair: (-pair[0], pair[1]))[:KEPT]
    length = math.sqrt(sum(value * value for value, _ in best)) or 1.0
    kept = Terms(
        tuple(key for _, key in best),
        array("f", (value / length for value, _ in best)),
        {key: idf / whole for key, idf in head.items()},
        sum(found[key].idf for _, key in best),
    )
    return Reading(kept, frozenset(found))


def shared_by(products: Sequence[float]) -> float:
    """What two texts share, summed over terms; the strongest counts no more than all others together.

    One word alone makes no story: headlines that only have `UAE` or `Senate` in common tell different events.
    """
    whole = sum(products)
    return min(whole, 2 * (whole - max(products, default=0.0)))


def _count(
    found: dict[str, _Term], tokens: Iterator[tuple[str, bool]], boost: float, weigh: Callable[[str], float]
) -> list[str]:
    """Counts the words into `found`; gives their keys."""
    counted = []
    for word, is_name in tokens:
        folded = word.casefold().replace("ё", "е")
        if len(folded) < 2:
            continue
        key = intern(stem(folded))
        term = found.get(key)
        if term is None:
            idf = weigh(folded)
            if not idf:
                continue
            term = found[key] = _Term(idf)
        term.count += boost * (NAME if is_name else FIGURE if word[0].isdigit() else 1.0)
        counted.append(key)
    return counted


def _lead(text: Text) -> Iterator[tuple[str, bool]]:
    left = LEAD
    for paragraph in text.paragraphs:
        for token in _tokens(paragraph):
            if left == 0:
                return
            left -= 1
            yield token


def _tokens(line: str) -> Iterator[tuple[str, bool]]:
    """Each word with whether it is written as part of a name: a capital where no sentence begins."""
    for match in _WORD.finditer(line):
        word = match.group()
        is_name = word[0].isupper() and not _OPENS.search(line[max(0, match.start() - 3) : match.start()])
        yield word, is_name
