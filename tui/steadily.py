"""What the app does again and again beneath its views: what goes wrong is told, and it is tried again."""

import asyncio
from collections.abc import Awaitable, Callable

from store.errors import StoreError

PATIENCE = 2.0
"""Seconds until what went wrong is tried again."""


async def steadily(act: Callable[[], Awaitable[bool]], every: float, tell: Callable[[str], None]) -> None:
    """Do this every so many seconds, until it gives False.

    What is wrong with the store or with this machine is told once for as long as it lasts, and ends nothing.
    """
    told = ""
    while True:
        try:
            if not await act():
                return
            told, rest = "", every
        except (StoreError, OSError) as error:
            if str(error) != told:
                told = str(error)
                tell(told)
            rest = PATIENCE
        await asyncio.sleep(rest)
