"""When to read an article's page again: often while it is young, then ever more seldom, then not at all.

The steps are those of NewsDiffs (`get_update_delay`): 15 minutes below 3 hours of age, 1 hour below a
day, 3 hours below a week, 3 days below a month.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

STEPS: tuple[tuple[timedelta, timedelta], ...] = (
    (timedelta(hours=3), timedelta(minutes=15)),
    (timedelta(days=1), timedelta(hours=1)),
    (timedelta(days=7), timedelta(hours=3)),
    (timedelta(days=30), timedelta(days=3)),
)
"""Below this age, this long between readings."""

SLOWER = 4
"""How many times longer the gaps are for an outlet that never edits."""

ENOUGH = 30
"""Articles of an outlet that must have been read again before it is said never to edit."""


@dataclass(frozen=True, slots=True)
class Habit:
    """What an outlet is known to do with its articles."""

    reread: int = 0
    """How many of its articles were read again at least once."""
    edited: int = 0
    """How many of those had changed."""

    @property
    def never_edits(self) -> bool:
        """Whether enough was read again, and nothing had changed."""
        return self.reread >= ENOUGH and self.edited == 0


@dataclass(frozen=True, slots=True)
class Due:
    """When a page is due, and why then."""

    at: datetime | None
    """None: it rests, and is read again only if its feed moves."""
    reason: str


UNKNOWN = Habit()


def next_reading(
    seen: datetime,
    read: datetime | None,
    now: datetime,
    *,
    stirred: str | None = None,
    habit: Habit = UNKNOWN,
) -> Due:
    """When to read a page again that was first seen then and last read then.

    `stirred` says what moved in the feed since (`its headline moved`): that is reason enough.
    """
    if read is None:
        return Due(now, "never read")
    if stirred:
        return Due(now, stirred)
    age = max(read - seen, timedelta())
    for limit, gap in STEPS:
        if age < limit:
            slow = SLOWER if habit.never_edits else 1
            words = f"every {_span(gap * slow).removeprefix('1 ')} while younger than {_span(limit)}"
            return Due(read + gap * slow, words + (", as this outlet never edits" if slow > 1 else ""))
    return Due(None, f"older than {_span(STEPS[-1][0])}: it rests")


def _span(time: timedelta) -> str:
    """A length of time in its largest whole unit."""
    for unit, name in (
        (timedelta(days=1), "day"),
        (timedelta(hours=1), "hour"),
        (timedelta(minutes=1), "minute"),
    ):
        if time >= unit and not time % unit:
            count = time // unit
            return name if count == 1 else f"{count} {name}s"
    return f"{time.total_seconds():.0f} seconds"
