"""Tells what waits in the outbox, apart from all polling, each way by itself: none holds up another."""

import asyncio
import logging
from collections import defaultdict, deque
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from desk.clock import Clock
from desk.config.shape import Notices
from desk.disk import Disk
from desk.notices.plan import MOST, after_failure, after_quiet, next_message, words_of
from desk.notices.said import Message, say
from desk.notices.telling import NotTold, NoWay, tell
from news.alerting.options import BadOption, read_options
from news.alerting.quiet import QuietHours
from news.clean import fault
from news.model import Notice, Rule
from store.errors import StoreError
from store.reasons import Reason
from store.store import Store

log = logging.getLogger(__name__)

TICK = 0.5
"""Seconds between two looks into the outbox; one costs some microseconds while nothing waits."""

REMEMBERED = 1000
"""Messages of each way whose times are remembered: more than any way tells in a minute."""

DAY = timedelta(days=1)
KEPT = timedelta(days=30)
"""How long what was told is remembered."""

COUNTED = timedelta(days=200)
"""How long hits are: a spike in a day is held against two hundred."""


class Sender:
    """Tells the notices of a store; there is one a store, for there is one desk.

    What a crash catches between the telling and the note of it is told again, under the same id: rather twice
    than never.
    """

    def __init__(self, store: Store, disk: Disk, notices: Callable[[], Notices], clock: Clock) -> None:
        self._store = store
        self._disk = disk
        self._notices = notices
        """How alerts leave the program, as a person's file has it now."""
        self._clock = clock
        self._busy: set[str] = set()
        """The ways by which something is being told."""
        self._told: defaultdict[str, deque[datetime]] = defaultdict(lambda: deque(maxlen=REMEMBERED))

    async def work(self, stop: asyncio.Event) -> None:
        """Tell what is due until told to stop; what is under way then is left to the next desk."""
        forgets = self._clock.now()
        async with asyncio.TaskGroup() as tasks:
            under_way: set[asyncio.Task[None]] = set()
            while not stop.is_set():
                if self._clock.now() >= forgets:
                    await self._disk.do(self._forget, forgets)
                    forgets += DAY
                for way, notices in (await self._due()).items():
                    task = tasks.create_task(self._tell(way, notices))
                    under_way.add(task)
                    task.add_done_callback(under_way.discard)
                with_stop = asyncio.create_task(stop.wait())
                await asyncio.wait({with_stop}, timeout=TICK)
                with_stop.cancel()
            for task in under_way:
                task.cancel()

    def _forget(self, now: datetime) -> None:
        """Forget what is of no use any more: notices long told, and hits that no threshold looks back to."""
        try:
            self._store.outbox.forget(now - KEPT)
            self._store.hits.forget(now - COUNTED)
        except StoreError as error:
            log.error("%s", error)

    async def once(self) -> None:
        """Tell what is due now, and end."""
        while due := await self._due():
            await asyncio.gather(*(self._tell(way, notices) for way, notices in due.items()))

    async def _due(self) -> dict[str, list[Notice]]:
        """What each way that is free is to tell next; it is taken then."""
        now, most = self._clock.now(), self._notices().most or MOST
        try:
            due = await self._disk.do(self._ready, now, frozenset(self._busy))
        except StoreError as error:
            log.error("%s", error)
            return {}
        by_way: defaultdict[str, list[Notice]] = defaultdict(list)
        for notice in due:
            by_way[notice.way].append(notice)
        planned = {way: next_message(held, self._told[way], most, now) for way, held in by_way.items()}
        found = {way: notices for way, notices in planned.items() if notices}
        self._busy |= found.keys()
        return found

    def _ready(self, now: datetime, busy: frozenset[str]) -> list[Notice]:
        """What may be told now by ways that are free; what came due in quiet hours waits for their end."""
        due = [notice for notice in self._store.outbox.due(now) if notice.way not in busy]
        quiet = {rule: _quiet(self._store.rules.get(rule)) for rule in {notice.rule for notice in due}}
        held = [replace(each, due=after_quiet(now, quiet[each.rule], self._notices().quiet)) for each in due]
        if late := [notice for notice in held if notice.due > now]:
            self._store.outbox.keep(late)
        return [notice for notice, after in zip(due, held, strict=True) if after.due <= now]

    async def _tell(self, way: str, notices: Sequence[Notice]) -> None:
        """Tell these in one message, and note how it went."""
        try:
            why: NotTold | None = None
            try:
                message = await self._disk.do(self._message, notices)
                self._told[way].append(self._clock.now())
                if not message.alerts:
                    raise NoWay("its alert is gone")
                await tell(way, self._notices().channels.get(way), message)
            except NotTold as error:
                why = error
            except StoreError:
                raise
            except Exception as error:  # a service of Apprise's raises what it will: the others go on
                log.exception("a notice by %s", way)
                why = NotTold(fault(error))
            await self._disk.do(self._note, notices, why)
        except StoreError as error:
            log.error("%s", error)
        finally:
            self._busy.discard(way)

    def _message(self, notices: Sequence[Notice]) -> Message:
        """What these notices say."""
        alerts = {alert.id: alert for alert in self._store.alerts.many([each.alert for each in notices])}
        held = [alerts[each.alert] for each in notices if each.alert in alerts]
        articles = {each.id: each for each in self._store.articles.many([alert.article for alert in held])}
        rules = {rule.id: rule for rule in self._store.rules.all()}
        return Message(
            tuple(say(alert, articles.get(alert.article), rules.get(alert.rule)) for alert in held)
        )

    def _note(self, notices: Sequence[Notice], why: NotTold | None) -> None:
        """Keep how it went, and say why."""
        now = self._clock.now()
        match why:
            case None:
                after = [replace(each, state="sent", tries=each.tries + 1, error=None) for each in notices]
            case NoWay():
                after = [replace(each, state="failed", error=str(why)) for each in notices]
            case _:
                after = [after_failure(each, str(why), now) for each in notices]
        with self._store.transaction():
            self._store.outbox.keep(after)
            self._store.reasons.keep_all(Reason(each.alert, now, "notice", words_of(each)) for each in after)


def _quiet(rule: Rule | None) -> QuietHours | None:
    """The quiet hours of a rule's own."""
    try:
        return read_options(rule.options).quiet if rule else None
    except BadOption:
        return None
