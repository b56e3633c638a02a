"""What becomes of a match: an alert, more of one, a copy folded into one, one of many that are counted."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import TypeAlias

from desk.notices.posting import Posting
from desk.watch import Seen, Watch
from news.alerting.changes import changes
from news.alerting.folding import added, folded, is_copy, raised
from news.alerting.options import RuleOptions
from news.alerting.thresholds import Counted, Silence, Spike, Threshold, past, reached
from news.ids import identity
from news.model import Alert, Article, Revision, Rule, Text
from store.filters import Filter
from store.hits import Hit
from store.reasons import Reason
from store.store import Store

Opened: TypeAlias = Mapping[str, tuple[Article, Revision, Text]]
"""New articles of a turn that are not kept yet, by id."""

_MOMENT = timedelta(microseconds=1)

COMPARED = 50
"""The newest articles of a story, of which a new one may be a copy."""


@dataclass(slots=True)
class Found:
    """What the rules made of one revision."""

    matched: bool = False
    """Whether any rule was answered, told or not."""
    alerts: list[Alert] = field(default_factory=list)
    """Those to be told: new, or new again."""
    reasons: list[Reason] = field(default_factory=list)
    """Why an article raised none of its own; an alert carries its reason itself."""


class Alerting:
    """Keeps the alerts of a store; its callers hold the store's thread and a transaction.

    Without `posting` nothing is told outside: a recorded day wakes nobody.
    """

    def __init__(self, store: Store, watch: Watch, posting: Posting | None) -> None:
        self._store = store
        self._watch = watch
        self._posting = posting

    def take(self, seen: Seen, opened: Opened, now: datetime) -> Found:
        """Hold the rules against a revision and keep what comes of it."""
        found = Found()
        for rule, options, match in self._watch.matches(seen, now):
            found.matched = True
            new = raised(rule, seen.article.id, match, seen.revision.number, now)
            if seen.before is not None and (told := options.told(seen.revision.classes)):
                new = replace(new, reason=f"{changes(seen.before, seen.text, told)}: {new.reason}")
            if options.threshold is None:
                alert = self._raise(new, rule, options, seen, opened, found)
            else:
                alert = self._count(new, rule, options.threshold, seen, now)
            if alert is not None:
                found.alerts.append(alert)
                self._post(alert, rule, options, now)
        return found

    def silences(self, now: datetime) -> list[Alert]:
        """Keep the alerts of rules for which nothing has come for longer than is their custom."""
        found = []
        for rule, options in self._watch.for_silence(now):
            hits = self._store.hits.of(rule.id, now - past(Silence()))
            why = reached(Silence(), [(hit.at, hit.outlet) for hit in hits], now)
            if why is None:
                continue
            last = hits[-1].article
            alert = Alert(identity("alert", rule.id, last), rule.id, last, now, why)
            if self._store.alerts.put(alert):
                self._post(alert, rule, options, now)
                found.append(alert)
        return found

    def _raise(
        self, new: Alert, rule: Rule, options: RuleOptions, seen: Seen, opened: Opened, found: Found
    ) -> Alert | None:
        """A new alert, or the held one made new again; None when there is nothing to tell."""
        held = self._store.alerts.get(new.id)
        if held is not None:
            alone = rule.on == "added" or bool(options.changed)
            grown = added(held, new, renews=bool(seen.revision.classes), alone=alone)
            alert = self._grow(held, grown)
            if alert is None:
                is_told = grown.reason == held.reason
                told = "by no word that is new" if is_told else "and adds to the alert that is there"
                why = f"@{new.revision} answers {rule.name} again, {told}"
                found.reasons.append(Reason(seen.article.id, new.at, "no alert", why))
            return alert
        head = self._head(rule, seen, opened)
        if head is not None:
            if seen.article.id not in head.copies:
                self._store.alerts.change(head.id, copies=folded(head, seen.article.id).copies)
                why = f"{rule.name}: the same words as in {head.article}, folded into its alert"
                found.reasons.append(Reason(seen.article.id, new.at, "alert", why))
            return None
        self._store.alerts.put(new)
        return new

    def _grow(self, held: Alert, grown: Alert) -> Alert | None:
        """Keep what was added to an alert; the alert when it is new again."""
        if grown is held:
            return None
        fields = {"spans": grown.spans, "reason": grown.reason, "revision": grown.revision}
        renewed = grown.at != held.at and grown.state == "new"
        if renewed:
            fields |= {"at": grown.at, "state": grown.state}
        self._store.alerts.change(held.id, **fields)
        return grown if renewed else None

    def _head(self, rule: Rule, seen: Seen, opened: Opened) -> Alert | None:
        """The alert of the same rule on an article that this one is a copy of; the first of its story."""
        article = seen.article
        if article.story is None:
            return None
        others = [each for each in self._story(article.story, opened) if each != article.id]
        alerts = self._store.alerts.many([identity("alert", rule.id, each) for each in others])
        for alert in sorted(alerts, key=lambda each: (each.at, each.id)):
            # The first text of a copy's page stays folded: that of its original may not have been read yet.
            stays = article.id in alert.copies and not seen.revision.classes
            if stays or self._is_copy(seen.text, alert.article, opened):
                return alert
            if article.id in alert.copies:
                rest = tuple(each for each in alert.copies if each != article.id)
                self._store.alerts.change(alert.id, copies=rest)
        return None

    def _is_copy(self, text: Text, article: str, opened: Opened) -> bool:
        if article in opened:
            return is_copy(text, opened[article][2])
        newest = self._store.revisions.newest(article)
        return newest is not None and is_copy(text, newest[1])

    def _story(self, story: str, opened: Opened) -> Iterator[str]:
        """The newest articles of a story, those of this turn too."""
        yield from (article.id for article, _, _ in opened.values() if article.story == story)
        for article in self._store.articles.newest(COMPARED, where=Filter(story=story)):
            yield article.id

    def _count(self, new: Alert, rule: Rule, threshold: Threshold, seen: Seen, now: datetime) -> Alert | None:
        """Count a match of a rule that speaks of many; its alert when it is reached."""
        if not self._store.hits.add(rule.id, Hit(now, seen.article.outlet, seen.article.id)):
            return None
        since = self._from(rule, threshold, now)
        if since is None:
            return None
        hits = [(hit.at, hit.outlet) for hit in self._store.hits.of(rule.id, since)]
        why = reached(threshold, hits, now)
        if why is None:
            return None
        alert = replace(new, reason=f"{why}; last: {new.reason}")
        return alert if self._store.alerts.put(alert) else None

    def _from(self, rule: Rule, threshold: Threshold, now: datetime) -> datetime | None:
        """From when on hits are counted; None where a match alone says nothing, or it was said just now."""
        begin = now - past(threshold)
        last = next(iter(self._store.alerts.newest(1, rule=rule.id)), None)
        match threshold:
            case Counted():
                return begin if last is None else max(begin, last.at + _MOMENT)
            case Spike(_, within):
                return None if last is not None and last.at > now - within else begin
            case Silence():
                return None

    def _post(self, alert: Alert, rule: Rule, options: RuleOptions, now: datetime) -> None:
        if self._posting is not None:
            self._posting.post(alert, rule, options, now)
