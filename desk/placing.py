"""The live stories of a store: kept in the desk's memory, brought back after a restart."""

from datetime import datetime

from news.model import Article, Text
from news.stories import Clusterer, Placed, Settings
from store.store import Store


class Placing:
    """Places each new article in a story and keeps the stories in the store."""

    def __init__(self, store: Store, now: datetime) -> None:
        self._store = store
        self._clusterer = Clusterer()
        self._touched: dict[str, None] = {}
        self._remember(now)

    def place(self, article: Article, text: Text, now: datetime) -> Placed:
        """The story that an article belongs to; the caller moves what moves with it."""
        placed = self._clusterer.place(article.id, text, article.outlet, now)
        touched = {placed.story_id, *(story for move in placed.moved for story in (move.was, move.now))}
        self._touched |= dict.fromkeys(sorted(touched))
        return placed

    def keep(self) -> None:
        """Keep every story that was placed in, with its new counts, once for all of a turn's articles."""
        found = {story_id: self._clusterer.story(story_id) for story_id in self._touched}
        self._store.stories.put_all([story for story in found.values() if story is not None])
        for story_id, story in found.items():
            if story is None:
                self._store.stories.remove(story_id)
        self._touched.clear()

    def _remember(self, now: datetime) -> None:
        """Take back the articles of the stories that are still alive."""
        since = now - Settings().memory
        stories = {story.id: story for story in self._store.stories.active(since)}
        members = {each.article: each for each in self._store.stories.members(since)}
        for article, text in self._store.revisions.first_texts(list(members)):
            member = members[article]
            self._clusterer.remember(article, text, member.outlet, member.seen, stories[member.story])
