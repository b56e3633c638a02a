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

RESTS = timedelta(days=3650)
"""How long a page rests that is not due any more: until its feed moves, as far as anybody lives to see."""

MISTRUST = 8
"""How often the wait after an empty word of the feed doubles at most: 15 minutes become 64 hours."""


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


def next_reading(seen: datetime, read: datetime, habit: Habit = UNKNOWN) -> Due:
    """When to read a page again that was first seen then and last read then."""
    age = max(read - seen, timedelta())
    for limit, gap in STEPS:
        if age < limit:
            slow = SLOWER if habit.never_edits else 1
            young = _span(limit) if limit != timedelta(days=1) else "a day"
            words = f"every {_span(gap * slow)} while younger than {young}"
            return Due(read + gap * slow, words + (", as this outlet never edits" if slow > 1 else ""))
    return Due(None, f"older than {_span(STEPS[-1][0])}: it rests")


def stirred_reading(read: datetime | None, unchanged: int, now: datetime, *, retitled: bool) -> Due:
    """When to read a page whose feed has moved since: at once for another headline, soon for another time.

    `unchanged` is how many readings in a row found the same text. Feeds that say "updated" at every poll are
    common, so after each of these the word counts for half: 15 minutes after the last reading, then 30, 60 …
    """
    if retitled:
        return Due(now, "its headline moved in the feed")
    gap = STEPS[0][1] * 2 ** min(unchanged, MISTRUST)
    return Due(max(now, read + gap) if read else now, "its feed says that it was updated")


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
