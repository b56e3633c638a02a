"""How the app's process shares its time and memory: few threads, garbage collected late, keys first."""

import asyncio
import gc
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from ctypes import CDLL
from sys import setswitchinterval

THREADS = 4
"""Threads that ask the store: a long search and a comparison leave two for what a key wants."""
GIVING_WAY = 0.001
"""Seconds after which a thread that computes gives way to a key; Python's own 0.005 can be felt."""

CACHE_KB = 2_000
"""Kilobytes of a store that a viewer keeps: what is on the screen; the system has the rest at hand."""
LARGE = 128 * 1024
"""Bytes from which on a piece of memory goes back to the system when it is let go. glibc begins so, but keeps
ever larger pieces to itself once one was let go: of a list of half a million rows twenty megabytes stayed.
"""
M_MMAP_THRESHOLD, M_ARENA_MAX = -3, -8
"""The names of that in glibc's `mallopt(3)`, and of how many heaps there are: by itself one a thread, of
which none gives to another what it has to spare.
"""


def hold_little_memory() -> None:
    """Let large pieces of memory go back to the system, and threads share a heap, where it is glibc's."""
    with suppress(AttributeError, OSError):
        given = CDLL(None).mallopt
        given(M_MMAP_THRESHOLD, LARGE)
        given(M_ARENA_MAX, 1)


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
