"""A clock for tests, that shows what it is set to."""

import asyncio
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta


@dataclass(slots=True)
class GivenClock:
    """A clock that stands still until it is set."""

    time: datetime = field(default_factory=lambda: datetime.fromtimestamp(0, UTC))

    def now(self) -> datetime:
        """The time it was last set to."""
        return self.time

    async def sleep(self, seconds: float) -> None:
        """Go on at once, that much later."""
        self.time += timedelta(seconds=seconds)
        await asyncio.sleep(0)
