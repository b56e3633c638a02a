"""What a store needs done now and then, a little at a time, so that no writer meets it."""

from store.changes import KEPT
from store.sqlite import feed, search
from store.sqlite.upkeep import fold
from store.store import Store

STEPS = 8
"""Steps of merging at a time: the desk's own turns and everybody's writes come in between."""

FORGET = 2_000
"""Changes that are forgotten at a time."""


class Tidying:
    """Keeps a store in order, beside its work: the desk calls it between its turns."""

    def __init__(self, store: Store) -> None:
        self._connection = store.connection
        self._left: tuple[int, int] | None = None
        """How the store stood when there was nothing left to do."""

    def tidy(self) -> bool:
        """Merge the search index, forget changes that every reader has long seen and fold the journal into
        the file: some milliseconds of each. False when there was nothing to do.
        """
        if self._connection.token() == self._left:
            return False
        forgot = feed.clear_some(self._connection, KEPT, FORGET)
        unmerged = all(search.merge_some(self._connection) for _ in range(STEPS))
        fold(self._connection)
        self._left = None if forgot == FORGET or unmerged else self._connection.token()
        return True
