"""TinyDB over SQL: the class that the house and everybody else opens a store's documents with."""

from typing import Any

from tinydb import TinyDB
from tinydb.storages import Storage
from tinydb.table import Table

from store.keyed import KeyedTable
from store.storage import SqlStorage


class Database(TinyDB):
    """TinyDB whose storage is a SQL database and whose tables read and write rows."""

    table_class: type[Table] = KeyedTable
    default_storage_class: type[Storage] = SqlStorage  # type: ignore[assignment]  # stock: guessed as JSONStorage

    def table(self, name: str, **options: Any) -> Any:
        """The table of this name; over a storage that is not ours (a middleware, say) TinyDB's own."""
        if name not in self._tables and not isinstance(self._storage, SqlStorage):
            self._tables[name] = Table(self._storage, name, **options)
        return super().table(name, **options)

    def tables(self) -> set[str]:
        """The names of all tables ever written."""
        return set(self._storage.tables()) if isinstance(self._storage, SqlStorage) else super().tables()

    def drop_tables(self) -> None:
        """Drop all tables."""
        if not isinstance(self._storage, SqlStorage):
            super().drop_tables()
            return
        with self._storage.connection.transaction():
            for name in self.tables():
                self._storage.rows(name).drop()
        self._tables.clear()

    def drop_table(self, name: str) -> None:
        """Drop one table; nothing when there is none."""
        if not isinstance(self._storage, SqlStorage):
            super().drop_table(name)
            return
        self._tables.pop(name, None)
        with self._storage.connection.transaction():
            if name in self.tables():
                self._storage.rows(name).drop()
