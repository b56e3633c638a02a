"""Quotations of two texts held against each other: their words and their speakers."""

from collections.abc import Iterator, Mapping

from rapidfuzz.distance import Indel

from news.idf import STOPS
from news.model import Fact, Judged
from news.pairs.spot import spoken
from news.tokens import key

QUOTE = 0.55
"""Likeness of words from which two quotations are one, altered."""

OWN = 3
"""Words from which a quotation is one speaker's own: shorter ones two may say, or are titles."""


def altered(a: list[Fact], b: list[Fact]) -> Iterator[Judged]:
    """Quotations in aligned sentences whose words are alike but not the same."""
    for fact in [fact for fact in a if fact.kind == "quote"]:
        words = spoken(fact.text)
        offers = [
            (_alike(words, spoken(other.text)), n) for n, other in enumerate(b) if other.kind == "quote"
        ]
        like, n = max(offers, default=(0.0, -1))
        if like >= QUOTE:
            other = b.pop(n)
            a.remove(fact)
            part = like == 1.0
            yield Judged(
                "same" if part else "changed", fact, other, None if part else "quote",
                "quoted in part" if part else "the quoted words differ",
            )  # fmt: skip


def other_mouth(fact: Fact, other: Fact, same: Mapping[str, str]) -> Judged | None:
    """The same words in another mouth, when both sides name whose."""
    speakers = [_speaker(one, same) for one in (fact, other)]
    if fact.kind != "quote" or None in speakers or speakers[0] == speakers[1]:
        return None
    if len(spoken(fact.text)) < OWN:
        return None
    return Judged("changed", fact, other, "attribution", f"{fact.of} → {other.of}")


def _alike(words: tuple[str, ...], others: tuple[str, ...]) -> float:
    """How alike two quotations are; 1 when one is a piece of the other, or `worldview` is `world view`."""
    if "".join(words) == "".join(others):
        return 1.0
    short, long = sorted((words, others), key=len)
    size = len(short)
    if size >= 2 and any(long[n : n + size] == short for n in range(len(long) - size + 1)):
        return 1.0
    return min(0.99, Indel.normalized_similarity(words, others))


def _speaker(quote: Fact, same: Mapping[str, str]) -> str | None:
    """The last word of a speaker's name; None for a pronoun or a description."""
    if not quote.of or not quote.of[0].isupper() or key(quote.of.split()[0]) in STOPS:
        return None
    last = key(quote.of.rsplit(" ", 1)[-1]).removesuffix("'s")
    return None if last in STOPS else same.get(last, last)
