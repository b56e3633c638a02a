"""The rows of one TinyDB table: a document each, as JSON, in the order in which they were put in."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeAlias

from store.sqlite.connection import Connection
from store.sqlite.plans import ALL, Part
from store.sqlite.shapes import SHAPES, Shape, make_table

Found: TypeAlias = tuple[int, Any, str]
"""A row's place, its document's id and the document's JSON."""

PAGE = 500
"""Rows read at once while a table is walked through: no lock or snapshot is held in between."""


class Rows:
    """The SQL side of one TinyDB table. A table of no documents may not be there at all."""

    def __init__(self, connection: Connection, name: str) -> None:
        self._connection = connection
        self._name = name
        self._body: str | None = None
        self._plain = True
        self._listed = False
        self.is_of_the_house = name in SHAPES
        shape = SHAPES.get(name)
        self.columns = frozenset(shape.columns if shape else ())

    def body(self) -> str | None:
        """The quoted SQL table; None when it was not made yet."""
        if self._body is None:
            found = self._connection.one("SELECT body, plain FROM tables WHERE name = ?", (self._name,))
            if found:
                self._body, self._plain = f'"{found[0]}"', bool(found[1])
        return self._body

    def make(self) -> str:
        """The quoted SQL table, made when it was not there, and listed from now on."""
        body = self.body()
        if body is None:
            number = self._connection.value("SELECT count(*) FROM tables") + 1
            while self._connection.value("SELECT 1 FROM tables WHERE body = ?", (f"table_{number}",)):
                number += 1
            name = f"table_{number}"
            self._connection.do("INSERT INTO tables (name, body) VALUES (?, ?)", (self._name, name))
            self._connection.script(make_table(self._name, name, Shape(columns=(), unique=())))
            body = self._body = f'"{name}"'
        if not self._listed:
            self._connection.do("UPDATE tables SET written = 1 WHERE name = ? AND NOT written", (self._name,))
            self._listed = True
        return body

    def forget(self) -> None:
        """Look the table up anew: another process may have dropped or made it."""
        self._body, self._listed = None, False

    def is_plain(self) -> bool:
        """Whether SQLite reads every document as Python does; where not, Python is asked about each."""
        return self.body() is None or self._plain

    def mark_odd(self) -> None:
        """Note that a document is kept which SQLite reads otherwise than Python."""
        if self._plain:
            self._connection.do("UPDATE tables SET plain = 0 WHERE name = ?", (self._name,))
            self._plain = False

    def count(self) -> int:
        """How many documents there are: kept, not counted."""
        return self._connection.value("SELECT count FROM tables WHERE name = ?", (self._name,)) or 0

    def where(self, where: Part) -> list[Found]:
        """The rows that answer a condition, in order."""
        body = self.body()
        if body is None:
            return []
        return self._connection.rows(
            f"SELECT pos, doc_id, doc FROM {body} WHERE {where.sql} ORDER BY pos", where.values
        )

    def walk(self, where: Part = ALL) -> Iterator[Found]:
        """The same, a page at a time; rows put in meanwhile are not met."""
        body = self.body()
        if body is None:
            return
        last = self._connection.value(f"SELECT max(pos) FROM {body}") or 0
        after = 0
        while True:
            page = self._connection.rows(
                f"SELECT pos, doc_id, doc FROM {body} WHERE ({where.sql}) AND pos > ? AND pos <= ? "
                f"ORDER BY pos LIMIT {PAGE}",
                (*where.values, after, last),
            )
            yield from page
            if len(page) < PAGE:
                return
            after = page[-1][0]

    def walk_back(self, where: Part = ALL) -> Iterator[Found]:
        """The rows that answer a condition, the last one first, a page at a time."""
        body = self.body()
        before = 2**62
        while body is not None:
            page = self._connection.rows(
                f"SELECT pos, doc_id, doc FROM {body} WHERE ({where.sql}) AND pos < ? "
                f"ORDER BY pos DESC LIMIT {PAGE}",
                (*where.values, before),
            )
            yield from page
            if len(page) < PAGE:
                return
            before = page[-1][0]

    def by_id(self, doc_ids: Sequence[Any]) -> list[Found]:
        """The rows with these document ids, in order."""
        body = self.body()
        if body is None:
            return []
        if len(doc_ids) == 1:
            return self._connection.rows(f"SELECT pos, doc_id, doc FROM {body} WHERE doc_id = ?", doc_ids)
        found: list[Found] = []
        for start in range(0, len(doc_ids), PAGE):
            part = doc_ids[start : start + PAGE]
            marks = ", ".join("?" * len(part))
            found += self._connection.rows(
                f"SELECT pos, doc_id, doc FROM {body} WHERE doc_id IN ({marks})", part
            )
        return sorted(found)

    def keyed(self, column: str, values: Sequence[str]) -> list[Found]:
        """The rows that have one of these texts in this column, in order."""
        body = self.body()
        found: list[Found] = []
        for start in range(0, len(values) if body else 0, PAGE):
            part = values[start : start + PAGE]
            marks = ", ".join("?" * len(part))
            found += self._connection.rows(
                f"SELECT pos, doc_id, doc FROM {body} WHERE {column} IN ({marks})", part
            )
        return sorted(found) if len(found) > 1 else found

    def doc_ids(self) -> list[Any]:
        """All document ids, in order."""
        body = self.body()
        return (
            []
            if body is None
            else [row[0] for row in self._connection.rows(f"SELECT doc_id FROM {body} ORDER BY pos")]
        )

    def last_id(self) -> int | None:
        """The greatest document id of a table whose ids are numbers."""
        body = self.body()
        return None if body is None else self._connection.value(f"SELECT max(doc_id) FROM {body}")

    def insert(self, doc_id: Any, doc: str) -> bool:
        """Put a document in; False, and nothing done, when one has this id."""
        # Only this one conflict is a no: a second document for a unique field is an error.
        sql = f"INSERT INTO {self.make()} (doc_id, doc) VALUES (?, ?) ON CONFLICT (doc_id) DO NOTHING"
        return self._connection.do(sql, (doc_id, doc)) == 1

    def insert_many(self, documents: Sequence[tuple[int, str]]) -> None:
        """Put documents in, the id of each before it; all of them new."""
        self._connection.do_many(f"INSERT INTO {self.make()} (doc_id, doc) VALUES (?, ?)", documents)

    def update(self, pos: int, doc: str) -> None:
        """Put a document in the place of another."""
        self._connection.do(f"UPDATE {self.make()} SET doc = ? WHERE pos = ?", (doc, pos))

    def remove(self, places: Iterable[int]) -> None:
        """Take documents out."""
        self._connection.do_many(f"DELETE FROM {self.make()} WHERE pos = ?", [(pos,) for pos in places])

    def clear(self) -> None:
        """Take all documents out."""
        self._connection.do(f"DELETE FROM {self.make()}")

    def drop(self) -> None:
        """Take the table away; one of the house's own is emptied and listed no longer."""
        body = self.body()
        if body is None:
            return
        self.clear()
        if self._name in SHAPES:
            self._connection.do("UPDATE tables SET written = 0, plain = 1 WHERE name = ?", (self._name,))
        else:
            self._connection.script([f"DROP TABLE {body}"])
            self._connection.do("DELETE FROM tables WHERE name = ?", (self._name,))
        self.forget()
        self._connection.disown()


def listed(connection: Connection) -> list[str]:
    """The names of the tables that were ever written, as TinyDB lists them."""
    return [row[0] for row in connection.rows("SELECT name FROM tables WHERE written ORDER BY name")]
