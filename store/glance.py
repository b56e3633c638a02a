"""The state of a store at a glance, for a status line: quick to load, quick to ask, no lock, nothing written.

This file loads nothing but `sqlite3`, for it has some forty milliseconds from the shell's exec to the last
byte.
"""

import fcntl
import os
import sqlite3
from pathlib import Path
from typing import NamedTuple

from store.errors import DamagedStore
from store.place import lock_file, store_file
from store.sqlite.opening import VERSION, damaged, newer, no_store, open_file


class Glance(NamedTuple):
    """What a status line says."""

    unread: int = 0
    alerts: int = 0
    """Alerts nobody has looked at yet."""
    failing: int = 0
    """Sources whose last look failed, but for those that are paused, as everywhere."""
    stories: int = 0
    desk: bool = False
    """Whether a desk is at work."""
    notices: int = 0
    """Notices that could not be told so far and are tried again."""


QUESTION = """
SELECT (SELECT total(count) FROM tallies WHERE what = 'unread'),
       (SELECT total(count) FROM tallies WHERE what = 'alerts' AND of = 'new'),
       (SELECT count(*) FROM standings JOIN sources ON sources.id = standings.source
        WHERE failures > 0 AND NOT json_extract(sources.doc, '$.paused')
        AND (SELECT total(count) FROM tallies WHERE what = 'failing')),
       (SELECT count FROM tables WHERE name = 'stories'),
       (SELECT total(count) FROM tallies WHERE what = 'notices' AND of = 'failing')
"""


def glance(path: Path) -> Glance:
    """What there is to see. NoStore when there is none, NewerStore or DamagedStore when it cannot be read."""
    file = store_file(path)
    if not file.exists():
        raise no_store(file)
    if not file.stat().st_size:
        raise damaged(file, "the file is empty")
    try:
        row = _ask(file)
    except sqlite3.Error as error:
        raise DamagedStore(f"cannot read {file} ({error}); `wirewatch db check` says more") from error
    unread, alerts, failing, stories, notices = (int(value or 0) for value in row)
    return Glance(unread, alerts, failing, stories, _has_desk(path), notices)


def _ask(file: Path) -> tuple[float, ...]:
    connection = open_file(file, read_only=True)
    try:
        connection.execute("PRAGMA busy_timeout = 1000")
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if version > VERSION:
            raise newer(file, version)
        row: tuple[float, ...] = connection.execute(QUESTION).fetchone()
    finally:
        connection.close()
    return row


def _has_desk(path: Path) -> bool:
    """Whether the desk lock is held: tried with a shared lock, which is let go at once."""
    try:
        handle = os.open(lock_file(path), os.O_RDONLY | os.O_CLOEXEC)
    except OSError:
        return False
    try:
        fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(handle)
    return False
