"""The pages of articles: read when they matter, and again as the ladder says."""

import logging
from collections.abc import Container, Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from desk.budget import Budget
from desk.clock import Clock
from desk.disk import Disk
from desk.events import Event, Report
from desk.learning import Habits
from desk.pool import PoolError
from desk.turn import Body, Turns
from desk.wanting import Wanting
from fetchers.errors import FetchError
from fetchers.exchange import PAGE_TYPES, Answer, Request, status_line
from fetchers.http import Net
from fetchers.recording import Record, unrecorded
from news.clean import fault
from news.ids import fingerprint
from news.ladder import RESTS, Habit, next_reading
from news.model import Article, Reading, Source
from news.outlets import host_of
from store.errors import StoreError
from store.store import Store

log = logging.getLogger(__name__)

AGAIN = timedelta(minutes=15)
"""How long a page that could not be had is left alone the first time; twice as long each further time."""

FULL = "its host has been asked for enough pages this hour"


class Pages:
    """Reads articles' pages, one call a page."""

    def __init__(
        self,
        store: Store,
        disk: Disk,
        net: Net,
        turns: Turns,
        clock: Clock,
        report: Report,
        an_hour: int,
        record: Record = unrecorded,
    ) -> None:
        """`an_hour` is how many pages one host is asked for in an hour."""
        self._store = store
        self._disk = disk
        self._net = net
        self._turns = turns
        self._clock = clock
        self._report = report
        self._record = record
        self._budget = Budget(an_hour)
        self._habits = Habits(store)
        self._wanting = Wanting(store)

    def want_starred(self, now: datetime) -> None:
        """Ask for the pages of what people starred; on the disk's thread."""
        self._wanting.starred(now)

    def due(
        self, sources: Mapping[str, Source], busy: Container[str], now: datetime
    ) -> list[tuple[Source, Article, Reading]]:
        """The pages to be read now, those never read first; on the disk's thread.

        `busy` holds the articles whose page is being read. A page beyond its host's budget is put off.
        """
        readings = [each for each in self._store.readings.due(now) if each.article not in busy]
        articles = {each.id: each for each in self._store.articles.many([each.article for each in readings])}
        found = []
        for reading in sorted(readings, key=lambda each: each.tried is not None):
            article = articles.get(reading.article)
            source = sources.get(article.source) if article else None
            if article is None or source is None or source.pages == "off" or not article.url:
                self._store.readings.rest(reading.article)
            elif not source.paused and self._has_turn(article.url, reading, now):
                found.append((source, article, reading))
        return found

    def _has_turn(self, url: str, reading: Reading, now: datetime) -> bool:
        """Whether the host's budget allows the page now; when it does not, the page waits for its turn."""
        at = self._budget.turn(host_of(url), reading.article, now)
        if at > now:
            self._store.readings.put(replace(reading, due=at, reason=FULL))
        return at <= now

    async def read(self, source: Source, article: Article, reading: Reading, now: datetime) -> Event:
        """Read an article's page and keep what came of it; what happened. StoreError for the disk.

        `now` is when it was asked for, by which it is asked again; it is seen when the answer is there.
        """
        answer: Answer | None = None
        try:
            # A look goes before the pages of its host: a person may have asked for it, and waits.
            request = Request(
                article.url or "", reading.etag, reading.modified, accept=PAGE_TYPES, can_wait=True
            )
            answer = await self._record(source, self._clock.now, self._net.robots.get(request), article)
            event = await self._take(source, article, reading, answer, now)
        except (FetchError, PoolError) as error:
            event = await self._failed(source, article, reading, answer, str(error), now)
        except StoreError:
            raise
        except Exception as error:  # as of a look: what one page brings about must not stop the others
            log.exception("the page %s", article.url)
            words = fault(error)
            event = await self._failed(source, article, reading, answer, words, now)
        event = replace(event, ms=answer.elapsed_ms if answer else None)
        self._report(event)
        return event

    async def _take(
        self, source: Source, article: Article, reading: Reading, answer: Answer, now: datetime
    ) -> Event:
        if answer.status >= 400:
            error = f"the host answered {status_line(answer.status)}"
            return await self._failed(source, article, reading, answer, error, now)
        seen = self._clock.now()
        body_hash = fingerprint(answer.body) if answer.status != 304 else reading.body_hash
        habit = await self._disk.do(self._habits.of, article.outlet, now)
        after = _climbed(article, reading, answer, body_hash, habit, now)
        if body_hash == reading.body_hash and reading.suspect is None:
            chosen = None if reading.failures else reading.error  # it still has no text, if it had none
            same = replace(after, unchanged=after.unchanged + 1, error=chosen)
            await self._disk.do(self._store.readings.put, same)
            return Event("page", source.name, now, unchanged=1, article=article.id, url=article.url)
        body = Body(answer.body, answer.url, answer.content_type)
        return await self._turns.page(source, article, body, after, seen)

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
        await self._disk.do(self._keep_failed, reading, after, now)
        return Event("page", source.name, now, error=error, article=article.id, url=article.url)

    def _keep_failed(self, before: Reading, after: Reading, now: datetime) -> None:
        """Keep how a page stands, and why it could not be read where that is news."""
        with self._store.transaction():
            self._store.readings.put(after)
            if after.error and after.error != before.error:
                self._store.reasons.keep(after.article, now, "page", after.error)


def _climbed(
    article: Article, reading: Reading, answer: Answer, body_hash: str | None, habit: Habit, now: datetime
) -> Reading:
    """How a page stands after it was read: one rung further on the ladder."""
    step = next_reading(article.seen, now, habit)
    fresh = answer.status != 304
    return replace(
        reading,
        due=step.at or now + RESTS,
        reason=step.reason,
        tried=now,
        status=answer.status,
        error=None,
        failures=0,
        etag=answer.etag if fresh else reading.etag,
        modified=answer.modified if fresh else reading.modified,
        body_hash=body_hash,
    )
