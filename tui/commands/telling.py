"""The change feed as events: what became new, was edited, raised an alert, failed or was dealt with."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime

from news.model import Article, Revision
from news.query.parse import Query
from news.versions import version_before
from store.changes import Changed
from store.errors import Outrun
from store.store import Store
from tui.commands.fields import of_alert
from tui.commands.finding import Finder
from tui.commands.opening import now
from tui.pages.versions import what_it_made

Event = dict[str, object]
States = dict[str, tuple[str, datetime]]
"""How alerts stand, and since when, by id."""

NEAR = 40
"""Changes looked back through for each event that is wanted: a turn writes several rows an article."""

KNOWN = 1_000
"""The newest alerts whose state is known at the start: an older one that grows is told once more."""


class Teller:
    """Turns the changes of a store into events, in order, each once."""

    def __init__(self, store: Store, query: Query | None) -> None:
        self._store = store
        self._query = query
        self._numbers: dict[str, int] = {}
        with store.reading():
            self._at = store.feed.last()
            self._states: States = {one.id: (one.state, one.at) for one in store.alerts.newest(KNOWN)}

    def last(self, count: int) -> list[Event]:
        """The last events before now."""
        try:
            changes = self._store.feed.after(max(0, self._at - count * NEAR), count * NEAR) if count else []
        except Outrun:
            return []
        return list(self._told(changes, {}))[-count:]

    def new(self) -> Iterator[Event]:
        """What happened since it was asked last."""
        while self._store.feed.is_new():
            yield from self._told(self._unread(), self._states)

    def _unread(self) -> list[Changed]:
        """The changes since it was asked last, to their end: those of one turn are told together."""
        found: list[Changed] = []
        try:
            while part := self._store.feed.after(self._at):
                found += part
                self._at = part[-1].seq
        except Outrun as outrun:  # a compaction took what was not read yet
            self._at = outrun.last
        return found

    def _told(self, changes: Sequence[Changed], states: States) -> Iterator[Event]:
        """What the changes tell, each thing once as it stands now, in the order of its time.

        `states` are how alerts stood when they were told last: one that only grew is no event.
        """
        finder = Finder(self._store, now())
        counts = Counter((change.table, change.id) for change in changes if change.what == "put")
        events: list[Event] = []
        for (table, noun), count in counts.items():
            match table:
                case "revisions":
                    events += self._revisions(finder, noun, count)
                case "alerts":
                    events += self._alert(finder, noun, states)
                case "standings" if self._query is None:
                    events += self._failure(noun)
        # An article and its alert are of one moment: what happened goes before what came of it.
        yield from sorted(events, key=lambda event: (str(event["at"]), "rule" in event))

    def _revisions(self, finder: Finder, article_id: str, count: int) -> Iterator[Event]:
        """The last revisions of an article that were not told of yet."""
        article = self._store.articles.get(article_id)
        if article is None or (self._query and not finder.match(self._query, article)):
            return
        revisions = self._store.revisions.of(article_id)
        told = self._numbers.get(article_id, len(revisions) - count)
        for revision in revisions:
            if revision.number > told:
                yield _of_revision(article, revision, version_before(revisions, revision.number))
        self._numbers[article_id] = len(revisions)

    def _alert(self, finder: Finder, alert_id: str, states: States) -> Iterator[Event]:
        """An alert that was raised, or that somebody dealt with."""
        alert = self._store.alerts.get(alert_id)
        article = self._store.articles.get(alert.article) if alert else None
        if alert is None or (self._query and not (article and finder.match(self._query, article, alert))):
            return
        if states.get(alert.id) == (alert.state, alert.at):
            return
        states[alert.id] = (alert.state, alert.at)
        rule = self._store.rules.get(alert.rule)
        fields = of_alert(alert, rule.name if rule else alert.rule, article, self._store.outbox.of(alert.id))
        yield {"event": "alert" if alert.state == "new" else alert.state, "at": alert.at} | fields

    def _failure(self, source_id: str) -> Iterator[Event]:
        """A look at a source that failed."""
        standing, source = self._store.sources.standing(source_id), self._store.sources.get(source_id)
        if standing and source and standing.error:
            yield {
                "event": "failed",
                "at": standing.tried,
                "source": source.name,
                "error": standing.error,
                "failures": standing.failures,
            }


def _of_revision(article: Article, revision: Revision, before: Revision | None) -> Event:
    """A first sight, the first that the article's other account gave, or an edit with what it was before."""
    what = "revised" if before else "new" if revision.number == 1 else "account"
    event: Event = {
        "event": what,
        "at": revision.seen,
        "article": article.id,
        "outlet": article.outlet,
        "url": article.url,
        "title": revision.headline or article.title,
        "revision": revision.number,
        "origin": revision.origin,
    }
    if what == "account":
        event["reason"] = what_it_made(revision)
    if before:
        event |= {"classes": list(revision.classes), "flip_of": revision.flip_of}
        if before.headline != revision.headline:
            event["old"] = before.headline
    return event
