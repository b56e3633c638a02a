"""TinyDB over SQL: the class that the house and everybody else opens a store's documents with."""

from typing import Any, cast

from tinydb import TinyDB
from tinydb.storages import Storage
from tinydb.table import Table

from store.storage import SqlStorage
from store.table import SqlTable


class Database(TinyDB):
    """TinyDB whose storage is a SQL database and whose tables read and write rows."""

    table_class: type[Table] = SqlTable
    default_storage_class: type[Storage] = SqlStorage

    def table(self, name: str, **options: Any) -> SqlTable:
        """The table of this name."""
        return cast("SqlTable", super().table(name, **options))

    def tables(self) -> set[str]:
        """The names of all tables ever written."""
        return set(self._sql.tables())

    def drop_tables(self) -> None:
        """Drop all tables."""
        with self._sql.connection.transaction():
            for name in self.tables():
                self._sql.rows(name).drop()
        self._tables.clear()

    def drop_table(self, name: str) -> None:
        """Drop one table; nothing when there is none."""
        self._tables.pop(name, None)
        with self._sql.connection.transaction():
            if name in self.tables():
                self._sql.rows(name).drop()

    @property
    def _sql(self) -> SqlStorage:
        return cast("SqlStorage", self._storage)
