"""Counts that are kept, not counted, and tags that can be asked by: both by triggers, whoever writes."""

from collections.abc import Iterator

from store.sqlite.connection import Connection

TALLIES = """
CREATE TABLE tallies (
    what TEXT NOT NULL, of NOT NULL, count INTEGER NOT NULL, PRIMARY KEY (what, of)
) WITHOUT ROWID

CREATE TABLE tagged (
    tag TEXT NOT NULL, seen TEXT NOT NULL, id TEXT NOT NULL, pos INTEGER NOT NULL,
    PRIMARY KEY (tag, seen DESC, id)
) WITHOUT ROWID
"""


def make_tallies(connection: Connection) -> None:
    """Make the counts and the tags, and fill them with what is there."""
    connection.script(TALLIES)
    for what, body, of, counts in (
        ("articles", "articles", "source", "1"),
        ("unread", "articles", "source", "NOT {row}.read"),
        ("alerts", "alerts", "state", "1"),
        ("failing", "standings", "''", "{row}.failures > 0"),
    ):
        connection.script(_tally(what, body, of, counts))
    connection.script(_tag_triggers())


def tally_notices(connection: Connection) -> None:
    """Count the notices by their state."""
    connection.script(_tally("notices", "outbox", "state", "1"))


def _tally(what: str, body: str, of: str, counts: str) -> Iterator[str]:
    """A count kept by triggers, begun with what is there."""
    group = of if of == "''" else f"{body}.{of}"
    yield (
        f"INSERT INTO tallies SELECT '{what}', {group}, count(*) FROM {body} "
        f"WHERE {counts.format(row=body)} GROUP BY 2"
    )

    def step(row: str, by: int) -> str:
        key = of if of == "''" else f"{row}.{of}"
        return (
            f"INSERT INTO tallies SELECT '{what}', {key}, {by} WHERE {counts.format(row=row)} "
            f"ON CONFLICT DO UPDATE SET count = count + {by}"
        )

    same = "" if of == "''" else f"old.{of} IS NOT new.{of} OR "
    moved = f"{same}({counts.format(row='old')}) IS NOT ({counts.format(row='new')})"
    yield f"CREATE TRIGGER tally_{what}_insert AFTER INSERT ON {body} BEGIN {step('new', 1)}; END"
    yield f"CREATE TRIGGER tally_{what}_delete AFTER DELETE ON {body} BEGIN {step('old', -1)}; END"
    yield (
        f"CREATE TRIGGER tally_{what}_update AFTER UPDATE OF doc ON {body} WHEN {moved} "
        f"BEGIN {step('old', -1)}; {step('new', 1)}; END"
    )


def _tag_triggers() -> Iterator[str]:
    """The tags of articles as rows of their own, kept by triggers."""
    add = (
        "INSERT OR IGNORE INTO tagged SELECT value, {row}.seen, {row}.id, {row}.pos "
        "FROM json_each({row}.doc, '$.tags')"
    )
    drop = (
        "DELETE FROM tagged WHERE tag IN (SELECT value FROM json_each(old.doc, '$.tags')) "
        "AND seen = old.seen AND id = old.id"
    )
    yield (
        "INSERT OR IGNORE INTO tagged SELECT value, seen, articles.id, pos "
        "FROM articles, json_each(articles.doc, '$.tags')"
    )
    has = "json_extract({row}.doc, '$.tags[0]') IS NOT NULL"
    for event, row, acts in (
        ("INSERT", "new", f"{add.format(row='new')};"),
        ("DELETE", "old", f"{drop};"),
        ("UPDATE", "old", f"{drop}; {add.format(row='new')};"),
    ):
        when = has.format(row=row)
        if event == "UPDATE":
            tags = "json_extract({row}.doc, '$.tags')"
            when = f"{tags.format(row='old')} IS NOT {tags.format(row='new')} OR old.seen <> new.seen"
        yield f"CREATE TRIGGER tag_{event.lower()} AFTER {event} ON articles WHEN {when} BEGIN {acts} END"
