"""What SQL knows of the TinyDB tables of the house: the fields that are asked for, and what every write sets
off.
"""

from collections.abc import Iterator
from dataclasses import dataclass


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
    "outbox": Shape(
        columns=("id", "alert", "rule", "state", "due"), indexes=("alert", "rule", "state, due"), told=False
    ),
    "hits": Shape(columns=("id", "rule", "at"), indexes=("rule, at",), told=False),
}  # fmt: skip


def make_table(name: str, body: str, shape: Shape) -> Iterator[str]:
    """The statements that make one TinyDB table: a row a document, its columns, indexes and triggers."""
    generated = "".join(f", {column} AS (json_extract(doc, '$.{column}'))" for column in shape.columns)
    fields = f"pos INTEGER PRIMARY KEY, doc_id UNIQUE NOT NULL, doc TEXT NOT NULL{generated}"
    yield f'CREATE TABLE "{body}" ({fields})'
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
