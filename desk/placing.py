"""The live stories of a store: kept in the desk's memory, brought back after a restart."""

from datetime import datetime
from itertools import islice

from news.model import Article, Story, Text
from news.stories import Clusterer, Placed, Settings
from news.story.terms import Reading
from store.errors import Outrun
from store.store import Store
from store.stories import Member

PIECE = 250
"""Articles that are taken back at a time: some tens of milliseconds."""


class Placing:
    """Places each new article in a story and keeps the stories in the store."""

    def __init__(self, store: Store, now: datetime) -> None:
        self._store = store
        self._touched: dict[str, None] = {}
        self.is_complete = False
        """Whether all live stories are back in memory."""
        self._begin(now)

    def remember_some(self) -> None:
        """Take some more articles of live stories back after a restart.

        Nothing is placed before all are; between two pieces others may use the store.
        """
        piece = list(islice(self._left, PIECE))
        for article, text in piece:
            member = self._members.pop(article)
            self._clusterer.remember(article, text, member.outlet, member.seen, self._stories[member.story])
        self.is_complete = len(piece) < PIECE

    def complete(self) -> None:
        """Take all of them back now."""
        while not self.is_complete:
            self.remember_some()

    def catch_up(self, now: datetime) -> None:
        """Follow what people did to stories since the last turn; asked at the beginning of each."""
        if not self.is_complete:
            return
        try:
            written = self._store.feed.of("stories", self._seq)
        except Outrun:
            self._begin(now)
            self.complete()
            return
        held = {story_id: self._store.stories.get(story_id) for story_id in written}
        for story in filter(None, held.values()):
            self._follow(story, now)
        for story_id, left in held.items():
            if left is None:
                self._clusterer.forget(story_id)

    def rest(self) -> None:
        """Note, at the end of a turn, that all that was written so far is known."""
        if self.is_complete:
            self._seq = self._store.feed.last()

    def place(self, article: Article, text: Text, now: datetime, reading: Reading | None = None) -> Placed:
        """The story that an article belongs to; the caller moves what moves with it.

        `reading` is what the text is about, where it was read for that already.
        """
        self.complete()
        placed = self._clusterer.place(article.id, text, article.outlet, now, reading)
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

    def _begin(self, now: datetime) -> None:
        """Forget all, and know which articles are to be taken back: those of the stories that are alive."""
        self._clusterer = Clusterer()
        self._seq = self._store.feed.last()
        since = now - Settings().memory
        self._stories: dict[str, Story] = {story.id: story for story in self._store.stories.active(since)}
        self._members: dict[str, Member] = {each.article: each for each in self._store.stories.members(since)}
        self._left = self._store.revisions.first_texts(list(self._members))
        self.is_complete = not self._members
