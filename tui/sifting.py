"""The alerts for which a query holds, asked again and again while the store moves on."""

from datetime import datetime, timedelta

from news.model import Alert, Article
from store.store import Store

ASLEEP = "is:snoozed"
"""What a query says that is after alerts which are out of sight."""
FRESH = timedelta(minutes=1)
"""How long an answer about an alert that stayed the same holds: some queries ask for an age."""


def fault_of(query: str) -> str:
    """What is wrong with a query, empty when nothing is; asked in a thread."""
    from tui.asking import fault

    return fault(query) if query.strip() else ""


class Sift:
    """One query that parses, held against the queue."""

    def __init__(self, query: str) -> None:
        self.query = query
        self._known: dict[str, tuple[Alert, Article | None, bool]] = {}
        self._since: datetime | None = None

    def ids(self, store: Store, most: int, now: datetime) -> list[str]:
        """The ids of the last alerts, of as many as `most`, for which it holds, newest first."""
        from tui.commands.finding import Finder, asked_query

        if self._since is None or now - self._since > FRESH:
            self._known, self._since = {}, now
        asked, finder = asked_query([self.query], store), Finder(store, now)
        names = {rule.id: rule.name for rule in store.rules.all()}
        alerts = store.alerts.newest(most)
        articles = {one.id: one for one in store.articles.many([alert.article for alert in alerts])}
        for alert in alerts:
            article = articles.get(alert.article)
            known = self._known.get(alert.id)
            if known is None or known[:2] != (alert, article):
                held = asked is None or (
                    article is not None
                    and finder.match(asked, article, alert, names.get(alert.rule, "")) is not None
                )
                self._known[alert.id] = (alert, article, held)
        return [alert.id for alert in alerts if self._known[alert.id][2]]
