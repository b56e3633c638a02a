"""A desk kept at work while the app is open: another viewer's, else a child of this process."""

import asyncio
from collections.abc import Callable
from typing import Protocol

from tui.steadily import steadily

KEEP = 2.0
"""Seconds between two looks whether a desk is at work."""


class Desk(Protocol):
    """A desk as a child of this process."""

    def ensure(self) -> bool:
        """Start one if none is at work."""

    def stop(self) -> None:
        """Let it end."""


async def keep_at_work(desk: Desk, tell: Callable[[str], None]) -> None:
    """Have a desk started whenever none is at work, for ever."""

    async def start() -> bool:
        await asyncio.to_thread(desk.ensure)
        return True

    await steadily(start, KEEP, tell)
