"""The rules with what they matched, as the view of the rules shows them."""

from datetime import datetime

from store.store import Store
from tui.pages.rule import Ruled

RECENT = 5_000
"""Alerts that are looked through for what waits and what came last."""
NEWEST = 12
"""Matches of a rule that its page tells."""


def ruled(store: Store) -> list[Ruled]:
    """Every rule with its hits, those that matched last on top, then by name."""
    alerts = store.alerts.newest(RECENT)
    of = {rule.id: [one for one in alerts if one.rule == rule.id] for rule in store.rules.all()}
    wanted = [one.article for each in of.values() for one in each[:NEWEST]]
    titles = {article.id: article.title for article in store.articles.many(wanted)}
    found = [
        Ruled(
            rule,
            len(store.alerts.ids(rule=rule.id)),
            sum(one.state == "new" for one in of[rule.id]),
            tuple((one.at, titles.get(one.article, "(its article is gone)")) for one in of[rule.id][:NEWEST]),
        )
        for rule in store.rules.all()
    ]
    return sorted(found, key=lambda one: (-_last(one.newest), one.rule.name.casefold()))


def _last(newest: tuple[tuple[datetime, str], ...]) -> float:
    return newest[0][0].timestamp() if newest else 0.0
