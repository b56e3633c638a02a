"""The desk at work: who is due is looked at, who was asked for goes first, pages that matter are read."""

import asyncio
import logging
from collections.abc import Coroutine
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from time import monotonic
from typing import Any

from desk.clock import Clock
from desk.disk import Disk
from desk.events import Report
from desk.looking import Looking
from desk.notices.posting import Posting
from desk.notices.sender import Sender
from desk.own import Own
from desk.pages import Pages
from desk.pool import Pool
from desk.setting import Setting, allowed_hosts, read_setting
from desk.turn import Turns
from desk.work import at_work
from fetchers.http import Net, open_net
from news.cadence import is_due
from news.model import Article, Reading, Source, Standing
from store.changes import touched
from store.errors import Outrun, StoreBusy, StoreError, StoreFull, StoreUnwritable
from store.store import Store, open_store
from store.upkeep.tidy import Tidying

log = logging.getLogger(__name__)

TICK = 0.25
"""Seconds between two looks at the change feed and the clock."""

AT_ONCE = 64
"""Sources that are looked at together, and pages that are read together; each host still has its own gate."""

PATIENCE = 30.0
"""Seconds before the desk tries again when the disk is full or cannot be written."""

LISTENING = 60.0
"""Seconds between two looks whether a rule has fallen silent."""


async def poll(
    store_path: Path,
    report: Report,
    *,
    once: bool = False,
    every: int | None = None,
    stop: asyncio.Event | None = None,
    config: Path | None = None,
) -> int:
    """Be the desk of a store: until `stop` is set, or for one round of what is due; how many looks failed.

    `every` is the time in seconds between looks at sources that have none of their own; `config` is
    the file whose sources, rules and notices are this store's, followed while it changes. AlreadyAtWork when
    another desk is; StoreError when the store cannot be opened.
    """
    with at_work(store_path), open_store(store_path) as store:
        setting = read_setting(store)
        async with Disk() as disk, Pool() as pool, open_net(setting.limits, setting.allow_private) as net:
            desk = await disk.do(Desk, store, disk, pool, net, setting, report, every, config)
            if once:
                return await desk.once()
            await desk.work(stop or asyncio.Event())
            return desk.failed


class Desk:
    """One desk on one store; made and asked on the disk's thread where it touches the store."""

    def __init__(
        self,
        store: Store,
        disk: Disk,
        pool: Pool,
        net: Net,
        setting: Setting,
        report: Report,
        every: int | None,
        config: Path | None,
    ) -> None:
        self.failed = 0
        self._store = store
        self._disk = disk
        self._net = net
        self._allowed = setting.allow_private
        self._clock: Clock = setting.clock
        self._every = every
        self._own = Own(store, config, setting.clock, report)
        self._own.follow()
        self._turns = Turns(store, disk, pool, report, Posting(store, self._own.notices))
        self._sender = Sender(store, disk, self._own.notices, setting.clock)
        self._tidying = Tidying(store)
        self._looking = Looking(store, disk, net, self._turns, report)
        self._pages = Pages(store, disk, net, self._turns, report, setting.limits.pages)
        self._room = asyncio.Semaphore(AT_ONCE)
        self._busy: set[str] = set()
        """The sources and the articles that are being looked at and read."""
        self._rests_until = 0.0
        self._listens_at = 0.0
        self._seq = 0
        self._sources: dict[str, Source] = {}
        self._standings: dict[str, Standing] = {}
        self._asked: dict[str, datetime] = {}
        self._reload()

    async def once(self) -> int:
        """Look at all that is due and read all pages that are due after it; how many looks failed."""
        async with asyncio.TaskGroup() as tasks:
            for source in self._due():
                self._start(tasks, source.id, self._look(source))
        await self._disk.do(self._pages.want_starred, self._clock.now())
        async with asyncio.TaskGroup() as tasks:
            await self._start_pages(tasks)
        await self._turns.silences(self._clock.now())
        await self._sender.once()
        await self._own.keep()
        await self._disk.do(self._tidying.tidy)
        return self.failed

    async def work(self, stop: asyncio.Event) -> None:
        """Look and read until told to stop; what is under way then is finished."""
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self._sender.work(stop))
            while not stop.is_set():
                try:
                    if monotonic() >= self._rests_until:
                        if await self._disk.do(self._own.follow):
                            await self._disk.do(self._turns.refresh)
                        await self._disk.do(self._catch_up)
                        for source in self._due():
                            self._start(tasks, source.id, self._look(source))
                        await self._start_pages(tasks)
                        await self._listen()
                        await self._disk.do(self._tidying.tidy)
                        if self._own.is_keeping_due():
                            self._start(tasks, "keep", self._own.keep())
                except (StoreFull, StoreUnwritable, StoreBusy) as error:
                    self._rest(error)
                with_stop = asyncio.create_task(stop.wait())
                await asyncio.wait({with_stop}, timeout=TICK)
                with_stop.cancel()

    async def _listen(self) -> None:
        """Once a minute, hear who has fallen silent."""
        if monotonic() >= self._listens_at:
            self._listens_at = monotonic() + LISTENING
            await self._turns.silences(self._clock.now())

    def _due(self) -> list[Source]:
        """The sources whose turn it is: those somebody asked for, then those due longest."""
        now = self._clock.now()
        new = Standing("", now - timedelta(days=1))
        found = [
            (source.id not in self._asked, self._standings.get(source.id, new).due, source)
            for source in self._sources.values()
            if source.id not in self._busy and self._is_due(source, self._standings.get(source.id, new), now)
        ]
        return [source for _, _, source in sorted(found, key=lambda each: (each[0], each[1], each[2].id))]

    def _is_due(self, source: Source, standing: Standing, now: datetime) -> bool:
        if source.id in self._asked:
            return True
        return not source.paused and not standing.gone and is_due(standing.due, standing.tried, now)

    def _start(self, tasks: asyncio.TaskGroup, name: str, work: Coroutine[Any, Any, None]) -> None:
        self._busy.add(name)
        task = tasks.create_task(self._guarded(work))
        task.add_done_callback(lambda _: self._busy.discard(name))

    async def _guarded(self, work: Coroutine[Any, Any, None]) -> None:
        async with self._room:
            try:
                await work
            except StoreError as error:
                # What was fetched is not lost: nothing of it was acknowledged, and it is due still.
                self._rest(error)

    def _rest(self, error: StoreError) -> None:
        """Start nothing for a while: what cannot be kept need not be fetched again and again."""
        self._rests_until = monotonic() + PATIENCE
        log.error("%s; trying again in %g s", error, PATIENCE)

    async def _look(self, source: Source) -> None:
        now = self._clock.now()
        standing = self._standings.get(source.id) or Standing(source.id, now)
        self._asked.pop(source.id, None)
        every = source.every or self._every
        event = await self._looking.look(replace(source, every=every), standing, now)
        self.failed += event.error is not None
        after = await self._disk.do(self._store.sources.standing, source.id)
        if after is not None:
            self._standings[source.id] = after

    async def _start_pages(self, tasks: asyncio.TaskGroup) -> None:
        now = self._clock.now()
        for source, article, reading in await self._disk.do(self._pages.due, self._sources, self._busy, now):
            self._start(tasks, article.id, self._read(source, article, reading))

    async def _read(self, source: Source, article: Article, reading: Reading) -> None:
        await self._pages.read(source, article, reading, self._clock.now())

    def _catch_up(self) -> None:
        """Take up what others have written: new sources, wishes, rules."""
        if not self._store.feed.is_new():
            return
        try:
            changes = self._store.feed.after(self._seq)
        except Outrun as far:
            self._seq = far.last
            self._turns.refresh()
            self._reload()
            return
        if not changes:
            return
        self._seq = changes[-1].seq
        if touched(changes, "sources") or touched(changes, "asks"):
            self._reload()
        if touched(changes, "rules"):
            self._turns.refresh()
        if touched(changes, "articles"):
            self._pages.want_starred(self._clock.now())

    def _reload(self) -> None:
        self._seq = max(self._seq, self._store.feed.last())
        self._net.allow(self._allowed | allowed_hosts(self._store))
        self._sources = {source.id: source for source in self._store.sources.all()}
        self._standings = self._store.sources.standings()
        self._asked = {
            source: at for source, at in self._store.sources.asked().items() if source not in self._busy
        }
