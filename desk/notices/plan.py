"""What is told next, and when again: pure decisions over what waits."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from news.alerting.quiet import QuietHours, read_quiet
from news.model import Notice

MOST = 6
"""Messages a minute by one way, unless the person says otherwise."""

MINUTE = timedelta(minutes=1)

ALONE = 3
"""Notices that are told one by one; more of them are told in one message."""

TOGETHER = 200
"""Notices in one message at most."""

AGAIN = (
    timedelta(seconds=30), timedelta(minutes=2), timedelta(minutes=10), timedelta(hours=1),
    timedelta(hours=4), timedelta(hours=4), timedelta(hours=4), timedelta(hours=4), timedelta(hours=4),
)  # fmt: skip
"""How long after each failed try the next one comes; after the last it is given up, within a day."""


def next_message(due: Sequence[Notice], told: Sequence[datetime], most: int, now: datetime) -> list[Notice]:
    """The notices of one way that are told in its next message; none while it has told enough.

    `due` is in the order in which it came due, `told` are the times of the last messages. What had to wait
    (gathered, quiet hours, a failed try) and what comes in numbers is told together.
    """
    if sum(at > now - MINUTE for at in told) >= most:
        return []
    waited = [notice for notice in due if notice.due > notice.at]
    if len(due) > ALONE:
        return list(due[:TOGETHER])
    return waited or list(due[:1])


def after_quiet(at: datetime, own: QuietHours | None, desks: str | None) -> datetime:
    """When there may be telling from a time on: after the quiet hours of a rule and those of the desk."""
    for hours in (own, read_quiet(desks) if desks else None):
        at = hours.until(at) if hours is not None else at
    return at


def after_failure(notice: Notice, why: str, now: datetime) -> Notice:
    """The notice as it stands when a try has failed."""
    tries = notice.tries + 1
    if tries > len(AGAIN):
        return replace(notice, state="failed", tries=tries, error=why)
    return replace(notice, state="failing", tries=tries, error=why, due=now + AGAIN[tries - 1])


def words_of(notice: Notice) -> str:
    """How a notice stands, fit to show: `mail: sent`, `webhook: HTTP 500; try 2 failed`."""
    match notice.state:
        case "sent" | "waiting":
            return f"{notice.way}: {notice.state}"
        case "failing":
            return f"{notice.way}: {notice.error}; try {notice.tries} failed, again {notice.due:%H:%M:%S} UTC"
        case "failed":
            return f"{notice.way}: {notice.error}; given up"
