"""Giving space back: what nothing refers to goes, and the file is written anew without its holes."""

from dataclasses import dataclass

from store.changes import KEPT
from store.sqlite import feed, search, texts, upkeep
from store.store import Store
from store.upkeep.progress import Progress, silent


@dataclass(frozen=True, slots=True)
class Compacted:
    """What a compaction did."""

    before: int
    after: int
    """Bytes of the file, with what still lay in its journal."""
    texts: int
    """Texts that no revision told of."""
    changes: int
    """Old entries of the change feed."""


def compact(store: Store, progress: Progress = silent, *, keep_changes: int = KEPT) -> Compacted:
    """Compact a store. Others may read meanwhile, who writes waits; it takes as much room again."""
    connection = store.connection
    before = upkeep.length(connection)
    progress("change feed", 0, 4)
    changes = feed.clear(connection, keep_changes)
    progress("texts", 1, 4)
    dropped = texts.remove_unused(connection)
    progress("search index", 2, 4)
    if not search.is_whole(connection):
        search.fill(connection)
    if list(upkeep.miscounts(connection)):
        upkeep.recount(connection)
    progress("file", 3, 4)
    upkeep.shrink(connection)
    progress("file", 4, 4)
    return Compacted(before, upkeep.length(connection), dropped, changes)
