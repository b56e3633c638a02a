"""The live stories of a store: kept in the desk's memory, brought back after a restart."""

from datetime import datetime

from news.model import Article, Story, Text
from news.stories import Clusterer, Placed, Settings
from store.errors import Outrun
from store.store import Store


class Placing:
    """Places each new article in a story and keeps the stories in the store."""

    def __init__(self, store: Store, now: datetime) -> None:
        self._store = store
        self._clusterer = Clusterer()
        self._touched: dict[str, None] = {}
        self._seq = store.feed.last()
        self._remember(now)

    def catch_up(self, now: datetime) -> None:
        """Follow what people did to stories since the last turn; asked at the beginning of each."""
        try:
            written = self._store.feed.of("stories", self._seq)
        except Outrun:
            self._clusterer = Clusterer()
            self._remember(now)
            return
        for story in filter(None, map(self._store.stories.get, written)):
            self._follow(story, now)
        for story_id in written:
            if self._store.stories.get(story_id) is None:
                self._clusterer.forget(story_id)

    def rest(self) -> None:
        """Note, at the end of a turn, that all that was written so far is known."""
        self._seq = self._store.feed.last()

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

    def _follow(self, story: Story, now: datetime) -> None:
        """Hold a story as the store does, if it or any of its articles lives."""
        members = self._store.stories.articles(story.id)[::-1]
        known = [article for article in members if self._clusterer.knows(article.id)]
        if known or story.last_seen >= now - Settings().memory:
            missing = {article.id: article for article in members if not self._clusterer.knows(article.id)}
            for article, text in self._store.revisions.first_texts(list(missing)):
                member = missing[article]
                self._clusterer.remember(article, text, member.outlet, member.seen, story)
            self._clusterer.follow(story, [article.id for article in members])

    def _remember(self, now: datetime) -> None:
        """Take back the articles of the stories that are still alive."""
        since = now - Settings().memory
        stories = {story.id: story for story in self._store.stories.active(since)}
        members = {each.article: each for each in self._store.stories.members(since)}
        for article, text in self._store.revisions.first_texts(list(members)):
            member = members[article]
            self._clusterer.remember(article, text, member.outlet, member.seen, stories[member.story])
