"""Sentences that tell the same with the facts that stand in them, and when two facts say the same."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Indel

from news.facts.names import GENERIC
from news.idf import STOPS
from news.model import Fact
from news.tokens import LIGHT, key, keys, stem, tokens

EDIT = 0.8
"""Share of words in common, in order, from which a single word that differs is the change."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Sentences that tell the same, with the facts that stand in them."""

    lefts: Mapping[int, str]
    rights: Mapping[int, str]
    a: Sequence[Fact]
    b: Sequence[Fact]
    likeness: float
    same: Mapping[str, str]

    def is_edit(self) -> bool:
        """Whether hardly anything but a word or two differs."""
        left, right = (
            tuple(key for one in side.values() for key in keys(one)) for side in (self.lefts, self.rights)
        )
        return Indel.normalized_similarity(left, right) >= EDIT

    def words(self, fact: Fact, *, left: bool) -> tuple[list[str], list[str]]:
        """The stems before a fact, nearest first, and those after it."""
        sentence = (self.lefts if left else self.rights)[fact.sentence]
        return stems(sentence[: fact.start])[::-1], stems(sentence[fact.end :])


def identity(fact: Fact, same: Mapping[str, str]) -> tuple[str | None, ...]:
    """Equal for facts that say the same: names by their last word in one spelling, figures by value, unit."""
    match fact.kind:
        case "name" | "place":
            last = fact.value.rsplit(" ", 1)[-1]
            name = fact.value if last in GENERIC else same.get(last, last)
            return ("name", stem(name) if " " not in name else name)
        case "quote":
            return ("quote", *spoken(fact.text))
        case "role":
            return ("role", fact.of, fact.unit, same.get(last := fact.value.rsplit(" ", 1)[-1], last))
        case _:
            return (fact.kind, fact.value, fact.unit)


def note(left: Fact, right: Fact) -> str:
    """How two facts that are the same differ in writing, if they do."""
    notes = []
    if left.text.casefold() != right.text.casefold() and left.kind != "quote":
        notes.append(f"{left.text} = {right.text}")
    if (left.hedge or "").casefold() != (right.hedge or "").casefold():
        notes.append(f"{left.hedge or 'exactly'} / {right.hedge or 'exactly'}")
    return "; ".join(notes)


def spoken(text: str) -> tuple[str, ...]:
    """The words of a quotation, without its punctuation."""
    return tuple(one for one in keys(text) if one[:1].isalnum())


def stems(text: str) -> list[str]:
    """The stems of a text's words, in order."""
    return [word if word in STOPS else stem(word) for word in map(key, tokens(text)) if word not in LIGHT]
