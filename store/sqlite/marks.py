"""The marks' rows: for each source a blob of 64-bit numbers, and how the source was read when they were
made.
"""

from store.sqlite.connection import Connection

MARKS = """
CREATE TABLE marks (source TEXT PRIMARY KEY, way TEXT NOT NULL, body BLOB NOT NULL) WITHOUT ROWID
"""


def of(connection: Connection, source: str, way: str) -> bytes | None:
    """A source's blob; None when none was kept, or one of another way of reading."""
    found = connection.one("SELECT body FROM marks WHERE source = ? AND way = ?", (source, way))
    return bytes(found[0]) if found else None


def keep(connection: Connection, source: str, way: str, body: bytes) -> None:
    """Keep a source's blob in place of the one before."""
    connection.do(
        "INSERT INTO marks (source, way, body) VALUES (?, ?, ?) "
        "ON CONFLICT (source) DO UPDATE SET way = excluded.way, body = excluded.body",
        (source, way, body),
    )


def remove(connection: Connection, source: str) -> None:
    """Forget a source's blob."""
    connection.do("DELETE FROM marks WHERE source = ?", (source,))
