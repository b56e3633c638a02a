"""The person's file at work: laid into the store while it changes, and its limits held to."""

import asyncio
import logging
from pathlib import Path
from time import monotonic

from desk.clock import Clock
from desk.config.follow import Following
from desk.config.lay import lay
from desk.config.shape import Config, Notices
from desk.events import Event, Report
from desk.keeping import keep
from store.store import Store

log = logging.getLogger(__name__)

FOLLOW = 1.0
"""Seconds between two looks whether the file has changed."""

KEEP = 3600.0
"""Seconds between two times that what is beyond the limits is removed."""


class Own:
    """One person's file at work on one store; without a file, as one that says nothing."""

    def __init__(self, store: Store, file: Path | None, clock: Clock, report: Report) -> None:
        self._store = store
        self._clock = clock
        self._report = report
        self._following = Following(file) if file else None
        self._nothing = Config(Path())
        self._followed = -FOLLOW
        self._kept = -KEEP
        self._unlaid: Config | None = None
        """What the file says, as long as the store could not take it."""

    @property
    def config(self) -> Config:
        """What the file says, or said when it could last be read."""
        return self._following.config if self._following else self._nothing

    def notices(self) -> Notices:
        """How alerts leave the program, as the file has it now."""
        return self.config.notices

    def follow(self) -> bool:
        """Lay the file into the store when it has changed; whether it had. On the disk's thread."""
        if self._following is None or monotonic() - self._followed < FOLLOW:
            return False
        self._followed = monotonic()
        self._unlaid = self._following.changed() or self._unlaid
        if self._unlaid is None:
            return False
        for fault in lay(self._store, self._unlaid, self._clock.now()):
            log.warning("%s", fault)
        self._unlaid = None
        return True

    def is_keeping_due(self) -> bool:
        """Whether it is time to hold to the limits again; asked, it is not until the hour is over."""
        if monotonic() - self._kept < KEEP:
            return False
        self._kept = monotonic()
        return True

    async def keep(self) -> None:
        """Remove what is beyond the limits, on a connection beside the desk's, and tell of it."""
        now = self._clock.now()
        for kept in await asyncio.to_thread(keep, self._store.path, self.config.keep, now):
            self._report(Event("trimmed", kept.of, now, reason=str(kept)))
