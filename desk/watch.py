"""The rules at work: what a person watches for, held against each text as it comes in."""

from collections.abc import Sequence
from datetime import datetime

from news.ids import identity
from news.model import Alert, Article, Revision, Text
from news.query.document import document
from news.rules import RuleSet
from store.store import Store


class Watch:
    """All rules of a store, compiled once and again when they change."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._rules = RuleSet(())
        self.refresh()

    def refresh(self) -> None:
        """Read the rules anew: the change feed has told of them."""
        self._rules = RuleSet(tuple(rule for rule in self._store.rules.all() if not rule.muted))

    def alerts(
        self,
        article: Article,
        revision: Revision,
        text: Text,
        added: Sequence[str],
        source_name: str,
        now: datetime,
    ) -> list[Alert]:
        """The alerts that one revision of an article raises; one a rule and article, whatever comes later."""
        if not self._rules.rules:
            return []
        asked = document(article, text, classes=revision.classes, added=added, source_name=source_name)
        return [
            Alert(
                id=identity("alert", rule.id, article.id),
                rule=rule.id,
                article=article.id,
                at=now,
                reason=match.reason,
                spans=match.words,
                revision=revision.number,
            )
            for rule, match in self._rules.match(asked, now)
        ]
