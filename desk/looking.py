"""One look at a source: asked, answered, kept; whatever goes wrong is one red line of that source."""

import logging
from dataclasses import replace
from datetime import datetime

from desk.after import HELD, Looked, arrived, has_moved
from desk.clock import Clock
from desk.events import Event, Report
from desk.pool import PoolError
from desk.turn import Body, Turns
from fetchers.errors import FetchError
from fetchers.exchange import Answer, status_line
from fetchers.found import Feed, NotAFeed
from fetchers.http import Net
from fetchers.look import fetch, is_same
from fetchers.recording import Record, unrecorded
from news.clean import fault
from news.ids import fingerprint
from news.model import Source, Standing
from store.errors import StoreError
from store.store import Store

log = logging.getLogger(__name__)

CUT_OFF = "the feed ends in the middle: what could be read of it was taken, the rest is asked for again"


class Looking:
    """Looks at sources, one call a look."""

    def __init__(
        self,
        store: Store,
        net: Net,
        turns: Turns,
        clock: Clock,
        report: Report,
        record: Record = unrecorded,
    ) -> None:
        self._store = store
        self._net = net
        self._turns = turns
        self._clock = clock
        self._report = report
        self._record = record

    async def look(self, source: Source, standing: Standing, now: datetime) -> Standing:
        """Look at a source and keep what came of it; how it stands then. StoreError when the disk could
        not.

        `now` is when it began, by which the next look is reckoned; what it brings is seen when the answer
        is there, which may be long after, for a host's others go before it.
        """
        answer: Answer | None = None
        try:
            answer = await self._record(source, self._clock.now, fetch(self._net, source, standing), None)
            event, after = await self._take(source, answer, Looked(source, standing, answer, now))
        except (FetchError, NotAFeed, PoolError) as error:
            event, after = await self._failed(Looked(source, standing, answer, now), str(error))
        except StoreError:
            raise
        except Exception as error:  # what one source brings about must not stop the others
            log.exception("a look at %s", source.url)
            words = fault(error)
            event, after = await self._failed(Looked(source, standing, answer, now), words)
        self._report(replace(event, ms=answer.elapsed_ms) if answer else event)
        return after

    async def _take(self, source: Source, answer: Answer, looked: Looked) -> tuple[Event, Standing]:
        if answer.status >= 400:
            raise NotAFeed(f"the host answered {status_line(answer.status)}")
        seen = self._clock.now()
        body_hash = fingerprint(answer.body)
        if is_same(looked.before, answer, body_hash):
            return Event("poll", source.name, seen), await self._keep_together(source, looked.good())
        settled: list[Standing] = []

        def settle(feed: Feed, new: int) -> None:
            good = replace(looked.good(feed, new), body_hash=body_hash)
            settled[:] = [self._keep(source, looked.bad(CUT_OFF) if feed.cut_off else good)]

        body = Body(answer.body, answer.url, answer.content_type)
        event = await self._turns.feed(source, body, seen, settle)
        return replace(event, error=settled[0].error), settled[0]

    async def _failed(self, looked: Looked, error: str) -> tuple[Event, Standing]:
        event = Event("poll", looked.source.name, looked.now, error=error)
        return event, await self._keep_together(looked.source, looked.bad(error))

    async def _keep_together(self, source: Source, standing: Standing) -> Standing:
        await self._turns.keep(lambda: self._keep(source, standing))
        return arrived(standing) if has_moved(standing) else standing

    def _keep(self, source: Source, standing: Standing) -> Standing:
        """Keep how a source stands; once a permanent redirect has held, where it has moved to.

        Of a source that was removed while it was looked at, nothing is kept.
        """
        with self._store.transaction():
            held = self._store.sources.get(source.id)
            if held is None:
                return standing
            self._store.sources.answered(source.id)
            if standing.moved_to and has_moved(standing):
                why = f"moved from {source.url}: a permanent redirect held for {HELD} looks"
                self._store.reasons.keep(source.id, standing.tried or standing.due, "moved", why)
                self._store.sources.put(replace(held, url=standing.moved_to))
                standing = arrived(standing)
            self._store.sources.set_standing(standing)
        return standing
