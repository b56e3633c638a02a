"""Why the program decided as it did, kept by what it decided about."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from tinydb import where

from news.times import stamp
from store.database import Database
from store.documents import read_time


@dataclass(frozen=True, slots=True)
class Reason:
    """One decision."""

    subject: str
    at: datetime
    kind: str
    """What was decided: `alert`, `story`, `suppressed`, `due` …"""
    text: str
    """Fit to show."""


class Reasons:
    """The decisions of a store."""

    def __init__(self, db: Database) -> None:
        self._table = db.table("reasons")

    def keep(self, subject: str, at: datetime, kind: str, text: str) -> None:
        """Keep a decision about a source, article, story or alert."""
        self.keep_all([Reason(subject, at, kind, text)])

    def keep_all(self, reasons: Iterable[Reason]) -> None:
        """Keep several decisions, in their order."""
        self._table.insert_multiple(
            {"subject": each.subject, "at": stamp(each.at), "kind": each.kind, "text": each.text}
            for each in reasons
        )

    def of(self, subject: str) -> list[Reason]:
        """The decisions about it, the oldest first."""
        found = self._table.search(where("subject") == subject)
        return [Reason(each["subject"], read_time(each["at"]), each["kind"], each["text"]) for each in found]
