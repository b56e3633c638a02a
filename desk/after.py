"""How a source stands after a look: what it answered, and when the next one is due."""

import shlex
from dataclasses import dataclass, replace
from datetime import datetime
from random import random
from typing import Any

from fetchers.exchange import Answer
from fetchers.found import Feed
from news.cadence import Due, Signs, next_due
from news.model import Source, Standing

HELD = 5
"""Looks in a row that a permanent redirect must lead to the same place before the source is moved there."""

GONE = 410


@dataclass(frozen=True, slots=True)
class Looked:
    """One look at a source that is over."""

    source: Source
    before: Standing
    answer: Answer | None
    now: datetime

    def good(self, feed: Feed | None = None, new: int = 0) -> Standing:
        """How the source stands after an answer that could be used; without a feed, nothing had changed."""
        assert self.answer is not None
        quiet = 0 if new else self.before.quiet + 1
        ttl = feed.ttl_s if feed else self.before.ttl
        skip = (*map(str, sorted(feed.skip_hours)), *sorted(feed.skip_days)) if feed else self.before.skip
        due = self._due(Signs(
            status=self.answer.status,
            headers=self.answer.headers,
            ttl_s=ttl,
            skip_hours=frozenset(int(each) for each in skip if each.isdecimal()),
            skip_days=frozenset(each for each in skip if not each.isdecimal()),
            quiet=quiet,
        ))  # fmt: skip
        fresh = self.answer.status != 304
        return self._tried(
            due,
            last_ok=self.now,
            error=None,
            failures=0,
            etag=self.answer.etag if fresh else self.before.etag,
            modified=self.answer.modified if fresh else self.before.modified,
            quiet=quiet,
            ttl=ttl,
            skip=skip,
        )

    def bad(self, error: str) -> Standing:
        """How the source stands after a look that failed; what it said last stays the word to ask by."""
        failures = self.before.failures + 1
        status = self.answer.status if self.answer else None
        headers = self.answer.headers if self.answer else {}
        due = self._due(Signs(status=status, headers=headers, failed=True, failures=failures))
        gone = status == GONE
        name = shlex.quote(self.source.name)
        wish = f"not asked again before `wirewatch poll --once --now {name}`, or `r` in the app"
        reason = f"the host says it is gone for good: {wish}" if gone else due.reason
        return self._tried(replace(due, reason=reason), error=error, failures=failures, gone=gone)

    def _due(self, signs: Signs) -> Due:
        return next_due(self.source.every, signs, self.now, random())

    def _tried(self, due: Due, **more: Any) -> Standing:
        """The standing with what every look leaves behind, and with `more` of its fields."""
        before = self.before
        # A search stays a search, whatever address its aggregator answers from.
        moved = self.answer.moved if self.answer and self.source.kind != "search" else None
        return replace(
            before,
            due=due.at,
            reason=due.reason,
            floor=due.floor,
            tried=self.now,
            status=self.answer.status if self.answer else None,
            latency_ms=self.answer.elapsed_ms if self.answer else None,
            moved_to=moved,
            moved_seen=before.moved_seen + 1 if moved and moved == before.moved_to else int(bool(moved)),
            **more,
        )


def has_moved(standing: Standing) -> bool:
    """Whether a permanent redirect has held for so long that the source is where it leads."""
    return standing.moved_to is not None and standing.moved_seen >= HELD


def arrived(standing: Standing) -> Standing:
    """The standing of a source that was moved: what a host gave for one address is sent to no other."""
    return replace(standing, etag=None, modified=None, moved_to=None, moved_seen=0)
