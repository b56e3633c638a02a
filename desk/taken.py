"""What came of one turn: gathered while it is taken in, told when it is kept."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from desk.alerting import Found
from desk.events import Event, What
from desk.watch import Seen
from news.model import Article, Revision, Source, Text
from store.reasons import Reason


@dataclass(slots=True)
class Taken:
    """What came of one turn, gathered as it goes."""

    source: Source
    now: datetime
    to_come: int = 0
    """How many entries of its look are told after its first one."""
    new: list[Article] = field(default_factory=list)
    revised: list[Article] = field(default_factory=list)
    unchanged: int = 0
    alerts: int = 0
    events: list[Event] = field(default_factory=list)
    opened: dict[str, tuple[Article, Revision, Text]] = field(default_factory=dict)
    """New articles with their first revisions, by id, until all of a turn's are kept together."""
    packed: dict[str, bytes] = field(default_factory=dict)
    """The texts of these as the store packs them, by hash."""
    reasons: list[Reason] = field(default_factory=list)
    stories: dict[str, None] = field(default_factory=dict)
    """The stories in which something came or was matched."""

    @property
    def moment(self) -> datetime:
        """When the next article is seen: of one look each a microsecond after the last, and the last now."""
        return self.now - timedelta(microseconds=max(0, self.to_come - len(self.new)))

    def why(self, article: str, kind: str, words: str) -> None:
        """Note why it was decided so, to be kept when the turn ends."""
        self.reasons.append(Reason(article, self.now, kind, words))

    def tell(
        self,
        what: What,
        article: Article,
        *,
        old: str | None = None,
        classes: tuple[str, ...] = (),
        reason: str | None = None,
    ) -> None:
        """Note what happened to an article, to be told once it is kept."""
        self.events.append(
            Event(
                event=what,
                source=self.source.name,
                at=self.now,
                article=article.id,
                url=article.url,
                title=article.title,
                old=old,
                classes=classes,
                reason=reason,
            )
        )

    def answers(self, seen: Seen, found: Found) -> bool:
        """Note what the rules found in a revision; whether any was answered."""
        self.reasons += found.reasons
        self.alerts += len(found.alerts)
        if found.matched and seen.article.story:
            self.stories[seen.article.story] = None
        for alert in found.alerts:
            self.tell("alert", seen.article, reason=alert.reason)
        return found.matched
