"""Lets TinyDB's own tests run on our tables: a pytest plugin that puts our classes in the place of TinyDB's.

Loaded before the tests, so that their `from tinydb import TinyDB, JSONStorage` gets the database and the
storage of `store/`. The stand-ins carry the stock names, which two tests of `repr` look for.
"""

import itertools
import tempfile
from pathlib import Path
from typing import Any

import tinydb
from tinydb import database, storages, table

from store.database import Database
from store.storage import SqlStorage
from store.table import SqlTable

PLACE = tempfile.TemporaryDirectory(prefix="wirewatch-tinydb-")
NUMBERS = itertools.count()


def standing_for(name: str, module: str, base: type[Any], **members: Any) -> Any:
    """A class of ours under the name that the stock one has."""
    return type(name, (base,), {"__module__": module, **members})


def open_file(self: SqlStorage, path: str | Path, **_json_options: Any) -> None:
    """As the JSON storage is opened: by a path, with options for the JSON that do not concern us."""
    SqlStorage.__init__(self, path)


def open_fresh(self: SqlStorage) -> None:
    """As the memory storage is opened: with nothing in it."""
    SqlStorage.__init__(self, Path(PLACE.name) / f"{next(NUMBERS)}.db")


JSON = standing_for("JSONStorage", "tinydb.storages", SqlStorage, __init__=open_file)
MEMORY = standing_for("MemoryStorage", "tinydb.storages", SqlStorage, __init__=open_fresh)
TABLE = standing_for("Table", "tinydb.table", SqlTable)
TINYDB = standing_for("TinyDB", "tinydb.database", Database, table_class=TABLE, default_storage_class=JSON)

for place, names in (
    (tinydb, {"TinyDB": TINYDB, "JSONStorage": JSON}),
    (database, {"TinyDB": TINYDB, "JSONStorage": JSON}),
    (storages, {"JSONStorage": JSON, "MemoryStorage": MEMORY}),
    (table, {"Table": TABLE}),
):
    for name, stand_in in names.items():
        setattr(place, name, stand_in)
