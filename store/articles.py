"""Articles: kept by the desk, marked by people, listed by everybody."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from tinydb import where

from news.model import Article
from news.times import stamp
from store.database import Database
from store.documents import Document, as_document, as_noun, as_value, field_names
from store.filters import EVERYTHING, Filter
from store.finding import as_ids, by_prefix
from store.sqlite import search, views
from store.sqlite.connection import Connection
from store.sqlite.found import found_ids

MARKS = frozenset({"read", "starred", "tags", "note", "assigned", "verified", "snoozed"})
"""The fields that people write; the desk never does, so neither undoes what the other did."""

ID, URL = where("id"), where("url")


@dataclass(frozen=True, slots=True)
class Hit:
    """An article that was searched for."""

    article: Article
    score: float
    """How well it answers: greater is better, only comparable within one search."""
    snippet: str


class Articles:
    """The articles of a store."""

    def __init__(self, db: Database, connection: Connection) -> None:
        self._connection = connection
        self._table = db.table("articles")

    def put(self, article: Article) -> None:
        """Keep an article; of one that is there already the marks that people set stay as they are."""
        document = as_document(article)
        with self._connection.transaction():
            for held in self._table.keyed("id", article.id):
                self._update(held, {name: document[name] for name in document if name not in MARKS})
                return
            self._table.insert(document)

    def open(self, articles: Iterable[Article]) -> None:
        """Keep articles that were never there."""
        self._table.insert_multiple(map(as_document, articles))

    def change(self, article_id: str, **fields: Any) -> None:
        """Set fields that the desk keeps, and only these; ValueError for a mark or for what is no field."""
        wrong = [name for name in fields if name in MARKS or name not in field_names(Article)]
        if wrong:
            raise ValueError(f"the desk does not write {', '.join(wrong)} of an article")
        with self._connection.transaction():
            for held in self._table.keyed("id", article_id):
                self._update(held, {name: as_value(value) for name, value in fields.items()})

    def get(self, article_id: str) -> Article | None:
        """The article with this id."""
        found = self._table.get(article_id == ID)
        return None if found is None else as_noun(Article, found)

    def find(self, prefix: str) -> Article:
        """The one article whose id begins so; NotFound or Ambiguous otherwise."""
        return by_prefix(self._connection, Article, "articles", prefix)

    def at(self, url: str) -> Article | None:
        """An article at this address."""
        found = self._table.get(url == URL)
        return None if found is None else as_noun(Article, found)

    def known(self, source: str, keys: Iterable[str]) -> dict[str, Article]:
        """Those of a source's articles that have one of these keys, by key."""
        found = views.known(self._connection, source, list(keys))
        return {key: _read(document) for key, document in found.items()}

    def aliased(self, source: str, aliases: Iterable[str]) -> dict[str, Article]:
        """Those of a source's articles that have one of these aliases, by alias."""
        found = views.aliased(self._connection, source, list(aliases))
        return {alias: _read(document) for alias, document in found.items()}

    def gone(self, ids: Sequence[str]) -> set[str]:
        """Those of these ids whose articles were here and were removed as past keeping."""
        return views.gone(self._connection, ids)

    def newest(self, limit: int, before: Article | None = None, where: Filter = EVERYTHING) -> list[Article]:
        """The articles seen last, or those that follow one in that order: seen descending, id ascending."""
        start = None if before is None else (stamp(before.seen), before.id)
        part = views.filtered(where)
        return [_read(doc) for doc in views.newest(self._connection, "articles", "seen", part, start, limit)]

    def ids(self, where: Filter = EVERYTHING, limit: int = -1) -> Sequence[str]:
        """The ids of all matching articles, or of so many, newest first."""
        if where.words is not None:
            return as_ids(found_ids(self._connection, where, limit))
        return as_ids(views.ids(self._connection, "articles", "seen", views.filtered(where), limit))

    def among(self, ids: Sequence[str], where: Filter = EVERYTHING) -> list[str]:
        """Those of these ids whose articles match, newest first."""
        return views.among(self._connection, ids, views.filtered(where))

    def many(self, ids: Sequence[str]) -> list[Article]:
        """The articles with these ids, in this order; ids that are not there are left out."""
        found = views.many(self._connection, "articles", ids)
        return [_read(found[each]) for each in ids if each in found]

    def count(self, where: Filter = EVERYTHING) -> int:
        """How many articles match: kept where it can be, counted where not."""
        if where == EVERYTHING:
            return len(self._table)
        if where == Filter(state="unread"):
            return self.unread()
        return views.count(self._connection, "articles", views.filtered(where))

    def edited(self, sources: Sequence[str], since: datetime) -> int:
        """How many articles of these sources that were there before a time were edited from then on."""
        return views.edited(self._connection, sources, stamp(since))

    def outlets(self, tag: str) -> set[str]:
        """The outlets of the articles with this tag."""
        return {row[0] for row in views.tagged_outlets(self._connection, tag)}

    def titles(self, since: datetime, until: datetime) -> list[str]:
        """The headlines of the articles seen in this time."""
        return [row[0] for row in views.titles(self._connection, stamp(since), stamp(until))]

    def unread(self) -> int:
        """How many articles nobody has read: kept, not counted."""
        return views.tally(self._connection, "unread")

    def tags(self, limit: int = 12) -> list[tuple[str, int]]:
        """The tags that most articles bear, with how many do, in the order of the alphabet."""
        return sorted(views.tags(self._connection, limit))

    def search(self, words: str, limit: int = 50) -> list[Hit]:
        """The articles that answer these words best, each with the place where it does."""
        return [
            Hit(_read(document), score, snippet)
            for document, score, snippet in search.ranked(self._connection, words, limit)
        ]

    def _update(self, held: Any, fields: Document) -> None:
        if any(held.get(name) != value for name, value in fields.items()):
            self._table.update(fields, doc_ids=[held.doc_id])


def _read(document: str) -> Article:
    return as_noun(Article, json.loads(document))
