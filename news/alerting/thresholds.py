"""When a rule speaks of how many, not of one: n within t, a spike, a silence. Pure: times in, a word
out.

Baselines are medians, with the median absolute deviation for their spread (times 1.4826 it is the
standard deviation of a normal distribution: Rousseeuw and Croux 1993), so that yesterday's spike does
not hide today's.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from statistics import median
from typing import Literal, TypeAlias

from news.outlets import outlet_key

LEAST_WINDOWS = 8
"""Windows of a rule's own past that a baseline needs."""

LEAST_GAPS = 8
"""Gaps between articles that a custom needs."""

_WINDOWS = 200
"""Windows of its past that a spike is held against."""

_CUSTOM = timedelta(days=30)
"""The past that makes a custom."""

_NORMAL = 1.4826
_UNITS = {"m": 60, "h": 3600, "d": 86400}
_COUNTED = re.compile(r"(\d+) (articles|outlets) in (\d+)([mhd])")
_SPIKE = re.compile(r"spike of (\d+) in (\d+)([mhd])")


@dataclass(frozen=True, slots=True)
class Counted:
    """`5 articles in 1h`, `3 outlets in 30m`."""

    count: int
    of: Literal["articles", "outlets"]
    within: timedelta


@dataclass(frozen=True, slots=True)
class Spike:
    """`spike of 6 in 1h`: far above the rule's own median window, and at least so many."""

    least: int
    within: timedelta


@dataclass(frozen=True, slots=True)
class Silence:
    """`silence`: nothing for longer than is its custom."""


Threshold: TypeAlias = Counted | Spike | Silence


class BadThreshold(ValueError):
    """A threshold that does not read as one; its message says what would."""


def read_threshold(text: str) -> Threshold:
    """The threshold of its words."""
    plain = " ".join(text.lower().split())
    if found := _COUNTED.fullmatch(plain):
        of: Literal["articles", "outlets"] = "articles" if found[2] == "articles" else "outlets"
        return Counted(int(found[1]), of, _length(found[3], found[4]))
    if found := _SPIKE.fullmatch(plain):
        return Spike(int(found[1]), _length(found[2], found[3]))
    if plain == "silence":
        return Silence()
    raise BadThreshold(f"{text!r} is no threshold; write '5 articles in 1h', 'spike of 6 in 1h' or 'silence'")


def reached(threshold: Threshold, hits: Sequence[tuple[datetime, str]], now: datetime) -> str | None:
    """Why the threshold is reached by these (seen, outlet), in words; None when it is not."""
    times = sorted(at for at, _ in hits if at <= now)
    match threshold:
        case Counted(count, of, within):
            recent = [outlet for at, outlet in hits if now - within < at <= now]
            number = len(recent) if of == "articles" else len(set(map(outlet_key, recent)))
            return f"{number} {of} in {_words(within)}" if number >= count else None
        case Spike(least, within):
            return _spike(times, now, least, within)
        case Silence():
            return _silence(times, now)


def past(threshold: Threshold) -> timedelta:
    """How far back hits say anything."""
    match threshold:
        case Counted(within=within):
            return within
        case Spike(within=within):
            return within * _WINDOWS
        case Silence():
            return _CUSTOM


def _spike(times: Sequence[datetime], now: datetime, least: int, within: timedelta) -> str | None:
    """Whether the last window stands out of those before it, from the first hit on."""
    if not times:
        return None
    windows = int((now - times[0]) / within)
    counts = [0] * (windows + 1)
    for at in times:
        counts[min(int((now - at) / within), windows)] += 1
    latest, before = counts[0], counts[1:]
    if latest < least or len(before) < LEAST_WINDOWS:
        return None
    usual = median(before)
    spread = _NORMAL * median(abs(count - usual) for count in before)
    # Counts scatter by their root even where the past happens to be flat.
    limit = usual + 3 * max(spread, usual**0.5, 1)
    return f"{latest} in {_words(within)}, usually {usual:g}" if latest > limit else None


def _silence(times: Sequence[datetime], now: datetime) -> str | None:
    """Whether it has been quiet for longer than the longest usual gap."""
    gaps = [(after - before).total_seconds() for before, after in pairwise(times)]
    if len(gaps) < LEAST_GAPS:
        return None
    usual = median(gaps)
    spread = _NORMAL * median(abs(gap - usual) for gap in gaps)
    longest = sorted(gaps)[-max(1, len(gaps) // 50)]
    quiet = (now - times[-1]).total_seconds()
    if quiet <= max(usual + 5 * max(spread, usual / 5), longest):
        return None
    return f"silent for {_words(timedelta(seconds=quiet))}, usually {_words(timedelta(seconds=usual))}"


def _length(number: str, unit: str) -> timedelta:
    """A length of time from its number and unit."""
    return timedelta(seconds=int(number) * _UNITS[unit])


def _words(length: timedelta) -> str:
    """A length of time in its largest fitting unit."""
    seconds = length.total_seconds()
    for unit in ("d", "h", "m"):
        if seconds >= _UNITS[unit]:
            return f"{seconds / _UNITS[unit]:.3g}{unit}"
    return f"{seconds:.0f}s"
