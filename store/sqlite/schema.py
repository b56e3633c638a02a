"""What a store's file holds, and how a file made by an earlier wirewatch becomes one of today."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from store.errors import DamagedStore, NewerStore
from store.sqlite.connection import Connection, damaged

APPLICATION = 0x77697265
"""`wire`, written into the file's head: how `file` and we know a store."""


@dataclass(frozen=True, slots=True)
class Shape:
    """What SQL knows of one TinyDB table of the house."""

    columns: tuple[str, ...] = ("id",)
    """Fields that are generated columns, asked for by their name."""
    unique: tuple[str, ...] = ("id",)
    """Indexes that forbid a second document with the same fields."""
    indexes: tuple[str, ...] = ()
    told: bool = True
    """Whether its changes go into the change feed."""


SHAPES: dict[str, Shape] = {
    "sources": Shape(),
    "standings": Shape(columns=("source", "failures"), unique=("source",)),
    "asks": Shape(columns=("source",), unique=("source",)),
    "articles": Shape(
        columns=(
            "id", "source", "key", "url", "outlet", "story", "seen", "changed", "claimed",
            "read", "starred", "snoozed",
        ),
        unique=("id", "source, key"),
        indexes=(
            "seen DESC, id", "source, seen DESC, id", "outlet, seen DESC, id", "url",
            "story, seen DESC, id) WHERE (story IS NOT NULL", "claimed) WHERE (claimed IS NOT NULL",
            "seen DESC, id) WHERE (NOT read", "seen DESC, id) WHERE (starred",
            "seen DESC, id) WHERE (snoozed IS NOT NULL",
        ),
    ),
    "revisions": Shape(columns=("article", "number", "text"), unique=("article, number",), indexes=("text",)),
    "rules": Shape(),
    "alerts": Shape(
        columns=("id", "rule", "article", "at", "state"),
        indexes=("at DESC, id", "state, at DESC, id", "rule, at DESC, id", "article"),
    ),
    "stories": Shape(columns=("id", "last_seen"), indexes=("last_seen DESC, id",)),
    "settings": Shape(columns=("name",), unique=("name",)),
    "readings": Shape(columns=("article", "due"), unique=("article",), indexes=("due",), told=False),
    "reasons": Shape(columns=("subject",), unique=(), indexes=("subject",), told=False),
    "acts": Shape(columns=("id", "undone"), told=False),
}  # fmt: skip


def make_table(name: str, body: str, shape: Shape) -> Iterator[str]:
    """The statements that make one TinyDB table: a row a document, its columns, indexes and triggers."""
    generated = "".join(f", {column} AS (json_extract(doc, '$.{column}'))" for column in shape.columns)
    yield f'CREATE TABLE "{body}" (pos INTEGER PRIMARY KEY, doc_id UNIQUE NOT NULL, doc TEXT NOT NULL{generated})'
    for number, columns in enumerate(shape.unique):
        yield f'CREATE UNIQUE INDEX "{body}_unique_{number}" ON "{body}" ({columns})'
    for number, columns in enumerate(shape.indexes):
        yield f'CREATE INDEX "{body}_index_{number}" ON "{body}" ({columns})'
    yield from _make_triggers(name, body, shape)


def _make_triggers(name: str, body: str, shape: Shape) -> Iterator[str]:
    """Every write counts its rows and tells the change feed, whoever wrote it and however."""
    quoted = name.replace("'", "''")
    own = shape.columns[0] if shape.columns else "doc_id"
    for event, row, step in (("INSERT", "new", 1), ("UPDATE", "new", 0), ("DELETE", "old", -1)):
        acts = []
        if step:
            acts.append(f"UPDATE tables SET count = count + {step} WHERE name = '{quoted}'")
        if shape.told:
            what = "removed" if event == "DELETE" else "put"
            acts.append(f"INSERT INTO changes (name, id, what) VALUES ('{quoted}', {row}.{own}, '{what}')")
        if acts:
            of = " OF doc" if event == "UPDATE" else ""
            yield (
                f'CREATE TRIGGER "{body}_{event.lower()}" AFTER {event}{of} ON "{body}" '
                f"BEGIN {'; '.join(acts)}; END"
            )


DOCUMENTS = """
CREATE TABLE tables (
    name TEXT PRIMARY KEY, body TEXT NOT NULL UNIQUE, count INTEGER NOT NULL DEFAULT 0,
    plain INTEGER NOT NULL DEFAULT 1, written INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID

CREATE TABLE changes (seq INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, id NOT NULL, what TEXT NOT NULL)

CREATE TABLE texts (
    pos INTEGER PRIMARY KEY, hash TEXT NOT NULL UNIQUE, codec INTEGER NOT NULL, body BLOB NOT NULL
)
"""

TALLIES = """
CREATE TABLE tallies (
    what TEXT NOT NULL, of NOT NULL, count INTEGER NOT NULL, PRIMARY KEY (what, of)
) WITHOUT ROWID

CREATE TABLE tagged (
    tag TEXT NOT NULL, seen TEXT NOT NULL, id TEXT NOT NULL, pos INTEGER NOT NULL,
    PRIMARY KEY (tag, seen DESC, id)
) WITHOUT ROWID
"""


def _documents(connection: Connection) -> None:
    """1: documents, texts, the change feed."""
    connection.script(DOCUMENTS)
    for name, shape in SHAPES.items():
        connection.script([f"INSERT INTO tables (name, body) VALUES ('{name}', '{name}')"])
        connection.script(make_table(name, name, shape))


def _tallies(connection: Connection) -> None:
    """2: counts kept by triggers, and tags to be asked by."""
    connection.script(TALLIES)
    for what, body, of, counts in (
        ("articles", "articles", "source", "1"),
        ("unread", "articles", "source", "NOT {row}.read"),
        ("alerts", "alerts", "state", "1"),
        ("failing", "standings", "''", "{row}.failures > 0"),
    ):
        connection.script(_tally(what, body, of, counts))
    connection.script(_tag_triggers())


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
            when = "json_extract(old.doc, '$.tags') IS NOT json_extract(new.doc, '$.tags') OR old.seen <> new.seen"
        yield f"CREATE TRIGGER tag_{event.lower()} AFTER {event} ON articles WHEN {when} BEGIN {acts} END"


def _search(connection: Connection) -> None:
    """3: the words of every article's newest text, to be searched."""
    from store.sqlite.search import make_search

    make_search(connection)


MIGRATIONS: tuple[Callable[[Connection], None], ...] = (_documents, _tallies, _search)
"""The steps from an empty file to today's; a store's version is how many of them it has been through."""

VERSION = len(MIGRATIONS)


def bring_up(connection: Connection, *, to: int = VERSION) -> None:
    """Make an empty file a store, or an older store one of today; refuse what is neither, untouched."""
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
        raise NewerStore(
            f"{connection.file} was made by a newer wirewatch (store version {version}, this program knows up to "
            f"{VERSION}); nothing was touched: update wirewatch, or choose another place with --store"
        )
    if used == 0 and connection.read_only:
        raise damaged(connection.file, "the file is empty")
    return version
