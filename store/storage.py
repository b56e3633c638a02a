"""TinyDB's storage over SQL: the whole database in and out, as TinyDB's contract for a storage asks.

`SqlTable` goes round it, a row at a time; what is left to it is stock TinyDB's own `Table`, middlewares, and
whoever wants everything at once.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tinydb.storages import Storage

from store.sqlite.connection import Connection
from store.sqlite.rows import Rows, listed
from store.sqlite.schema import bring_up

Tables = dict[str, dict[str, Any]]


class SqlStorage(Storage):
    """The documents of one store's file."""

    def __init__(self, path: str | Path | Connection) -> None:
        if isinstance(path, Connection):
            self.connection = path
        else:
            self.connection = Connection(Path(path))
            bring_up(self.connection)

    def rows(self, name: str) -> Rows:
        """The rows of one table."""
        return Rows(self.connection, name)

    def tables(self) -> list[str]:
        """The names of the tables that were ever written."""
        return listed(self.connection)

    def read(self) -> Tables | None:
        """All documents of all tables by their ids as text; None when nothing was ever written."""
        names = self.tables()
        if not names:
            return None
        return {
            name: {str(doc_id): decode(doc) for _, doc_id, doc in self.rows(name).walk()} for name in names
        }

    def write(self, data: Mapping[str, Mapping[Any, Mapping[str, Any]]]) -> None:
        """Make these the documents, all of them, and no others; what stays the same is not touched."""
        with self.connection.transaction():
            for name in self.tables():
                if name not in data:
                    self.rows(name).drop()
            for name, documents in data.items():
                self.put_table(name, documents)

    def put_table(self, name: str, documents: Mapping[Any, Mapping[str, Any]]) -> None:
        """Make these the documents of one table, and no others."""
        rows = self.rows(name)
        with self.connection.transaction():
            rows.make()
            wanted = {row_id(doc_id): encode(document) for doc_id, document in documents.items()}
            held = [(pos, doc_id, doc) for pos, doc_id, doc in rows.walk()]
            stay = [doc_id for _, doc_id, _ in held if doc_id in wanted]
            if stay != list(wanted)[: len(stay)]:  # order is a promise: then all are put in anew
                rows.clear()
                held = []
            rows.remove([pos for pos, doc_id, _ in held if doc_id not in wanted])
            kept = {doc_id: (pos, doc) for pos, doc_id, doc in held}
            for doc_id, (doc, plain) in wanted.items():
                if not plain:
                    rows.mark_odd()
                if doc_id not in kept:
                    rows.insert(doc_id, doc)
                elif kept[doc_id][1] != doc:
                    rows.update(kept[doc_id][0], doc)

    def close(self) -> None:
        """Let go of the file."""
        self.connection.close()


def row_id(doc_id: Any) -> Any:
    """A document id as a row keeps it: a number when it is one, else its text."""
    if isinstance(doc_id, int):
        return int(doc_id)
    text = str(doc_id)
    return int(text) if text.isdecimal() and str(int(text)) == text else text


def encode(document: Mapping[str, Any]) -> tuple[str, bool]:
    """A document as JSON, and whether SQLite reads it as Python does; TypeError for what JSON cannot say."""
    try:
        text = json.dumps(document, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
        text.encode()
    except UnicodeEncodeError:  # a lone surrogate is no UTF-8, but can be escaped
        return json.dumps(document, separators=(",", ":")), False
    except ValueError:
        if _is_circular(document):
            raise
        return json.dumps(document, separators=(",", ":")), False  # NaN and Infinity, which only Python reads
    return text, "\\u0000" not in text


def decode(text: str) -> Any:
    """The document of its JSON."""
    return json.loads(text)


def _is_circular(document: Mapping[str, Any]) -> bool:
    try:
        json.dumps(document)
    except ValueError:
        return True
    return False
