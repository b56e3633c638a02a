"""How a store's file is opened, and what SQLite's errors mean to whoever has it open."""

import os
import sqlite3
from pathlib import Path
from shlex import quote

from store.errors import (
    DamagedStore,
    NewerStore,
    NoStore,
    Overtaken,
    StoreBusy,
    StoreError,
    StoreFull,
    StoreUnwritable,
)
from store.place import FILE

VERSION = 9
"""The version of today's store: how many migrations (`store/sqlite/schema.py`) it has been through."""

PATIENCE_MS = 30_000
"""How long a writer waits for another one: ours are done in milliseconds, a compaction in seconds."""

PRAGMAS = (
    f"PRAGMA busy_timeout = {PATIENCE_MS}",
    "PRAGMA synchronous = FULL",  # what was acknowledged survives a power cut
    "PRAGMA foreign_keys = OFF",
    "PRAGMA wal_autocheckpoint = 8000",  # the desk does it long before, between its turns (Store.tidy)
    "PRAGMA journal_size_limit = 67108864",
    "PRAGMA cache_size = -8000",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA recursive_triggers = OFF",
)


def explain(error: sqlite3.Error, file: Path) -> Exception:
    """The room's error for one of SQLite's; the same error when it tells of a mistake of ours."""
    code = getattr(error, "sqlite_errorcode", None)
    match None if code is None else code & 0xFF:
        case sqlite3.SQLITE_INTERRUPT:
            return Overtaken("given up: nobody waits for the answer any more")
        case sqlite3.SQLITE_FULL:
            return StoreFull(
                f"no room left on the disk for {file}; nothing was half-written: make room and go on"
            )
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_PERM | sqlite3.SQLITE_AUTH:
            return StoreUnwritable(f"cannot write {file} ({error}); check who owns it and its directory")
        case sqlite3.SQLITE_NOTADB if file.name != FILE:  # under our own name it was a store once
            return DamagedStore(f"{file} is not a wirewatch store; choose another place with --store")
        case sqlite3.SQLITE_CORRUPT | sqlite3.SQLITE_NOTADB:
            return damaged(file, str(error))
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return StoreBusy(f"another process has held {file} for {PATIENCE_MS // 1000} s; try again")
        case sqlite3.SQLITE_IOERR:
            return StoreError(
                f"the disk failed under {file} ({error}); check the disk, then `wirewatch db check`"
            )
    return error


def damaged(file: Path, why: str) -> DamagedStore:
    """The word on a damaged store."""
    return DamagedStore(
        f"{file} is damaged ({why}); `wirewatch db salvage --store {quote(str(file))}` saves what can be read"
    )


def newer(file: Path, version: int) -> NewerStore:
    """The word on a store of a later version."""
    return NewerStore(
        f"{file} was made by a newer wirewatch (store version {version}, this program knows "
        f"up to {VERSION}); nothing was touched: update wirewatch, or choose another place with --store"
    )


def no_store(file: Path) -> NoStore:
    """The word on a store that is not there, and on whether one can be made."""
    above = next((place for place in file.parents if place.exists()), file.parent)
    if not above.is_dir():
        return NoStore(
            f"there is no store at {file}, for {above} is no directory: choose another with --store"
        )
    if not os.access(above, os.W_OK | os.X_OK):
        return NoStore(f"there is no store at {file}, and none can be made: {above} may not be written to")
    return NoStore(f"there is no store at {file}; `wirewatch add URL` makes one")


def prepare_place(file: Path, *, create: bool) -> None:
    """Make the directory and the file, for the owner alone, before SQLite makes them for everybody."""
    if file.exists():
        return
    if not create:
        raise no_store(file)
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(file, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600))
    except OSError as error:
        raise StoreUnwritable(
            f"cannot make {file}: {error.strerror}; choose another place with --store"
        ) from error


def open_file(file: Path, *, read_only: bool) -> sqlite3.Connection:
    """The bare connection; a store on a medium that cannot be written at all is read as it lies."""
    if not read_only:
        return _connect(file, "mode=rw")
    raw = _connect(file, "mode=ro")
    try:
        raw.execute("SELECT 1 FROM sqlite_master")
    except sqlite3.OperationalError as error:
        raw.close()
        if error.sqlite_errorcode & 0xFF not in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY):
            raise
        return _connect(file, "mode=ro&immutable=1")
    return raw


def open_damaged(file: Path) -> sqlite3.Connection:
    """A connection that reads what is there of a file that is shorter than it should be."""
    raw = _connect(file, "mode=rw")
    raw.execute("PRAGMA writable_schema = ON")
    raw.execute("PRAGMA query_only = ON")
    return raw


def _connect(file: Path, how: str) -> sqlite3.Connection:
    uri = f"{file.absolute().as_uri()}?{how}"
    return sqlite3.connect(
        uri, uri=True, isolation_level=None, check_same_thread=False, cached_statements=256
    )
