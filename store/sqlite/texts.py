"""The rows that keep texts, each once by its hash, packed."""

from collections.abc import Sequence

from store.sqlite.connection import Connection, Row


def held(connection: Connection, hashed: str) -> Row | None:
    """A text's place, codec and packed body."""
    return connection.one("SELECT pos, codec, body FROM texts WHERE hash = ?", (hashed,))


def places(connection: Connection, hashes: Sequence[str]) -> dict[str, int]:
    """The places of those of these texts that are kept, by hash."""
    found: dict[str, int] = {}
    for start in range(0, len(hashes), 500):
        part = hashes[start : start + 500]
        marks = ", ".join("?" * len(part))
        found.update(connection.rows(f"SELECT hash, pos FROM texts WHERE hash IN ({marks})", part))
    return found


def first(connection: Connection, articles: Sequence[str]) -> list[Row]:
    """Article, codec and packed body of the first text of each of these articles."""
    return connection.rows(
        "SELECT article, codec, body FROM revisions JOIN texts ON texts.hash = revisions.text "
        f"WHERE article IN ({', '.join('?' * len(articles))}) AND number = "
        "(SELECT min(number) FROM revisions AS each WHERE each.article = revisions.article)",
        articles,
    )


def put(connection: Connection, hashed: str, codec: int, body: bytes) -> int:
    """Keep a packed text; its place."""
    return connection.insert("INSERT INTO texts (hash, codec, body) VALUES (?, ?, ?)", (hashed, codec, body))


UNUSED = (
    "NOT EXISTS (SELECT 1 FROM revisions WHERE revisions.text = texts.hash) "
    "AND NOT EXISTS (SELECT 1 FROM searched WHERE searched.text = texts.pos)"
)


def remove_unused(connection: Connection) -> int:
    """Drop the texts that no revision tells of; how many."""
    return connection.do(f"DELETE FROM texts WHERE {UNUSED}")


def remove_unused_of(connection: Connection, hashes: Sequence[str]) -> int:
    """The same among these texts only."""
    dropped = 0
    for start in range(0, len(hashes), 500):
        part = hashes[start : start + 500]
        marks = ", ".join("?" * len(part))
        dropped += connection.do(f"DELETE FROM texts WHERE hash IN ({marks}) AND {UNUSED}", part)
    return dropped
