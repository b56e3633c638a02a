"""The pages of articles: read when they matter, and again as the ladder says."""

import logging
from dataclasses import replace
from datetime import datetime, timedelta

from desk.disk import Disk
from desk.events import Event, Report
from desk.looking import status_line
from desk.pool import PoolError
from desk.turn import Body, Turns
from fetchers.errors import FetchError
from fetchers.exchange import PAGE_TYPES, Answer, Request
from fetchers.http import Net
from news.ids import fingerprint
from news.ladder import next_reading
from news.model import Article, Reading, Source
from store.store import Store

log = logging.getLogger(__name__)

AGAIN = timedelta(minutes=15)
"""How long a page that could not be had is left alone the first time; twice as long each further time."""


class Pages:
    """Reads articles' pages, one call a page."""

    def __init__(self, store: Store, disk: Disk, net: Net, turns: Turns, report: Report) -> None:
        self._store = store
        self._disk = disk
        self._net = net
        self._turns = turns
        self._report = report

    async def read(self, source: Source, article: Article, reading: Reading, now: datetime) -> Event:
        """Read an article's page and keep what came of it; what happened. StoreError for the disk."""
        answer: Answer | None = None
        try:
            answer = await self._net.robots.get(
                Request(article.url or "", etag=reading.etag, modified=reading.modified, accept=PAGE_TYPES)
            )
            event = await self._take(source, article, reading, answer, now)
        except (FetchError, PoolError) as error:
            event = await self._failed(source, article, reading, answer, str(error), now)
        event = replace(event, ms=answer.elapsed_ms if answer else None)
        self._report(event)
        return event

    async def _take(
        self, source: Source, article: Article, reading: Reading, answer: Answer, now: datetime
    ) -> Event:
        if answer.status >= 400:
            error = f"the host answered {status_line(answer.status)}"
            return await self._failed(source, article, reading, answer, error, now)
        body_hash = fingerprint(answer.body) if answer.status != 304 else reading.body_hash
        after = _climbed(article, reading, answer, body_hash, now)
        if body_hash == reading.body_hash and reading.suspect is None:
            await self._disk.do(self._store.readings.put, replace(after, unchanged=after.unchanged + 1))
            return Event("page", source.name, now, unchanged=1, article=article.id, url=article.url)
        body = Body(answer.body, answer.url, answer.content_type)
        return await self._turns.page(source, article, body, after, now)

    async def _failed(
        self,
        source: Source,
        article: Article,
        reading: Reading,
        answer: Answer | None,
        error: str,
        now: datetime,
    ) -> Event:
        failures = reading.failures + 1
        after = replace(
            reading,
            due=now + AGAIN * 2 ** min(failures - 1, 8),
            reason=f"failed {failures} times in a row",
            tried=now,
            status=answer.status if answer else None,
            error=error,
            failures=failures,
        )
        await self._disk.do(self._store.readings.put, after)
        return Event("page", source.name, now, error=error, article=article.id, url=article.url)


def _climbed(
    article: Article, reading: Reading, answer: Answer, body_hash: str | None, now: datetime
) -> Reading:
    """How a page stands after it was read: one rung further on the ladder."""
    step = next_reading(article.seen, now, now)
    fresh = answer.status != 304
    return replace(
        reading,
        due=step.at or now + timedelta(days=3650),
        reason=step.reason,
        tried=now,
        status=answer.status,
        error=None,
        failures=0,
        etag=answer.etag if fresh else reading.etag,
        modified=answer.modified if fresh else reading.modified,
        body_hash=body_hash,
    )
