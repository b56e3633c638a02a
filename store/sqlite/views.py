"""What lists ask for: articles and alerts newest first, by keyset, and the counts that are kept."""

import json
from collections.abc import Sequence

from news.times import stamp
from store.filters import Filter
from store.sqlite.connection import Connection, Row
from store.sqlite.plans import Part
from store.sqlite.search import match_of

STATES = {"unread": "NOT read", "read": "read", "starred": "starred", "snoozed": "snoozed IS NOT NULL"}


def filtered(where: Filter) -> Part:
    """The condition on articles that a filter means."""
    named = (("source", where.source), ("story", where.story), ("outlet", where.outlet))
    parts: list[tuple[str, tuple[str, ...]]] = [
        (f"{column} = ?", (wanted,)) for column, wanted in named if wanted is not None
    ]
    if where.state is not None:
        parts.append((STATES[where.state], ()))
    if where.since is not None:
        parts.append(("seen >= ?", (stamp(where.since),)))
    if where.until is not None:
        parts.append(("seen < ?", (stamp(where.until),)))
    if where.tag is not None:
        parts.append(("id IN (SELECT id FROM tagged WHERE tag = ?)", (where.tag,)))
    if where.awake is not None:
        # Few are snoozed: so a long list is read from its index alone, a sixth of the time.
        parts.append(("id NOT IN (SELECT id FROM articles WHERE snoozed > ?)", (stamp(where.awake),)))
    if where.words is not None:
        wanted = match_of(where.words)
        found = ("pos IN (SELECT rowid FROM search WHERE search MATCH ?)", (wanted,))
        parts.append(found if wanted else ("0", ()))
    sql = " AND ".join(part for part, _ in parts) or "1"
    return Part(sql, tuple(value for _, values in parts for value in values))


def newest(
    connection: Connection, table: str, time: str, where: Part, before: tuple[str, str] | None, limit: int
) -> list[str]:
    """The documents of the newest rows, by a time and the id; from after a given one on."""
    values = where.values
    sql = where.sql
    if before is not None:
        sql = f"({sql}) AND {time} <= ? AND ({time} < ? OR id > ?)"
        values = (*values, before[0], *before)
    found = connection.rows(
        f"SELECT doc FROM {table} WHERE {sql} ORDER BY {time} DESC, id LIMIT ?", (*values, limit)
    )
    return [row[0] for row in found]


def ids(connection: Connection, table: str, time: str, where: Part, limit: int = -1) -> str:
    """The ids of all matching rows or of so many, newest first, in one string, a space between."""
    return connection.value(
        "SELECT group_concat(id, ' ') FROM "
        f"(SELECT id FROM {table} WHERE {where.sql} ORDER BY {time} DESC, id LIMIT ?)",
        (*where.values, limit),
    ) or ""  # fmt: skip


def edited(connection: Connection, sources: Sequence[str], since: str) -> int:
    """How many articles of these sources that were there before a time have changed from then on."""
    return int(connection.value(
        "SELECT count(*) FROM articles WHERE source IN (SELECT value FROM json_each(?)) "
        "AND changed >= ? AND seen < ?",
        (json.dumps(list(sources)), since, since),
    ))  # fmt: skip


def among(connection: Connection, wanted: Sequence[str], where: Part) -> list[str]:
    """Those of these articles that match, newest first."""
    found = connection.rows(
        f"SELECT id FROM articles WHERE id IN (SELECT value FROM json_each(?)) AND {where.sql} "
        "ORDER BY seen DESC, id",
        (json.dumps(list(wanted)), *where.values),
    )
    return [row[0] for row in found]


def many(connection: Connection, table: str, wanted: Sequence[str]) -> dict[str, str]:
    """The documents with these ids."""
    found: dict[str, str] = {}
    for start in range(0, len(wanted), 500):
        part = wanted[start : start + 500]
        found.update(
            connection.rows(f"SELECT id, doc FROM {table} WHERE id IN ({', '.join('?' * len(part))})", part)
        )
    return found


def members(connection: Connection, since: str) -> list[Row]:
    """Id, outlet, time of sight and story of the articles of all stories told of since then, oldest first."""
    return connection.rows(
        "SELECT articles.id, outlet, seen, story FROM stories JOIN articles ON articles.story = stories.id "
        "WHERE last_seen >= ? ORDER BY seen, articles.id",
        (since,),
    )


def told(connection: Connection, since: str, until: str) -> list[Row]:
    """Each story with articles seen in this time, and how many these are."""
    return connection.rows(
        "SELECT story, count(*) FROM articles WHERE story IS NOT NULL AND seen >= ? AND seen < ? "
        "GROUP BY story",
        (since, until),
    )


def outlets(connection: Connection, since: str) -> list[Row]:
    """Story and outlet, once each, of all that was seen since then."""
    return connection.rows(
        "SELECT DISTINCT story, outlet FROM articles WHERE story IS NOT NULL AND seen >= ?", (since,)
    )


def tagged_outlets(connection: Connection, tag: str) -> list[Row]:
    """The outlets of the articles with a tag."""
    return connection.rows(
        "SELECT DISTINCT outlet FROM articles WHERE id IN (SELECT id FROM tagged WHERE tag = ?)", (tag,)
    )


def titles(connection: Connection, since: str, until: str) -> list[Row]:
    """The headlines of the articles seen in this time."""
    return connection.rows(
        "SELECT json_extract(doc, '$.title') FROM articles WHERE seen >= ? AND seen < ?", (since, until)
    )


def known(connection: Connection, source: str, keys: Sequence[str]) -> dict[str, str]:
    """The documents of a source's articles with these keys, by key."""
    found: dict[str, str] = {}
    for start in range(0, len(keys), 500):
        part = keys[start : start + 500]
        found.update(
            connection.rows(
                f"SELECT key, doc FROM articles WHERE source = ? AND key IN ({', '.join('?' * len(part))})",
                (source, *part),
            )
        )
    return found


ALIASES = (
    "CREATE INDEX IF NOT EXISTS articles_aliases ON articles (source, json_extract(doc, '$.alias')) "
    "WHERE json_extract(doc, '$.alias') IS NOT NULL"
)


def aliased(connection: Connection, source: str, aliases: Sequence[str]) -> dict[str, str]:
    """The documents of a source's articles with these aliases, by alias; of two the younger."""
    found: dict[str, str] = {}
    alias = "json_extract(doc, '$.alias')"
    for start in range(0, len(aliases), 500):
        part = aliases[start : start + 500]
        found.update(
            connection.rows(
                f"SELECT {alias}, doc FROM articles WHERE source = ? AND {alias} IS NOT NULL "
                f"AND {alias} IN ({', '.join('?' * len(part))}) ORDER BY pos",
                (source, *part),
            )
        )
    return found


def count(connection: Connection, table: str, where: Part) -> int:
    """How many rows match, counted."""
    return int(connection.value(f"SELECT count(*) FROM {table} WHERE {where.sql}", where.values))


def tags(connection: Connection, limit: int) -> list[tuple[str, int]]:
    """The tags that most articles bear, with how many do."""
    asked = "SELECT tag, COUNT(*) AS many FROM tagged GROUP BY tag ORDER BY many DESC, tag LIMIT ?"
    return [(str(tag), int(many)) for tag, many in connection.rows(asked, (limit,))]


def tallies(connection: Connection, what: str) -> dict[str, int]:
    """The counts that are kept under this name, by what they are of."""
    return dict(connection.rows("SELECT of, count FROM tallies WHERE what = ? AND count > 0", (what,)))


def last_due(connection: Connection, rule: str, way: str) -> str | None:
    """The time of the last notice of a rule by a way that was told, or waits for its first try."""
    last: str | None = connection.value(
        "SELECT max(due) FROM outbox WHERE rule = ? AND state IN ('waiting', 'sent') "
        "AND json_extract(doc, '$.way') = ?",
        (rule, way),
    )
    return last


def tally(connection: Connection, what: str) -> int:
    """The sum of the counts that are kept under this name."""
    return int(connection.value("SELECT total(count) FROM tallies WHERE what = ?", (what,)))


def with_prefix(connection: Connection, table: str, prefix: str, limit: int) -> list[Row]:
    """Ids that begin with a prefix, with their documents."""
    return connection.rows(
        f"SELECT id, doc FROM {table} WHERE id >= ? AND id < ? ORDER BY id LIMIT ?",
        (prefix, prefix + "\U0010ffff", limit),
    )


def queued(state: str | None, rule: str | None) -> Part:
    """The condition on alerts of a state, of a rule, of both or of neither."""
    wanted = [(column, value) for column, value in (("state", state), ("rule", rule)) if value is not None]
    return Part(
        " AND ".join(f"{column} = ?" for column, _ in wanted) or "1", tuple(value for _, value in wanted)
    )


def gone(connection: Connection, ids: Sequence[str]) -> set[str]:
    """Those of these articles that were removed as past keeping."""
    found: set[str] = set()
    for start in range(0, len(ids), 500):
        part = ids[start : start + 500]
        marks = ", ".join("?" * len(part))
        found.update(row[0] for row in connection.rows(f"SELECT id FROM gone WHERE id IN ({marks})", part))
    return found
