"""When two figures say the same though their numbers differ: one is the other rounded, or keeps its bound."""

import math

from news.model import Fact

LOOSE = 0.05
"""How far a figure that says it is no exact one (`about`) may be from the exact one, as a share."""
TIGHT = 0.025
"""How far one that does not say so may be."""
BOUND = 0.10
"""How far a figure may lie on its side of a bound that the other gives (`more than`, `nearly`)."""
FINER = 100
"""How many times finer a number must be told for a plain one to be its rounding: 12,987 is, 12,900 is not."""

_LEAST = frozenset((
    "more than", "over", "at least", "no fewer than", "no less than", "upwards of", "just over", "≥", ">",
    "более", "больше", "не менее", "свыше", "понад", "більше", "щонайменше", "не менше", "mehr als", "über",
    "mindestens", "plus de", "au moins", "más de", "al menos",
))  # fmt: skip
_MOST = frozenset((
    "nearly", "almost", "under", "less than", "fewer than", "as many as", "as much as", "up to", "just under",
    "почти", "до", "менее", "майже", "менше", "knapp", "fast", "bis zu", "presque", "moins de",
    "casi", "menos de",
))  # fmt: skip


def rounds(left: Fact, right: Fact) -> str:
    """Why two figures in one unit are one, fit to show; empty when they are not, or are no numbers."""
    try:
        one, other = float(left.value), float(right.value)
    except ValueError:
        return ""
    if left.kind != right.kind or left.unit != right.unit or one <= 0 or other <= 0:
        return ""
    exact, about = (left, right) if _grain(left.value) < _grain(right.value) else (right, left)
    return f"{_told(exact)} = {_told(about)}, rounded" if _holds(exact, about) else ""


def _holds(exact: Fact, about: Fact) -> bool:
    """Whether the coarser figure can stand for the exact one."""
    fine, coarse = _grain(exact.value), _grain(about.value)
    if fine >= coarse:
        return False
    apart = (float(exact.value) - float(about.value)) / float(exact.value)
    if about.hedge:
        hedge = " ".join(about.hedge.casefold().split())
        low, high = (0, BOUND) if hedge in _LEAST else (-BOUND, 0) if hedge in _MOST else (-LOOSE, LOOSE)
        return low <= apart <= high
    scaled = fine < 1 or any(map(str.isalpha, about.text))
    plain = coarse >= (10 if scaled else FINER) * fine
    return plain and abs(apart) <= TIGHT and abs(float(exact.value) - float(about.value)) <= coarse / 2


def _grain(value: str) -> float:
    """The worth of a number's last digit that is not a zero: 1000 for `13000`, 0.1 for `3.5`."""
    whole, _, part = value.partition(".")
    if part.strip("0"):
        return math.pow(10, -len(part.rstrip("0")))
    return math.pow(10, len(whole) - len(whole.rstrip("0")))


def _told(fact: Fact) -> str:
    return f"{fact.hedge} {fact.text}" if fact.hedge else fact.text
