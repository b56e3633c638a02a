"""Who may work on a store: one desk at a time."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from store.lock import DeskLock


class AlreadyAtWork(Exception):
    """Another desk holds the lock of this store; the message says which."""


@contextmanager
def at_work(store: Path) -> Iterator[None]:
    """Be the desk of a store for the while; AlreadyAtWork when another process is."""
    lock = DeskLock(store)
    if not lock.try_acquire():
        holder = lock.holder()
        who = f" (process {holder.pid})" if holder is not None and holder.pid else ""
        raise AlreadyAtWork(f"another desk{who} is at work on {store}; one store has one desk at a time")
    try:
        yield
    finally:
        lock.release()
