"""Writes kept together: what comes while the disk is at work waits, and shares the next commit.

Of a look that brought little the sync of one commit is most of the time. Each write is acknowledged once the
commit that holds it has been made, so nothing that was acknowledged can be lost.
"""

import asyncio
from collections import deque
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Generic, TypeAlias, TypeVar

from desk.disk import Disk

Result = TypeVar("Result")

Transaction: TypeAlias = Callable[[], AbstractContextManager[None]]

MOST = 200
"""Entries that are kept in one transaction: nobody waits longer to write, whatever comes in."""


class _Write(Generic[Result]):
    """One write that waits, and what became of it."""

    def __init__(self, act: Callable[[], Result], entries: int) -> None:
        self.entries = entries
        self.is_done = False
        self._act = act
        self._result: Result
        self._error: Exception | None = None

    def act(self) -> None:
        """Do it, in a transaction that others may share."""
        self._result = self._act()

    def act_alone(self, transaction: Transaction) -> None:
        """Do it in a transaction of its own."""
        try:
            with transaction():
                self.act()
        except Exception as error:  # noqa: BLE001 - raised to whoever asked for the write
            self._error = error

    def result(self) -> Result:
        """What it gave, or raises what it raised."""
        if self._error is not None:
            raise self._error
        return self._result


class Together:
    """The writes of one desk; `transaction` is begun on the disk's thread, and ends in a commit."""

    def __init__(self, transaction: Transaction, disk: Disk) -> None:
        self._transaction = transaction
        self._disk = disk
        self._waiting: deque[_Write[object]] = deque()
        self._turn = asyncio.Lock()

    async def keep(self, act: Callable[[], Result], entries: int = 1) -> Result:
        """Do a write of so many entries on the disk's thread and keep it: what it gives.

        What it raises is raised here, and hurts no other: it may be done twice, and what the first time left
        in the store is forgotten.
        """
        write = _Write(act, entries)
        self._waiting.append(write)  # type: ignore[arg-type]
        async with self._turn:  # whoever's it is keeps what all the others have brought by then
            while not write.is_done:
                await self._disk.do(self._keep_some)
        return write.result()

    def _keep_some(self) -> None:
        writes = self._next()
        if not writes:
            return
        try:
            with self._transaction():
                for write in writes:
                    write.act()
        except Exception:  # noqa: BLE001 - whose it is shows when each is done alone; nothing was kept so far
            for write in writes:
                write.act_alone(self._transaction)
        for write in writes:
            write.is_done = True

    def _next(self) -> list[_Write[object]]:
        """Those that have waited longest, as many as one transaction may hold; one at least, if any waits."""
        writes: list[_Write[object]] = []
        left = MOST
        while self._waiting and (not writes or self._waiting[0].entries <= left):
            writes.append(self._waiting.popleft())
            left -= writes[-1].entries
        return writes
