"""Places for what is done at the same time: so many in all, and of one host only a few."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from weakref import WeakValueDictionary


class Room:
    """So many places, with a line before them for each host: who waits for a slow one is in nobody's way."""

    def __init__(self, places: int, of_a_host: int) -> None:
        self._places = asyncio.Semaphore(places)
        self._of_a_host = of_a_host
        self._lines: WeakValueDictionary[str, asyncio.Semaphore] = WeakValueDictionary()

    @asynccontextmanager
    async def place(self, host: str) -> AsyncIterator[None]:
        """A place for the while, for something to be done at this host."""
        line = self._lines.get(host)
        if line is None:
            line = self._lines[host] = asyncio.Semaphore(self._of_a_host)
        async with line, self._places:
            yield
