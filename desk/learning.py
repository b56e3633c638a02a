"""What each outlet puts on many of its pages, learned from the texts in the store as pages are read."""

from news.boilerplate import NOTHING_LEARNED, Boilerplate
from news.model import Text
from store.filters import Filter
from store.store import Store

LOOKED_AT = 200
"""Newest articles of an outlet that are read again from the store when it first turns up after a start."""


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
