"""What a query is asked of: an article with one of its texts, and what is known about it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from news.model import Alert, Article, ChangeClass, Text


@dataclass(frozen=True, slots=True)
class Document:
    """One article as a query sees it."""

    headline: str
    paragraphs: tuple[str, ...] = ()
    id: str = ""
    outlet: str = ""
    source: str = ""
    source_name: str = ""
    language: str | None = None
    tags: tuple[str, ...] = ()
    story: str | None = None
    states: frozenset[str] = frozenset({"unread"})
    """`unread read starred verified disputed assigned` and the states of its alert."""
    snoozed: datetime | None = None
    """Until when it keeps out of sight."""
    revision: int = 1
    classes: tuple[ChangeClass, ...] = ()
    """What kinds of change made this revision."""
    claimed: datetime | None = None
    seen: datetime | None = None
    changed: datetime | None = None
    lag: float | None = None
    """Seconds after the first sight of its story; None outside a story."""
    rule: str = ""
    """The name of the rule that alerted, when alerts are asked."""
    added: tuple[str, ...] = ()
    """What this revision added, for rules that count only that."""

    def only_added(self) -> "Document":
        """The same document with nothing but what its revision added to read."""
        return replace(self, headline="", paragraphs=self.added)


def document(
    article: Article,
    text: Text | None,
    *,
    classes: Sequence[ChangeClass] = (),
    added: Sequence[str] = (),
    source_name: str = "",
    lag: float | None = None,
    alert: Alert | None = None,
    rule: str = "",
) -> Document:
    """The document of an article and one of its texts; without a text, its title is all there is to read."""
    return Document(
        headline=text.headline if text else article.title,
        paragraphs=text.paragraphs if text else (),
        id=article.id,
        outlet=article.outlet,
        source=article.source,
        source_name=source_name,
        language=article.language or (text.language if text else None),
        tags=article.tags,
        story=article.story,
        states=_states(article, alert),
        snoozed=alert.until if alert else article.snoozed,
        revision=article.revisions,
        classes=tuple(classes),
        claimed=article.claimed,
        seen=article.seen,
        changed=article.changed,
        lag=lag,
        rule=rule,
        added=tuple(added),
    )


def _states(article: Article, alert: Alert | None) -> frozenset[str]:
    """Every state that `is:` can ask for; snoozed is left to the clock."""
    states = {"read" if article.read else "unread"}
    if article.starred:
        states.add("starred")
    if article.verified is not None:
        states.add("verified" if article.verified else "disputed")
    if article.assigned or (alert and alert.assigned):
        states.add("assigned")
    if alert and alert.state != "snoozed":
        states.add(alert.state)
    return frozenset(states)
