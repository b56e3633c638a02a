"""Articles whose outlet is called after the source that brought them."""

import json
from collections.abc import Iterable

from store.sqlite.connection import Connection


def called(connection: Connection, source: str, outlet: str) -> list[str]:
    """The ids of a source's articles with this outlet."""
    return [
        row[0]
        for row in connection.rows(
            "SELECT id FROM articles WHERE source = ? AND outlet = ?", (source, outlet)
        )
    ]


def call(connection: Connection, source: str, was: str, outlet: str, but: Iterable[str]) -> None:
    """Give a source's articles of one outlet another one's name, but for some."""
    connection.do(
        "UPDATE articles SET doc = json_set(doc, '$.outlet', ?) WHERE source = ? AND outlet = ? "
        "AND id NOT IN (SELECT value FROM json_each(?))",
        (outlet, source, was, json.dumps(list(but))),
    )
