"""Stores made by other versions: an older one is brought up to date, a newer one left alone."""

import json
import sqlite3
from pathlib import Path

import pytest

from news.model import Revision
from store.documents import as_document
from store.errors import DamagedStore, NewerStore, NoStore
from store.packing import pack
from store.sqlite.connection import Connection
from store.sqlite.opening import VERSION
from store.sqlite.schema import MIGRATIONS, bring_up, check_version
from store.sqlite.search import fill
from store.store import open_store
from store.upkeep.check import check
from tests.store.made import NOW, alert, article, text

FIRST_SEARCHED = 3
"""The first version whose programs wrote a search index."""


def make_old(file: Path, version: int) -> None:
    """A store as the program of that version left it, with something in most tables."""
    file.parent.mkdir(mode=0o700)
    connection = Connection(file)
    bring_up(connection, to=version)
    put, kept = article(1, tags=("war",)), text("Title 1", "The harbour was shelled.")
    with connection.transaction():
        for table, document in (
            ("articles", as_document(put)),
            ("revisions", as_document(Revision(put.id, 1, NOW, "h1", "Title 1", "page", 4))),
            ("alerts", as_document(alert(put))),
            ("standings", {"source": "s", "failures": 2}),
        ):
            connection.do(f"INSERT INTO {table} (doc_id, doc) VALUES (1, ?)", (json.dumps(document),))
        connection.do("INSERT INTO texts (hash, codec, body) VALUES ('h1', 0, ?)", (pack(kept),))
        if version >= FIRST_SEARCHED:
            fill(connection)
    connection.close()


@pytest.mark.parametrize("version", range(1, VERSION))
def test_a_store_of_every_earlier_version_is_brought_up_to_date(tmp_path: Path, version: int) -> None:
    make_old(tmp_path / "s" / "wirewatch.db", version)
    with open_store(tmp_path / "s") as store:
        assert check_version(store.connection) == VERSION
        assert check(store).faults == ()
        assert [each.tags for each in store.articles.newest(5)] == [("war",)]
        assert (store.articles.unread(), store.alerts.count(), store.sources.counts()["s"].articles) == (
            1,
            1,
            1,
        )
        assert len(store.articles.search("harbour", 5)) == 1
        assert store.feed.after(0)[0].table == "articles"


def test_there_is_a_test_for_every_step() -> None:
    assert len(MIGRATIONS) == VERSION > 1


def test_a_migration_that_fails_leaves_the_store_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "s" / "wirewatch.db"
    make_old(file, VERSION - 1)

    def fall_over(_connection: Connection) -> None:
        raise RuntimeError("power cut")

    monkeypatch.setattr("store.sqlite.schema.MIGRATIONS", (*MIGRATIONS[:-1], fall_over))
    with pytest.raises(RuntimeError):
        open_store(tmp_path / "s")
    monkeypatch.undo()
    connection = Connection(file)
    assert check_version(connection) == VERSION - 1
    connection.close()
    with open_store(tmp_path / "s") as store:
        assert check(store).faults == ()


def test_a_store_of_a_newer_program_is_refused_and_not_touched(tmp_path: Path) -> None:
    with open_store(tmp_path / "s") as store:
        file = store.path
    raw = sqlite3.connect(file)
    raw.execute(f"PRAGMA user_version = {VERSION + 1}")
    raw.close()
    before = file.read_bytes()
    with pytest.raises(
        NewerStore, match=f"store version {VERSION + 1}.*nothing was touched: update wirewatch"
    ):
        open_store(tmp_path / "s")
    assert file.read_bytes() == before


def test_a_database_of_another_program_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "other.db"
    raw = sqlite3.connect(file)
    raw.execute("CREATE TABLE mine (x)")
    raw.close()
    before = file.read_bytes()
    with pytest.raises(DamagedStore, match="another program"):
        open_store(file)
    assert file.read_bytes() == before


def test_a_store_that_is_not_there_is_made_only_when_asked(tmp_path: Path) -> None:
    for options in ({"create": False}, {"read_only": True}):
        with pytest.raises(NoStore, match="there is no store at"):
            open_store(tmp_path / "s", **options)
    assert list(tmp_path.iterdir()) == []


def test_a_new_store_is_its_owners_alone(tmp_path: Path) -> None:
    with open_store(tmp_path / "deep" / "er") as store:
        store.settings.set("a", 1)
        modes = {each.name: each.stat().st_mode & 0o777 for each in store.path.parent.iterdir()}
        assert set(modes.values()) == {0o600}
        assert len(modes) == 3
        assert (tmp_path / "deep" / "er").stat().st_mode & 0o777 == 0o700


def test_two_processes_may_make_the_same_store_at_once(tmp_path: Path) -> None:
    (tmp_path / "s").mkdir()
    one, two = Connection(tmp_path / "s" / "wirewatch.db"), Connection(tmp_path / "s" / "wirewatch.db")
    bring_up(one)
    bring_up(two)
    assert check_version(one) == check_version(two) == VERSION
    one.close()
    two.close()
