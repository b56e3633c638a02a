"""The desk at work: who is due is looked at, who was asked for goes first, pages that matter are read."""

import asyncio
import logging
from collections.abc import Coroutine
from contextlib import AbstractAsyncContextManager, nullcontext
from dataclasses import replace
from pathlib import Path
from time import monotonic
from typing import Any, TypeAlias

from desk.clock import Clock
from desk.disk import Disk
from desk.events import Report
from desk.looking import Looking
from desk.notices.posting import Posting
from desk.notices.sender import Sender
from desk.own import Own
from desk.pages import Pages
from desk.pool import Pool
from desk.room import Room
from desk.schedule import Known, Schedule
from desk.setting import Setting, allowed_hosts, read_setting
from desk.turn import Turns
from desk.work import at_work
from fetchers.http import Net, open_net
from fetchers.recording import Record, unrecorded
from news.model import Article, Reading, Source, Standing
from news.outlets import host_of
from store.changes import touched
from store.errors import Outrun, StoreBusy, StoreError, StoreFull, StoreUnwritable
from store.store import Store, open_store
from store.upkeep.tidy import Tidying

log = logging.getLogger(__name__)

TICK = 0.25
"""Seconds between two looks at the change feed and the clock."""

AT_ONCE = 64
"""Sources that are looked at together; each host still has its own gate."""
PAGES_AT_ONCE = 32
"""Pages that are read together, in places of their own: a look waits for no page but those of its host."""

PATIENCE = 30.0
"""Seconds before the desk tries again when the disk is full or cannot be written."""

LISTENING = 60.0
"""Seconds between two looks whether a rule has fallen silent."""

Place: TypeAlias = AbstractAsyncContextManager[None]


async def poll(
    store_path: Path,
    report: Report,
    *,
    once: bool = False,
    every: int | None = None,
    stop: asyncio.Event | None = None,
    config: Path | None = None,
    record: Record = unrecorded,
) -> int:
    """Be the desk of a store: until `stop` is set, or for one round of what is due; how many looks failed.

    `every` is the time in seconds between looks at sources that have none of their own; `config` is
    the file whose sources, rules and notices are this store's, followed while it changes; `record` waits for
    each answer of a host, and may keep it. AlreadyAtWork when another desk is; StoreError when the store
    cannot be opened.
    """
    with at_work(store_path), open_store(store_path) as store:
        setting = read_setting(store)
        async with Disk() as disk, Pool() as pool, open_net(setting.limits, setting.allow_private) as net:
            desk = await disk.do(Desk, store, disk, pool, net, setting, report, every, config, record)
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
        record: Record = unrecorded,
    ) -> None:
        self.failed = 0
        self._store = store
        self._disk = disk
        self._net = net
        self._allowed = setting.allow_private
        self._clock: Clock = setting.clock
        self._every = every
        self._seq = store.feed.last()
        self._own = Own(store, config, setting.clock, report)
        self._own.follow()
        self._turns = Turns(store, disk, pool, report, Posting(store, self._own.notices))
        self._sender = Sender(store, disk, self._own.notices, setting.clock)
        self._tidying = Tidying(store)
        self._looking = Looking(store, net, self._turns, setting.clock, report, record)
        self._pages = Pages(
            store, disk, net, self._turns, setting.clock, report, setting.limits.pages, record
        )
        of_a_host = setting.limits.per_host + 1  # one is kept while the next is asked for
        self._for_looks = Room(AT_ONCE, of_a_host)
        self._for_pages = Room(PAGES_AT_ONCE, of_a_host)
        self._schedule = Schedule()
        self._busy: set[str] = set()
        """The articles that are being read, and whether what is past keeping is being removed."""
        self._rests_until = 0.0
        self._listens_at = 0.0
        self._schedule.renew(self._known(), frozenset(), setting.clock.now())

    async def once(self) -> int:
        """Look at all that is due and read all pages that are due after it; how many looks failed."""
        async with asyncio.TaskGroup() as tasks:
            self._start_looks(tasks)
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
                        await self._follow()
                        self._start_looks(tasks)
                        await self._start_pages(tasks)
                        await self._listen()
                        await self._disk.do(self._tidying.tidy)
                        if self._own.is_keeping_due():
                            self._start(tasks, "keep", self._own.keep(), nullcontext())
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

    def _start_looks(self, tasks: asyncio.TaskGroup) -> None:
        for source in self._schedule.due(self._clock.now()):
            place = self._for_looks.place(host_of(source.url))
            tasks.create_task(self._guarded(self._look(source), place))

    def _start(
        self, tasks: asyncio.TaskGroup, name: str, work: Coroutine[Any, Any, None], place: Place
    ) -> None:
        self._busy.add(name)
        task = tasks.create_task(self._guarded(work, place))
        task.add_done_callback(lambda _: self._busy.discard(name))

    async def _guarded(self, work: Coroutine[Any, Any, None], place: Place) -> None:
        async with place:
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
        after: Standing | None = None
        if self._every and source.every is None:
            source = replace(source, every=self._every)
        try:
            after = await self._looking.look(source, self._schedule.standing(source.id, now), now)
            self.failed += after.error is not None
        finally:
            self._schedule.looked(source.id, after, self._clock.now())

    async def _start_pages(self, tasks: asyncio.TaskGroup) -> None:
        now = self._clock.now()
        for source, article, reading in await self._disk.do(
            self._pages.due, self._schedule.sources, self._busy, now
        ):
            place = self._for_pages.place(host_of(article.url or ""))
            self._start(tasks, article.id, self._read(source, article, reading), place)

    async def _read(self, source: Source, article: Article, reading: Reading) -> None:
        await self._pages.read(source, article, reading, self._clock.now())

    async def _follow(self) -> None:
        """Take up what others have written: new sources, wishes, rules."""
        under_way = self._schedule.under_way
        match await self._disk.do(self._catch_up):
            case Known() as known:
                self._schedule.renew(known, under_way, self._clock.now())
            case frozenset() as asked:
                self._schedule.ask(asked, under_way)

    def _catch_up(self) -> Known | frozenset[str] | None:
        """What others have written since: all about the sources, who is asked for alone, or None of both."""
        if not self._store.feed.is_new():
            return None
        try:
            changes = self._store.feed.after(self._seq)
        except Outrun as far:
            self._seq = far.last
            self._turns.refresh()
            self._pages.want_starred(self._clock.now())
            return self._known()
        if not changes:
            return None
        self._seq = changes[-1].seq
        if touched(changes, "rules"):
            self._turns.refresh()
        if touched(changes, "articles"):
            self._pages.want_starred(self._clock.now())
        if touched(changes, "sources"):
            known, held = self._known(), self._schedule.sources
            # One that was called by its address had brought nothing yet.
            if any(one.id in held and held[one.id].name not in (one.name, one.url) for one in known.sources):
                self._turns.renamed()
            return known
        return frozenset(self._store.sources.asked()) if touched(changes, "asks") else None

    def _known(self) -> Known:
        sources = self._store.sources
        known = Known(sources.all(), sources.standings(), sources.asked())
        self._net.allow(self._allowed | allowed_hosts(self._store, known.sources))
        return known
