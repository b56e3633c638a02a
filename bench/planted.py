"""Changes planted in real articles: one of a class in one sentence, found by patterns of the bench's own."""

import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from news.model import ChangeClass

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
)
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_PEOPLE = ("Martin Albright", "Sandra Kowalski", "Peter Lindqvist", "Maria Castellano", "Henrik Osterman")
_NAME = (
    r"(?!(?:He|She|It|They|We|You|I|The|His|Her|This|That|Who|Mr|Mrs|Ms|[A-Z][a-z]+day)\b)"
    r"\b(?:[A-Z][a-z]+(?: [A-Z][a-z]+)*)(?![\w.])"
)
_FIGURE = re.compile(
    r"(?<![\w.,:/$-])\$?(\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)(?![\w:/-]|[.,]\d)"
    r"(?!\s(?:a\.m|p\.m|am\b|pm\b|years? (?:ago|earlier)|days? (?:ago|earlier)))"
)
_DATE = re.compile(rf"\b(?:{'|'.join(_MONTHS)})\b(?= \d)|(?<=on )(?:{'|'.join(_DAYS)})\b")
_FULL_NAME = re.compile(r"(?<=[a-z] )[A-Z][a-z]{2,} [A-Z][a-z]{3,}(?=[ ,.]|$)(?! [A-Z])")
_AUX = re.compile(r"\b(is|was|were|are|will|would|has|had|could|should)(?= (?!not\b|n't)[a-z])")
_QUOTED = re.compile(r"[“\"]([^“”\"]{30,})[”\"]")
_GAVE = re.compile(
    rf"(?P<one>{_NAME}) (?P<verb>told|accused|criticized|urged|praised|asked|attacked|blamed|backed|endorsed"
    rf"|defeated"
    rf"|challenged|thanked|warned|gave|offered|sent|paid|sued|joined|called|beat|met|defended|supported|opposed)"
    rf" (?P<other>{_NAME})"
)
_PARTY = re.compile(
    rf"\b(?P<verb>given|gave|sent|provided|delivered|sold|offered|paid|donated|handed|transferred)\b"
    rf"(?P<what>[^.;:“”\"]{{0,60}}?) to (?P<other>{_NAME})\b"
)


@dataclass(frozen=True, slots=True)
class Planted:
    """A sentence changed, and the class that the change is of."""

    kind: ChangeClass
    before: str
    after: str


def figure(sentence: str, rng: random.Random) -> str | None:
    """Another number in the place of one that is no date."""
    places = [
        match
        for match in _FIGURE.finditer(sentence)
        if not re.fullmatch(r"(1[5-9]|20)\d\d|[1-9]", match[1])
        and not re.search(
            rf"(?:{'|'.join(_MONTHS)}|May|December|Sept\.|Nov\.|Oct\.|Dec\.|Jan\.|Feb\.|Aug\.)\.? $",
            sentence[: match.start()],
        )
    ]
    if not places:
        return None
    match = rng.choice(places)
    number = float(match[1].replace(",", ""))
    other = max(number + 1, number * rng.uniform(1.1, 2.5))
    text = (
        f"{other:.1f}" if "." in match[1] else f"{round(other):,}" if "," in match[1] else str(round(other))
    )
    return sentence[: match.start(1)] + text + sentence[match.end(1) :]


def day(sentence: str, rng: random.Random) -> str | None:
    """Another month or day of the week."""
    return _swap(
        _DATE,
        sentence,
        rng,
        lambda old: rng.choice([one for one in (_MONTHS if old in _MONTHS else _DAYS) if one != old]),
    )


def name(sentence: str, rng: random.Random) -> str | None:
    """Another person in the place of a first and last name."""
    return _swap(_FULL_NAME, sentence, rng, lambda _: rng.choice(_PEOPLE))


def negation(sentence: str, rng: random.Random) -> str | None:
    """`not` after an auxiliary, outside quotations."""
    return (
        None
        if re.search(r"[“”\"]|\bnot\b|n[’']t\b|\bno\b|never", sentence)
        else _swap(_AUX, sentence, rng, lambda old: f"{old} not")
    )


def quote(sentence: str, rng: random.Random) -> str | None:
    """Another word in the place of one that was quoted."""
    match = _QUOTED.search(sentence)
    words = list(re.finditer(r"\b[a-z]{5,}\b", match[1])) if match else []
    if not match or not words:
        return None
    word = rng.choice(words)
    start = match.start(1) + word.start()
    return (
        sentence[:start]
        + rng.choice(("winter", "bright", "simple", "market", "honest"))
        + sentence[start + len(word[0]) :]
    )


def role(sentence: str, rng: random.Random) -> str | None:
    """Doer and target exchanged, or a receiver made another."""
    if match := _GAVE.search(sentence):
        return (
            sentence[: match.start()]
            + f"{match['other']} {match['verb']} {match['one']}"
            + sentence[match.end() :]
        )
    if match := _PARTY.search(sentence):
        return sentence[: match.start("other")] + rng.choice(_PEOPLE) + sentence[match.end("other") :]
    return None


def _swap(
    pattern: re.Pattern[str], sentence: str, rng: random.Random, other: Callable[[str], str]
) -> str | None:
    places = list(pattern.finditer(sentence))
    if not places:
        return None
    match = rng.choice(places)
    return sentence[: match.start()] + other(match[0]) + sentence[match.end() :]


MAKERS: dict[ChangeClass, Callable[[str, random.Random], str | None]] = {
    "figure": figure, "date": day, "name": name, "negation": negation, "quote": quote, "role": role,
}  # fmt: skip


def plant(kind: ChangeClass, sentences: Sequence[str], rng: random.Random) -> tuple[int, Planted] | None:
    """A change of the kind in one of the sentences, and which; None where none of them has room for it."""
    order = list(range(len(sentences)))
    rng.shuffle(order)
    for n in order:
        after = MAKERS[kind](sentences[n], rng)
        if after and after != sentences[n]:
            return n, Planted(kind, sentences[n], after)
    return None
