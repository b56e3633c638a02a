"""An alert into the outbox: one notice for each way that its rule asks for, due when there may be telling."""

from collections.abc import Callable
from datetime import datetime, timedelta

from desk.config.shape import Notices
from desk.notices.plan import after_quiet
from news.alerting.options import RuleOptions
from news.alerting.ways import INSIDE
from news.ids import identity
from news.model import Alert, Notice, Rule
from store.store import Store


class Posting:
    """Posts alerts in the transaction that keeps them, so that neither is without the other."""

    def __init__(self, store: Store, notices: Callable[[], Notices]) -> None:
        self._outbox = store.outbox
        self._notices = notices
        """How alerts leave the program, as a person's file has it now."""

    def post(self, alert: Alert, rule: Rule, options: RuleOptions, now: datetime) -> None:
        """Let an alert be told outside, in the ways of its rule."""
        ways = [way for way in dict.fromkeys((*rule.do, *self._notices().do)) if way not in INSIDE]
        if not ways:
            return
        self._outbox.add(
            Notice(
                identity("notice", alert.id, str(alert.revision), way), alert.id, way, now,
                self._due(rule, way, options, now), rule=rule.id, revision=alert.revision,
            )
            for way in ways
        )  # fmt: skip

    def _due(self, rule: Rule, way: str, options: RuleOptions, now: datetime) -> datetime:
        """When it is told: with what is gathered, and after the quiet hours of the rule and of the desk."""
        notices, due = self._notices(), now
        every = options.every or timedelta(seconds=notices.digest or 0)
        last = self._outbox.last_due(rule.id, way) if every else None
        if last is not None:
            due = last if last > now else max(now, last + every)
        return after_quiet(due, options.quiet, notices.quiet)
