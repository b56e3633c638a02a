"""What people do to their sources and rules, kept: each act is a row of the journal, to be taken back.

A row holds the documents before and after, whole, since a removed source or rule is to stand again as it was;
that of a removed source holds its standing too.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal, TypeAlias

from tinydb import where

from news.model import Rule, Source
from store.database import Database
from store.documents import Document, as_document, as_noun
from store.journal import Journal
from store.rules import Rules
from store.sources import Sources
from store.sqlite.connection import Connection

Listed: TypeAlias = Source | Rule
ListAct: TypeAlias = Literal["add", "import", "change", "remove"]
KINDS: frozenset[str] = frozenset({"add", "import", "change", "remove"})
"""The acts on sources and rules; to `mute` a rule is one of triage."""


@dataclass(frozen=True, slots=True)
class Back:
    """What taking an act back came to."""

    stands: tuple[Listed, ...] = ()
    """Those that stand again, as they were before the act."""
    gone: tuple[Listed, ...] = ()
    """Those that the act had brought."""
    cut: Any = None
    """What went with them out of a file, where all of them stand again."""

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of all of them."""
        return tuple(one.id for one in (*self.stands, *self.gone))


class Lists:
    """The acts of people on a store's sources and rules."""

    def __init__(
        self, db: Database, connection: Connection, journal: Journal, sources: Sources, rules: Rules
    ) -> None:
        self._connection = connection
        self._db = db
        self._journal = journal
        self._sources = sources
        self._rules = rules

    def put(self, noun: Listed, at: datetime, instead_of: Listed | None = None) -> None:
        """Keep a source or rule, in place of the one with its id, or of another that goes."""
        with self._connection.transaction():
            gone = [instead_of] if instead_of is not None and instead_of.id != noun.id else []
            held = self._held(noun)
            standings = self._drop(gone)
            called_so = self._called_so(noun, held)
            self._write(noun)
            before = {noun.id: held, **{one.id: as_document(one) for one in gone}}
            after = {noun.id: as_document(noun), **{one.id: None for one in gone}}
            kind: ListAct = "change" if held or gone else "add"
            self._keep(kind, _table(noun), before, after, standings, at, called_so=called_so)

    def take_in(self, nouns: Sequence[Listed], at: datetime) -> None:
        """Keep the sources and rules of a list, which are not there yet: one act, whatever they are."""
        with self._connection.transaction():
            for noun in nouns:
                self._write(noun)
            before: dict[str, Document | None] = {noun.id: None for noun in nouns}
            after = {noun.id: as_document(noun) for noun in nouns}
            if nouns:
                self._keep("import", _table(nouns[0]), before, after, (), at)

    def remove(self, nouns: Sequence[Listed], at: datetime, cut: Any = None) -> None:
        """Forget sources, or rules: all of one kind; their articles and alerts stay. `cut` is what goes with
        them out of a file, kept as it is for who takes this back.
        """
        with self._connection.transaction():
            standings = self._drop(nouns)
            before = {one.id: as_document(one) for one in nouns}
            if nouns:
                gone: dict[str, Document | None] = dict.fromkeys(before)
                self._keep("remove", _table(nouns[0]), before, gone, standings, at, cut=cut)

    def take_back(self, act: Any) -> Back:
        """Take an act of the journal back, but for what was put in place of it since."""
        stands, gone = [], []
        for name, before in act["before"].items():
            after = act["after"][name]
            noun = _noun(before or after)
            now = self._held(noun)
            if before is None and now is not None:
                gone.append(_noun(now))
            elif before is not None and after is None and now is None:
                stands.append(noun)
            elif before is not None and after is not None and now is not None:
                fields = {field: before.get(field) for field in after if now.get(field) == after[field]}
                stands.append(_noun(now | fields))
        self._drop(gone)
        for noun in stands:
            self._write(noun, act.get("called_so") or ())
        for standing in act["value"] or ():
            if self._sources.get(standing["source"]) and not self._sources.standing(standing["source"]):
                self._db.table("standings").insert(standing)
        is_whole = len(stands) == len(act["before"])
        return Back(tuple(stands), tuple(gone), act.get("cut") if is_whole else None)

    def _called_so(self, noun: Listed, held: Document | None) -> list[str]:
        """The articles whose outlet has a source's new name already, for who takes the renaming back."""
        if not isinstance(noun, Source) or held is None or held["name"] == noun.name:
            return []
        return self._sources.called(noun)

    def _held(self, noun: Listed) -> Document | None:
        """The document that stands under a noun's id."""
        found = self._db.table(_table(noun)).get(where("id") == noun.id)
        return None if found is None else dict(found)

    def _write(self, noun: Listed, but: Iterable[str] = ()) -> None:
        """Keep it; a source's new name is not given to the outlets of these articles."""
        match noun:
            case Source():
                self._sources.put(noun, but)
            case Rule():
                self._rules.put(noun)

    def _drop(self, nouns: Iterable[Listed]) -> list[Document]:
        """Remove these; the standings that went with them."""
        standings: list[Document] = []
        for noun in nouns:
            match noun:
                case Source():
                    standings += [
                        as_document(held) for held in [self._sources.standing(noun.id)] if held is not None
                    ]
                    self._sources.remove(noun.id)
                case Rule():
                    self._rules.remove(noun.id)
        return standings

    def _keep(
        self, kind: ListAct, table: str, before: Any, after: Any, standings: Sequence[Document], at: datetime,
        **more: Any,
    ) -> None:  # fmt: skip
        """Write the row of the journal, unless nothing changed."""
        if before != after:
            told = {name: value for name, value in more.items() if value}
            self._journal.keep(kind, table, before, after, list(standings), at, **told)


def _table(noun: Listed) -> str:
    return "sources" if isinstance(noun, Source) else "rules"


def _noun(document: Any) -> Listed:
    """What a document of either table is: a rule alone has a query."""
    return as_noun(Rule, document) if "query" in document else as_noun(Source, document)
