"""Long lists, read on a connection of their own, so that they hold up nothing else of the screen."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock

from news.model import Article
from store.filters import Filter
from store.store import Store, open_store
from tui.coming import Arrived
from tui.pace import CACHE_KB

FOUND = 20_000
"""Articles that a list of what words find holds: more than anybody walks through; narrowing reaches the rest.

An act on a query asks the store itself, and takes all that answer.
"""


class Listing:
    """The rows of lists; every call touches the disk, and ends with Overtaken once its list is not wanted."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._opening = Lock()
        self._opened: Store | None = None
        self._is_closed = False

    def first(self, limit: int, where: Filter, is_wanted: Callable[[], bool]) -> list[Article]:
        """The first articles of a list, at once."""
        with self._reading(is_wanted) as store:
            if where.words is None:
                return store.articles.newest(limit, where=where)
            return store.articles.many(store.articles.ids(where, limit))

    def whole(self, where: Filter, is_wanted: Callable[[], bool]) -> Arrived:
        """The whole of a list; of what words find, the newest FOUND."""
        with self._reading(is_wanted) as store:
            last = store.feed.last()
            if where.words is None:
                return Arrived(store.articles.ids(where), last)
            ids = store.articles.ids(where, FOUND + 1)
            return Arrived(ids[:FOUND], last, has_more=len(ids) > FOUND)

    def close(self) -> None:
        """Give up what is read, and let go of the store."""
        self._is_closed = True
        with self._opening:
            if self._opened is not None:
                self._opened.close()
                self._opened = None

    @contextmanager
    def _reading(self, is_wanted: Callable[[], bool]) -> Iterator[Store]:
        """The store, for questions that are given up when they are wanted no more, or this is closed."""
        store = self._store()
        with store.wanted(lambda: is_wanted() and not self._is_closed):
            yield store

    def _store(self) -> Store:
        """The store, opened when it is first wanted."""
        with self._opening:
            if self._opened is None:
                self._opened = open_store(self._path, read_only=True, cache_kb=CACHE_KB)
            return self._opened
