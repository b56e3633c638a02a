"""One look at a source: asked, answered, kept; whatever goes wrong is one red line of that source."""

import logging
from dataclasses import replace
from datetime import datetime
from http import HTTPStatus

from desk.after import after_bad, after_good
from desk.disk import Disk
from desk.events import Event, Report
from desk.intake import Taken
from desk.pool import PoolError
from desk.turn import Body, Turns
from fetchers.errors import FetchError
from fetchers.exchange import Answer
from fetchers.found import Feed, NotAFeed
from fetchers.http import Net
from fetchers.look import fetch
from news.ids import fingerprint
from news.model import Source, Standing
from store.errors import StoreError
from store.store import Store

log = logging.getLogger(__name__)


class Looking:
    """Looks at sources, one call a look."""

    def __init__(self, store: Store, disk: Disk, net: Net, turns: Turns, report: Report) -> None:
        self._store = store
        self._disk = disk
        self._net = net
        self._turns = turns
        self._report = report

    async def look(self, source: Source, standing: Standing, now: datetime) -> Event:
        """Look at a source and keep what came of it; what happened. StoreError when the disk could not."""
        answer: Answer | None = None
        try:
            answer = await fetch(self._net, source, standing, now)
            event = await self._take(source, standing, answer, now)
        except (FetchError, NotAFeed, PoolError) as error:
            event = await self._failed(source, standing, answer, str(error), now)
        except StoreError:
            raise
        except Exception as error:  # the one place: what one source brings about must not stop the others
            log.exception("a look at %s", source.url)
            event = await self._failed(source, standing, answer, f"{type(error).__name__}: {error}", now)
        event = replace(event, ms=answer.elapsed_ms if answer else None)
        self._report(event)
        return event

    async def _take(self, source: Source, standing: Standing, answer: Answer, now: datetime) -> Event:
        if answer.status >= 400:
            raise NotAFeed(f"the host answered {status_line(answer.status)}")
        body_hash = fingerprint(answer.body)
        if answer.status == 304 or body_hash == standing.body_hash:
            await self._disk.do(self._keep, after_good(source, standing, answer, now, 0))
            return Event("poll", source.name, now)

        def settle(feed: Feed, taken: Taken) -> Standing:
            del feed
            self._store.sources.answered(source.id)
            return replace(after_good(source, standing, answer, now, len(taken.new)), body_hash=body_hash)

        return await self._turns.feed(source, Body(answer.body, answer.url, answer.content_type), now, settle)

    async def _failed(
        self, source: Source, standing: Standing, answer: Answer | None, error: str, now: datetime
    ) -> Event:
        await self._disk.do(self._keep, after_bad(source, standing, answer, error, now))
        return Event("poll", source.name, now, error=error)

    def _keep(self, standing: Standing) -> None:
        with self._store.transaction():
            self._store.sources.set_standing(standing)
            self._store.sources.answered(standing.source)


def status_line(status: int) -> str:
    """A status as people know it: `404 Not Found`."""
    try:
        return f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        return str(status)
