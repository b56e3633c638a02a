"""How the app's process shares its time and memory: few threads, garbage collected late, keys first."""

import asyncio
import gc
from concurrent.futures import ThreadPoolExecutor
from sys import setswitchinterval

THREADS = 4
"""Threads that ask the store: a long search and a comparison leave two for what a key wants."""
GIVING_WAY = 0.001
"""Seconds after which a thread that computes gives way to a key; Python's own 0.005 can be felt."""


def ask_in_few_threads(loop: asyncio.AbstractEventLoop) -> None:
    """Let few threads ask: the store answers one at a time, and each more would only take memory."""
    loop.set_default_executor(ThreadPoolExecutor(THREADS, "asking"))


def keys_first() -> None:
    """Once the first list is shown: threads give way soon, and the garbage collector works again.

    Until then it would only walk what stays.
    """
    gc.freeze()
    gc.enable()
    setswitchinterval(GIVING_WAY)
