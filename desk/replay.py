"""A recorded day played through the whole program, in the day's own clock."""

import asyncio
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from time import perf_counter

from desk.disk import Disk
from desk.events import Event, Report
from desk.pool import Pool, PoolError
from desk.turn import Body, Turns
from desk.work import at_work
from fetchers.found import NotAFeed
from fetchers.recorded import Poll, read_day
from news.ids import identity
from news.model import Article, Reading, Source, Standing
from store.store import Store, open_store

RECORDED = "recorded:"
"""How the address of a source begins that was played and is never asked for on the net."""


async def replay(store_path: Path, place: Path, speed: float | None, report: Report) -> int:
    """Play a recorded day into a store; the number of polls that could not be used.

    `speed` is how many times as fast as it was, None as fast as it goes. What the store took from a source
    before is not taken again: only polls younger than its last look count, so a second replay adds nothing.
    BadRecord for a folder that is no recorded day, AlreadyAtWork while another desk holds the store.
    """
    with at_work(store_path), open_store(store_path) as store:
        async with Disk() as disk, Pool() as pool:
            player = _Player(store, disk, Turns(store, disk, pool, report), report)
            before: datetime | None = None
            failed = 0
            for poll in read_day(place):
                if speed and before is not None:
                    await asyncio.sleep((poll.at - before).total_seconds() / speed)
                before = poll.at
                failed += not await player.play(poll)
            return failed


@dataclass(slots=True)
class _Player:
    """A recorded day on its way into a store."""

    store: Store
    disk: Disk
    turns: Turns
    report: Report

    async def play(self, poll: Poll) -> bool:
        """Take one recorded poll; False when it could not be used."""
        source, standing, article = await self.disk.do(self._whose, poll)
        is_page = article is not None or poll.article is not None
        if not is_page and standing.tried is not None and poll.at <= standing.tried:
            return True
        started = perf_counter()
        try:
            event = await self._turn(source, standing, article, poll)
        except (NotAFeed, PoolError) as error:
            event = Event("poll", source.name, poll.at, error=str(error))
            if article is None and poll.article is None:
                await self.disk.do(self.store.sources.set_standing, _failed(standing, poll, str(error)))
        self.report(replace(event, ms=round((perf_counter() - started) * 1000)))
        return event.error is None

    async def _turn(self, source: Source, standing: Standing, article: Article | None, poll: Poll) -> Event:
        if poll.status == 304:
            return Event("poll", source.name, poll.at)
        if poll.body is None or poll.status >= 400:
            raise NotAFeed(poll.error or f"the recording holds no answer (HTTP {poll.status})")
        if poll.article is not None and article is None:
            raise NotAFeed("the page of an article that no poll before it brought")
        body = Body(poll.body, poll.url or source.url, poll.content_type)
        if standing.last_ok is None and article is None and poll.kind is None:
            source = await self._sniffed(source, body)
        if article is not None:
            return await self._page(source, article, body, poll)
        stands = replace(
            standing, due=poll.at, reason="recorded", tried=poll.at, last_ok=poll.at, status=poll.status,
            error=None, failures=0,
        )  # fmt: skip
        keep = self.store.sources.set_standing
        asked = replace(source, url=poll.address or source.url)  # an outlet is known by its source's site
        return await self.turns.feed(asked, body, poll.at, lambda _feed, _new: keep(stands))

    async def _page(self, source: Source, article: Article, body: Body, poll: Poll) -> Event:
        held = await self.disk.do(self.store.readings.get, article.id)
        if held is not None and held.tried is not None and poll.at <= held.tried:
            return Event("page", source.name, poll.at, unchanged=1, article=article.id, url=article.url)
        reading = held or Reading(article.id, poll.at, "recorded")
        return await self.turns.page(
            source, article, body, replace(reading, tried=poll.at, status=poll.status), poll.at
        )

    async def _sniffed(self, source: Source, body: Body) -> Source:
        """The source with the kind that its first body shows."""
        kind, _ = await self.turns.sniff(body)
        if kind != source.kind:
            source = replace(source, kind=kind)
            await self.disk.do(self.store.sources.put, source)
        return source

    def _whose(self, poll: Poll) -> tuple[Source, Standing, Article | None]:
        """The source of a poll, made when it is met first; and the article, when the poll is of its page."""
        source_id = identity("source", RECORDED + poll.source)
        source = self.store.sources.get(source_id)
        if source is None:
            url = RECORDED + poll.source
            source = Source(
                source_id, url, poll.kind or "feed", poll.source, poll.at, paused=True, options=poll.options
            )
            self.store.sources.put(source)
        standing = self.store.sources.standing(source_id) or Standing(source_id, poll.at)
        key = poll.article or poll.url
        page = self.store.articles.known(source_id, [key]).get(key) if key else None
        return source, standing, page


def _failed(standing: Standing, poll: Poll, error: str) -> Standing:
    return replace(standing, tried=poll.at, status=poll.status, error=error, failures=standing.failures + 1)
