"""The store that a command works on, and what ids and times mean in it."""

from datetime import UTC, datetime

from store.store import Store, open_store
from tui.commands.parsing import Asked
from tui.commands.paths import store_path


def now() -> datetime:
    """The time, aware and in UTC."""
    return datetime.now(UTC)


def reading(asked: Asked) -> Store:
    """The store to read from; NoStore when there is none yet."""
    return open_store(store_path(asked.store), create=False, read_only=True)


def writing(asked: Asked, *, create: bool = False) -> Store:
    """The store to write to."""
    return open_store(store_path(asked.store), create=create)
