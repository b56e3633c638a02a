"""Alerts: the queue that people work through."""

import json
from collections.abc import Sequence
from typing import Any

from tinydb import where

from news.model import Alert, AlertState
from news.times import stamp
from store.database import Database
from store.documents import as_document, as_noun, as_nouns, as_value, field_names
from store.finding import as_ids, by_prefix
from store.sqlite import views
from store.sqlite.connection import Connection


class Alerts:
    """The alerts of a store."""

    def __init__(self, db: Database, connection: Connection) -> None:
        self._connection = connection
        self._table = db.table("alerts")

    def put(self, alert: Alert) -> bool:
        """Keep an alert; False, and nothing done, when it is there already: nothing alerts twice."""
        with self._connection.transaction():
            if self._table.keyed("id", alert.id):
                return False
            self._table.insert(as_document(alert))
            return True

    def get(self, alert_id: str) -> Alert | None:
        """The alert with this id."""
        found = self._table.get(where("id") == alert_id)
        return None if found is None else as_noun(Alert, found)

    def find(self, prefix: str) -> Alert:
        """The one alert whose id begins so; NotFound or Ambiguous otherwise."""
        return by_prefix(self._connection, Alert, "alerts", prefix)

    def of(self, article: str) -> list[Alert]:
        """The alerts on an article, the oldest first."""
        return as_nouns(Alert, self._table.search(where("article") == article))

    def newest(
        self,
        limit: int,
        before: Alert | None = None,
        state: AlertState | None = None,
        rule: str | None = None,
    ) -> list[Alert]:
        """The last alerts, or those that follow one in that order: at descending, id ascending."""
        start = None if before is None else (stamp(before.at), before.id)
        found = views.newest(self._connection, "alerts", "at", views.queued(state, rule), start, limit)
        return [as_noun(Alert, json.loads(document)) for document in found]

    def ids(self, state: AlertState | None = None, rule: str | None = None) -> Sequence[str]:
        """The ids of all matching alerts, newest first."""
        return as_ids(views.ids(self._connection, "alerts", "at", views.queued(state, rule)))

    def many(self, ids: Sequence[str]) -> list[Alert]:
        """The alerts with these ids, in this order; ids that are not there are left out."""
        found = views.many(self._connection, "alerts", ids)
        return [as_noun(Alert, json.loads(found[each])) for each in ids if each in found]

    def count(self, state: AlertState | None = "new") -> int:
        """How many alerts are in this state, or in any: kept, not counted."""
        counts = views.tallies(self._connection, "alerts")
        return sum(counts.values()) if state is None else counts.get(state, 0)

    def change(self, alert_id: str, **fields: Any) -> None:
        """Set fields of an alert, and only these; ValueError for what is no field."""
        wrong = [name for name in fields if name not in field_names(Alert)]
        if wrong:
            raise ValueError(f"an alert has no {', '.join(wrong)}")
        self._table.update({name: as_value(value) for name, value in fields.items()}, where("id") == alert_id)
