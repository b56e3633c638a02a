"""What the views ask of the store; every call may touch the disk, so it is made in a thread."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TypeVar

from news.model import Alert, Article, Revision, Rule, Story
from store.filters import Filter
from store.lock import DeskLock
from store.store import Store
from tui.coming import Coming
from tui.faring import Faring
from tui.listing import Listing
from tui.pages.alert import Match
from tui.pages.article import Shown
from tui.pages.compare import Compared
from tui.pulse import Pulse, pulse_of
from tui.queue import matches_of, queued
from tui.sides import Side, compared_sides, revision_of

T = TypeVar("T")

STORIES = 2_000
"""How many stories the list shows."""


class Reading:
    """The store as the views see it."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._lock = DeskLock(store.path)
        self.faring = Faring(store)
        """How the sources fare."""
        self.coming = Coming(store)
        """What is new."""
        self.listing = Listing(store.path)
        """The rows of long lists."""

    def ask(self, question: Callable[[Store], T]) -> T:
        """The answer to a question that only one view has."""
        return question(self._store)

    def pulse(self) -> Pulse:
        """How the desk and its sources fare, and how much waits for a person."""
        return pulse_of(self._store, self._lock)

    def close(self) -> None:
        """Let another viewer tell what comes up, and go of what was opened to read lists."""
        self.coming.close()
        self.listing.close()

    # Articles

    def newest(self, limit: int, where: Filter) -> list[Article]:
        """The first articles of a list, at once."""
        return self._store.articles.newest(limit, where=where)

    def articles(self, names: Sequence[str]) -> dict[str, Article]:
        """The articles of these ids, as far as they are there."""
        return {one.id: one for one in self._store.articles.many(names)}

    def shown(self, name: str, number: int | None = None) -> Shown | None:
        """An article with all that its page tells, in its newest or a given revision."""
        store = self._store
        article = store.articles.get(name)
        if article is None:
            return None
        revisions = tuple(store.revisions.of(name))
        here = revision_of(revisions, number)
        return Shown(
            article,
            revisions,
            here.number if here else 1,
            None if here is None else store.revisions.text(here.text),
            store.sources.get(article.source),
            None if article.story is None else store.stories.get(article.story),
            tuple((alert, store.rules.get(alert.rule)) for alert in self.alerts_of(name)),
        )

    def quoted(self, shown: Shown) -> Shown:
        """The same with its quotations; what reads them is loaded when it is first wanted."""
        from news.facts.read import facts

        found = facts(shown.text) if shown.text else []
        return replace(shown, quotes=tuple(fact for fact in found if fact.kind == "quote"))

    def revisions(self, name: str) -> list[Revision]:
        """Every kept version of an article."""
        return self._store.revisions.of(name)

    def why(self, name: str) -> list[tuple[datetime, str, str]]:
        """Every decision that was kept about an article, a source or an alert: when, what kind, why.

        And where an article has its text from, by what is kept now.
        """
        found = [(reason.at, reason.kind, reason.text) for reason in self._store.reasons.of(name)]
        article = self._store.articles.get(name)
        from tui.covering import copy_of

        said = copy_of(self._store, article) if article else None
        return [*found, (article.seen, "copy", said)] if article and said else found

    # Comparisons

    def compared(self, left: Side, right: Side, now: datetime, *, noise: bool = False) -> Compared | None:
        """Two revisions held against each other; None when one of them is not there."""
        return compared_sides(self._store, left, right, now, noise=noise)

    # Alerts

    def queue(self, words: str, now: datetime) -> Sequence[str]:
        """The ids of the queue, newest first, none that is snoozed; with words, those that hold them all."""
        return queued(self._store, words, now)

    def matches(self, names: Sequence[str]) -> dict[str, Match]:
        """Alerts with the articles and rules they are about."""
        return matches_of(self._store, names)

    def alerts_of(self, article: str) -> list[Alert]:
        """The alerts about one article."""
        return self._store.alerts.of(article)

    def rules(self) -> list[Rule]:
        """Every rule."""
        return self._store.rules.all()

    # Stories

    def stories(self) -> list[Story]:
        """The stories, those with the latest news first."""
        return self._store.stories.newest(STORIES)

    def stories_of(self, names: Sequence[str]) -> dict[str, Story]:
        """The stories of these ids, as far as they are there."""
        found = (self._store.stories.get(name) for name in names)
        return {story.id: story for story in found if story is not None}

    def story_articles(self, story: str) -> list[Article]:
        """The articles of a story, in the order they came."""
        return sorted(self._store.stories.articles(story), key=lambda one: (one.seen, one.id))
