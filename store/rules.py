"""Rules: what people want to be told of."""

from tinydb import where

from news.model import Rule
from store.database import Database
from store.documents import as_document, as_noun, as_nouns
from store.finding import by_prefix
from store.sqlite.connection import Connection


class Rules:
    """The rules of a store."""

    def __init__(self, db: Database, connection: Connection) -> None:
        self._connection = connection
        self._table = db.table("rules")

    def put(self, rule: Rule) -> None:
        """Keep a rule, in place of the one with its id."""
        self._table.upsert(as_document(rule), where("id") == rule.id)

    def get(self, rule_id: str) -> Rule | None:
        """The rule with this id."""
        found = self._table.get(where("id") == rule_id)
        return None if found is None else as_noun(Rule, found)

    def find(self, prefix: str) -> Rule:
        """The rule of this name, or the one whose id begins so."""
        for document in self._table.search(where("name") == prefix)[:1]:
            return as_noun(Rule, document)
        return by_prefix(self._connection, Rule, "rules", prefix)

    def all(self) -> list[Rule]:
        """All rules, in the order they were made."""
        return as_nouns(Rule, self._table.all())

    def remove(self, rule_id: str) -> None:
        """Forget a rule; its alerts stay."""
        self._table.remove(where("id") == rule_id)
