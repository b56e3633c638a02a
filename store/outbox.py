"""The outbox: notices that wait to be told, each until it is told or given up."""

from collections.abc import Iterable
from datetime import datetime

from tinydb import where

from news.model import Notice, NoticeState
from news.times import stamp
from store.database import Database
from store.documents import as_document, as_noun, as_nouns, read_time
from store.sqlite import views
from store.sqlite.connection import Connection

OPEN: tuple[NoticeState, ...] = ("waiting", "failing")
"""The states of what is still to be told."""


class Outbox:
    """The notices of a store; written in the transaction that writes their alert, so that none is lost."""

    def __init__(self, db: Database, connection: Connection) -> None:
        self._connection = connection
        self._table = db.table("outbox")

    def add(self, notices: Iterable[Notice]) -> None:
        """Keep notices to be told; those that were ever there stay as they are: nothing is told twice."""
        with self._connection.transaction():
            for notice in notices:
                if not self._table.keyed("id", notice.id):
                    self._table.insert(as_document(notice))

    def keep(self, notices: Iterable[Notice]) -> None:
        """Keep how far these notices have come."""
        self._table.upsert_multiple([as_document(notice) for notice in notices], "id")

    def due(self, now: datetime) -> list[Notice]:
        """What is to be told by now, the longest due first."""
        if not any(self.count(state) for state in OPEN):
            return []
        found = self._table.search(where("state").one_of(list(OPEN)) & (where("due") <= stamp(now)))
        return sorted(as_nouns(Notice, found), key=lambda notice: (notice.due, notice.at, notice.id))

    def of(self, alert: str) -> list[Notice]:
        """The notices of an alert, in the order they were written."""
        if not views.tallies(self._connection, "notices"):  # no step of ours may have made the table yet
            return []
        return as_nouns(Notice, self._table.search(where("alert") == alert))

    def last_due(self, rule: str, way: str) -> datetime | None:
        """When a rule's last notice by this way was, or is, to be told; None when there is none.

        Of those that are tried again nothing is asked: what is new need not wait for a dead line.
        """
        last = views.last_due(self._connection, rule, way)
        return None if last is None else read_time(last)

    def get(self, notice_id: str) -> Notice | None:
        """The notice with this id."""
        found = self._table.get(where("id") == notice_id)
        return None if found is None else as_noun(Notice, found)

    def count(self, state: NoticeState) -> int:
        """How many notices are in this state: kept, not counted."""
        return views.tallies(self._connection, "notices").get(state, 0)

    def forget(self, before: datetime) -> None:
        """Forget what was told, or given up, and was due before then."""
        closed = where("state").one_of(["sent", "failed"])
        self._table.remove(closed & (where("due") < stamp(before)))
