"""When to look at a source again: never sooner than its host allows, never later than a day of its own
accord.

The host's word (`Retry-After`, `max-age`, `Expires`, a feed's `ttl`) is a floor, rounded up to whole
intervals so that a source keeps its beat. Of the interval itself the person decides; where nobody did, it is
an hour, or less where the host names less, and grows while a source brings nothing new. The 27 cases of
lemon24/reader hold.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

HOUR = 3600
DAY = 24 * HOUR
USUAL = HOUR
"""Seconds between looks where neither the person nor the host says anything: what a feed's host can expect.
"""
LEAST = 5 * 60
"""Seconds below which no host's word makes us look more often; only the person's."""
MOST = 31 * DAY
"""Seconds that a host can make us wait; what is longer is taken for a mistake."""
PATIENCE = 3
"""Quiet looks in a row before a source is looked at less often."""
GROWTH = 1.2
"""By how much the interval grows with each quiet look after that: about a sixth of the silence so far."""
SPREAD = 0.1
"""The part of an interval by which looks are strewn, so that a fleet does not knock at the same second."""


@dataclass(frozen=True, slots=True)
class Signs:
    """What one look showed that bears on the next."""

    status: int | None = None
    """The HTTP status; None when nothing answered."""
    headers: Mapping[str, str] = field(default_factory=dict)
    """By their names in small letters."""
    failed: bool = False
    ttl_s: int | None = None
    skip_hours: frozenset[int] = frozenset()
    skip_days: frozenset[str] = frozenset()
    quiet: int = 0
    """Looks in a row that brought nothing new, this one among them."""
    failures: int = 0
    """Failed looks in a row, this one among them."""


@dataclass(frozen=True, slots=True)
class Due:
    """When a source is due, and why just then."""

    at: datetime
    reason: str
    floor: int
    """Seconds that the host asks to leave between looks; 0 when it says nothing."""


def is_due(due: datetime, tried: datetime | None, now: datetime) -> bool:
    """Whether a source is to be looked at now: its time has come, or was set by a clock that ran ahead."""
    return now >= due or (tried is not None and tried > now + timedelta(minutes=1))


def next_due(every: int | None, signs: Signs, now: datetime, jitter: float = 0.0) -> Due:
    """When to look again.

    `every` are the seconds the person asked for; `jitter` is between 0 and 1 and strews looks over a tenth of
    the interval.
    """
    floor, asked = host_floor(signs, now)
    interval, why = _interval(every, signs, floor)
    seconds = interval * max(1, -(-floor // interval))
    if floor > interval:
        why = asked
    elif asked and floor and every is None:
        why = f"{why} ({asked})"
    at = now + timedelta(seconds=min(max(seconds, floor), MOST) + round(jitter * SPREAD * interval))
    moved = _allowed(at, signs.skip_hours, signs.skip_days)
    if moved != at:
        why += ", moved out of the hours the feed asks to be left alone"
    return Due(moved, why, floor)


def host_floor(signs: Signs, now: datetime) -> tuple[int, str]:
    """The seconds a host asks to leave before the next look, and in which words; 0 when it asks nothing."""
    headers = {name.lower(): value for name, value in signs.headers.items()}
    wishes = [
        (_retry_after(signs.status, headers, now), "the host asks to wait"),
        (_freshness(headers, now), "the host calls its answer fresh"),
        (signs.ttl_s or 0, "the feed asks for no look"),
    ]
    seconds, words = max(wishes, key=lambda wish: wish[0])
    seconds = min(seconds, MOST)
    return seconds, f"{words} for {span(seconds)}" if seconds else ""


def span(seconds: float) -> str:
    """A length of time in words: `90 s`, `45 min`, `6 h`, `3 days`."""
    for size, name in ((DAY, "days"), (HOUR, "h"), (60, "min")):
        if seconds >= 2 * size or (seconds >= size and seconds % size == 0):
            amount = f"{seconds / size:.1f}".removesuffix(".0")
            return "1 day" if (amount, name) == ("1", "days") else f"{amount} {name}"
    return f"{seconds:.0f} s"


def _interval(every: int | None, signs: Signs, floor: int) -> tuple[int, str]:
    """The seconds between looks before the host's floor is heard, and why so many."""
    usual = every or (min(USUAL, max(LEAST, floor)) if floor else USUAL)
    if signs.failed or signs.failures:
        waits = max(0, signs.failures - 1)
        interval = min(usual * 2 ** min(waits, 20), max(DAY, usual))
        times = "once" if waits == 0 else f"{signs.failures} times in a row"
        return interval, f"failed {times}: again after {span(interval)}"
    if every:
        return every, f"every {span(every)}, as you asked"
    if signs.quiet > PATIENCE:
        interval = min(round(usual * GROWTH ** min(signs.quiet - PATIENCE, 50)), DAY)
        return interval, f"nothing new in {signs.quiet} looks: every {span(interval)}"
    return usual, f"every {span(usual)}"


def _retry_after(status: int | None, headers: Mapping[str, str], now: datetime) -> int:
    if status not in (429, 503):
        return 0
    text = headers.get("retry-after", "").strip()
    if text.isascii() and text.isdigit():
        return int(text[:12])
    return _until(text, headers, now)


def _freshness(headers: Mapping[str, str], now: datetime) -> int:
    """The seconds for which an answer is fresh; max-age goes before Expires, and no-cache before both."""
    words = [word.strip().lower() for word in headers.get("cache-control", "").split(",")]
    if "no-cache" in words or "no-store" in words:
        return 0
    for word in words:
        name, _, value = word.partition("=")
        value = value.strip(" \"'")
        if name.strip() == "max-age" and value.isascii() and value.isdigit():
            return int(value[:12])
    return _until(headers.get("expires", ""), headers, now)


def _until(text: str, headers: Mapping[str, str], now: datetime) -> int:
    """Seconds until an HTTP date by the host's own clock, where it tells its time."""
    if not text:
        return 0
    at = _http_date(text)
    here = _http_date(headers.get("date", "")) or now
    return max(0, round((at - here).total_seconds())) if at else 0


def _http_date(text: str) -> datetime | None:
    """An HTTP date, also with another zone than GMT or none; None for anything else."""
    try:
        found = parsedate_to_datetime(text)
        return (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _allowed(at: datetime, hours: frozenset[int], days: frozenset[str]) -> datetime:
    """The first time from `at` on that lies in no hour or day which the feed asks to be left alone."""
    if not hours and not days:
        return at
    moved = at
    for _ in range(7 * 24):
        if moved.hour not in hours and moved.strftime("%A").lower() not in days:
            return moved
        moved = moved.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
    return at  # it asks never to be fetched, which nobody means
