"""The journal of what people do: an act a row, to be taken back by any process, after any restart."""

import os
from datetime import datetime
from typing import Any

from tinydb import where

from news.ids import identity
from news.times import stamp
from store.database import Database
from store.table import SqlTable

REACH = 100
"""The newest acts that stand, among which a terminal's own are looked for."""


class Journal:
    """The acts of people on a store, in their order."""

    def __init__(self, db: Database) -> None:
        self._acts: SqlTable = db.table("acts")
        self._by = os.getsid(0)
        """The session of the terminal: that of a pane's shell, and of all that is started in it."""

    def keep(
        self, kind: str, table: str, before: Any, after: Any, value: Any, at: datetime, **more: Any
    ) -> None:
        """Write an act down: how what it is about was before and is after, by id."""
        self._acts.insert({
            "id": identity("act", kind, table, stamp(at), str(len(self._acts))), "kind": kind,
            "table": table, "before": before, "after": after, "value": value, "at": stamp(at),
            "undone": None, "by": self._by, **more,
        })  # fmt: skip

    def standing(self) -> Any | None:
        """The act to be taken back next: the newest done in this terminal, else the newest of all."""
        found = self._acts.newest(REACH, where("undone") == None)  # noqa: E711  # TinyDB's way to say it
        return next((act for act in found if self.is_own(act)), found[0] if found else None)

    def is_own(self, act: Any) -> bool:
        """Whether an act was done in this terminal."""
        return bool(act.get("by") == self._by)

    def take_back(self, act: Any, at: datetime) -> None:
        """Note that an act was taken back."""
        self._acts.update({"undone": stamp(at)}, doc_ids=[act.doc_id])

    def newest(self, limit: int) -> list[Any]:
        """The last acts, the newest first, those too that were taken back."""
        return [*self._acts.newest(limit)]
