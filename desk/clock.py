"""The clocks a desk can work by: the wall's, and a demo's that runs fast until it has caught up."""

import asyncio
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    """What tells the desk the time and lets it wait."""

    def now(self) -> datetime:
        """The time, aware and in UTC."""

    async def sleep(self, seconds: float) -> None:
        """Wait until that many seconds of this clock have gone by."""


class WallClock:
    """The time as everyone has it."""

    def now(self) -> datetime:
        """The time of day."""
        return datetime.now(UTC)

    async def sleep(self, seconds: float) -> None:
        """Wait, really."""
        await asyncio.sleep(max(0.0, seconds))


@dataclass(frozen=True, slots=True)
class CatchingUpClock:
    """A past that runs `speed` times as fast from the wall time `began` on, until it has caught up with now.

    Several processes that are given the same three values read the same time.
    """

    start: datetime
    began: datetime
    speed: float

    def now(self) -> datetime:
        """The played time; the wall's once the past is used up."""
        wall = datetime.now(UTC)
        return min(wall, self.start + (wall - self.began) * self.speed)

    async def sleep(self, seconds: float) -> None:
        """Wait that many played seconds."""
        behind = (datetime.now(UTC) - self.now()).total_seconds()
        await asyncio.sleep(max(0.0, seconds / self.speed if behind > seconds else seconds))
