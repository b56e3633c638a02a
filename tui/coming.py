"""What is new in the store since it was last asked: whether anything is, which articles, which alerts."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from store.errors import Outrun
from store.filters import Filter
from store.lock import BellLock
from store.store import Store
from tui.pages.alert import Match
from tui.queue import matches_of

LATEST = 2_000
"""So deep in a list may an article come in that turned up late; in the demo a second is six minutes."""

BEFORE = 200
"""Alerts that are known when the app opens."""


@dataclass(frozen=True, slots=True)
class Arrived:
    """What a list may have to take in."""

    ids: Sequence[str]
    """Articles that were written, newest first; those that the list has already may be among them."""
    until: int = 0
    """The number of the last change that was heeded."""
    has_more: bool = False
    """Whether older ones were left out."""


class Coming:
    """The change feed of a store as one viewer follows it; every call may touch the disk."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._bell = BellLock(store.path)
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
            for match in matches_of(self._store, touched).values()
            if match.alert.state == "new"
            and (match.alert.id, match.alert.at) not in self._known
            # One that is older than all we knew of was not raised: somebody took an act on it back.
            and (self._since is None or match.alert.at > self._since)
        ]
        self._known |= {(match.alert.id, match.alert.at) for match in found}
        return found

    def to_tell(self, *, rings_on: bool) -> list[Match]:
        """What came up, where it is for this viewer to tell it: of all that a person has open on a store the
        first does, as long as it is open. One that does not ring on leaves that to the next.
        """
        came_up = self.came_up()
        return came_up if self._bell.is_mine(keep=rings_on) else []

    def close(self) -> None:
        """Let another viewer tell what comes up."""
        self._bell.release()

    def arrived(self, after: int, where: Filter, deepest: str | None = None) -> Arrived:
        """The articles of a list that were written after a change, none older than the list's row `deepest`;
        where too much was written to go by it, the newest of the list.
        """
        last, articles = self._store.feed.last(), self._store.articles
        try:
            touched = self._store.feed.of("articles", after) if after else None
        except Outrun:
            touched = None
        if touched is None or len(touched) > LATEST:
            return Arrived(articles.ids(where, LATEST), last)
        floor = None if deepest is None or not touched else articles.get(deepest)
        if floor is not None:
            where = replace(where, since=max(floor.seen, where.since) if where.since else floor.seen)
        return Arrived(articles.among(touched, where), last)
