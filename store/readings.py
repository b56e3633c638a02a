"""Which articles' pages are read again, and when: what the last reading of each left behind."""

import json
from collections.abc import Sequence
from datetime import datetime

from tinydb import where

from news.ladder import Habit
from news.model import Article, Reading
from news.times import stamp
from store.database import Database
from store.documents import as_document, as_noun, as_nouns
from store.sqlite import readings
from store.sqlite.connection import Connection

RECENT = 200
"""Newest articles of an outlet by which its habit is told."""


class Readings:
    """The readings of a store; an article without one has a page that nobody asked for."""

    def __init__(self, db: Database, connection: Connection) -> None:
        self._connection = connection
        self._table = db.table("readings")

    def put(self, reading: Reading) -> None:
        """Keep how an article's page stands now."""
        self._table.upsert_multiple([as_document(reading)], "article")

    def get(self, article: str) -> Reading | None:
        """How an article's page stands; None when it was never to be read."""
        found = self._table.get(where("article") == article)
        return None if found is None else as_noun(Reading, found)

    def due(self, now: datetime) -> list[Reading]:
        """The readings that are due by now, the longest due first."""
        found = as_nouns(Reading, self._table.search(where("due") <= stamp(now)))
        return sorted(found, key=lambda reading: (reading.due, reading.article))

    def rest(self, article: str) -> None:
        """Read an article's page no more."""
        self._table.remove(where("article") == article)

    def wanted_by_star(self) -> list[Article]:
        """The starred articles whose page nobody asked for yet."""
        return _articles(readings.starred(self._connection))

    def wanted_by_story(self, stories: Sequence[str]) -> list[Article]:
        """The articles of those of these stories that have an alert, whose page nobody asked for yet."""
        return _articles(readings.beside_alerts(self._connection, stories))

    def habit(self, outlet: str) -> Habit:
        """What an outlet did with its newest articles once they were told."""
        return Habit(*readings.habit(self._connection, outlet, RECENT))


def _articles(documents: Sequence[str]) -> list[Article]:
    return [as_noun(Article, json.loads(document)) for document in documents]
