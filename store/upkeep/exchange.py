"""A store as a file that stock TinyDB opens, and such a file as a store.

The file is TinyDB's own JSON: tables of documents by their ids. Texts, which a store keeps apart, stand in it
as one table more.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeAlias

from tinydb import where
from tinydb.table import Document

from news.model import Text
from store.documents import as_document, as_noun
from store.errors import StoreError
from store.packing import ZLIB, pack, unpack
from store.sqlite import search, texts, upkeep
from store.sqlite.shapes import SHAPES
from store.store import Store
from store.upkeep.progress import Progress, silent
from store.whole import written_whole

TEXTS = "_texts"
"""The table of texts in a dumped file: `{"hash": …, "text": {…}}`."""

TIMES = {
    "articles": "changed", "alerts": "at", "stories": "last_seen", "standings": "tried", "sources": "added",
    "asks": "at",
}  # fmt: skip
"""The field by which one of two documents with the same id is the newer one; without one the held one stays.
"""

Tables: TypeAlias = Mapping[str, Mapping[str, Mapping[str, Any]]]


@dataclass(slots=True)
class Loaded:
    """What a load did, counted in documents."""

    added: int = 0
    replaced: int = 0
    """Held ones that were older."""
    kept: int = 0
    """Held ones that were as new or newer."""
    texts: int = 0
    tables: list[str] = field(default_factory=list)


def dump(store: Store, file: Path, progress: Progress = silent) -> int:
    """Write a store into one JSON file, all of it at one moment; how many documents.

    Sources have passwords, so the file is as private as the store; one that is there stays when this fails.
    """
    with store.reading(), written_whole(file) as out:
        names = sorted(store.db.tables())
        total = sum(len(store.db.table(name)) for name in names)
        done = 0
        out.write("{")
        for name in [*names, TEXTS]:
            out.write(f"{', ' if name != (names or [TEXTS])[0] else ''}{json.dumps(name)}: {{")
            rows = _texts(store) if name == TEXTS else ((each.doc_id, each) for each in store.db.table(name))
            for number, (doc_id, document) in enumerate(rows):
                out.write(f"{',' if number else ''}\n{json.dumps(str(doc_id))}: {json.dumps(document)}")
                done += 1
                if done % 1000 == 0:
                    progress(name, done, total)
            out.write("}")
        out.write("}\n")
    return done


def load(store: Store, file: Path, progress: Progress = silent) -> Loaded:
    """Take a file of TinyDB's JSON into a store, all or nothing; what has an id that is held is merged,
    newest wins.

    StoreError for a file that is none.
    """
    tables = _read(file)
    done = Loaded(tables=[name for name in tables if name != TEXTS])
    total = sum(len(documents) for documents in tables.values())
    with store.transaction():
        for document in tables.get(TEXTS, {}).values():
            done.texts += _load_text(store, document)
        for name in done.tables:
            for doc_id, document in tables[name].items():
                _merge(store, name, int(doc_id), document, done)
                if (done.added + done.replaced + done.kept) % 1000 == 0:
                    progress(name, done.added + done.replaced + done.kept, total)
    search.fill(store.connection)
    return done


def _read(file: Path) -> Tables:
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise StoreError(f"cannot load {file}: {error}") from error
    if not isinstance(found, dict) or not all(map(_is_table, found.values())):
        raise StoreError(
            f"cannot load {file}: not a TinyDB file, which holds tables of documents by their ids"
        )
    return found


def _is_table(found: Any) -> bool:
    return isinstance(found, dict) and all(
        key.isdecimal() and isinstance(document, dict) for key, document in found.items()
    )


def _texts(store: Store) -> Iterator[tuple[int, dict[str, Any]]]:
    for pos, hashed, codec, body in upkeep.packed(store.connection):
        yield pos, {"hash": hashed, "text": as_document(unpack(codec, body))}


def _load_text(store: Store, document: Mapping[str, Any]) -> bool:
    if texts.held(store.connection, document["hash"]) is not None:
        return False
    texts.put(store.connection, document["hash"], ZLIB, pack(as_noun(Text, document["text"])))
    return True


def _merge(store: Store, name: str, doc_id: int, document: Mapping[str, Any], done: Loaded) -> None:
    """Put a document in, or in the place of an older one that is the same."""
    table = store.db.table(name)
    held = _held(table, name, doc_id, document)
    if held is None:
        taken = table.contains(doc_id=doc_id)
        table.insert(dict(document) if taken else Document(document, doc_id))
        done.added += 1
    elif (document.get(time := TIMES.get(name, "")) or "") > (held.get(time) or ""):
        table.remove(doc_ids=[held.doc_id])
        table.insert(Document(document, held.doc_id))
        done.replaced += 1
    else:
        done.kept += 1


def _held(table: Any, name: str, doc_id: int, document: Mapping[str, Any]) -> Any:
    """The held document that is the same thing: by the fields that are unique, else by the document id."""
    shape = SHAPES.get(name)
    if shape is None or not shape.unique:
        return table.get(doc_id=doc_id)
    first, *others = shape.unique[0].split(", ")
    query = where(first) == document.get(first)
    for other in others:
        query &= where(other) == document.get(other)
    return table.get(query)
