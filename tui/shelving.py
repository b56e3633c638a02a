"""The saved views and the tags in the rail: a filter kept under a name, and how much waits in it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from store.store import Store

NAME = "views"
"""The setting of the store that keeps the saved views: a query by its name."""
FRESH = timedelta(minutes=1)
"""How long counts hold."""


@dataclass(frozen=True, slots=True)
class Saved:
    """A filter kept under a name."""

    name: str
    query: str
    waiting: int = 0
    """How many of the last unread articles it holds for (`tui.asking.waiting`)."""


@dataclass(frozen=True, slots=True)
class Shelved:
    """What stands in the rail beside sources."""

    saved: tuple[Saved, ...] = ()
    tags: tuple[tuple[str, int], ...] = ()
    """The tags that most articles bear, with how many do."""


class Shelving:
    """The saved views and tags of a store; every call may touch the disk."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._counted: datetime | None = None
        self._shelved = Shelved()

    def shelved(self, now: datetime) -> Shelved:
        """Views and tags with their counts, counted once a minute and after each change made here."""
        if self._counted is None or now - self._counted > FRESH:
            self._shelved = Shelved(self._saved(now), tuple(self._store.articles.tags()))
            self._counted = now
        return self._shelved

    def _saved(self, now: datetime) -> tuple[Saved, ...]:
        """The saved views, counted; what asks queries is loaded when there are any."""
        held = self._held()
        if not held:
            return ()
        from tui.asking import waiting

        return tuple(Saved(name, query, waiting(self._store, query, now)) for name, query in held.items())

    def query(self, name: str) -> str | None:
        """The query kept under a name."""
        return self._held().get(name)

    def save(self, name: str, query: str) -> str:
        """Keep a query under a name, in place of what the name stood for; gives what to tell."""
        held = self._held()
        before = held.get(name)
        self._keep({**held, name: query})
        return f"The view {name} is kept: {query}" + (f"   (it was: {before})" if before else "")

    def drop(self, name: str) -> str:
        """Forget a saved view; gives what to tell."""
        held = self._held()
        query = held.pop(name, None)
        if query is None:
            return f"No view is called {name}; there are: {', '.join(held) or 'none'}."
        self._keep(held)
        return f"The view {name} is gone; it was: {query}"

    def _held(self) -> dict[str, str]:
        kept = self._store.settings.get(NAME)
        if not isinstance(kept, Mapping):
            return {}
        return {name: query for name, query in sorted(kept.items()) if isinstance(query, str)}

    def _keep(self, held: Mapping[str, str]) -> None:
        self._store.settings.set(NAME, dict(held) or None)
        self._counted = None
