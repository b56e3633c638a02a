"""Hits: what a rule with a threshold has matched, to be counted."""

from dataclasses import dataclass
from datetime import datetime

from tinydb import where

from news.ids import identity
from news.times import stamp
from store.database import Database
from store.documents import read_time


@dataclass(frozen=True, slots=True)
class Hit:
    """One article that a rule matched."""

    at: datetime
    outlet: str
    article: str


class Hits:
    """The hits of a store's rules; an article counts once a rule."""

    def __init__(self, db: Database) -> None:
        self._table = db.table("hits")

    def add(self, rule: str, hit: Hit) -> bool:
        """Count a hit; False, and nothing done, when the article has been counted."""
        name = identity("hit", rule, hit.article)
        if self._table.keyed("id", name):
            return False
        self._table.insert(
            {"id": name, "rule": rule, "at": stamp(hit.at), "outlet": hit.outlet, "article": hit.article}
        )
        return True

    def of(self, rule: str, since: datetime) -> list[Hit]:
        """The hits of a rule since then, the oldest first."""
        found = self._table.search((where("rule") == rule) & (where("at") >= stamp(since)))
        hits = (Hit(read_time(each["at"]), each["outlet"], each["article"]) for each in found)
        return sorted(hits, key=lambda hit: (hit.at, hit.article))

    def forget(self, before: datetime) -> None:
        """Forget the hits before then."""
        self._table.remove(where("at") < stamp(before))
