"""Which articles' pages are read, and why: those of a source that wants all; those that matter to somebody.

An article matters when a rule matched it, when a person starred it, and when it stands in a story with an
article that a rule matched. A source with `pages = off` keeps all its pages unread.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from desk.ready import Ready
from news.ladder import RESTS, stirred_reading
from news.model import Article, Entry, Reading, Source
from store.store import Store

ALL = "its source wants every page"
MATCHED = "a rule matched it"
STARRED = "a person starred it"
BESIDE = "a rule matched another article of its story"
WHOLE = "its feed carries the whole text"


class Wanting:
    """Asks for pages, and asks for them sooner; its callers hold the store's thread."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def opened(self, source: Source, article: Article, ready: Ready, now: datetime, *, matched: bool) -> None:
        """Ask for the page of a new article, if it is to be read."""
        wanted = source.pages == "all" or (source.pages == "matched" and matched)
        if not wanted or not _has_page(article):
            return
        if not ready.is_whole:
            why = MATCHED if matched else ALL
            self._store.readings.put(Reading(article.id, now, why, updated=ready.entry.updated))
        elif matched:  # else its own match would be taken for that of another in its story
            self._store.readings.put(Reading(article.id, now + RESTS, WHOLE))

    def matched(self, source: Source, article: Article, now: datetime) -> None:
        """Ask for the page of an article that a rule matched only now, in a later version."""
        if source.pages != "off" and _has_page(article) and self._store.readings.get(article.id) is None:
            self._ask(article, now, MATCHED)

    def stories(self, stories: Sequence[str], now: datetime) -> None:
        """Ask for the pages of the articles in these stories that stand beside one that a rule matched."""
        self._ask_all(self._store.readings.wanted_by_story(stories), now, BESIDE)

    def starred(self, now: datetime) -> None:
        """Ask for the pages of all starred articles."""
        self._ask_all(self._store.readings.wanted_by_star(), now, STARRED)

    def stirred(self, article: Article, entry: Entry, now: datetime, *, retitled: bool) -> None:
        """Read an article's page sooner, if it is one that is read and its feed has moved."""
        if not retitled and entry.updated is None:  # nothing moved: the store need not be asked
            return
        reading = self._store.readings.get(article.id)
        if reading is None or reading.reason == WHOLE:
            return
        known = reading.updated or reading.tried or now
        if not retitled and (entry.updated is None or entry.updated <= known):
            return
        due = stirred_reading(reading.tried, reading.unchanged, now, retitled=retitled)
        if due.at is not None and due.at < reading.due:
            reading = replace(reading, due=due.at, reason=due.reason)
        self._store.readings.put(replace(reading, updated=entry.updated or reading.updated))

    def _ask_all(self, articles: Sequence[Article], now: datetime, why: str) -> None:
        sources = self._store.sources.many({article.source for article in articles})
        for article in articles:
            source = sources.get(article.source)
            if source is not None and source.pages != "off" and _has_page(article):
                self._ask(article, now, why)

    def _ask(self, article: Article, now: datetime, why: str) -> None:
        """Ask for a page; of an article whose feed carries the whole text only note that there is no need."""
        newest = self._store.revisions.newest(article.id)
        if newest is not None and len(newest[1].paragraphs) > 1:
            self._store.readings.put(Reading(article.id, now + RESTS, WHOLE))
            return
        self._store.readings.put(Reading(article.id, now, why))
        self._store.reasons.keep(article.id, now, "page", f"to be read: {why}")


def _has_page(article: Article) -> bool:
    """Whether an article can be asked for: one out of a file, say, is nowhere else."""
    return (article.url or "").startswith(("http://", "https://"))
