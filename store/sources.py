"""Sources, where they stand, and who asked for a fresh look at them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from tinydb import where

from news.model import Source, Standing
from news.times import stamp
from store.database import Database
from store.documents import as_document, as_noun, as_nouns, read_time
from store.errors import Ambiguous, NotFound
from store.finding import by_prefix
from store.sqlite import marks, outlets, standings, views
from store.sqlite.connection import Connection


@dataclass(frozen=True, slots=True)
class Count:
    """How many articles a source has given."""

    articles: int = 0
    unread: int = 0


@dataclass(frozen=True, slots=True)
class Overall:
    """How all sources fare together; those that are paused count for nothing."""

    failing: tuple[str, ...]
    """The names of those whose last look failed."""
    last: str
    """The name of the one looked at last; empty when none was."""
    due: datetime | None
    """When the next look is due."""


class Sources:
    """The sources of a store."""

    def __init__(self, db: Database, connection: Connection) -> None:
        self._connection = connection
        self._sources = db.table("sources")
        self._standings = db.table("standings")
        self._asks = db.table("asks")

    def put(self, source: Source, but: Iterable[str] = ()) -> None:
        """Keep a source, in place of the one with its id.

        Where it has another name now, so have the outlets of its articles that were called after it, all
        `but` those of these ids.
        """
        with self._connection.transaction():
            held = self.get(source.id)
            self._sources.upsert(as_document(source), where("id") == source.id)
            if held is not None and held.name != source.name:
                outlets.call(self._connection, source.id, held.name, source.name, but)

    def called(self, source: Source) -> list[str]:
        """The ids of a source's articles whose outlet has its name."""
        return outlets.called(self._connection, source.id, source.name)

    def get(self, source_id: str) -> Source | None:
        """The source with this id."""
        return self.many([source_id]).get(source_id)

    def many(self, ids: Iterable[str]) -> dict[str, Source]:
        """Those of these sources that there are, by id."""
        return {source.id: source for source in as_nouns(Source, self._sources.keyed("id", *ids))}

    def find(self, prefix: str) -> Source:
        """The one source whose id or name begins so, or whose name or address, or path, is just this."""
        place = Path(prefix).expanduser().absolute().as_uri() if "/" in prefix else prefix
        own = (where("name") == prefix) | where("url").one_of([prefix, place])
        for document in self._sources.search(own)[:1]:
            return as_noun(Source, document)
        try:
            return by_prefix(self._connection, Source, "sources", prefix)
        except NotFound:
            begin = prefix.strip().casefold()
            found = [source for source in self.all() if begin and source.name.casefold().startswith(begin)]
            if len(found) > 1:
                raise Ambiguous("source", prefix, tuple(source.name for source in found)) from None
            if not found:
                raise
            return found[0]

    def all(self) -> list[Source]:
        """All sources, in the order they were added."""
        return as_nouns(Source, self._sources.all())

    def remove(self, source_id: str) -> None:
        """Forget a source and where it stands; its articles stay."""
        with self._connection.transaction():
            self._sources.remove(where("id") == source_id)
            self._standings.remove(where("source") == source_id)
            self._asks.remove(where("source") == source_id)
            marks.remove(self._connection, source_id)

    def standing(self, source_id: str) -> Standing | None:
        """Where a source stands; None when it was never looked at."""
        found = self._standings.get(where("source") == source_id)
        return None if found is None else as_noun(Standing, found)

    def standings(self) -> dict[str, Standing]:
        """Where all sources stand, by id."""
        return {document["source"]: as_noun(Standing, document) for document in self._standings}

    def overall(self) -> Overall:
        """How all of them fare together: asked often, of thousands, and nothing of theirs is read for it."""
        due, last = standings.overall(self._connection)
        failing = tuple(standings.failing(self._connection))
        return Overall(failing, last or "", None if due is None else read_time(due))

    def set_standing(self, standing: Standing) -> None:
        """Keep where a source stands now."""
        self._standings.upsert_multiple([as_document(standing)], "source")

    def ask(self, ids: Iterable[str], at: datetime) -> None:
        """Ask the desk for a look at these sources now."""
        with self._connection.transaction():
            for source_id in ids:
                self._asks.upsert({"source": source_id, "at": stamp(at)}, where("source") == source_id)

    def asked(self) -> dict[str, datetime]:
        """The sources somebody wants looked at now, and since when."""
        return {document["source"]: read_time(document["at"]) for document in self._asks}

    def answered(self, source_id: str) -> None:
        """The look that was asked for was taken."""
        if len(self._asks):  # as most looks were asked for by nobody, they need not look for who did
            self._asks.remove(where("source") == source_id)

    def counts(self) -> dict[str, Count]:
        """How many articles and unread ones each source has given: kept, not counted."""
        articles = views.tallies(self._connection, "articles")
        unread = views.tallies(self._connection, "unread")
        return {source: Count(count, unread.get(source, 0)) for source, count in articles.items()}
