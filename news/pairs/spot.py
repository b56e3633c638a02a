"""Sentences that tell the same with the facts that stand in them, and when two facts say the same."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import Indel

from news.facts.names import GENERIC
from news.facts.numerals import TENS, UNITS, shown
from news.idf import STOPS
from news.model import Fact
from news.pairs.bearers import called
from news.spelt.listed import one_spelling
from news.spelt.spelling import keys as keys_by_ear
from news.tokens import LIGHT, key, keys, stem, tokens

EDIT = 0.2
"""Share of words that came or went up to which a single word that differs is the change."""


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
        apart = Indel.distance(left, right)
        return apart <= EDIT * (len(left) + len(right)) or (apart == 2 and len(left) == len(right) > 2)

    def stems(self, *, left: bool) -> list[str]:
        """The stems of all its sentences on one side, in order."""
        return [stem for one in (self.lefts if left else self.rights).values() for stem in stems(one)]

    def words(self, fact: Fact, *, left: bool) -> tuple[list[str], list[str]]:
        """The stems before a fact, nearest first, and those after it."""
        sentence = (self.lefts if left else self.rights)[fact.sentence]
        return stems(sentence[: fact.start])[::-1], stems(sentence[fact.end :])


def is_one(fact: Fact, other: Fact, same: Mapping[str, str]) -> bool:
    """Whether two facts say the same: `Trump` is `Donald Trump`, `Ivanka Trump` is not."""
    if identity(fact, same) != identity(other, same):
        return False
    if fact.kind != "name" or other.kind != "name" or fact.text == other.text:
        return True
    given, also = (side.value.split()[:-1] for side in (fact, other))
    if not (given and also):
        return True
    # The word beside the family name is a first name; before it may stand others, or what a person is.
    pairs = [(given[-1], one) for one in also] + [(one, also[-1]) for one in given]
    return any(_is_given(one, two, same) for one, two in pairs)


def are_kin(fact: Fact, other: Fact, same: Mapping[str, str]) -> bool:
    """Whether two names are of two people of one family name."""
    return identity(fact, same) == identity(other, same) and not is_one(fact, other, same)


def _is_given(one: str, other: str, same: Mapping[str, str]) -> bool:
    """Whether two first names may be one: equal, short for each other, an initial, or spelt otherwise."""
    first, second = (one_spelling(same.get(name, name)).rstrip(".") for name in (one, other))
    short, long = sorted((first, second), key=len)
    if not called(first).isdisjoint(called(second)):
        return True
    return long.startswith(short) or not keys_by_ear(first).isdisjoint(keys_by_ear(second))


def is_counted(fact: Fact, other: Fact) -> bool:
    """Whether both say what they count, and count the same: no `two-year deal` is a `13-month deal`."""
    if fact.of is None or other.of is None:
        return False
    one, many = ([stem(word) for word in side.of.split()] for side in (fact, other) if side.of)
    return one[-1] == many[-1] and (set(one) <= set(many) or set(many) <= set(one))


def identity(fact: Fact, same: Mapping[str, str]) -> tuple[str | None, ...]:
    """Equal for facts that say the same: names by their last word in one spelling, figures by value, unit."""
    match fact.kind:
        case "name" | "place":
            last = fact.value.rsplit(" ", 1)[-1]
            name = fact.value if last in GENERIC else one_spelling(same.get(last, last))
            return ("name", stem(name) if " " not in name else name)
        case "quote":
            return ("quote", *spoken(fact.text))
        case "role":
            last = fact.value.rsplit(" ", 1)[-1]
            return ("role", fact.of, fact.unit, one_spelling(same.get(last, last)))
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
    """The words of a quotation however they are written: `I.R.S.` as `IRS`, `two-in-three` as `2 in 3`."""
    words = (word for one in keys(text) if one[:1].isalnum() for word in one.replace(".", "").split("-"))
    return tuple(_heard(word) for word in words if word)


@lru_cache(maxsize=1 << 14)
def _heard(word: str) -> str:
    """One spelling of what was said: a numeral as a figure, a title in full, a listed name as we write it."""
    number = UNITS.get(word, TENS.get(word))
    return shown(number) if number is not None else _TITLES.get(word) or one_spelling(word)


_TITLES = {
    "sen": "senator",
    "rep": "representative",
    "gov": "governor",
    "pres": "president",
    "gen": "general",
}


def stems(text: str) -> list[str]:
    """The stems of a text's words, in order."""
    return [word if word in STOPS else stem(word) for word in map(key, tokens(text)) if word not in LIGHT]
