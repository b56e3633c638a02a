"""The change feed: what was written, in the order it was, by whatever process."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias, cast

from store.errors import Outrun
from store.sqlite import feed
from store.sqlite.connection import Connection

What: TypeAlias = Literal["put", "removed"]

KEPT = 200_000
"""Changes that stay when old ones are cleared away: days of a busy desk."""


@dataclass(frozen=True, slots=True)
class Changed:
    """One document that was written."""

    seq: int
    """Its number: greater than that of every change before it, and never given again."""
    table: str
    id: str
    what: What


class Changes:
    """The change feed of a store."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._token: tuple[int, int] | None = None

    def after(self, seq: int, limit: int = 1000) -> list[Changed]:
        """The changes after this one, oldest first; Outrun when some of them were cleared away."""
        with self._connection.reading():
            self._token = self._connection.token()
            found = feed.after(self._connection, seq, limit)
            last, oldest = feed.bounds(self._connection)
        if (found and found[0][0] != seq + 1 and seq + 1 < oldest) or (not found and seq < last):
            raise Outrun(last)
        if len(found) == limit:
            self._token = None  # there is more
        return [Changed(number, table, str(key), cast("What", what)) for number, table, key, what in found]

    def of(self, table: str, seq: int) -> tuple[str, ...]:
        """The ids of one table's documents that were written after this change; Outrun as `after`."""
        with self._connection.reading():
            last, oldest = feed.bounds(self._connection)
            found = feed.of(self._connection, table, seq)
        if seq < last and (not oldest or seq + 1 < oldest):
            raise Outrun(last)
        return found

    def last(self) -> int:
        """The number of the last change; 0 when there never was one."""
        return feed.bounds(self._connection)[0]

    def is_new(self) -> bool:
        """Whether anything may have been written since `after` was asked last: costs some microseconds."""
        return self._token is None or self._connection.token() != self._token


def touched(changes: Sequence[Changed], table: str) -> tuple[str, ...]:
    """The ids of one table's documents among these changes, each once, in order of first sight."""
    return tuple(dict.fromkeys(change.id for change in changes if change.table == table))
