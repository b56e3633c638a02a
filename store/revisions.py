"""Revisions and their texts: kept once, never overwritten, never renumbered."""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from tinydb import where

from news.model import Revision, Text
from store.database import Database
from store.documents import as_document, as_noun, as_nouns
from store.errors import NotFound
from store.packing import ZLIB, pack, searched_parts, unpack
from store.sqlite import search, texts
from store.sqlite.connection import Connection
from store.sqlite.opening import damaged

AT_ONCE = 500
"""Texts that are read by one question."""


class Revisions:
    """The revisions of a store's articles."""

    def __init__(self, db: Database, connection: Connection) -> None:
        self._connection = connection
        self._table = db.table("revisions")

    def of(self, article: str) -> list[Revision]:
        """An article's revisions, the first one first."""
        found = as_nouns(Revision, self._table.search(where("article") == article))
        return sorted(found, key=lambda revision: revision.number)

    def of_many(self, articles: Sequence[str]) -> list[list[Revision]]:
        """The revisions of each of these articles that has any, the first one first."""
        found: dict[str, list[Revision]] = {}
        for start in range(0, len(articles), AT_ONCE):
            part = articles[start : start + AT_ONCE]
            for document in self._table.keyed("article", *part):
                found.setdefault(document["article"], []).append(as_noun(Revision, document))
        return [sorted(each, key=lambda revision: revision.number) for each in found.values()]

    def newest(self, article: str) -> tuple[Revision, Text] | None:
        """An article's last revision and its text; None when it has none."""
        revisions = self.of(article)
        return (revisions[-1], self.text(revisions[-1].text)) if revisions else None

    def text(self, hashed: str) -> Text:
        """The text with this hash; NotFound when it is not kept."""
        found = texts.held(self._connection, hashed)
        if found is None:
            raise NotFound("text", hashed)
        return self._unpacked(found[1], found[2])

    def first_texts(self, articles: Sequence[str]) -> Iterator[tuple[str, Text]]:
        """Each of these articles that has a text with its first one, in this order; read some at a time."""
        for start in range(0, len(articles), AT_ONCE):
            part = articles[start : start + AT_ONCE]
            found = {article: packed for article, *packed in texts.first(self._connection, part)}
            for article in part:
                if article in found:
                    yield article, self._unpacked(*found[article])

    def keep(self, revision: Revision, text: Text) -> None:
        """Keep a revision with its text, and let the article be found by it; ValueError for a number that is
        taken.
        """
        with self._connection.transaction():
            held_numbers = {each["number"] for each in self._table.keyed("article", revision.article)}
            if revision.number in held_numbers:
                raise ValueError(f"revision {revision.number} of {revision.article} is kept already")
            self._table.insert(as_document(revision))
            held = texts.held(self._connection, revision.text)
            place = held[0] if held else texts.put(self._connection, revision.text, ZLIB, pack(text))
            search.index(self._connection, revision.article, place, *searched_parts(text))

    def open(
        self, firsts: Sequence[tuple[Revision, Text]], packed: Mapping[str, bytes] = MappingProxyType({})
    ) -> None:
        """Keep the first revisions of articles that are kept, and let these be found by them.

        `packed` are those of the texts that were packed before, by hash.
        """
        with self._connection.transaction():
            self._table.insert_multiple(as_document(revision) for revision, _ in firsts)
            places = texts.places(self._connection, [revision.text for revision, _ in firsts])
            for revision, text in firsts:
                if revision.text not in places:
                    body = packed.get(revision.text) or pack(text)
                    places[revision.text] = texts.put(self._connection, revision.text, ZLIB, body)
            search.index_first(
                self._connection,
                [(first.article, places[first.text], *searched_parts(text)) for first, text in firsts],
            )

    def index(self, article: str) -> None:
        """Let an article be found by its last revision."""
        newest = self.newest(article)
        if newest is not None:
            held = texts.held(self._connection, newest[0].text)
            if held is not None:
                search.index(self._connection, article, held[0], *searched_parts(newest[1]))

    def _unpacked(self, codec: int, body: bytes) -> Text:
        try:
            return unpack(codec, body)
        except ValueError as error:
            raise damaged(self._connection.file, str(error)) from error
