"""An alert into the outbox: one notice for each way that its rule asks for, due when there may be telling."""

from datetime import datetime

from news.alerting.options import RuleOptions
from news.alerting.quiet import QuietHours
from news.alerting.ways import INSIDE
from news.ids import identity
from news.model import Alert, Notice, Rule
from store.store import Store


class Posting:
    """Posts alerts in the transaction that keeps them, so that neither is without the other."""

    def __init__(self, store: Store, quiet: QuietHours | None = None) -> None:
        self._outbox = store.outbox
        self._quiet = quiet

    def post(self, alert: Alert, rule: Rule, options: RuleOptions, now: datetime) -> None:
        """Let an alert be told outside, in the ways of its rule."""
        ways = [way for way in dict.fromkeys(rule.do) if way not in INSIDE]
        if not ways:
            return
        due = self._due(rule, options, now)
        self._outbox.add(
            Notice(
                identity("notice", alert.id, str(alert.revision), way), alert.id, way, now, due,
                rule=rule.id, revision=alert.revision,
            )
            for way in ways
        )  # fmt: skip

    def _due(self, rule: Rule, options: RuleOptions, now: datetime) -> datetime:
        """When it is told: with what is gathered, and after the quiet hours of the rule and of the desk."""
        due = now
        last = self._outbox.last_due(rule.id) if options.every else None
        if last is not None:
            due = last if last > now else max(now, last + options.every)
        for hours in (options.quiet, self._quiet):
            if hours is not None:
                due = hours.until(due.astimezone())
        return due
