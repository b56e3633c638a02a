"""Saving what can be read of a damaged store: it is set aside, a new one is made of what it gives."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeAlias

from tinydb.table import Document

from news.model import Alert, Article, Notice, Reading, Revision, Rule, Source, Standing, Story
from store.documents import field_names
from store.errors import StoreError
from store.packing import unpack
from store.place import store_file
from store.sqlite import search, texts, upkeep
from store.sqlite.connection import Connection
from store.sqlite.opening import no_store
from store.sqlite.pages import records
from store.store import Store, open_store
from store.upkeep.progress import Progress, silent

FIELDS: dict[str, frozenset[str]] = {
    "sources": frozenset(field_names(Source)),
    "standings": frozenset(field_names(Standing)),
    "articles": frozenset(field_names(Article)),
    "revisions": frozenset(field_names(Revision)),
    "readings": frozenset(field_names(Reading)),
    "rules": frozenset(field_names(Rule)),
    "alerts": frozenset(field_names(Alert)),
    "stories": frozenset(field_names(Story)),
    "asks": frozenset({"source", "at"}),
    "settings": frozenset({"name", "value"}),
    "reasons": frozenset({"subject", "at", "kind", "text"}),
    "outbox": frozenset(field_names(Notice)),
    "hits": frozenset({"id", "rule", "at", "outlet", "article"}),
    "acts": frozenset({"id", "kind", "table", "before", "after", "value", "at", "undone"}),
}
"""By which a document is known for one of a table, when nothing else says so."""

STRAYS = "salvaged"
"""The table for documents of which nobody knows where they belong."""

Row: TypeAlias = tuple[Any, str]
"""A document's id and its JSON."""


@dataclass(slots=True)
class Salvaged:
    """What a salvage saved."""

    aside: Path
    """Where the damaged file is now."""
    documents: dict[str, int] = field(default_factory=dict)
    """How many were saved, by table."""
    texts: int = 0
    lost: int | None = None
    """How many documents there were and are no more; None when not even that can be read."""
    by_pages: bool = False
    """Whether pages had to be read one by one: then a document removed long ago may be back."""


def salvage(path: Path, progress: Progress = silent) -> Salvaged:
    """Set a store aside and make a new one of what can be read.

    StoreError when there is nothing that can: then the file was set aside all the same.
    """
    file = store_file(path)
    if not file.exists():
        raise no_store(file)
    done = Salvaged(_set_aside(file))
    tables, packed, expected = _ask(done.aside)
    progress("read", sum(map(len, tables.values())), expected or 0)
    if expected is None or sum(map(len, tables.values())) < expected:
        done.by_pages = True
        _read_pages(done.aside, tables, packed)
        progress("pages", sum(map(len, tables.values())), expected or 0)
    if not tables and not packed:
        raise StoreError(f"nothing of {done.aside} can be read; it was set aside")
    with open_store(file) as store:
        _save(store, tables, packed, done, progress)
    if expected is not None:
        done.lost = max(0, expected - sum(done.documents.values()))
    return done


def _ask(aside: Path) -> tuple[dict[str, list[Row]], list[tuple[Any, ...]], int | None]:
    """What SQLite still gives: documents by table, packed texts, and how many documents there should be."""
    tables: dict[str, list[Row]] = {}
    try:
        old = Connection(aside, read_only=True, is_damaged=True)
    except StoreError:
        return tables, [], None
    try:
        expected = upkeep.expected(old)
        for name, body in upkeep.bodies(old):
            tables[name] = [(doc_id, doc) for doc_id, doc in upkeep.readable(old, body, "doc_id, doc")]
        return tables, list(upkeep.readable(old, "texts", "hash, codec, body")), expected
    finally:
        old.close()


def _read_pages(aside: Path, tables: dict[str, list[Row]], packed: list[tuple[Any, ...]]) -> None:
    """Add what the pages hold and SQLite did not find."""
    have = {doc for rows in tables.values() for _, doc in rows}
    hashes = {row[0] for row in packed}
    for record in records(aside.read_bytes()):
        match record:
            case (None, doc_id, str() as doc) if doc.startswith("{") and doc not in have:
                have.add(doc)
                tables.setdefault(_table_of(doc), []).append((doc_id, doc))
            case (None, str() as hashed, int() as codec, bytes() as body) if hashed not in hashes:
                hashes.add(hashed)
                packed.append((hashed, codec, body))


def _table_of(doc: str) -> str:
    """The table whose fields a document has."""
    try:
        names = json.loads(doc).keys()
    except ValueError:
        return STRAYS
    best = max(FIELDS, key=lambda table: len(FIELDS[table] & names) - len(FIELDS[table] ^ names))
    return best if len(FIELDS[best] & names) > len(FIELDS[best] ^ names) else STRAYS


def _save(
    store: Store,
    tables: Mapping[str, list[Row]],
    packed: list[tuple[Any, ...]],
    done: Salvaged,
    progress: Progress,
) -> None:
    with store.transaction():
        done.texts = sum(_put_text(store, *row) for row in packed)
    progress("texts", done.texts, 0)
    for name, rows in tables.items():
        with store.transaction():
            done.documents[name] = sum(_put(store, name, doc_id, doc) for doc_id, doc in rows)
        progress(name, done.documents[name], 0)
    search.fill(store.connection)


def _put_text(store: Store, hashed: str, codec: int, body: bytes) -> bool:
    try:
        unpack(codec, body)
    except (ValueError, TypeError):
        return False
    if texts.held(store.connection, hashed) is None:
        texts.put(store.connection, hashed, codec, body)
    return True


def _put(store: Store, name: str, doc_id: Any, doc: Any) -> bool:
    """Put one document into the new store; False for one that makes no sense or is there in a newer state."""
    try:
        store.db.table(name).insert(Document(json.loads(doc), doc_id))
    except (ValueError, TypeError):
        return False
    return True


def _set_aside(file: Path) -> Path:
    """Move a store's files away, to the first free name."""
    number = 1
    while (aside := file.with_name(f"{file.name}.damaged-{number}")).exists():
        number += 1
    for suffix in ("-wal", "-shm", ""):
        part = file.with_name(file.name + suffix)
        if part.exists():
            part.rename(aside.with_name(aside.name + suffix))
    return aside
