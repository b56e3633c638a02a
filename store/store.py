"""A store opened: the documents of the house, by their nouns."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from types import TracebackType

from store.alerts import Alerts
from store.articles import Articles
from store.changes import Changes
from store.database import Database
from store.edits import Edits
from store.hits import Hits
from store.journal import Journal
from store.lists import Lists
from store.marks import Marks
from store.outbox import Outbox
from store.place import store_file
from store.readings import Readings
from store.reasons import Reasons
from store.revisions import Revisions
from store.rules import Rules
from store.settings import Settings
from store.sources import Sources
from store.sqlite.connection import Connection
from store.sqlite.schema import bring_up
from store.sqlite.upkeep import keep_pages
from store.stories import Stories
from store.triage import Triage


class Store:
    """One store's file, opened: usable from any thread, one at a time; any number of processes may have it
    open.

    Every act on it is a transaction of its own unless it stands in `transaction()`. What a transaction wrote
    is on the disk when it ends, and seen by others as a whole or not at all.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.path = connection.file
        self.db = Database(connection)
        self.sources = Sources(self.db, connection)
        self.articles = Articles(self.db, connection)
        self.revisions = Revisions(self.db, connection)
        self.rules = Rules(self.db, connection)
        self.alerts = Alerts(self.db, connection)
        self.stories = Stories(self.db, connection)
        self.feed = Changes(connection)
        self.marks = Marks(connection)
        self.readings = Readings(self.db, connection)
        self.reasons = Reasons(self.db)
        journal = Journal(self.db)
        self.edits = Edits(connection, journal, self.stories, self.articles, self.revisions, self.reasons)
        self.lists = Lists(self.db, connection, journal, self.sources, self.rules)
        self.triage = Triage(self.db, connection, journal, self.edits, self.lists)
        self.settings = Settings(self.db)
        self.outbox = Outbox(self.db, connection)
        self.hits = Hits(self.db)

    @property
    def connection(self) -> Connection:
        """The connection below, for upkeep."""
        return self._connection

    def transaction(self) -> AbstractContextManager[None]:
        """All or nothing: the desk writes one source's turn in one. When one inside it fails, all fails."""
        return self._connection.transaction()

    def reading(self) -> AbstractContextManager[None]:
        """One state of the store for several questions, whatever others write meanwhile."""
        return self._connection.reading()

    def wanted(self, is_wanted: Callable[[], bool]) -> AbstractContextManager[None]:
        """Questions that end, with Overtaken, as soon as nobody wants their answer."""
        return self._connection.wanted(is_wanted)

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def __enter__(self) -> "Store":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def open_store(
    path: Path, *, create: bool = True, read_only: bool = False, cache_kb: int | None = None
) -> Store:
    """The store at this place, made when there is none and brought up to date when it is older.

    NoStore when there is none and none is to be made, NewerStore when a newer wirewatch made it, DamagedStore
    when the file is not a store, StoreUnwritable when it or its directory cannot be written. `cache_kb` are
    the kilobytes of the file that are kept in memory, where not what a writer needs.
    """
    connection = Connection(store_file(path), create=create, read_only=read_only)
    try:
        bring_up(connection)
        if cache_kb is not None:
            keep_pages(connection, cache_kb)
    except BaseException:
        connection.close()
        raise
    return Store(connection)
