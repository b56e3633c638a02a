"""Which rows of a table a query means: SQL names those that may answer, Python has the last word."""

from collections.abc import Iterable, Iterator
from typing import Any, TypeAlias

from tinydb.queries import QueryLike

from store.sqlite.compile import plan
from store.sqlite.plans import ALL, ANYTHING, Plan
from store.sqlite.rows import Rows
from store.storage import decode

Read: TypeAlias = tuple[int, Any, dict[str, Any]]
"""A row that was read: its place, its id, its document."""


class Meant:
    """The rows of one table that queries and ids mean, each with its document."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def matching(self, cond: QueryLike, *, first: bool = False) -> Iterator[Read]:
        """The rows for which the query is true; `first` where no more than the first is wanted."""
        where = self._plan(cond).may
        rows = self._rows.walk(where) if first and where == ALL else self._rows.where(where)
        for pos, doc_id, doc in rows:
            document = decode(doc)
            if cond(document):
                yield pos, doc_id, document

    def named(self, cond: QueryLike | None, doc_ids: Iterable[int] | None) -> Iterator[Read]:
        """The rows that an update or a removal is about; those asked for by id in the order of asking."""
        if doc_ids is not None:
            wanted = list(doc_ids)
            held = {doc_id: (pos, doc) for pos, doc_id, doc in self._rows.by_id(wanted)}
            documents = {doc_id: decode(doc) for doc_id, (_, doc) in held.items()}
            return ((held[each][0], each, documents[each]) for each in wanted if each in held)
        if cond is not None:
            return iter(list(self.matching(cond)))
        return self.all()

    def newest(self, cond: QueryLike | None) -> Iterator[Read]:
        """The rows for which the query is true, the one put in last first; all of them without one."""
        where = ALL if cond is None else self._plan(cond).may
        for pos, doc_id, doc in self._rows.walk_back(where):
            document = decode(doc)
            if cond is None or cond(document):
                yield pos, doc_id, document

    def all(self) -> Iterator[Read]:
        """All rows, in the order they were put in."""
        return ((pos, doc_id, decode(doc)) for pos, doc_id, doc in self._rows.walk())

    def _plan(self, cond: QueryLike) -> Plan:
        if not self._rows.is_plain():
            return ANYTHING
        return plan(getattr(cond, "_hash", None), self._rows.columns)
