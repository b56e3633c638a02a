"""Small writes kept together: what comes while the disk is at work waits, and shares the next sync.

Of a look that brought nothing the sync of one commit is most of the time. Each write is acknowledged once the
commit that holds it has been made, so nothing that was acknowledged can be lost.
"""

import asyncio
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

from desk.disk import Disk
from store.store import Store


@dataclass(slots=True)
class _Write:
    """One write that waits, and what became of it."""

    act: Callable[[], object]
    is_done: bool = False
    error: Exception | None = None


class Together:
    """The small writes of one desk."""

    def __init__(self, store: Store, disk: Disk) -> None:
        self._store = store
        self._disk = disk
        self._waiting: deque[_Write] = deque()
        self._turn = asyncio.Lock()

    async def keep(self, act: Callable[[], object]) -> None:
        """Do a write on the disk's thread and keep it; what it raises is raised here, and hurts no other."""
        write = _Write(act)
        self._waiting.append(write)
        async with self._turn:  # whoever's it is keeps what all the others have brought by then
            if not write.is_done:
                await self._disk.do(self._keep_all)
        if write.error is not None:
            raise write.error

    def _keep_all(self) -> None:
        writes = [self._waiting.popleft() for _ in range(len(self._waiting))]
        if not writes:
            return
        try:
            with self._store.transaction():
                for write in writes:
                    write.act()
        except Exception:  # noqa: BLE001 - whose it is shows when each is done alone; nothing was kept so far
            for write in writes:
                self._keep_alone(write)
        for write in writes:
            write.is_done = True

    def _keep_alone(self, write: _Write) -> None:
        try:
            with self._store.transaction():
                write.act()
        except Exception as error:  # noqa: BLE001 - raised to whoever asked for the write
            write.error = error
