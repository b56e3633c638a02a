"""One host is asked by few at a time, with a gap between: turns are given in the order they were asked
for, but to who can wait only when nobody else wants one.
"""

import asyncio
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager


class Gate:
    """The turns of one host."""

    def __init__(self, width: int, gap: float) -> None:
        self._room = width
        self._line: deque[asyncio.Future[None]] = deque()
        self._patient: deque[asyncio.Future[None]] = deque()
        """Those who can wait for all in the line."""
        self.gap = gap
        """Seconds between the beginnings of two turns."""
        self._next = 0.0
        self.waiting = 0
        """How many want this host, the one whose turn it is among them."""

    @asynccontextmanager
    async def turn(self, *, can_wait: bool = False) -> AsyncIterator[None]:
        """A turn at the host, once there is room and the gap has passed."""
        self.waiting += 1
        try:
            await self._enter(self._patient if can_wait else self._line)
            try:
                loop = asyncio.get_running_loop()
                at = max(self._next, loop.time())
                self._next = at + self.gap
                if (wait := at - loop.time()) > 0:
                    await asyncio.sleep(wait)
                yield
            finally:
                self._leave()
        finally:
            self.waiting -= 1

    async def _enter(self, line: deque[asyncio.Future[None]]) -> None:
        """Take the room there is, or wait for that of who leaves."""
        if self._room:
            self._room -= 1
            return
        turn = asyncio.get_running_loop().create_future()
        line.append(turn)
        try:
            await turn
        except asyncio.CancelledError:
            if turn.done() and not turn.cancelled():
                self._leave()  # the room came with the end of the wait
            raise

    def _leave(self) -> None:
        """Hand the room on to the next who still wants it."""
        for line in (self._line, self._patient):
            while line:
                turn = line.popleft()
                if not turn.done():
                    turn.set_result(None)
                    return
        self._room += 1

    def is_idle(self, now: float) -> bool:
        """Whether nobody wants this host and its gap has passed, so that it can be forgotten."""
        return not self.waiting and now >= self._next


class Gates:
    """The gates of all hosts; those that stand idle are forgotten."""

    def __init__(self, width: int, gap: float) -> None:
        self._width = width
        self._gap = gap
        self._gates: dict[str, Gate] = {}
        self._sweep = 1_024

    def of(self, host: str) -> Gate:
        """The gate of a host."""
        if host not in self._gates:
            if len(self._gates) >= self._sweep:
                self._forget()
            self._gates[host] = Gate(self._width, self._gap)
        return self._gates[host]

    def widen(self, host: str, gap: float) -> None:
        """Leave a wider gap at one host; it is remembered as long as the host is."""
        self.of(host).gap = max(gap, self._gap)

    def _forget(self) -> None:
        now = asyncio.get_running_loop().time()
        self._gates = {host: gate for host, gate in self._gates.items() if not gate.is_idle(now)}
        self._sweep = max(1_024, 2 * len(self._gates))
