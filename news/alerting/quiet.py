"""Quiet hours: when nobody wants to be told, and when that ends."""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta, tzinfo


class BadQuiet(ValueError):
    """Quiet hours that do not read as such; the message says what would."""


@dataclass(frozen=True, slots=True)
class QuietHours:
    """A part of every day, by the clock on the wall; it may go over midnight."""

    first: time
    last: time

    def has(self, at: time) -> bool:
        """Whether a time of day lies in them; their end does not."""
        if self.first <= self.last:
            return self.first <= at < self.last
        return at >= self.first or at < self.last

    def until(self, now: datetime, zone: tzinfo | None = None) -> datetime:
        """When there may be telling again: now, unless it is quiet by the clock on the wall of a zone.

        Without a zone it is this machine's, which alone knows how far its clock is from UTC when they end.
        """
        wall = now.astimezone(zone).replace(tzinfo=None)
        if not self.has(wall.time()):
            return now
        day = wall.date() if wall.time() < self.last else wall.date() + timedelta(days=1)
        # In the hour that a clock turned back has twice, they have ended already.
        return max(now, datetime.combine(day, self.last, zone).astimezone(UTC))


def read_quiet(text: str) -> QuietHours:
    """The hours that `22:00-07:00` means."""
    begin, _, end = text.partition("-")
    try:
        first, last = time.fromisoformat(begin.strip()), time.fromisoformat(end.strip())
    except ValueError as error:
        raise BadQuiet(f"{text!r} are no quiet hours; write '22:00-07:00'") from error
    if first.tzinfo or last.tzinfo:
        raise BadQuiet(f"{text!r} are no quiet hours: they go by the clock on the wall; write '22:00-07:00'")
    return QuietHours(first, last)
