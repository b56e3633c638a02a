"""TinyDB's table over SQL: its own methods and answers, at the cost of the documents they touch."""

from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping
from contextlib import contextmanager
from itertools import islice
from typing import Any, TypeAlias, cast

from tinydb.queries import QueryLike
from tinydb.table import Document, Table

from store.meant import Meant
from store.storage import SqlStorage, decode, encode, row_id

Fields: TypeAlias = Mapping[str, Any] | Callable[[MutableMapping[str, Any]], None]


class SqlTable(Table):
    """A table of which every method reads and writes only the rows it is about.

    What the stock table takes for granted stays true: documents in the order they were put in, ids never
    given twice in one session, results cached until anything is written, by this process or by another.
    """

    def __init__(self, storage: SqlStorage, name: str, **options: Any) -> None:
        self._rows = storage.rows(name)
        self._meant = Meant(self._rows)
        self._connection = storage.connection
        self._seen_token: tuple[int, int] | None = None
        self._next_id: int | None  # type: ignore[assignment]  # which stock TinyDB leaves to be guessed
        super().__init__(storage, name, **options)

    def insert(self, document: Mapping[str, Any]) -> int:
        """Put one document in; its id."""
        _demand_mapping(document)
        with self._writing(one=True):
            if isinstance(document, self.document_class):
                doc_id = document.doc_id
                self._next_id = None
            else:
                doc_id = self._get_next_id()
            self._put(doc_id, document)
        return doc_id

    def insert_multiple(self, documents: Iterable[Mapping[str, Any]]) -> list[int]:
        """Put documents in, all or none; their ids."""
        doc_ids = []
        with self._writing():
            for document in documents:
                _demand_mapping(document)
                given = isinstance(document, self.document_class)
                doc_id = cast("Document", document).doc_id if given else self._get_next_id()
                # An id of ours that a document brought along already: stock TinyDB puts the later one there.
                held = [] if given else self._rows.by_id([row_id(doc_id)])
                if held:
                    self._replace(held[0][0], dict(document))
                else:
                    self._put(doc_id, document)
                doc_ids.append(doc_id)
        return doc_ids

    def search(self, cond: QueryLike) -> list[Document]:
        """The documents for which the query is true."""
        with self._connection.lock:
            self._notice()
            cached = self._query_cache.get(cond)
            if cached is not None:
                return cached[:]
            found = [self._document(doc_id, document) for _, doc_id, document in self._meant.matching(cond)]
            if getattr(cond, "is_cacheable", lambda: True)():
                self._query_cache[cond] = found[:]
        return found

    def get(
        self, cond: QueryLike | None = None, doc_id: int | None = None, doc_ids: list[int] | None = None
    ) -> Any:
        """The document with this id or the first for which the query is true; a list for a list of ids."""
        with self._connection.lock:
            if not self._rows.is_of_the_house:  # which nobody can drop: so the quickest question stays quick
                self._notice()
            if doc_id is not None:
                found = self._rows.by_id([row_id(str(doc_id))])
                return self.document_class(decode(found[0][2]), doc_id) if found else None
            if doc_ids is not None:
                wanted = list(dict.fromkeys(row_id(str(each)) for each in doc_ids))
                return [self._document(held, decode(doc)) for _, held, doc in self._rows.by_id(wanted)]
            if cond is not None:
                for _, held, document in self._meant.matching(cond, first=True):
                    return self._document(held, document)
                return None
        raise RuntimeError("You have to pass either cond or doc_id or doc_ids")

    def update(
        self, fields: Fields, cond: QueryLike | None = None, doc_ids: Iterable[int] | None = None
    ) -> list[int]:
        """Set fields of the documents meant, or let a function change them; their ids."""
        updated = []
        with self._writing():
            for pos, doc_id, document in self._meant.named(cond, doc_ids):
                _change(document, fields)
                self._replace(pos, document)
                updated.append(self.document_id_class(doc_id))
        return updated

    def update_multiple(self, updates: Iterable[tuple[Fields, QueryLike]]) -> list[int]:
        """Several updates at once, each document in turn through all of them; the ids, one for every hit."""
        updated = []
        with self._writing():
            for pos, doc_id, document in self._meant.all():
                hits = 0
                for fields, cond in updates:
                    if cond(document):
                        _change(document, fields)
                        hits += 1
                if hits:
                    self._replace(pos, document)
                    updated += [self.document_id_class(doc_id)] * hits
        return updated

    def upsert(self, document: Mapping[str, Any], cond: QueryLike | None = None) -> list[int]:
        """Update the documents meant, or put this one in when there are none; their ids."""
        with self._writing():
            return super().upsert(document, cond)

    def remove(self, cond: QueryLike | None = None, doc_ids: Iterable[int] | None = None) -> list[int]:
        """Take the documents meant out; their ids."""
        if cond is None and doc_ids is None:
            raise RuntimeError("Use truncate() to remove all documents")
        with self._writing():
            meant = list(self._meant.named(cond, doc_ids))
            if len({pos for pos, _, _ in meant}) < len(meant):
                raise KeyError(
                    next(doc_id for _, doc_id, _ in meant)
                )  # as stock TinyDB for an id named twice
            self._rows.remove([pos for pos, _, _ in meant])
        return [self.document_id_class(doc_id) for _, doc_id, _ in meant]

    def truncate(self) -> None:
        """Take all documents out."""
        with self._writing():
            self._rows.make()
            self._rows.clear()
        self._next_id = None

    def newest(self, limit: int, cond: QueryLike | None = None) -> list[Document]:
        """The documents put in last, the last one first, for which the query is true: ours, stock TinyDB has
        none.
        """
        newest = islice(self._meant.newest(cond), limit)
        return [self._document(doc_id, document) for _, doc_id, document in newest]

    def __len__(self) -> int:
        return self._rows.count()

    def __iter__(self) -> Iterator[Document]:
        for _, doc_id, doc in self._rows.walk():
            yield self._document(doc_id, decode(doc))

    @contextmanager
    def _writing(self, *, one: bool = False) -> Iterator[None]:
        """One transaction, after which nothing that was cached holds; one row may join the open one."""
        with self._connection.joined() if one else self._connection.transaction():
            self._notice()
            self._query_cache.clear()
            self._rows.make()
            yield
        self._seen_token = self._connection.token()

    def _notice(self) -> None:
        """Forget what was remembered when anything was written that this table did not write."""
        token = self._connection.token()
        if token == self._seen_token:
            return
        self._query_cache.clear()
        if self._seen_token is None or token[0] != self._seen_token[0]:
            self._rows.forget()
            self._next_id = None
        self._seen_token = token

    def _document(self, doc_id: Any, document: Mapping[str, Any]) -> Document:
        return self.document_class(document, self.document_id_class(doc_id))

    def _put(self, doc_id: Any, document: Mapping[str, Any]) -> None:
        doc, plain = encode(dict(document))
        if not plain:
            self._rows.mark_odd()
        if not self._rows.insert(row_id(doc_id), doc):
            raise ValueError(f"Document with ID {doc_id!s} already exists")

    def _replace(self, pos: int, document: Mapping[str, Any]) -> None:
        doc, plain = encode(document)
        if not plain:
            self._rows.mark_odd()
        self._rows.update(pos, doc)

    def _get_next_id(self) -> int:
        if self._next_id is None:
            if self.document_id_class is int:
                last = self._rows.last_id()
            else:
                last = max(map(self.document_id_class, self._rows.doc_ids()), default=None)
            self._next_id = 1 if last is None else last + 1
        given = self._next_id
        self._next_id = given + 1
        return given

    def _read_table(self) -> dict[str, Mapping[str, Any]]:
        return {str(doc_id): decode(doc) for _, doc_id, doc in self._rows.walk()}

    def _update_table(self, updater: Callable[[dict[int, Mapping[str, Any]]], None]) -> None:
        """Let a function change the whole table at once, as subclasses of the stock table do."""
        with self._writing():
            table = {self.document_id_class(doc_id): doc for doc_id, doc in self._read_table().items()}
            updater(table)
            cast("SqlStorage", self._storage).put_table(self._name, table)


def _demand_mapping(document: Any) -> None:
    if not isinstance(document, Mapping):
        raise ValueError("Document is not a Mapping")


def _change(document: dict[str, Any], fields: Fields) -> None:
    if callable(fields):
        fields(document)
    else:
        document.update(fields)
