"""What a text is about, in few weighted terms: its words, names and figures, the headline's most of all."""

import math
import re
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from sys import intern

from news.idf import weight
from news.model import Text
from news.tokens import stem

LEAD = 200
"""Words of the text that are read: news tells its event first, and background is shared by many events."""

KEPT = 64
"""Terms that are kept of a text, the heaviest."""

HEADLINE, NAME, FIGURE = 2.0, 2.0, 1.5
"""How much more a word counts in the headline, as part of a name, as a figure."""

_WORD = re.compile(r"[^\W_]+(?:[.,]\d+)*")
_OPENS = re.compile(r"(?:^|[.!?:\n\"'“”‘’«»(]\s*)$")


@dataclass(frozen=True, slots=True)
class Terms:
    """A text's terms as a vector of length 1, heaviest first."""

    keys: tuple[str, ...]
    values: "array[float]"
    mass: float
    """The sum of the terms' weights before scaling: how much there is to go by."""


@dataclass(slots=True)
class _Term:
    count: float = 0.0
    idf: float = 0.0


def terms(text: Text) -> Terms:
    """The terms of a headline and the beginning of its text; none of an empty one."""
    found: dict[str, _Term] = {}
    _read(found, _tokens(text.headline), HEADLINE)
    _read(found, _lead(text), 1.0)
    weighed = {key: term.idf * (1 + math.log(max(1.0, term.count))) for key, term in found.items()}
    best = sorted(weighed.items(), key=lambda pair: (-pair[1], pair[0]))[:KEPT]
    length = math.sqrt(sum(value * value for _, value in best)) or 1.0
    return Terms(
        tuple(key for key, _ in best),
        array("f", (value / length for _, value in best)),
        sum(found[key].idf for key, _ in best),
    )


def _read(found: dict[str, _Term], tokens: Iterator[tuple[str, bool]], boost: float) -> None:
    for word, is_name in tokens:
        folded = word.casefold().replace("ё", "е")
        idf = weight(folded) if len(folded) > 1 else 0.0
        if idf:
            term = found.setdefault(intern(stem(folded)), _Term())
            term.idf = idf
            term.count += boost * (NAME if is_name else FIGURE if word[0].isdigit() else 1.0)


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
