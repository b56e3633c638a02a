"""The newest articles that hold words, without looking at all that do.

The words' index gives its hits by position, the last written first, and stops when it has enough; that is
nearly the order of first sight, for articles are written when they are seen. Nearly is not enough for a list:
a few more hits than wanted are taken, put into the list's own order, and where an article that was written
before all of them was seen as late as the last one given (a store put together from others, a clock that was
set back) every hit is sorted after all.
"""

from dataclasses import replace

from store.filters import Filter
from store.sqlite import views
from store.sqlite.connection import Connection
from store.sqlite.search import match_of

ROOM = 2_000
"""Hits taken beyond those wanted: so far apart may the orders of writing and of first sight be."""

NEWEST = """
WITH hits AS MATERIALIZED (
    SELECT articles.pos AS pos FROM search CROSS JOIN articles ON articles.pos = search.rowid
    WHERE search MATCH ? AND {rest} ORDER BY search.rowid DESC LIMIT ?
)
SELECT group_concat(id, ' '), min(seen), (SELECT min(pos) FROM hits), (SELECT count(*) FROM hits)
FROM (SELECT id, seen FROM articles WHERE pos IN hits ORDER BY seen DESC, id LIMIT ?)
"""

EARLIER = "SELECT 1 FROM articles WHERE seen >= ? AND +pos < ? LIMIT 1"
"""Whether an article written before a position was seen at a time or later."""


def found_ids(connection: Connection, where: Filter, limit: int) -> str:
    """The ids of so many articles with a filter's words, newest first, in one string, a space between."""
    wanted = match_of(where.words or "")
    if not wanted or limit < 0 or _is_few(where):
        return _sorted(connection, where, limit)
    rest = views.filtered(replace(where, words=None))
    with connection.reading():
        ids, seen, first, count = connection.rows(
            NEWEST.format(rest=rest.sql), (wanted, *rest.values, limit + ROOM, limit)
        )[0]
        if count == limit + ROOM and connection.one(EARLIER, (seen, first)):
            return _sorted(connection, where, limit)
        return ids or ""


def _is_few(where: Filter) -> bool:
    """Whether a filter names what few articles have, so that these are looked up rather than the words."""
    return any(named is not None for named in (where.source, where.story, where.outlet, where.tag))


def _sorted(connection: Connection, where: Filter, limit: int) -> str:
    return views.ids(connection, "articles", "seen", views.filtered(where), limit)
