"""What a store's file holds, and how a file made by an earlier wirewatch becomes one of today."""

from collections.abc import Callable

from news.outlets import outlet_key
from store.errors import DamagedStore
from store.packing import packed_part
from store.sqlite.connection import Connection
from store.sqlite.marks import MARKS
from store.sqlite.opening import VERSION, damaged, newer
from store.sqlite.search import make_search, merge_by_and_by
from store.sqlite.shapes import SHAPES, make_table
from store.sqlite.tallies import make_tallies, tally_notices
from store.sqlite.terms import make_terms
from store.sqlite.views import ALIASES

APPLICATION = 0x77697265
"""`wire`, written into the file's head: how `file` and we know a store."""


DOCUMENTS = """
CREATE TABLE tables (
    name TEXT PRIMARY KEY, body TEXT NOT NULL UNIQUE, count INTEGER NOT NULL DEFAULT 0,
    plain INTEGER NOT NULL DEFAULT 1, written INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID

CREATE TABLE changes (
    seq INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, id NOT NULL, what TEXT NOT NULL
)

CREATE TABLE texts (
    pos INTEGER PRIMARY KEY, hash TEXT NOT NULL UNIQUE, codec INTEGER NOT NULL, body BLOB NOT NULL
)
"""


GONE = """
CREATE TABLE gone (id TEXT PRIMARY KEY, at TEXT NOT NULL) WITHOUT ROWID
"""


def _documents(connection: Connection) -> None:
    """1: documents, texts, the change feed."""
    connection.script(DOCUMENTS)
    for name, shape in SHAPES.items():
        connection.script([f"INSERT INTO tables (name, body) VALUES ('{name}', '{name}')"])
        connection.script(make_table(name, name, shape))


def _tallies(connection: Connection) -> None:
    """2: counts that are kept, and tags to be asked by."""
    make_tallies(connection)


def _search(connection: Connection) -> None:
    """3: the words of every article's newest text, to be searched."""
    make_search(connection)


def _merging(connection: Connection) -> None:
    """4: the search index is merged between the turns, by no writer."""
    merge_by_and_by(connection)


def _notices(connection: Connection) -> None:
    """5: the outbox of notices, and the hits that thresholds count."""
    made = {row[0] for row in connection.rows("SELECT name FROM tables")}
    for name in ("outbox", "hits"):
        if name not in made:
            connection.script([f"INSERT INTO tables (name, body) VALUES ('{name}', '{name}')"])
            connection.script(make_table(name, name, SHAPES[name]))
    tally_notices(connection)


def _aliases(connection: Connection) -> None:
    """6: articles found by the ids that their source gives them."""
    connection.script([ALIASES])


def _gone(connection: Connection) -> None:
    """7: which articles were removed as past keeping, so that their feeds do not bring them back."""
    connection.script(GONE)


def _marks(connection: Connection) -> None:
    """8: which items each source held when it was last read."""
    connection.script(MARKS)


def _terms(connection: Connection) -> None:
    """9: what the articles of live stories are about."""
    make_terms(connection)


MIGRATIONS: tuple[Callable[[Connection], None], ...] = (
    _documents, _tallies, _search, _merging, _notices, _aliases, _gone, _marks, _terms,
)  # fmt: skip
"""The steps from an empty file to today's; a store's version is how many of them it has been through."""


def bring_up(connection: Connection, *, to: int = VERSION) -> None:
    """Make an empty file a store, or an older store one of today; refuse what is neither, untouched."""
    connection.function("packed_part", 3, packed_part)
    connection.function("outlet_key", 1, outlet_key)
    if check_version(connection) >= to or connection.read_only:
        return
    connection.value("PRAGMA journal_mode = WAL")
    with connection.transaction():
        for number in range(check_version(connection), to):
            MIGRATIONS[number](connection)
            connection.script(
                [f"PRAGMA application_id = {APPLICATION}", f"PRAGMA user_version = {number + 1}"]
            )


def check_version(connection: Connection) -> int:
    """The file's version, 0 for an empty file; NewerStore or DamagedStore for one that we must not touch."""
    with connection.lock:
        version = int(connection.value("PRAGMA user_version"))
        application = connection.value("PRAGMA application_id")
        used = connection.value("SELECT count(*) FROM sqlite_master")
    if used and application != APPLICATION:
        raise DamagedStore(
            f"{connection.file} is a database of another program; choose another place with --store"
        )
    if version > VERSION:
        raise newer(connection.file, version)
    if used == 0 and connection.read_only:
        raise damaged(connection.file, "the file is empty")
    return version
