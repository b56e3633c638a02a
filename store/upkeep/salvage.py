"""Saving what can be read of a damaged store: it is set aside, a new one is made of what it gives."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tinydb.table import Document

from store.errors import StoreError
from store.packing import unpack
from store.place import store_file
from store.sqlite import search, texts, upkeep
from store.sqlite.connection import Connection
from store.store import Store, open_store
from store.upkeep.progress import Progress, silent

STEP = 100
"""Rows read at once where all is well."""


@dataclass(slots=True)
class Salvaged:
    """What a salvage saved."""

    aside: Path
    """Where the damaged file is now."""
    documents: dict[str, int] = field(default_factory=dict)
    """How many were saved, by table."""
    texts: int = 0
    lost: int = 0
    """Rows that were there and could not be read, as far as they can be counted."""


def salvage(path: Path, progress: Progress = silent) -> Salvaged:
    """Set a damaged store aside and make a new one of what can be read; StoreError when there is nothing to
    read.
    """
    file = store_file(path)
    done = Salvaged(_set_aside(file))
    try:
        old = Connection(done.aside, read_only=True)
    except StoreError as error:
        raise StoreError(f"nothing of {done.aside} can be read ({error}); it was set aside") from error
    with open_store(file) as store:
        try:
            _save(old, store, done, progress)
        finally:
            old.close()
    return done


def _save(old: Connection, store: Store, done: Salvaged, progress: Progress) -> None:
    with store.transaction():
        for _, hashed, codec, body in _rows(old, "texts", "pos, hash, codec, body", done):
            try:
                unpack(codec, body)
            except (ValueError, TypeError):
                done.lost += 1
                continue
            if texts.held(store.connection, hashed) is None:
                texts.put(store.connection, hashed, codec, body)
                done.texts += 1
    progress("texts", done.texts, 0)
    for name, body in upkeep.bodies(old):
        with store.transaction():
            done.documents[name] = sum(
                _put(store, name, doc_id, doc, done)
                for _, doc_id, doc in _rows(old, body, "pos, doc_id, doc", done)
            )
        progress(name, done.documents[name], 0)
    search.fill(store.connection)
    upkeep.recount(store.connection)


def _put(store: Store, name: str, doc_id: Any, doc: Any, done: Salvaged) -> bool:
    """Put one document into the new store; False for one that makes no sense."""
    try:
        store.db.table(name).insert(Document(json.loads(doc), doc_id))
    except (ValueError, TypeError):
        done.lost += 1
        return False
    return True


def _rows(old: Connection, body: str, fields: str, done: Salvaged) -> Iterator[tuple[Any, ...]]:
    """The rows of a table as far as they can be read: round a damaged page, and from the end too."""
    after, step, last = 0, STEP, _last(old, body)
    while after < last:
        sql = f'SELECT {fields} FROM "{body}" NOT INDEXED WHERE pos > ? AND pos <= ? ORDER BY pos'
        try:
            found = old.rows(sql, (after, after + step))
        except StoreError:
            if step > 1:
                step = 1
                continue
            done.lost += 1
            found = []
        yield from found
        after += step
        step = STEP if step == 1 and found and after % STEP == 0 else step


def _last(old: Connection, body: str) -> int:
    try:
        return int(old.value(f'SELECT max(pos) FROM "{body}"') or 0)
    except StoreError:
        return 0


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
