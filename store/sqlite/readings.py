"""What is asked of articles and their pages together: which are wanted, what outlets do to theirs."""

from collections.abc import Sequence

from store.sqlite.connection import Connection, Row

UNASKED = "+url IS NOT NULL AND NOT EXISTS (SELECT 1 FROM readings WHERE readings.article = articles.id)"
"""The page can be asked for and was not; `+` keeps off the index on addresses, which has nearly all."""


def starred(connection: Connection) -> list[str]:
    """The documents of starred articles whose page nobody asked for."""
    return [row[0] for row in connection.rows(f"SELECT doc FROM articles WHERE starred AND {UNASKED}")]


def beside_alerts(connection: Connection, stories: Sequence[str]) -> list[str]:
    """The documents of the articles of those of these stories that have an alert, whose page nobody asked
    for.
    """
    found: list[Row] = []
    if not connection.value(
        "SELECT 1 FROM alerts LIMIT 1"
    ):  # else all articles of these stories are looked at
        return []
    for start in range(0, len(stories), 500):
        part = stories[start : start + 500]
        wanted = ", ".join("?" * len(part))
        alerted = (
            "SELECT told.story FROM articles AS told JOIN alerts ON alerts.article = told.id "
            f"WHERE told.story IN ({wanted})"
        )
        found += connection.rows(f"SELECT doc FROM articles WHERE story IN ({alerted}) AND {UNASKED}", part)
    return [row[0] for row in found]


def habit(connection: Connection, outlet: str, last: int) -> tuple[int, int]:
    """Of an outlet's last articles: how many were read again, and how many of those it had edited."""
    edits = "json_extract(recent.doc, '$.edits')"
    found = connection.rows(
        f"SELECT count(*), total({edits} > 0) FROM "
        "(SELECT id, doc FROM articles WHERE outlet = ? ORDER BY seen DESC, id LIMIT ?) AS recent "
        "JOIN readings ON readings.article = recent.id "
        f"WHERE {edits} > 0 OR json_extract(readings.doc, '$.unchanged') > 0",
        (outlet, last),
    )
    return int(found[0][0]), int(found[0][1])
