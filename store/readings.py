"""Which articles' pages are read again, and when: what the last reading of each left behind."""

from datetime import datetime

from tinydb import where

from news.model import Reading
from news.times import stamp
from store.database import Database
from store.documents import as_document, as_noun, as_nouns


class Readings:
    """The readings of a store; an article without one has a page that nobody asked for."""

    def __init__(self, db: Database) -> None:
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
