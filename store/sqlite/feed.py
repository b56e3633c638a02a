"""The change feed's rows: ordered by a number that is never given twice."""

from store.sqlite.connection import Connection, Row


def after(connection: Connection, seq: int, limit: int) -> list[Row]:
    """The changes after this one: number, table, id, what."""
    return connection.rows(
        "SELECT seq, name, id, what FROM changes WHERE seq > ? ORDER BY seq LIMIT ?", (seq, limit)
    )


def of(connection: Connection, table: str, seq: int) -> tuple[str, ...]:
    """The ids of a table's documents that were written after this change, each once."""
    found = connection.rows("SELECT DISTINCT id FROM changes WHERE seq > ? AND name = ?", (seq, table))
    return tuple(row[0] for row in found)


def bounds(connection: Connection) -> tuple[int, int]:
    """The number of the last change ever made, and of the oldest one that is still kept (0: none is)."""
    last = connection.value("SELECT seq FROM sqlite_sequence WHERE name = 'changes'") or 0
    return last, connection.value("SELECT min(seq) FROM changes") or 0


def clear_some(connection: Connection, keep: int, limit: int) -> int:
    """Forget some of the oldest changes beyond the newest ones to keep; how many went."""
    last, oldest = bounds(connection)
    gone = min(last - keep - oldest + 1, limit) if oldest else 0
    return connection.do("DELETE FROM changes WHERE seq < ?", (oldest + gone,)) if gone > 0 else 0


def clear(connection: Connection, keep: int) -> int:
    """Forget all but the newest changes; how many went."""
    return connection.do("DELETE FROM changes WHERE seq <= (SELECT max(seq) FROM changes) - ?", (keep,))
