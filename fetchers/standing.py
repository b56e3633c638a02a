"""How a source stands after a look: its validators, where it has moved, when the next look is due and why."""

from dataclasses import replace
from datetime import datetime, timedelta

from fetchers.exchange import Answer
from fetchers.found import Feed
from news.cadence import Due, Signs, next_due
from news.model import Source, Standing

HOLDS = 3
"""Looks in a row that a permanent redirect must lead to the same place before that place is asked directly.
"""

NEVER = timedelta(days=36_500)


def place(source: Source, standing: Standing) -> str:
    """Where a source is asked: its own address, or where it has moved to once that has held."""
    return standing.moved_to if standing.moved_to and standing.moved_seen >= HOLDS else source.url


def is_same(standing: Standing, answer: Answer, body_hash: str) -> bool:
    """Whether an answer says nothing new: 304, the same `ETag` (whatever its date), or the same bytes."""
    if answer.status == 304:
        return True
    return (answer.etag is not None and answer.etag == standing.etag) or body_hash == standing.body_hash


def after_good(
    source: Source,
    standing: Standing,
    answer: Answer,
    now: datetime,
    new: int = 0,
    feed: Feed | None = None,
    jitter: float = 0.0,
) -> Standing:
    """How a source stands after an answer that could be used, or one that said nothing new (then no `feed`).

    `new` counts the articles that came or changed. What a feed asked for (`ttl`, `skipHours`) holds until
    the next one is read.
    """
    fresh = answer.status != 304
    quiet = 0 if new else standing.quiet + 1
    skip = _skip(feed) if feed else standing.skip
    signs = Signs(
        status=answer.status,
        headers=answer.headers,
        ttl_s=feed.ttl_s if feed else standing.floor,
        skip_hours=frozenset(int(word) for word in skip if word.isdigit()),
        skip_days=frozenset(word for word in skip if not word.isdigit()),
        quiet=quiet,
    )
    due = next_due(source.every, signs, now, jitter)
    return replace(
        _tried(source, standing, answer, due, now),
        last_ok=now,
        error=None,
        failures=0,
        etag=answer.etag if fresh else standing.etag,
        modified=answer.modified if fresh else standing.modified,
        floor=due.floor,
        skip=skip,
        quiet=quiet,
        gone=False,
    )


def after_bad(
    source: Source,
    standing: Standing,
    answer: Answer | None,
    error: str,
    now: datetime,
    jitter: float = 0.0,
) -> Standing:
    """How a source stands after a look that failed: its validators stay, so that the broken copy is read
    again.
    """
    failures = standing.failures + 1
    status = answer.status if answer else None
    headers = answer.headers if answer else {}
    signs = Signs(status=status, headers=headers, failed=True, ttl_s=standing.floor, failures=failures)
    gone = status == 410
    if gone:
        due = Due(now + NEVER, "the host says it is gone for good (410): not asked again until you ask", 0)
    else:
        due = next_due(source.every, signs, now, jitter)
    after = replace(
        _tried(source, standing, answer, due, now), error=error, failures=failures, gone=standing.gone or gone
    )
    if place(source, standing) != source.url:
        # What it moved to does not answer well: the next look begins again at its own address.
        return replace(after, moved_to=None, moved_seen=0)
    return after


def _tried(source: Source, standing: Standing, answer: Answer | None, due: Due, now: datetime) -> Standing:
    tried = replace(
        standing,
        due=due.at,
        reason=due.reason,
        tried=now,
        status=answer.status if answer else None,
        latency_ms=answer.elapsed_ms if answer else None,
    )
    if answer is None or (answer.moved is None and place(source, standing) != source.url):
        return tried
    again = answer.moved is not None and answer.moved == standing.moved_to
    return replace(
        tried, moved_to=answer.moved, moved_seen=standing.moved_seen + 1 if again else int(bool(answer.moved))
    )


def _skip(feed: Feed) -> tuple[str, ...]:
    return (*(str(hour) for hour in sorted(feed.skip_hours)), *sorted(feed.skip_days))
