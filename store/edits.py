"""What people do to stories, kept: the articles move, the stories are counted anew, the reason stays.

Each act is one transaction and one row of the journal, by which any process takes it back. A
running desk sees in the change feed that a story was written by another, and follows (`desk/placing.py`).
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from news.model import Article, Story
from news.story.edits import Edit, Moved, merge, move, rename, split
from store.articles import Articles
from store.documents import as_document, as_noun
from store.errors import NotFound
from store.journal import Journal
from store.reasons import Reason, Reasons
from store.revisions import Revisions
from store.sqlite.connection import Connection
from store.stories import Stories


class Edits:
    """The acts of people on a store's stories."""

    def __init__(
        self, connection: Connection, journal: Journal, stories: Stories, articles: Articles,
        revisions: Revisions, reasons: Reasons,
    ) -> None:  # fmt: skip
        self._connection = connection
        self._journal = journal
        self._stories = stories
        self._articles = articles
        self._revisions = revisions
        self._reasons = reasons

    def merge(self, into: str, others: Sequence[str], at: datetime, title: str | None = None) -> Edit:
        """Make these stories one, of another title where one is given. NotFound for a story that is not
        there, as all of these.
        """
        with self._connection.transaction():
            first = self._story(into)
            rest = [self._story(name) for name in dict.fromkeys(others) if name != into]
            concerned = self._all([first.id, *(story.id for story in rest)])
            edit = merge(first, rest, concerned, self._kin(first, *rest), title)
            return self._kept("merge", edit, at)

    def split(self, story: str, articles: Iterable[str], title: str, at: datetime) -> Edit:
        """Part these of its articles from a story, as a story of this title."""
        with self._connection.transaction():
            whole = self._story(story)
            return self._kept("split", split(whole, frozenset(articles), title, self._all([story])), at)

    def move(self, articles: Sequence[str], into: str, at: datetime) -> Edit:
        """Put these articles into a story."""
        with self._connection.transaction():
            target = self._story(into)
            found = self._articles.many(articles)
            homes = dict.fromkeys(article.story for article in found if article.story)
            others = [self._story(name) for name in homes if name != into]
            concerned = self._all([into, *(story.id for story in others)])
            edit = move(frozenset(articles), others, target, concerned, self._kin(target, *others))
            return self._kept("move", edit, at)

    def rename(self, story: str, title: str, at: datetime) -> Edit:
        """Give a story a title."""
        with self._connection.transaction():
            return self._kept("rename", rename(self._story(story), title), at)

    def take_back(self, act: Any, at: datetime) -> tuple[str, ...]:
        """Take an act of the journal back; the stories that stand again."""
        before, after = (
            tuple(as_noun(Story, document) for document in act[side].values() if document)
            for side in ("before", "after")
        )
        edit = Edit(tuple(Moved(*move) for move in act["value"]), before, after)
        back = edit.undone(self._all(edit.stories))
        self._apply(back, at)
        self._stories.put_all([self._as_told(story) for story in back.after])
        self._tell("undo", back, at)
        return tuple(story.id for story in back.after)

    def _as_told(self, story: Story) -> Story:
        """A story that no person named, by the new headline where the one it is called by was edited."""
        told = self._stories.articles(story.id)[::-1]
        if story.named or any(one.title == story.title for one in told):
            return story
        had = (
            one for one in told if any(each.headline == story.title for each in self._revisions.of(one.id))
        )
        led = next(had, None)
        return replace(story, title=led.title) if led else story

    def _story(self, name: str) -> Story:
        found = self._stories.get(name)
        if found is None:
            raise NotFound("story", name)
        return found

    def _kin(self, *stories: Story) -> list[Story]:
        """The other stories that were parted from any of these."""
        own = {story.id for story in stories}
        names = dict.fromkeys(name for story in stories for name in story.parted if name not in own)
        return [story for story in map(self._stories.get, names) if story is not None]

    def _all(self, stories: Iterable[str]) -> list[Article]:
        return [article for story in stories for article in self._stories.articles(story)]

    def _kept(self, kind: str, edit: Edit, at: datetime) -> Edit:
        """Do what changes anything, with its reasons and its row of the journal."""
        if edit.moved or edit.before != edit.after:
            self._apply(edit, at)
            self._tell(kind, edit, at)
            before = {story.id: as_document(story) for story in edit.before}
            after = {story.id: as_document(story) for story in edit.after}
            moves = [[each.article, each.was, each.now, each.why] for each in edit.moved]
            self._journal.keep(kind, "stories", before, after, moves, at)
        return edit

    def _apply(self, edit: Edit, at: datetime) -> None:
        """Write where the articles are now, and the stories; those that are empty go."""
        for each in edit.moved:
            self._articles.change(each.article, story=each.now)
        self._reasons.keep_all(Reason(each.article, at, "story", each.why) for each in edit.moved)
        self._stories.put_all(edit.after)
        for name in set(edit.stories) - {story.id for story in edit.after}:
            self._stories.remove(name)

    def _tell(self, kind: str, edit: Edit, at: datetime) -> None:
        """Keep with each story what was done to it."""
        titles = ", ".join(f"“{story.title}”" for story in edit.before)
        self._reasons.keep_all(
            Reason(story.id, at, kind, f"by a person; before: {titles}") for story in edit.after
        )
