"""Whether a store is whole: asked of SQLite, of our own rules between the tables, and of every text."""

from collections.abc import Iterator
from dataclasses import dataclass

from store.errors import StoreError
from store.packing import unpack
from store.sqlite import search, upkeep
from store.sqlite.connection import Connection
from store.store import Store
from store.upkeep.progress import Progress, silent


@dataclass(frozen=True, slots=True)
class Health:
    """What a check found."""

    faults: tuple[str, ...]
    """What is wrong, each in a line fit to show; empty for a store that is whole."""
    articles: int = 0
    texts: int = 0
    """How many were looked at."""

    @property
    def is_whole(self) -> bool:
        """Whether nothing is wrong."""
        return not self.faults


def check(store: Store, progress: Progress = silent) -> Health:
    """Look a store over, all of it; damage is in the answer, not raised."""
    faults: list[str] = []
    looked_at = 0
    connection = store.connection
    try:
        progress("pages", 0, 0)
        faults += upkeep.integrity(connection)
        progress("counts", 0, 0)
        faults += [*upkeep.miscounts(connection), *upkeep.orphans(connection), *upkeep.gaps(connection)]
        progress("search index", 0, 0)
        if not connection.read_only and not search.is_whole(connection):
            faults.append(
                "the search index does not hold the words of the texts: `wirewatch db compact` makes it anew"
            )
        total = connection.value("SELECT count(*) FROM texts")
        for looked_at, fault in enumerate(_texts(connection), start=1):
            faults += fault
            if looked_at % 1000 == 0:
                progress("texts", looked_at, total)
        return Health(tuple(faults), len(store.db.table("articles")), looked_at)
    except StoreError as error:
        return Health((*faults, str(error)), 0, looked_at)


def _texts(connection: Connection) -> Iterator[list[str]]:
    """For each text what is wrong with it, mostly nothing."""
    for _, hashed, codec, body in upkeep.packed(connection):
        try:
            unpack(codec, body)
        except ValueError as error:
            yield [f"text {hashed}: {error}"]
        else:
            yield []
