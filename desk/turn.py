"""One turn: bytes that a host answered, read in a worker process and kept with what comes meanwhile."""

import asyncio
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from typing import TypeAlias, TypeVar

from desk.alerting import Alerting
from desk.disk import Disk
from desk.events import Event, Report
from desk.intake import Intake
from desk.learning import Learning
from desk.notices.posting import Posting
from desk.placing import Placing
from desk.pool import Pool
from desk.ready import Ready, read_ready
from desk.taken import Taken
from desk.together import MOST, Together
from desk.watch import Watch
from fetchers.found import Feed
from fetchers.kinds import sniff
from fetchers.look import way
from news.extract import extract
from news.model import Article, Kind, NoText, Reading, Source, Text
from news.revise import Outcome, Same, Suspect
from store.store import Store

DOUBTED = (timedelta(minutes=15), timedelta(hours=2))
"""How long after each look at a doubted text it is asked for again: an hour-long stub is never believed."""


@dataclass(frozen=True, slots=True)
class Body:
    """What a host answered with."""

    content: bytes
    url: str
    content_type: str | None


Settle: TypeAlias = Callable[[Feed, int], None]
"""Keeps how a source stands after what it said and how much of it was new, with the last of it."""


Result = TypeVar("Result")


class Turns:
    """Takes what hosts answered into the store, a turn at a time."""

    def __init__(
        self, store: Store, disk: Disk, pool: Pool, report: Report, posting: Posting | None = None
    ) -> None:
        self._store = store
        self._disk = disk
        self._pool = pool
        self._report = report
        self._watch = Watch(store)
        self._alerting = Alerting(store, self._watch, posting)
        self._learning = Learning(store)
        self._placing: Placing | None = None
        self._remembering = asyncio.Lock()
        self._remembered: datetime | None = None
        """When the live stories were last asked for, once they are in memory."""
        self._together = Together(self._transaction, disk)

    async def keep(self, act: Callable[[], Result]) -> Result:
        """Keep a small write in one transaction with the turns that wait; what it gives."""
        return await self._together.keep(act)

    def refresh(self) -> None:
        """Read the rules anew; to be called on the disk's thread."""
        self._watch.refresh()

    def renamed(self) -> None:
        """Have the live stories read anew, outlets have other names; to be called on the disk's thread."""
        self._placing = self._remembered = None

    async def silences(self, now: datetime) -> None:
        """Tell of the rules for which nothing has come for longer than is their custom."""
        for event in await self._disk.do(self._keep_silences, now):
            self._report(event)

    async def sniff(self, body: Body) -> tuple[Kind, Feed]:
        """The kind of source that a body is; NotAFeed or PoolError when it is none that can be told."""
        return await self._pool.do(sniff, body.content, body.url, body.content_type)

    async def feed(self, source: Source, body: Body, now: datetime, settle: Settle) -> Event:
        """Take one poll of a source. NotAFeed, PoolError or StoreError when it could not be."""
        known = await self._disk.do(self._store.marks.of, source.id, way(source.kind, source.options))
        feed, entries = await self._pool.do(
            read_ready, source.kind, body.content, body.url, body.content_type, dict(source.options), known
        )
        await self._remember(now)
        source = named(source, feed)
        event = Event("poll", source.name, now)
        # The newest stand first and are told last. Cut short by a crash, the rest is new in the next look.
        for end in range(len(entries), 0, -MOST) or [0]:
            part = entries[max(0, end - MOST) : end]
            ending = partial(self._settle, source, feed, settle, event.new) if end <= MOST else None
            act = partial(self._keep_part, source, feed, part, now, end, ending)
            event = self._told(event, await self._together.keep(act, len(part)))
        return replace(event, unchanged=feed.count - event.new - event.revised)

    async def page(
        self, source: Source, article: Article, body: Body, reading: Reading, now: datetime
    ) -> Event:
        """Take one reading of an article's page; `reading` is how it stands, but for what its text brings."""
        found = await self._pool.do(extract, body.content, body.url, body.content_type)
        act = partial(self._keep_page, source, article.id, found, reading, now)
        taken = await self._together.keep(act)
        event = self._told(Event("page", source.name, now, article=article.id, url=article.url), taken)
        return replace(event, unchanged=1 - event.new - event.revised)

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        """One transaction. When it fails, what the stories' memory learned in it is forgotten with it."""
        if self._remembered is not None:  # the transaction before may have failed
            self._placing = self._placing or Placing(self._store, self._remembered)
            self._placing.complete()
        try:
            with self._store.transaction():
                yield
        except BaseException:
            self._placing = None
            raise

    @contextmanager
    def _turn(self, now: datetime) -> Iterator[Intake]:
        """One turn, in a transaction that others may share."""
        placing = self._placing = self._placing or Placing(self._store, now)
        placing.catch_up(now)
        yield Intake(self._store, self._alerting, placing, self._learning)
        placing.rest()

    async def _remember(self, now: datetime) -> None:
        """Have the live stories in memory, piece by piece: others may use the store between two."""
        async with self._remembering:
            placing = self._placing
            if placing is None:
                placing = self._placing = await self._disk.do(Placing, self._store, now)
            while not placing.is_complete:
                await self._disk.do(placing.remember_some)
            self._remembered = now

    def _keep_part(
        self,
        source: Source,
        feed: Feed,
        part: Sequence[Ready],
        now: datetime,
        end: int,
        ending: Callable[[Taken], None] | None,
    ) -> Taken:
        taken = Taken(source, now, end - 1)
        with self._turn(now) as intake:
            intake.entries(taken, feed, part)
            if ending is not None:
                ending(taken)
        return taken

    def _settle(self, source: Source, feed: Feed, settle: Settle, before: int, taken: Taken) -> None:
        """End a feed's last part: how its source stands, and which items it held."""
        settle(feed, before + len(taken.new))
        held = self._store.sources.get(source.id)
        if held is not None:  # else it was removed while it was looked at
            if (called := named(held, feed)) is not held:
                self._store.sources.put(called)
            self._store.marks.keep(source.id, way(source.kind, source.options), feed.marks)

    def _keep_page(
        self, source: Source, article_id: str, found: Text | NoText, reading: Reading, now: datetime
    ) -> Taken:
        taken = Taken(source, now)
        with self._turn(now) as intake:
            article = self._store.articles.get(article_id)
            if article is None:  # removed meanwhile
                return taken
            if isinstance(found, NoText):
                error = f"no text: {found.why}"
                before = self._store.readings.get(article_id)
                if before is None or before.error != error:  # told once, not at every reading
                    intake.no_text(taken, article, found)
                self._store.readings.put(replace(reading, error=error, suspect=None, suspect_looks=0))
            else:
                outcome = intake.page(taken, article, found, reading)
                self._store.readings.put(_after(reading, outcome, now))
        return taken

    def _keep_silences(self, now: datetime) -> list[Event]:
        with self._store.transaction():
            alerts = self._alerting.silences(now)
        last = {
            article.id: article for article in self._store.articles.many([each.article for each in alerts])
        }
        return [
            Event(
                "alert", "", now, article=alert.article, reason=alert.reason,
                title=last[alert.article].title if alert.article in last else None,
            )
            for alert in alerts
        ]  # fmt: skip

    def _told(self, event: Event, taken: Taken) -> Event:
        """Tell what happened, now that it is kept, and add it to the sum of it all."""
        for each in taken.events:
            self._report(each)
        return replace(
            event,
            new=event.new + len(taken.new),
            revised=event.revised + len(taken.revised),
            alerts=event.alerts + taken.alerts,
        )


def named(source: Source, feed: Feed) -> Source:
    """A source by its feed's name for itself, where it has none but its address."""
    return replace(source, name=feed.title) if feed.title and source.name == source.url else source


def _after(reading: Reading, outcome: Outcome, now: datetime) -> Reading:
    """How a page stands after what its text turned out to be."""
    match outcome:
        case Suspect(why=why, doubt=doubt):
            late = DOUBTED[min(doubt.looks, len(DOUBTED)) - 1]
            return replace(
                reading,
                due=now + late,
                reason=f"asked again, since {why}",
                suspect=doubt.text_hash,
                suspect_looks=doubt.looks,
            )
        case Same():
            return replace(reading, suspect=None, suspect_looks=0, unchanged=reading.unchanged + 1)
        case _:
            return replace(reading, suspect=None, suspect_looks=0, unchanged=0)
