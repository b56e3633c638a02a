"""A desk kept at work while the app is open: another viewer's, else a child of this process."""

import asyncio
from typing import Protocol

KEEP = 2.0
"""Seconds between two looks whether a desk is at work."""


class Desk(Protocol):
    """A desk as a child of this process."""

    def ensure(self) -> bool:
        """Start one if none is at work."""

    def stop(self) -> None:
        """Let it end."""


async def keep_at_work(desk: Desk) -> None:
    """Have a desk started whenever none is at work, for ever."""
    while True:
        await asyncio.to_thread(desk.ensure)
        await asyncio.sleep(KEEP)
