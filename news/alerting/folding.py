"""One alert a rule and article, one line a wire story: what later revisions and copies add to an alert."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from news.ids import identity
from news.model import Alert, Rule
from news.query.match import Match


@dataclass(frozen=True, slots=True)
class Folded:
    """An alert and the alerts of the same rule on copies of its article."""

    alert: Alert
    copies: tuple[Alert, ...] = ()

    @property
    def reason(self) -> str:
        """The alert's reason, with the number of copies: `Javelin in the headline; and 3 copies`."""
        count = len(self.copies)
        if not count:
            return self.alert.reason
        return f"{self.alert.reason}; and {count} {'copy' if count == 1 else 'copies'}"


def raised(rule: Rule, article: str, match: Match, revision: int, at: datetime) -> Alert:
    """The alert of a match; its id is the same in every process and after every restart."""
    return Alert(
        id=identity("alert", rule.id, article),
        rule=rule.id,
        article=article,
        at=at,
        reason=match.reason,
        spans=match.words,
        revision=revision,
    )


def added(held: Alert, again: Alert) -> Alert:
    """The alert held, with what a later revision's match adds to it; itself when that is nothing.

    New words make it new again, whoever had seen it; what a person said of it stays.
    """
    new = tuple(word for word in again.spans if word not in held.spans)
    if not new or again.revision <= held.revision:
        return held
    reason = f"{held.reason}; revision {again.revision}: {again.reason}"
    state = "new" if held.state in ("seen", "acked") else held.state
    return replace(held, spans=held.spans + new, reason=reason, revision=again.revision, state=state)


def folded(alerts: Iterable[Alert], originals: Mapping[str, str]) -> list[Folded]:
    """The alerts in their order, those on copies under the first of the same rule and original.

    `originals` maps the id of a copy to that of the article it was copied from.
    """
    heads: dict[tuple[str, str], list[Alert]] = {}
    for alert in alerts:
        heads.setdefault((alert.rule, _original(alert.article, originals)), []).append(alert)
    return [Folded(first, tuple(rest)) for first, *rest in heads.values()]


def _original(article: str, originals: Mapping[str, str]) -> str:
    """The article at the end of a chain of copies, or the least of a circle."""
    met = [article]
    while (source := originals.get(met[-1])) is not None:
        if source in met:
            return min(met[met.index(source) :])
        met.append(source)
    return met[-1]
