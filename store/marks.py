"""Which items a source held when it was last read, so that a desk begun anew reads only what is new.

An item is eight bytes: a hash of it as it stood in the source's bytes. No documents and in no change feed,
for they say nothing to a person; a store that lost them is as good, and its next polls a little slower.
"""

from array import array

from store.sqlite import marks
from store.sqlite.connection import Connection

MOST = 4_096
"""Marks of one source that are kept, 32 KB; of a longer one the rest is read again at each change."""


class Marks:
    """The marks of a store's sources."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of(self, source: str, way: str) -> frozenset[int]:
        """The marks of the last reading; none when it was in another `way`, as it could have read less."""
        body = marks.of(self._connection, source, way)
        return frozenset(array("Q", body)) if body else frozenset()

    def keep(self, source: str, way: str, found: frozenset[int]) -> None:
        """Keep the marks of a reading, in place of those of the one before."""
        marks.keep(self._connection, source, way, array("Q", sorted(found)[:MOST]).tobytes())
