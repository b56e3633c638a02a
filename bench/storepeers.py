"""What a store is measured against: SQL by hand on the same schema, and stock TinyDB over its JSON file."""

import json
import sqlite3
import time
import zlib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeAlias

from tinydb import TinyDB, where
from tinydb.middlewares import CachingMiddleware
from tinydb.storages import JSONStorage

from bench.generate import Made
from news.model import Article
from store.documents import as_document, as_noun
from store.packing import packed_part, searched_parts

Acts: TypeAlias = dict[str, Callable[[], object]]


class Raw:
    """The same questions and writes as a careful person would write them for `sqlite3`, without any layer."""

    def __init__(self, file: Path) -> None:
        self.db = sqlite3.connect(file, isolation_level=None)
        self.db.execute("PRAGMA synchronous = FULL")
        self.db.execute("PRAGMA cache_size = -8000")
        self.db.create_function("packed_part", 3, packed_part, deterministic=True)

    def articles(self, sql: str, *values: Any) -> list[Article]:
        """The articles that a question gives: the same answer as ours, not only the same rows."""
        return [as_noun(Article, json.loads(row[0])) for row in self.db.execute(sql, values)]

    def write(self, made: Sequence[Made]) -> None:
        """Put articles with their texts in, in one transaction."""
        self.db.execute("BEGIN IMMEDIATE")
        top = self.db.execute("SELECT max(doc_id) FROM articles").fetchone()[0]
        for number, each in enumerate(made, start=top + 1):
            self._insert(number, each)
        for each in made:  # the search index last, as FTS5 likes it
            pos = self.db.execute("SELECT pos FROM articles WHERE id = ?", (each.article.id,)).fetchone()[0]
            self.db.execute(
                "INSERT INTO search (rowid, headline, body) VALUES (?, ?, ?)",
                (pos, *searched_parts(each.text)),
            )
        self.db.execute("COMMIT")

    def _insert(self, number: int, each: Made) -> None:
        execute = self.db.execute
        pos = execute(
            "INSERT INTO articles (doc_id, doc) VALUES (?, ?)", (number, dumped(each.article))
        ).lastrowid
        execute("INSERT INTO revisions (doc_id, doc) VALUES (?, ?)", (number, dumped(each.revision)))
        body = zlib.compress(dumped(each.text).encode(), 6)
        place = execute(
            "INSERT INTO texts (hash, codec, body) VALUES (?, 0, ?)", (each.revision.text, body)
        ).lastrowid
        execute("INSERT INTO searched (pos, text) VALUES (?, ?)", (pos, place))

    def star(self, article: str) -> None:
        """Set one field of one article."""
        self.db.execute("BEGIN IMMEDIATE")
        row = self.db.execute("SELECT pos, doc FROM articles WHERE id = ?", (article,)).fetchone()
        document = json.loads(row[1])
        document["words"] += 1
        self.db.execute("UPDATE articles SET doc = ? WHERE pos = ?", (json.dumps(document), row[0]))
        self.db.execute("COMMIT")


def dumped(noun: Any) -> str:
    """A noun as JSON."""
    return json.dumps(as_document(noun), ensure_ascii=False)


def json_file(file: Path, articles: Sequence[Made]) -> None:
    """Write a file of stock TinyDB's with these articles, their text in each."""
    documents = {
        str(number): {**as_document(each.article), "paragraphs": each.text.paragraphs}
        for number, each in enumerate(articles, start=1)
    }
    file.write_text(json.dumps({"articles": documents}))


class Stock:
    """The same questions and writes on stock TinyDB, as its manual shows them."""

    def __init__(self, file: Path, *, caching: bool) -> None:
        begin = time.perf_counter()
        self.db = TinyDB(file, storage=_storage(caching=caching))
        self.table = self.db.table("articles")
        self.count = len(self.table)
        self.opened = 1000 * (time.perf_counter() - begin)

    def acts(self, new: Callable[[], Made], url: str, source: str, word: str) -> Acts:
        """What is measured, by name."""
        table = self.table
        unread = where("read") == False  # noqa: E712  # TinyDB's way to say it
        return {
            "newest 50": lambda: sorted(table.all(), key=lambda each: str(each["seen"]))[-50:],
            "by address": lambda: table.search(where("url") == url),
            "insert 1": lambda: table.insert(as_document(new().article)),
            "turn of 20": lambda: table.insert_multiple([as_document(new().article) for _ in range(20)]),
            "update 1 field": lambda: table.update({"words": 1}, where("url") == url),
            "count unread": lambda: table.count(unread),
            "query by field": lambda: table.search((where("source") == source) & unread),
            "words": lambda: table.search(
                where("paragraphs").test(lambda texts: any(word in text for text in texts))
            ),
        }


def _storage(*, caching: bool) -> Any:
    middleware: Any = CachingMiddleware
    return middleware(JSONStorage) if caching else JSONStorage
