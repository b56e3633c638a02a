"""What people do to articles and alerts: every act can be taken back, by any process, after any restart."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal, TypeAlias, cast

from tinydb import where

from news.times import stamp
from store.database import Database
from store.documents import Document, as_value, read_time
from store.edits import Edits
from store.journal import Journal
from store.lists import KINDS as LIST_KINDS
from store.lists import Back, Lists
from store.sqlite.connection import Connection
from store.table import SqlTable

Act: TypeAlias = Literal[
    "read", "star", "tag", "untag", "note", "assign", "verify", "snooze", "ack", "mute", "state",
    "merge", "split", "move", "rename", "add", "import", "change", "remove",
]  # fmt: skip
Queue: TypeAlias = Literal["articles", "alerts"]

KINDS: dict[Queue, frozenset[Act]] = {
    "articles": frozenset({"read", "star", "tag", "untag", "note", "assign", "verify", "snooze"}),
    "alerts": frozenset({"read", "note", "assign", "verify", "snooze", "ack", "state"}),
}
"""What can be done to which; `mute` is about rules, named by their own ids or by those of their alerts. What
is done to stories is in `store.edits`, what to sources and rules in `store.lists`."""


@dataclass(frozen=True, slots=True)
class Deed:
    """One act as the journal keeps it."""

    id: str
    kind: Act
    table: str
    ids: tuple[str, ...]
    """Those that it changed."""
    value: Any
    at: datetime
    undone: datetime | None


@dataclass(frozen=True, slots=True)
class Undone:
    """An act that was taken back."""

    deed: Deed
    restored: tuple[str, ...]
    """Those put back as they were; one that was changed since keeps what came later."""
    lists: Back | None = None
    """The sources or rules that it was about, for who keeps a file in step."""

    called: str = ""
    """The title or name of what it was about; empty when that is several."""
    own: bool = True
    """Whether it was done in the terminal that took it back."""


class Triage:
    """The acts of people on a store."""

    def __init__(
        self, db: Database, connection: Connection, journal: Journal, edits: Edits, lists: Lists
    ) -> None:
        self._connection = connection
        self._db = db
        self._journal = journal
        self._edits = edits
        self._lists = lists

    def act(
        self, kind: Act, ids: Sequence[str], value: Any, at: datetime, table: Queue = "articles", *,
        by_itself: bool = False,
    ) -> bool:  # fmt: skip
        """Do one thing to many; whether it changed any. What it leaves as it was is no part of it.

        The value is what to set: True or False to read, star, ack and mute, a tag, a note, a person, a time
        to snooze or mute to; None takes a mark away. ValueError for an act that means nothing there. What the
        program does `by_itself`, since something was opened, is no act of a person: undo knows nothing of it.
        """
        with self._connection.transaction():
            name, wanted = self._target(kind, ids, table)
            held = _those(self._db.table(name), wanted)
            after = {each["id"]: fields for each in held if (fields := _fields(kind, name, each, value))}
            changed = [each for each in held if each["id"] in after]
            before = {each["id"]: {field: each.get(field) for field in after[each["id"]]} for each in changed}
            _set(self._db.table(name), changed, after)
            if before and not by_itself:
                self._journal.keep(kind, name, before, after, as_value(value), at)
            return bool(before)

    def undo(self, at: datetime) -> Undone | None:
        """Take an act back that was not taken back yet: the newest of this terminal, else the newest of all;
        None when there is none.
        """
        with self._connection.transaction():
            found = self._journal.standing()
            if found is None:
                return None
            back = None
            if found["table"] == "stories":
                restored = self._edits.take_back(found, at)
            elif found["kind"] in LIST_KINDS:
                back = self._lists.take_back(found)
                restored = back.ids
            else:
                restored = self._put_back(found)
            self._journal.take_back(found, at)
            deed, called = _deed({**found, "undone": stamp(at)}), self._called(found)
            return Undone(deed, restored, back, called, self._journal.is_own(found))

    def history(self, limit: int) -> list[Deed]:
        """The last acts, the newest first."""
        return [_deed(document) for document in self._journal.newest(limit)]

    def _put_back(self, act: Any) -> tuple[str, ...]:
        """Put back the fields that an act changed; the ids of those for which there was something to do."""
        table, before, after = self._db.table(act["table"]), act["before"], act["after"]
        held = _those(table, before)
        back = {each["id"]: _back(each, before[each["id"]], after[each["id"]]) for each in held}
        back = {key: fields for key, fields in back.items() if fields}
        _set(table, [each for each in held if each["id"] in back], back)
        return tuple(back)

    def _called(self, act: Any) -> str:
        """What an act was about, where that is one thing: by its title or name, an alert by its reason."""
        if len(act["before"]) != 1:
            return ""
        (name,) = act["before"]
        held = self._db.table(act["table"]).get(where("id") == name) or act["after"].get(name) or {}
        return str(next((held[field] for field in ("title", "name", "reason") if held.get(field)), ""))

    def _target(self, kind: Act, ids: Sequence[str], table: Queue) -> tuple[str, list[str]]:
        """The table and the ids that an act is really about: muting an alert mutes its rule."""
        wanted = list(dict.fromkeys(ids))
        if kind == "mute":
            rules = {held["id"]: held["rule"] for held in _those(self._db.table("alerts"), wanted)}
            return "rules", list(dict.fromkeys(rules.get(each, each) for each in wanted))
        if kind not in KINDS[table]:
            raise ValueError(f"{kind!r} is nothing that can be done to {table}")
        return table, wanted


def _those(table: SqlTable, ids: Iterable[str]) -> list[Any]:
    wanted = list(ids)
    found = []
    for start in range(0, len(wanted), 500):
        found += table.search(where("id").one_of(wanted[start : start + 500]))
    return found


def _set(table: SqlTable, held: Sequence[Any], fields: Mapping[str, Document]) -> None:
    """Set fields of each of these documents, many at once."""
    for start in range(0, len(held), 500):
        doc_ids = [each.doc_id for each in held[start : start + 500]]
        table.update(lambda document: document.update(fields[document["id"]]), doc_ids=doc_ids)


def _fields(kind: Act, table: str, held: Document, value: Any) -> Document:
    """The fields that the act changes, and to what."""
    wanted = _wanted_of_alert(kind, value) if table == "alerts" else _wanted(kind, held, value)
    return {field: new for field, new in wanted.items() if new != held.get(field)}


def _wanted(kind: Act, held: Document, value: Any) -> Document:
    """What an act on an article or a rule sets."""
    match kind:
        case "read":
            return {"read": value is not False}
        case "star":
            return {"starred": value is not False}
        case "tag":
            return {"tags": held["tags"] if value in held["tags"] else [*held["tags"], value]}
        case "untag":
            return {"tags": [tag for tag in held["tags"] if tag != value]}
        case "verify":
            return {"verified": value}
        case "snooze":
            return {"snoozed": as_value(value)}
        case "mute":
            until = as_value(value) if isinstance(value, datetime) else None
            return {"muted": value is not False and until is None, "muted_until": until}
    return _words(kind, value)


def _wanted_of_alert(kind: Act, value: Any) -> Document:
    """What an act on an alert sets: most of them are its state."""
    match kind:
        case "read":
            return {"state": "new" if value is False else "seen"}
        case "ack":
            return {"state": "new" if value is False else "acked"}
        case "verify":
            return {"state": {True: "verified", False: "disputed", None: "seen"}[value]}
        case "snooze":
            return {"until": as_value(value), "state": "new" if value is None else "snoozed"}
        case "state":
            return {"state": value}
    return _words(kind, value)


def _words(kind: Act, value: Any) -> Document:
    return {"note": value or ""} if kind == "note" else {"assigned": value}


def _back(held: Document, before: Document, after: Document) -> Document:
    """The fields to put back: those that still are as the act left them."""
    return {field: before[field] for field in before if held.get(field) == after[field]}


def _deed(document: Any) -> Deed:
    undone = document["undone"]
    return Deed(
        document["id"],
        cast("Act", document["kind"]),
        document["table"],
        tuple(document["before"]),
        document["value"],
        read_time(document["at"]),
        None if undone is None else read_time(undone),
    )
