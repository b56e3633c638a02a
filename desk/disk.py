"""The one thread in which the desk uses its store, so that the loop never waits for the disk."""

import asyncio
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from types import TracebackType
from typing import ParamSpec, Self, TypeVar

P = ParamSpec("P")
R = TypeVar("R")


SWITCH = 0.0005
"""Seconds that a thread may keep the interpreter while another waits for it. With Python's own 5 ms the loop
is late, and so is the disk's thread, which asks for it anew after each statement.
"""


class Disk:
    """Runs what touches the store, one piece after the other."""

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="disk")

    async def __aenter__(self) -> Self:
        sys.setswitchinterval(SWITCH)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await asyncio.to_thread(self._thread.shutdown, wait=True)

    async def do(self, work: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """What `work` gives; once begun it is finished, even when the caller is cancelled meanwhile."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._thread, lambda: work(*args, **kwargs))
