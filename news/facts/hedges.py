"""Negations and hedges of a sentence: whether it is said at all, and how sure."""

import re
from collections.abc import Iterator

from news.model import Fact
from news.tokens import listed

_HEDGE = re.compile(
    r"\b(?P<not>not|never|no longer|cannot|neither|nor|without|no(?=\s[a-z])|none|nobody|(?:declin|refus"
    r"|fail)(?:ed|es|ing)?\sto"
    r"|(?:do|does|did|is|are|was|were|has|have|had|wo|would|could|ca|should|must)n[’']t"
    r"|не|нет|ні|немає|nicht|kein\w*|ne\b.{1,12}\bpas|jamais|nunca)\b"
    r"|\b(?P<may>could|may(?!\s\d)|might|would|must|should|will|can)\b(?!n)"
    r"|\b(?P<hearsay>reportedly|allegedly|apparently|supposedly|purportedly|possibly|probably|perhaps"
    r"|likely|unlikely)\b",
    re.IGNORECASE,
)

DOUBTS = listed(
    "not never no longer cannot neither nor without none nobody t declined declines refused refuses failed"
    " fails decline"
    " refuse fail declining refusing failing не нет ні немає nicht kein keine keinen ne jamais nunca could"
    " may might would"
    " must should will can reportedly allegedly apparently supposedly purportedly possibly probably"
    " perhaps likely unlikely"
)
"""Words without one of which a sentence neither denies nor doubts."""


def hedges(sentence: str, index: int) -> Iterator[Fact]:
    """The words that deny a claim or soften it; `unit` tells which of the two."""
    for match in _HEDGE.finditer(sentence):
        word = match.group().casefold().replace("’", "'")
        if match["not"]:
            yield Fact("hedge", "not", match.group(), index, match.start(), match.end(), "negation")
        elif match["hearsay"]:
            yield Fact("hedge", word, match.group(), index, match.start(), match.end(), "hearsay")
        elif match.group() != "May":
            yield Fact("hedge", word, match.group(), index, match.start(), match.end(), "modal")
