"""One host is asked by few at a time, with a gap between: turns are given in the order they were asked
for.
"""

import asyncio


class Gate:
    """The turns of one host: `async with gate` is one, once there is room and the gap has passed."""

    def __init__(self, width: int, gap: float) -> None:
        self._room = asyncio.Semaphore(width)
        self.gap = gap
        """Seconds between the beginnings of two turns."""
        self._next = 0.0
        self.waiting = 0
        """How many want this host, the one whose turn it is among them."""

    async def __aenter__(self) -> None:
        self.waiting += 1
        try:
            await self._room.acquire()
        except BaseException:
            self.waiting -= 1
            raise
        now = asyncio.get_running_loop().time()
        at = max(self._next, now)
        self._next = at + self.gap
        if at > now:
            try:
                await asyncio.sleep(at - now)
            except BaseException:
                await self.__aexit__()
                raise

    async def __aexit__(self, *_: object) -> None:
        self._room.release()
        self.waiting -= 1

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
