"""Full-text search over the newest text of every article: an FTS5 index that holds no text of its own.

`searched` says which text of an article the index knows. What FTS5 wants to see of a text again (snippets,
removal, the rebuild, its own integrity check) it reads through a view that unpacks the texts.
"""

import re
from collections.abc import Sequence
from functools import partial

from store.errors import DamagedStore
from store.sqlite.connection import Connection, Row

_TERM = re.compile(r'"([^"]*)"?|(\S+)')

SEARCH = """
CREATE TABLE searched (pos INTEGER PRIMARY KEY, text INTEGER NOT NULL)

CREATE INDEX searched_text ON searched (text)

CREATE VIEW searchable AS
SELECT searched.pos AS pos, packed_part(codec, body, 0) AS headline, packed_part(codec, body, 1) AS body
FROM searched JOIN texts ON texts.pos = searched.text

CREATE VIRTUAL TABLE search USING fts5 (
    headline, body, content = 'searchable', content_rowid = 'pos', tokenize = "unicode61 remove_diacritics 2"
)

INSERT INTO search (search, rank) VALUES ('rank', 'bm25(5.0, 1.0)')

CREATE TRIGGER searched_delete BEFORE DELETE ON articles BEGIN
    INSERT INTO search (search, rowid, headline, body)
    SELECT 'delete', pos, headline, body FROM searchable WHERE pos = old.pos;
    DELETE FROM searched WHERE pos = old.pos;
END
"""

BY_AND_BY = """
INSERT INTO search (search, rank) VALUES ('automerge', 0)

INSERT INTO search (search, rank) VALUES ('crisismerge', 64)
"""
"""Segments are merged between the turns, not by whoever writes next (`merge_some`); a writer does it only
when so many have gathered that searches would feel them."""

STEP = 32
"""Pages that one step of merging writes: some milliseconds."""

ADD = "INSERT INTO search (rowid, headline, body) VALUES (?, ?, ?)"

FILL = """
DELETE FROM searched

INSERT INTO searched
SELECT articles.pos, texts.pos FROM articles
JOIN revisions ON revisions.article = articles.id AND revisions.number =
    (SELECT max(number) FROM revisions AS each WHERE each.article = articles.id)
JOIN texts ON texts.hash = revisions.text

INSERT INTO search (search) VALUES ('rebuild')
"""


def make_search(connection: Connection) -> None:
    """Make the index and fill it with the newest text of every article that is there."""
    connection.script(SEARCH)
    fill(connection)


def fill(connection: Connection) -> None:
    """Note the newest text of every article, and index all of them anew."""
    with connection.transaction():
        connection.script(FILL)


def index(connection: Connection, article: str, text: int, headline: str, body: str) -> None:
    """Let this be the text under which an article is found, from the end of the transaction on.

    All at the end, and together: FTS5 writes out what it has gathered whenever another statement could still
    fail half-way, and each time makes a segment that has to be merged later.
    """
    with connection.joined():
        pos = connection.value("SELECT pos FROM articles WHERE id = ?", (article,))
        if pos is None:  # its article comes later in this transaction, or never
            again = partial(_late, connection, article, text, headline, body)
            connection.at_last(again)
            return
        old = connection.one("SELECT headline, body FROM searchable WHERE pos = ?", (pos,))
        connection.do("INSERT OR REPLACE INTO searched (pos, text) VALUES (?, ?)", (pos, text))
        connection.at_last(partial(_write, connection, pos, old, headline, body))


def index_first(connection: Connection, articles: Sequence[tuple[str, int, str, str]]) -> None:
    """The same for many articles that are there and were never indexed: id, text, headline, body of each."""
    with connection.joined():
        places: dict[str, int] = {}
        for start in range(0, len(articles), 500):
            part = [article for article, *_ in articles[start : start + 500]]
            marks = ", ".join("?" * len(part))
            places.update(connection.rows(f"SELECT id, pos FROM articles WHERE id IN ({marks})", part))
        connection.do_many(
            "INSERT INTO searched (pos, text) VALUES (?, ?)",
            [(places[article], text) for article, text, _, _ in articles],
        )
        rows = [(places[article], headline, body) for article, _, headline, body in articles]
        connection.at_last(partial(connection.do_many, ADD, rows))


def _late(connection: Connection, article: str, text: int, headline: str, body: str) -> None:
    if connection.value("SELECT 1 FROM articles WHERE id = ?", (article,)):
        index(connection, article, text, headline, body)


def _write(connection: Connection, pos: int, old: Row | None, headline: str, body: str) -> None:
    if old:
        connection.do(
            "INSERT INTO search (search, rowid, headline, body) VALUES ('delete', ?, ?, ?)", (pos, *old)
        )
    connection.do(ADD, (pos, headline, body))


def merge(connection: Connection) -> None:
    """Let the index forget the words of what was removed: until segments are merged it keeps both in mind."""
    connection.do("INSERT INTO search (search) VALUES ('optimize')")


def merge_by_and_by(connection: Connection) -> None:
    """Let no writer merge segments while others do it between the turns."""
    connection.script(BY_AND_BY)


def merge_some(connection: Connection) -> bool:
    """One short step of merging the segments that writes have left; False when there is none to merge."""
    with connection.transaction():
        before = connection.value("SELECT total_changes()")
        connection.do("INSERT INTO search (search, rank) VALUES ('merge', ?)", (STEP,))
        # As FTS5's manual says: fewer than two changes mean that there was nothing to do.
        return bool(connection.value("SELECT total_changes()") - before >= 2)


def is_whole(connection: Connection) -> bool:
    """Whether the index holds just the words of the texts it stands for."""
    try:
        connection.do("INSERT INTO search (search, rank) VALUES ('integrity-check', 1)")
    except DamagedStore:  # as which FTS5 tells a mismatch
        return False
    return True


def ranked(connection: Connection, words: str, limit: int) -> list[Row]:
    """The best articles for these words: document, score (greater is better), snippet."""
    wanted = match_of(words)
    if not wanted:
        return []
    connection.finish()
    return connection.rows(
        "SELECT articles.doc, -found.rank, found.part FROM ("
        "SELECT rowid AS pos, rank, snippet(search, -1, '', '', ' … ', 24) AS part FROM search "
        "WHERE search MATCH ? ORDER BY rank LIMIT ?) AS found "
        "JOIN articles ON articles.pos = found.pos ORDER BY found.rank",
        (wanted, limit),
    )


def match_of(words: str) -> str:
    """What a person typed as FTS5 reads it: every word quoted, so that none is an operator of its own."""
    terms = []
    for phrase, word in _TERM.findall(words):
        begin = not phrase and word.endswith("*")
        kept = re.sub(r'["\x00]', " ", phrase or word.rstrip("*")).strip()
        if any(character.isalnum() for character in kept):
            terms.append(f'"{kept}"*' if begin else f'"{kept}"')
    return " ".join(terms)
