"""The rows that keep what articles are about, so that live stories come back without reading any text."""

from collections.abc import Sequence

from store.sqlite.connection import Connection, Row

TERMS = """
CREATE TABLE story_terms (
    pos INTEGER PRIMARY KEY, headline TEXT NOT NULL, keys TEXT NOT NULL, numbers BLOB NOT NULL
)

CREATE TRIGGER story_terms_delete AFTER DELETE ON articles BEGIN
    DELETE FROM story_terms WHERE pos = old.pos;
END
"""

SOME = 500
"""Rows that are forgotten at a time: more than one turn brings."""


def make_terms(connection: Connection) -> None:
    """Make the table; of the articles that are there it holds nothing, so their texts are read once more."""
    connection.script(TERMS)


def put(connection: Connection, rows: Sequence[Row]) -> None:
    """Keep headline, keys and numbers of articles, the id last; of those that are there."""
    if rows:
        sql = "INSERT OR REPLACE INTO story_terms SELECT pos, ?, ?, ? FROM articles WHERE id = ?"
        connection.do_many(sql, rows)


def retitle(connection: Connection, article: str, headline: str) -> None:
    """Keep another headline of an article, if anything is kept of it."""
    sql = "UPDATE story_terms SET headline = ? WHERE pos = (SELECT pos FROM articles WHERE id = ?)"
    connection.do(sql, (headline, article))


def of(connection: Connection, articles: Sequence[str]) -> dict[str, Row]:
    """Headline, keys and numbers of those of these articles of which they are kept."""
    found: dict[str, Row] = {}
    for start in range(0, len(articles), 500):
        part = articles[start : start + 500]
        rows = connection.rows(
            "SELECT articles.id, headline, keys, numbers FROM articles JOIN story_terms USING (pos) "
            f"WHERE articles.id IN ({', '.join('?' * len(part))})",
            part,
        )
        found.update((row[0], row[1:]) for row in rows)
    return found


def forget_some(connection: Connection, before: str) -> None:
    """Forget some of the rows of articles seen before then. Places grow with time, so the first one tells."""
    oldest = connection.one(
        "SELECT seen FROM articles WHERE pos = (SELECT min(pos) FROM story_terms) AND seen < ?", (before,)
    )
    if oldest:
        connection.do(
            "DELETE FROM story_terms WHERE pos IN (SELECT pos FROM articles JOIN "
            f"(SELECT pos FROM story_terms ORDER BY pos LIMIT {SOME}) USING (pos) WHERE seen < ?)",
            (before,),
        )
