"""What each outlet is known for: lines on many of its pages, and whether it edits; learned from the store."""

from datetime import datetime, timedelta

from news.boilerplate import NOTHING_LEARNED, Boilerplate
from news.ladder import Habit
from news.model import Text
from store.filters import Filter
from store.store import Store

LOOKED_AT = 200
"""Newest articles of an outlet that are read again from the store when it first turns up after a start."""

COUNTED = timedelta(hours=1)
"""How long a habit is believed before it is counted anew."""


class Learning:
    """The boilerplate of every outlet met so far; a restart learns it again from the texts that are kept."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._outlets: dict[str, Boilerplate] = {}

    def of(self, outlet: str) -> Boilerplate:
        """What is known of an outlet."""
        if outlet not in self._outlets:
            self._outlets[outlet] = self._relearned(outlet)
        return self._outlets[outlet]

    def learn(self, outlet: str, article: str, text: Text) -> None:
        """Take note of one more page."""
        self._outlets[outlet] = self.of(outlet).learned(article, text.paragraphs)

    def _relearned(self, outlet: str) -> Boilerplate:
        known = NOTHING_LEARNED
        for article in reversed(self._store.articles.newest(LOOKED_AT, where=Filter(outlet=outlet))):
            newest = self._store.revisions.newest(article.id)
            if newest is not None and newest[0].origin == "page":
                known = known.learned(article.id, newest[1].paragraphs)
        return known


class Habits:
    """Whether outlets edit their articles, by those read again lately."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._known: dict[str, tuple[datetime, Habit]] = {}

    def of(self, outlet: str, now: datetime) -> Habit:
        """The habit of an outlet."""
        known = self._known.get(outlet)
        if known is None or now - known[0] >= COUNTED:
            known = self._known[outlet] = (now, self._store.readings.habit(outlet))
        return known[1]
