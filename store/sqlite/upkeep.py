"""The SQL of upkeep: what must hold between the tables, what can go, and how the space comes back."""

import sqlite3
from collections.abc import Iterator, Sequence

from store.errors import StoreError
from store.sqlite.connection import Connection, Row
from store.sqlite.search import merge
from store.sqlite.shapes import SHAPES
from store.sqlite.texts import remove_unused_of

TALLIED = {
    "articles": "SELECT source, count(*) FROM articles GROUP BY 1",
    "unread": "SELECT source, count(*) FROM articles WHERE NOT read GROUP BY 1",
    "alerts": "SELECT state, count(*) FROM alerts GROUP BY 1",
    "failing": "SELECT '', count(*) FROM standings WHERE failures > 0",
    "notices": "SELECT state, count(*) FROM outbox GROUP BY 1",
}
"""Each count that is kept, counted."""

REMOVABLE = (
    "NOT starred AND json_extract(doc, '$.note') = '' "
    "AND NOT EXISTS (SELECT 1 FROM json_each(articles.doc, '$.tags') AS tag WHERE tag.value NOT IN ("
    "SELECT own.value FROM sources, json_each(sources.doc, '$.tags') AS own "
    "WHERE sources.id = articles.source)) "
    "AND json_extract(doc, '$.assigned') IS NULL AND json_extract(doc, '$.verified') IS NULL "
    "AND NOT EXISTS (SELECT 1 FROM alerts WHERE alerts.article = articles.id)"
)
"""Articles that nobody marked and no rule pointed at; the tags of their source are no mark."""


def keep_pages(connection: Connection, kilobytes: int) -> None:
    """Let a connection keep so much of the file in memory, and no more."""
    connection.script([f"PRAGMA cache_size = -{kilobytes}"])


def integrity(connection: Connection) -> list[str]:
    """What SQLite itself finds wrong with the file's pages and indexes."""
    found = [row[0] for row in connection.rows("PRAGMA integrity_check(20)")]
    return [] if found == ["ok"] else found


def miscounts(connection: Connection) -> Iterator[str]:
    """Kept counts that are not what counting gives."""
    for what, counted in TALLIED.items():
        held = {
            of: n for of, n in connection.rows("SELECT of, count FROM tallies WHERE what = ?", (what,)) if n
        }
        if held != {of: n for of, n in connection.rows(counted) if n}:
            yield f"the kept count of {what} is wrong"
    for name, body, count in connection.rows("SELECT name, body, count FROM tables"):
        if connection.value(f'SELECT count(*) FROM "{body}"') != count:
            yield f"the kept count of the table {name} is wrong"


def recount(connection: Connection) -> None:
    """Count anew what is kept counted."""
    with connection.transaction():
        connection.do("DELETE FROM tallies")
        for what, counted in TALLIED.items():
            connection.do_many(
                "INSERT INTO tallies VALUES (?, ?, ?)", [(what, *row) for row in connection.rows(counted)]
            )
        for name, body in connection.rows("SELECT name, body FROM tables"):
            count = connection.value(f'SELECT count(*) FROM "{body}"')
            connection.do("UPDATE tables SET count = ? WHERE name = ?", (count, name))


ORPHANS = {
    "revisions have no text": "revisions WHERE NOT EXISTS (SELECT 1 FROM texts WHERE hash = revisions.text)",
    "texts of the search index are gone": (
        "searched WHERE NOT EXISTS (SELECT 1 FROM texts WHERE texts.pos = searched.text)"
    ),
    "tags are of articles that are gone": (
        "tagged WHERE NOT EXISTS (SELECT 1 FROM articles WHERE articles.pos = tagged.pos)"
    ),
}


def orphans(connection: Connection) -> Iterator[str]:
    """Rows that speak of others which are not there."""
    for what, rows in ORPHANS.items():
        if count := connection.value(f"SELECT count(*) FROM {rows}"):
            yield f"{count} {what}"


def gaps(connection: Connection) -> list[str]:
    """Where the change feed misses a number between its oldest and its newest."""
    low, high, count = connection.rows("SELECT min(seq), max(seq), count(*) FROM changes")[0]
    return (
        [f"the change feed misses {high - low + 1 - count} numbers"]
        if count and high - low + 1 != count
        else []
    )


def packed(connection: Connection) -> Iterator[Row]:
    """Every text: place, hash, codec and packed body, a page at a time."""
    after = 0
    while page := connection.rows(
        "SELECT pos, hash, codec, body FROM texts WHERE pos > ? ORDER BY pos LIMIT 200", (after,)
    ):
        yield from page
        after = page[-1][0]


def length(connection: Connection) -> int:
    """How many bytes the file has, with what still lies in its journal."""
    return int(connection.value("PRAGMA page_count") * connection.value("PRAGMA page_size"))


def size(connection: Connection) -> int:
    """How many bytes of the file are in use."""
    pages = connection.value("PRAGMA page_count") - connection.value("PRAGMA freelist_count")
    return int(pages * connection.value("PRAGMA page_size"))


def fold(connection: Connection) -> None:
    """Copy what the journal holds into the file, as far as no reader needs it; nobody waits for it."""
    connection.value("PRAGMA wal_checkpoint(PASSIVE)")


def shrink(connection: Connection) -> None:
    """Give back what is unused: merge the search index, write the file anew, empty the journal."""
    merge(connection)
    connection.value("PRAGMA wal_checkpoint(TRUNCATE)")
    with connection.lock:
        connection.script(["PRAGMA analysis_limit = 1000", "ANALYZE", "VACUUM"])
    connection.value("PRAGMA wal_checkpoint(TRUNCATE)")


def oldest(connection: Connection, source: str | None, before: str | None, limit: int) -> list[str]:
    """The ids of the removable articles seen first, of a source or of all, seen before a time or ever."""
    parts, values = [REMOVABLE], []
    for column, sign, value in (("source", "=", source), ("seen", "<", before)):
        if value is not None:
            parts.append(f"{column} {sign} ?")
            values.append(value)
    wanted = " AND ".join(parts)
    found = connection.rows(
        f"SELECT id FROM articles WHERE {wanted} ORDER BY seen, id DESC LIMIT ?",
        (*values, limit),
    )
    return [row[0] for row in found]


RECOUNTED = """
UPDATE stories SET doc = json_set(
    doc, '$.articles', (SELECT count(*) FROM articles WHERE story = stories.id),
    '$.outlets', (SELECT count(DISTINCT outlet_key(outlet)) FROM articles WHERE story = stories.id)
) WHERE id = ?
"""
"""A story with as many articles and outlets as are left of it."""


def remove_articles(connection: Connection, ids: Sequence[str], at: str) -> tuple[int, int]:
    """Remove articles with all that is only theirs, and note that they are gone since this time; how many
    revisions and texts went with them.
    """
    marks = ", ".join("?" * len(ids))
    hashes = [
        row[0]
        for row in connection.rows(f"SELECT DISTINCT text FROM revisions WHERE article IN ({marks})", ids)
    ]
    stories = connection.rows(
        f"SELECT DISTINCT story FROM articles WHERE story IS NOT NULL AND id IN ({marks})", ids
    )
    connection.do_many("INSERT OR REPLACE INTO gone (id, at) VALUES (?, ?)", [(each, at) for each in ids])
    connection.do(f"DELETE FROM articles WHERE id IN ({marks})", ids)
    connection.do(f"DELETE FROM readings WHERE article IN ({marks})", ids)
    connection.do(f"DELETE FROM reasons WHERE subject IN ({marks})", ids)
    revisions = connection.do(f"DELETE FROM revisions WHERE article IN ({marks})", ids)
    connection.do_many(RECOUNTED, stories)
    return revisions, remove_unused_of(connection, hashes)


def forget_gone(connection: Connection, before: str) -> int:
    """Forget what was removed before a time; how many."""
    return connection.do("DELETE FROM gone WHERE at < ?", (before,))


def remove_empty_stories(connection: Connection) -> int:
    """Remove stories that no article tells any more, unless a person made them; how many."""
    return connection.do(
        "DELETE FROM stories WHERE NOT EXISTS (SELECT 1 FROM articles WHERE articles.story = stories.id) "
        "AND NOT coalesce(json_extract(doc, '$.fixed'), 0)"
    )


def expected(connection: Connection) -> int | None:
    """How many documents a damaged store should hold; None when that cannot be read."""
    try:
        return int(connection.value("SELECT sum(count) FROM tables"))
    except (StoreError, sqlite3.Error, TypeError):
        return None


def bodies(connection: Connection) -> list[tuple[str, str]]:
    """All tables and the SQL tables that hold them; the house's own when not even that is known."""
    try:
        return [(name, body) for name, body in connection.rows("SELECT name, body FROM tables WHERE written")]
    except (StoreError, sqlite3.Error):
        return [(name, name) for name in SHAPES]


def readable(connection: Connection, body: str, fields: str) -> list[Row]:
    """The rows of a table of a damaged store, up to where it breaks off from the begin and from the end."""
    found: dict[int, Row] = {}
    for order in ("ASC", "DESC"):
        rows = connection.until_broken(f'SELECT pos, {fields} FROM "{body}" NOT INDEXED ORDER BY pos {order}')
        found.update((row[0], row[1:]) for row in rows)
    return [found[pos] for pos in sorted(found)]
