"""The rules at work: what a person watches for, held against each text as it comes in."""

import logging
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from desk.config.lay import names_of
from news.alerting.options import BadOption, RuleOptions, read_options
from news.alerting.thresholds import Silence
from news.model import Article, Revision, Rule, Source, Text
from news.query.document import document
from news.query.errors import BadQuery
from news.query.match import Match
from news.query.parse import parse
from news.rules import RuleSet
from store.store import Store

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Seen:
    """One revision of an article, as the rules see it."""

    article: Article
    revision: Revision
    text: Text
    added: Sequence[str]
    """The paragraphs that the revision added; of a first one, all."""
    source: Source
    before: Text | None = None
    """What the article said before it; None of a first one."""


class Watch:
    """All rules of a store, compiled once and again when they change."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._names = names_of(store)
        self._rules = RuleSet(())
        self._options: dict[str, RuleOptions] = {}
        self.refresh()

    def refresh(self) -> None:
        """Read the rules anew: the change feed has told of them."""
        self._names = names_of(self._store)
        heard = [rule for rule in self._store.rules.all() if not rule.muted]
        self._options = dict(_read(heard))
        sound = [rule for rule in heard if rule.id in self._options]
        try:
            self._rules = RuleSet(sound, self._names)
        except BadQuery:  # one of another program's making must not silence the others
            self._rules = RuleSet([rule for rule in sound if self._parses(rule)], self._names)

    def matches(self, seen: Seen, now: datetime) -> Iterator[tuple[Rule, RuleOptions, Match]]:
        """The rules that a revision answers, each with what it asks beside and why it matched."""
        if not self._rules.rules:
            return
        classes = seen.revision.classes
        asked = document(
            seen.article, seen.text, classes=classes, added=seen.added, source_name=seen.source.name
        )
        for rule, match in self._rules.match(asked, now):
            options = self._options[rule.id]
            if options.counts(classes):
                yield rule, options, match

    def for_silence(self, now: datetime) -> Iterator[tuple[Rule, RuleOptions]]:
        """The rules that tell when nothing comes."""
        for rule, _ in self._rules.rules:
            options = self._options[rule.id]
            if isinstance(options.threshold, Silence) and not rule.is_silent(now):
                yield rule, options

    def _parses(self, rule: Rule) -> bool:
        try:
            parse(rule.query, self._names)
        except BadQuery as error:
            log.warning("the rule %s is left out: %s", rule.name, error)
            return False
        return True


def _read(rules: Iterable[Rule]) -> Iterator[tuple[str, RuleOptions]]:
    for rule in rules:
        try:
            yield rule.id, read_options(rule.options)
        except BadOption as error:
            log.warning("the rule %s is left out: %s", rule.name, error)
