"""Many saved queries on one document."""

from collections.abc import Sequence
from datetime import datetime

from news.model import Rule
from news.query.document import Document
from news.query.match import Match
from news.query.parse import parse
from news.query.reading import Reading


class RuleSet:
    """Rules made ready to be asked together; raises BadQuery for one that does not parse."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self.rules = tuple((rule, parse(rule.query)) for rule in rules)

    def match(self, document: Document, now: datetime) -> list[tuple[Rule, Match]]:
        """The rules that the document answers, in their order, each with its reason."""
        found: list[tuple[Rule, Match]] = []
        whole = Reading(document)
        added = Reading(document.only_added())
        for rule, query in self.rules:
            if rule.on == "first" and document.revision > 1:
                continue
            only_added = rule.on == "added" and document.revision > 1
            match = query.match_reading(added if only_added else whole, now)
            if match is not None:
                found.append((rule, match))
        return found
