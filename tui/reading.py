"""What the views ask of the store; every call may touch the disk, so it is made in a thread."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TypeVar

from news.model import Alert, Article, Revision, Rule, Story, Text
from news.versions import kept_for
from store.errors import Outrun
from store.filters import Filter
from store.lock import DeskLock
from store.store import Store
from tui.ago import moment
from tui.covering import copy_of
from tui.faring import Faring
from tui.pages.alert import Match
from tui.pages.article import Shown
from tui.pages.compare import Compared

T = TypeVar("T")

LATE = timedelta(minutes=2)
"""How much older than the newest row an article may be and still come in on top: turns end out of order."""

LATEST = 2_000
"""So many of the newest may come in on top, however old: in the demo a second is six minutes."""

BEFORE = 200
"""Alerts that are known when the app opens."""

STORIES = 2_000
"""How many stories the list shows."""
QUEUE = 5_000
"""How many alerts the queue shows at most; older ones are found by command."""


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a comparison: a revision of an article."""

    article: str
    number: int | None = None
    """None is the newest."""


@dataclass(frozen=True, slots=True)
class Pulse:
    """What the status line tells."""

    desk: int | None
    """The process that polls; None when nobody does."""
    unread: int
    alerts: int
    failing: tuple[str, ...]
    """Names of the sources whose last look failed."""
    last: str
    """The source looked at last."""
    due: datetime | None
    """When the next look is due."""
    notices: int = 0
    """Notices that could not be told so far."""


class Reading:
    """The store as the views see it."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._lock = DeskLock(store.path)
        self.faring = Faring(store)
        """How the sources fare."""
        self._seen = store.feed.last()
        self._touched: dict[str, None] = {}
        """Alerts that were written since they were last asked for."""
        self._known: set[tuple[str, datetime]] | None = None
        self._since: datetime | None = None

    def is_new(self) -> bool:
        """Whether anything changed since this was last asked."""
        if not self._store.feed.is_new():
            return False
        try:
            for change in self._store.feed.after(self._seen):
                self._seen = change.seq
                if change.table == "alerts":
                    self._touched[change.id] = None
        except Outrun as error:
            self._seen = error.last
        return True

    def came_up(self) -> list[Match]:
        """The alerts that are new since this was last asked, each once for good; what was there before the
        first time is no news.
        """
        touched, self._touched = list(self._touched), {}
        if self._known is None:
            newest = self._store.alerts.newest(BEFORE)
            self._known = {(alert.id, alert.at) for alert in newest}
            self._since = newest[-1].at if len(newest) == BEFORE else None
            return []
        found = [
            match
            for match in self.matches(touched).values()
            if match.alert.state == "new"
            and (match.alert.id, match.alert.at) not in self._known
            # One that is older than all we knew of was not raised: somebody took an act on it back.
            and (self._since is None or match.alert.at > self._since)
        ]
        self._known |= {(match.alert.id, match.alert.at) for match in found}
        return found

    def ask(self, question: Callable[[Store], T]) -> T:
        """The answer to a question that only one view has."""
        return question(self._store)

    def pulse(self) -> Pulse:
        """How the desk and its sources fare, and how much waits for a person."""
        store, holder = self._store, self._lock.holder()
        standings = store.sources.standings()
        names = {source.id: source.name for source in store.sources.all() if not source.paused}
        tried = [(one.tried, one.source) for one in standings.values() if one.tried is not None]
        last = max(tried, default=(None, ""))[1]
        due = min(
            (one.due for one in standings.values() if one.source in names and not one.gone), default=None
        )
        failing = tuple(names[one.source] for one in standings.values() if one.error and one.source in names)
        return Pulse(
            None if holder is None else holder.pid,
            store.articles.unread(),
            store.alerts.count(),
            failing,
            names.get(last, ""),
            due,
            store.outbox.count("failing"),
        )

    # Articles

    def newest(self, limit: int, where: Filter) -> list[Article]:
        """The first articles of a list, at once."""
        return self._store.articles.newest(limit, where=where)

    def ids(self, where: Filter) -> Sequence[str]:
        """The ids of a whole list, newest first."""
        return self._store.articles.ids(where)

    def articles(self, names: Sequence[str]) -> dict[str, Article]:
        """The articles of these ids, as far as they are there."""
        return {one.id: one for one in self._store.articles.many(names)}

    def later(self, top: datetime | None, where: Filter) -> Sequence[str]:
        """The ids that a list may have to take in above its top row."""
        late = self.ids(where if top is None else replace(where, since=top - LATE))
        return late if len(late) >= LATEST else self._store.articles.ids(where, LATEST)

    def shown(self, name: str, number: int | None = None) -> Shown | None:
        """An article with all that its page tells, in its newest or a given revision."""
        store = self._store
        article = store.articles.get(name)
        if article is None:
            return None
        revisions = tuple(store.revisions.of(name))
        here = self._revision(revisions, number)
        return Shown(
            article,
            revisions,
            here.number if here else 1,
            None if here is None else store.revisions.text(here.text),
            store.sources.get(article.source),
            None if article.story is None else store.stories.get(article.story),
            tuple((alert, store.rules.get(alert.rule)) for alert in self.alerts_of(name)),
        )

    def revisions(self, name: str) -> list[Revision]:
        """Every kept version of an article."""
        return self._store.revisions.of(name)

    def why(self, name: str) -> list[tuple[datetime, str, str]]:
        """Every decision that was kept about an article, a source or an alert: when, what kind, why.

        And where an article has its text from, by what is kept now.
        """
        found = [(reason.at, reason.kind, reason.text) for reason in self._store.reasons.of(name)]
        article = self._store.articles.get(name)
        said = copy_of(self._store, article) if article else None
        return [*found, (article.seen, "copy", said)] if article and said else found

    # Comparisons

    def compared(self, left: Side, right: Side, now: datetime, *, noise: bool = False) -> Compared | None:
        """Two revisions held against each other; None when one of them is not there."""
        sides = [self._side(side, now) for side in (left, right)]
        if sides[0] is None or sides[1] is None:
            return None
        from news.compare import compare

        (one, name), (other, other_name) = sides[0], sides[1]
        return Compared(name, other_name, compare(one, other, noise=noise), kept=self._kept_for(left, right))

    def _kept_for(self, left: Side, right: Side) -> tuple[str, ...]:
        """The kinds of change that the right was kept for, when the left is the version before it."""
        same = left.article == right.article
        return kept_for(self._store.revisions.of(right.article), left.number, right.number) if same else ()

    def _side(self, side: Side, now: datetime) -> tuple[Text, str] | None:
        article = self._store.articles.get(side.article)
        here = self._revision(tuple(self._store.revisions.of(side.article)), side.number)
        if article is None or here is None:
            return None
        name = f"{article.outlet}  version {here.number}  {moment(here.seen, now)}"
        return self._store.revisions.text(here.text), name

    @staticmethod
    def _revision(revisions: Sequence[Revision], number: int | None) -> Revision | None:
        if number is None:
            return revisions[-1] if revisions else None
        return next((one for one in revisions if one.number == number), None)

    # Alerts

    def queue(self, words: str, now: datetime) -> Sequence[str]:
        """The ids of the queue, newest first, none that is snoozed; with words, those that hold them all."""
        alerts = self._store.alerts.newest(QUEUE)
        awake = [one for one in alerts if one.state != "snoozed" or one.until is None or one.until <= now]
        if not words:
            return [one.id for one in awake]
        wanted = words.casefold().split()
        matches = self.matches([one.id for one in awake])
        return [name for name, match in matches.items() if all(word in told(match) for word in wanted)]

    def matches(self, names: Sequence[str]) -> dict[str, Match]:
        """Alerts with the articles and rules they are about."""
        alerts = self._store.alerts.many(names)
        rules = {rule.id: rule for rule in self._store.rules.all()}
        articles = self.articles([alert.article for alert in alerts])
        return {one.id: Match(one, articles.get(one.article), rules.get(one.rule)) for one in alerts}

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


def told(match: Match) -> str:
    """Everything that a row of the queue says, for finding."""
    article, rule = match.article, match.rule
    return " ".join((
        match.alert.reason, match.alert.state, match.alert.note, match.alert.assigned or "",
        f"{article.title} {article.outlet}" if article else "", rule.name if rule else "",
    )).casefold()  # fmt: skip
