"""The queue of alerts: which there are, what each is about, and those that hold some words."""

from collections.abc import Sequence
from datetime import datetime

from store.store import Store
from tui.pages.alert import Match

QUEUE = 5_000
"""How many alerts the queue shows at most; older ones are found by command."""


def queued(store: Store, words: str, now: datetime) -> Sequence[str]:
    """The ids of the queue, newest first, none that is snoozed; with words, those that hold them all."""
    alerts = store.alerts.newest(QUEUE)
    awake = [one for one in alerts if one.state != "snoozed" or one.until is None or one.until <= now]
    if not words:
        return [one.id for one in awake]
    wanted = words.casefold().split()
    matches = matches_of(store, [one.id for one in awake])
    return [name for name, match in matches.items() if all(word in told(match) for word in wanted)]


def matches_of(store: Store, names: Sequence[str]) -> dict[str, Match]:
    """Alerts with the articles and rules they are about."""
    alerts = store.alerts.many(names)
    if not alerts:
        return {}
    rules = {rule.id: rule for rule in store.rules.all()}
    articles = {one.id: one for one in store.articles.many([alert.article for alert in alerts])}
    return {one.id: Match(one, articles.get(one.article), rules.get(one.rule)) for one in alerts}


def told(match: Match) -> str:
    """Everything that a row of the queue says, for finding."""
    article, rule = match.article, match.rule
    return " ".join((
        match.alert.reason, match.alert.state, match.alert.note, match.alert.assigned or "",
        f"{article.title} {article.outlet}" if article else "", rule.name if rule else "",
    )).casefold()  # fmt: skip
