"""How all sources fare together, asked of their rows: of thousands none is read as a noun."""

from store.sqlite.connection import Connection, Row

_AWAKE = (
    "FROM standings JOIN sources ON sources.id = standings.source "
    "WHERE NOT json_extract(sources.doc, '$.paused')"
)


def overall(connection: Connection) -> Row:
    """When the next look is due, and the name of the source that was looked at last; either may be None."""
    return connection.rows(
        "SELECT (SELECT min(json_extract(standings.doc, '$.due')) "
        f"{_AWAKE} AND NOT json_extract(standings.doc, '$.gone')), "
        f"(SELECT json_extract(sources.doc, '$.name') {_AWAKE} "
        "AND json_extract(standings.doc, '$.tried') IS NOT NULL "
        "ORDER BY json_extract(standings.doc, '$.tried') DESC, standings.pos LIMIT 1)"
    )[0]


def failing(connection: Connection) -> list[str]:
    """The names of the sources whose last look failed."""
    found = connection.rows(
        f"SELECT json_extract(sources.doc, '$.name') {_AWAKE} "
        "AND json_extract(standings.doc, '$.error') IS NOT NULL ORDER BY standings.pos"
    )
    return [row[0] for row in found]
