"""The facts of two aligned sentences judged against each other."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Indel

from news.exchange import exchanged
from news.facts.names import GENERIC
from news.idf import STOPS
from news.model import ChangeClass, Fact, FactKind, Judged
from news.tokens import LIGHT, key, keys, stem, tokens

CLOSE = 0.5
"""Likeness from which one sentence is an edit of the other: place tells which facts belong together."""
SURE = 0.75
"""Likeness from which a name or a date in the place of another is that one changed."""
TOLD = 0.4
"""Likeness from which two sentences tell of one act, so that its parties can be held against each other."""
EDIT = 0.8
"""Share of words in common, in order, from which a single word that differs is the change."""
SCALE = 3.0
"""How many times larger a figure may be in another telling and still be the same figure changed."""
QUOTE = 0.55
"""Likeness of words from which two quotations are one, altered."""

_CLASSES: dict[FactKind, ChangeClass] = {
    "figure": "figure", "money": "figure", "percent": "figure", "date": "date", "name": "name",
    "place": "name", "quote": "quote", "role": "role", "hedge": "negation",
}  # fmt: skip


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
        return _stems(sentence[: fact.start])[::-1], _stems(sentence[fact.end :])


def verdicts(spot: Spot) -> Iterator[Judged]:
    """What can be said of the facts in these sentences; those without a partner are left to the caller."""
    rest_a, rest_b = list(spot.a), list(spot.b)
    for fact in spot.a:
        alike = [other for other in rest_b if identity(fact, spot.same) == identity(other, spot.same)]
        if alike and fact.kind not in ("role", "hedge"):
            other = alike[0] if len(alike) == 1 else max(alike, key=lambda other: _fit(spot, fact, other))
            rest_a.remove(fact)
            rest_b.remove(other)
            yield _said(fact, other, spot.same) or Judged("same", fact, other, None, note(fact, other))
    if spot.likeness >= CLOSE:
        yield from _exchanged(spot)
    if spot.likeness >= TOLD:
        yield from _roles(spot, rest_a, rest_b)
    yield from _quotes(rest_a, rest_b)
    yield from _named_in_part(rest_a, rest_b)
    yield from _valued(spot, rest_a, rest_b)
    if spot.is_edit():
        yield from _negations(rest_a, rest_b)


def _said(fact: Fact, other: Fact, same: Mapping[str, str]) -> Judged | None:
    """The same words in another mouth, when both sides name whose."""
    speakers = [_speaker(one, same) for one in (fact, other)]
    if fact.kind != "quote" or None in speakers or speakers[0] == speakers[1]:
        return None
    return Judged("changed", fact, other, "attribution", f"{fact.of} → {other.of}")


def _speaker(quote: Fact, same: Mapping[str, str]) -> str | None:
    """The last word of a speaker's name; None for a pronoun or a description."""
    if not quote.of or not quote.of[0].isupper():
        return None
    last = key(quote.of.rsplit(" ", 1)[-1]).removesuffix("'s")
    return None if last in STOPS else same.get(last, last)


def _exchanged(spot: Spot) -> Iterator[Judged]:
    """Names that changed places, in an edit of one sentence."""
    if len(spot.lefts) == len(spot.rights) == 1:
        (left,), (right,) = spot.lefts.values(), spot.rights.values()
        ours, theirs = (
            [fact for fact in side if fact.kind in ("name", "place")] for side in (spot.a, spot.b)
        )
        names = [[identity(fact, spot.same)[1] for fact in side] for side in (ours, theirs)]
        yield from exchanged(left, right, ours, theirs, names)


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


def _roles(spot: Spot, a: Sequence[Fact], b: Sequence[Fact]) -> Iterator[Judged]:
    """The same act with another party in a part, or a party in another part."""
    for verb in dict.fromkeys(fact.of for fact in a if fact.kind == "role"):
        ours = [fact for fact in a if fact.kind == "role" and fact.of == verb]
        theirs = [fact for fact in b if fact.kind == "role" and fact.of == verb]
        for fact in ours:
            yield from _part(spot, fact, ours, theirs)


def _part(spot: Spot, fact: Fact, ours: Sequence[Fact], theirs: Sequence[Fact]) -> Iterator[Judged]:
    """One party's part judged against the parts of the other side."""
    who = identity(fact, spot.same)
    if match := next(
        (other for other in theirs if identity(other, spot.same) == who or _is_part(fact, other)), None
    ):
        yield Judged("same", fact, match)
        return
    same_part = [other for other in theirs if other.unit == fact.unit]
    if same_part and not any(identity(mine, spot.same) == identity(same_part[0], spot.same) for mine in ours):
        other = same_part[0]
        yield Judged("changed", fact, other, "role", f"{_shown(fact)} → {_shown(other)}")


def _is_part(fact: Fact, other: Fact) -> bool:
    """Whether two parties in one part are one, named in full and in short."""
    words, others = set(fact.text.casefold().split()), set(other.text.casefold().split())
    return fact.unit == other.unit and (words <= others or others <= words)


def _shown(role: Fact) -> str:
    """A part in words: `to Ukraine`."""
    link = {"receiver": "to ", "giver": "from ", "doer": "by "}.get(role.unit or "", "")
    return f"{link}{role.text}"


def _quotes(a: list[Fact], b: list[Fact]) -> Iterator[Judged]:
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


def spoken(text: str) -> tuple[str, ...]:
    """The words of a quotation, without its punctuation."""
    return tuple(one for one in keys(text) if one[:1].isalnum())


def _alike(words: tuple[str, ...], others: tuple[str, ...]) -> float:
    """How alike two quotations are; 1 when one is a piece of the other."""
    short, long = sorted((words, others), key=len)
    size = len(short)
    if size >= 2 and any(long[n : n + size] == short for n in range(len(long) - size + 1)):
        return 1.0
    return min(0.99, Indel.normalized_similarity(words, others))


def _named_in_part(a: list[Fact], b: list[Fact]) -> Iterator[Judged]:
    """Names of which one is a part of the other: `Judiciary Committee`, `Senate Judiciary Committee`."""
    for fact in [fact for fact in a if fact.kind in ("name", "place")]:
        words = set(fact.text.casefold().split())
        for other in [other for other in b if other.kind in ("name", "place")]:
            others = set(other.text.casefold().split())
            if words <= others or others <= words:
                a.remove(fact)
                b.remove(other)
                yield Judged("same", fact, other, None, note(fact, other))
                break


def _valued(spot: Spot, a: list[Fact], b: list[Fact]) -> Iterator[Judged]:
    """Figures, dates and names of a kind, paired by what stands round them."""
    kinds: tuple[FactKind, ...] = ("figure", "money", "percent", "date", "name", "place")
    offers = [
        (_fit(spot, fact, other), fact, other)
        for fact in a
        for other in b
        if fact.kind in kinds and _CLASSES[fact.kind] == _CLASSES[other.kind] and fact.unit == other.unit
    ]
    used: set[int] = set()
    for fit, fact, other in sorted(offers, key=lambda offer: -offer[0]):
        if (
            fit >= _least(spot, fact)
            and id(fact) not in used
            and id(other) not in used
            and _comparable(spot, fact, other)
        ):
            used |= {id(fact), id(other)}
            yield Judged("changed", fact, other, _class(fact, other), f"{fact.text} → {other.text}")


def _least(spot: Spot, fact: Fact) -> float:
    """How much must speak for two facts being one: little in an edit, more the less the sentences are alike."""
    if spot.likeness < CLOSE:
        return 3.0
    return 1.0 if spot.likeness >= SURE or fact.kind in ("figure", "money", "percent") else 2.0


def _class(fact: Fact, other: Fact) -> ChangeClass:
    """The class of the change from one value to another; a place for a place is a change of place."""
    return "place" if fact.kind == other.kind == "place" else _CLASSES[fact.kind]


def _comparable(spot: Spot, fact: Fact, other: Fact) -> bool:
    """Whether two values may be one that changed: in an edit always, across tellings only within a scale."""
    if spot.likeness >= CLOSE:
        return True
    if fact.kind not in ("figure", "money", "percent"):
        return False
    if not (_is_number(fact.value) and _is_number(other.value)):
        return False
    small, large = sorted((float(fact.value), float(other.value)))
    return small > 0 and large / small <= SCALE


def _fit(spot: Spot, fact: Fact, other: Fact) -> float:
    """How much speaks for two facts being one: what they count, the words right before and after."""
    fit = 0.0
    if fact.of and other.of and stem(fact.of.split()[-1]) == stem(other.of.split()[-1]):
        fit += 2.0
    for mine, theirs in zip(spot.words(fact, left=True), spot.words(other, left=False), strict=True):
        fit += 1.0 * (mine[:1] == theirs[:1]) + 0.5 * (mine[1:2] == theirs[1:2] != [])
    return fit


def _negations(a: Sequence[Fact], b: Sequence[Fact]) -> Iterator[Judged]:
    """A negation that one side of an edit has and the other has not."""
    ours, theirs = ([fact for fact in side if fact.unit == "negation"] for side in (a, b))
    if bool(ours) != bool(theirs):
        left, right = (ours[0], None) if ours else (None, theirs[0])
        yield Judged("changed", left, right, "negation", "denied on one side only")


def _stems(text: str) -> list[str]:
    return [stem(folded) for token in tokens(text) if (folded := key(token)) not in LIGHT]


def _is_number(value: str) -> bool:
    return value.replace(".", "", 1).isdecimal()
