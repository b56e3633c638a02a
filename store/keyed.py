"""Documents by the text of one column, and many at once: what the house does for every article."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from store.sqlite.rows import Found
from store.storage import decode, encode
from store.table import SqlTable


class KeyedTable(SqlTable):
    """A table that is also read and written without a query, which would be built, planned and asked anew for
    each document.
    """

    def keyed(self, column: str, *values: str) -> list[Any]:
        """The documents that have one of these texts in this column, in order."""
        with self._connection.lock:
            self._notice()
            return [self._document(doc_id, document) for _, doc_id, document in self._keyed(column, values)]

    def upsert_multiple(self, documents: Sequence[Mapping[str, Any]], column: str) -> None:
        """Update the document that has the same text in this column, or put this one in; no text twice."""
        with self._writing():
            found = self._keyed(column, [document[column] for document in documents])
            held = {document[column]: (pos, document) for pos, _, document in found}
            for document in documents:
                if document[column] in held:
                    pos, before = held[document[column]]
                    self._replace(pos, before | dict(document))
            self.insert_multiple([each for each in documents if each[column] not in held])

    def insert_multiple(self, documents: Iterable[Mapping[str, Any]]) -> list[int]:
        """Put documents in, all or none; their ids. In one statement, where none brings an id of its own."""
        listed = list(documents)
        with self._writing():
            doc_ids = self._free_ids(listed)
            if doc_ids is None:
                return super().insert_multiple(listed)
            encoded = [encode(dict(document)) for document in listed]
            if not all(plain for _, plain in encoded):
                self._rows.mark_odd()
            self._rows.insert_many([(doc_id, doc) for doc_id, (doc, _) in zip(doc_ids, encoded, strict=True)])
            self._next_id = doc_ids.stop
        return list(doc_ids)

    def _free_ids(self, documents: Sequence[Any]) -> range | None:
        """The next ids, for documents that bring none; None when one does, or one of these is taken."""
        if self.document_id_class is not int or not documents:
            return None
        if not all(
            isinstance(each, Mapping) and not isinstance(each, self.document_class) for each in documents
        ):
            return None
        self._next_id = first = self._get_next_id()
        wanted = range(first, first + len(documents))
        return None if self._rows.by_id(wanted) else wanted

    def _keyed(self, column: str, values: Sequence[str]) -> list[tuple[int, Any, dict[str, Any]]]:
        rows: Iterable[Found]
        rows = self._rows.keyed(column, values) if self._rows.is_plain() else self._rows.walk()
        wanted = frozenset(values)
        found = ((pos, doc_id, decode(doc)) for pos, doc_id, doc in rows)
        return [each for each in found if each[2].get(column) in wanted]
