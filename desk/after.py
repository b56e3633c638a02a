"""How a source stands after a look: what it answered, and when the next one is due."""

from dataclasses import replace
from datetime import datetime, timedelta

from fetchers.exchange import Answer
from news.model import Source, Standing

USUAL = 1800
LONGEST = 86400


def after_good(source: Source, standing: Standing, answer: Answer, now: datetime, new: int) -> Standing:
    """How a source stands after an answer that could be used, or one that said there is nothing new."""
    every = source.every or USUAL
    fresh = answer.status != 304
    return replace(
        standing,
        due=now + timedelta(seconds=every),
        reason=f"every {every} s",
        tried=now,
        last_ok=now,
        status=answer.status,
        error=None,
        failures=0,
        etag=answer.etag if fresh else standing.etag,
        modified=answer.modified if fresh else standing.modified,
        latency_ms=answer.elapsed_ms,
        quiet=0 if new else standing.quiet + 1,
    )


def after_bad(
    source: Source, standing: Standing, answer: Answer | None, error: str, now: datetime
) -> Standing:
    """How a source stands after a look that failed; its validators stay as they are."""
    failures = standing.failures + 1
    wait = min(LONGEST, (source.every or USUAL) * 2 ** min(failures - 1, 6))
    return replace(
        standing,
        due=now + timedelta(seconds=wait),
        reason=f"failed {failures} times in a row",
        tried=now,
        status=answer.status if answer else None,
        error=error,
        failures=failures,
        latency_ms=answer.elapsed_ms if answer else None,
    )
