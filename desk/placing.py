"""The live stories of a store: kept in the desk's memory, brought back after a restart."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import islice

from news.model import Article, Story, Text
from news.stories import Clusterer, Placed
from news.story.asleep import Kept
from news.story.fit import Settings
from news.story.packed import PackedReading, pack_reading, unpack_reading
from news.story.terms import read
from store.errors import Outrun
from store.store import Store
from store.stories import Member

PIECE = 250
"""Articles that are taken back at a time: some milliseconds, or ten times that where their texts are read."""

KEPT = Settings().age + Settings().memory
"""How long it is kept what an article is about: no story lives longer unless a person makes it."""


class Placing:
    """Places each new article in a story and keeps the stories in the store."""

    def __init__(self, store: Store, now: datetime) -> None:
        self._store = store
        self._touched: dict[str, None] = {}
        self._new: dict[str, Kept] = {}
        self.is_complete = False
        """Whether all live stories are back in memory."""
        self._begin(now)

    def remember_some(self) -> None:
        """Take some more articles of live stories back after a restart.

        Nothing is placed before all are; between two pieces others may use the store.
        """
        piece = list(islice(self._left, PIECE))
        self._take_back(piece, self._stories)
        self.is_complete = len(piece) < PIECE

    def complete(self) -> None:
        """Take all of them back now."""
        while not self.is_complete:
            self.remember_some()

    def catch_up(self, now: datetime) -> None:
        """Follow what people did to stories since the last turn; asked at the beginning of each."""
        if not self.is_complete:
            return
        self._store.stories.forget_terms(now - KEPT)
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

    def place(
        self, article: str, text: Text, outlet: str, now: datetime, packed: PackedReading | None = None
    ) -> Placed:
        """The story that an article belongs to; the caller moves what moves with it.

        `packed` is what the text is about, where it was read for that already.
        """
        self.complete()
        packed = packed or pack_reading(read(text))
        placed = self._clusterer.place(article, text, outlet, now, unpack_reading(packed))
        self._new[article] = Kept(packed.terms, text.headline, outlet, now)
        touched = {placed.story_id, *(story for move in placed.moved for story in (move.was, move.now))}
        self._touched |= dict.fromkeys(sorted(touched))
        return placed

    def retitled(self, article: Article, headline: str) -> str | None:
        """Take an article's new headline, before the store does; the story that is called by it from now on.

        That is the story of which it is the first article with the headline that the story was called by,
        unless a person named it.
        """
        self.complete()
        story_id = self._clusterer.story_of(article.id) or article.story
        story = self._clusterer.story(story_id) or self._store.stories.get(story_id) if story_id else None
        if story is None:
            return None
        told = self._store.stories.articles(story.id)[::-1]
        lead = next((one.id for one in told if one.title == story.title), None)
        is_led = lead == article.id and not story.named
        if is_led:
            story = replace(story, title=headline)
            self._store.stories.put(story)
        self._clusterer.retitle(article.id, headline, story.title)
        self._store.stories.retitle(article.id, headline)
        return story.id if is_led else None

    def keep(self) -> None:
        """Keep every story that was placed in, with its new counts, and what its new articles are about.

        Once for all of a turn's articles, when these are kept.
        """
        found = {story_id: self._clusterer.story(story_id) for story_id in self._touched}
        self._store.stories.put_all([story for story in found.values() if story is not None])
        for story_id, story in found.items():
            if story is None:
                self._store.stories.remove(story_id)
        self._store.stories.keep_terms(self._new)
        self._touched.clear()
        self._new.clear()

    def _follow(self, story: Story, now: datetime) -> None:
        """Hold a story as the store does, if it or any of its articles lives."""
        members = self._store.stories.articles(story.id)[::-1]
        known = [article for article in members if self._clusterer.story_of(article.id)]
        if known or story.last_seen >= now - Settings().memory:
            missing = [article for article in members if not self._clusterer.story_of(article.id)]
            self._take_back(
                [Member(each.id, each.outlet, each.seen, story.id) for each in missing], {story.id: story}
            )
            self._clusterer.follow(story, [article.id for article in members])

    def _take_back(self, members: Sequence[Member], stories: Mapping[str, Story]) -> None:
        """Put articles into their stories again, by what was kept of them or else by their texts."""
        kept = self._store.stories.terms(members)
        rest = [member.article for member in members if member.article not in kept]
        texts = dict(self._store.revisions.first_texts(rest))
        for member in members:
            story = stories[member.story]
            if member.article in kept:
                self._clusterer.take_back(member.article, kept[member.article], story)
            elif member.article in texts:
                text = texts[member.article]
                self._clusterer.remember(member.article, text, member.outlet, member.seen, story)

    def _begin(self, now: datetime) -> None:
        """Forget all, and know which articles are to be taken back: those of the stories that are alive."""
        self._clusterer = Clusterer()
        self._seq = self._store.feed.last()
        since = now - Settings().memory
        self._stories: dict[str, Story] = {story.id: story for story in self._store.stories.active(since)}
        members = self._store.stories.members(since)
        self._left = iter(members)
        self.is_complete = not members
