"""Check, compact, trim, dump and load."""

import errno
import json
import random
from datetime import timedelta
from pathlib import Path

import pytest
from tinydb import TinyDB, where

from news.model import Notice, Story
from store.errors import StoreError
from store.sqlite.upkeep import TALLIED
from store.store import Store, open_store
from store.upkeep import exchange
from store.upkeep.check import check
from store.upkeep.compact import compact
from store.upkeep.exchange import dump, load
from store.upkeep.trim import Keep, Trimmed, trim
from tests.store.made import NOW, alert, keep, source


def fill(store: Store) -> None:
    """A small store with something in every table that people see."""
    store.sources.put(source())
    with store.transaction():
        for number in range(30):
            store.alerts.put(
                alert(keep(store, number, f"Paragraph {number} with naïve “quotes”.", story="st"))
            )
    store.triage.act("tag", store.articles.ids()[:3], "war", NOW)
    store.db.table("people's own").insert({"a": [1, None, "\x00"]})
    store.db.table("people's own").remove(doc_ids=[1])
    store.db.table("people's own").insert({"b": 2.5})


def test_a_good_store_is_found_whole(store: Store) -> None:
    fill(store)
    health = check(store)
    assert (health.faults, health.articles, health.texts) == ((), 30, 30)


@pytest.mark.parametrize(
    ("harm", "fault"),
    [
        ("UPDATE tallies SET count = 7 WHERE what = 'unread'", "kept count of unread"),
        ("UPDATE tables SET count = 7 WHERE name = 'alerts'", "kept count of the table alerts"),
        ("DELETE FROM texts WHERE pos = 3", "1 revisions have no text"),
        ("UPDATE texts SET body = x'00' WHERE pos = 3", "damaged"),
        ("DELETE FROM changes WHERE seq = 5", "misses 1 numbers"),
        ("DELETE FROM search_data WHERE id > 10", "search index"),
        ("DELETE FROM searched WHERE pos = 3", "search index"),
    ],
)
def test_a_check_finds_what_is_wrong(store: Store, harm: str, fault: str) -> None:
    fill(store)
    store.connection.do(harm)
    health = check(store)
    assert not health.is_whole
    assert fault in "; ".join(health.faults)


def test_a_compaction_gives_space_back_and_mends_counts_and_index(store: Store) -> None:
    with store.transaction():
        for number in range(300):
            keep(store, number, f"{number} words and words " * 200)
    trim(store, Keep(articles=20), NOW)
    store.connection.do("UPDATE tallies SET count = 7")
    store.connection.do("DELETE FROM searched WHERE pos = 299")
    told: list[str] = []
    done = compact(store, lambda what, *_: told.append(what), keep_changes=10)
    assert done.after < done.before / 2
    assert done.changes > 500
    assert told[-1] == "file"
    assert check(store).faults == ()
    assert store.articles.unread() == 20
    assert len(store.articles.search("words", 50)) == 20


def test_a_compaction_leaves_what_waits_to_be_told_waiting(store: Store) -> None:
    store.outbox.add([Notice("n", "a", "mail", NOW, NOW), Notice("m", "a", "ntfy", NOW, NOW)])
    store.connection.do("INSERT INTO tallies VALUES ('unread', 'x', 3)")
    compact(store)
    assert [notice.id for notice in store.outbox.due(NOW)] == ["m", "n"]
    assert check(store).faults == ()


def test_every_count_that_triggers_keep_can_be_counted_anew(store: Store) -> None:
    made = store.connection.rows("SELECT name FROM sqlite_master WHERE name LIKE 'tally_%_insert'")
    assert {name for (name,) in made} == {f"tally_{what}_insert" for what in TALLIED}


def test_what_is_marked_alerted_or_young_stays(store: Store) -> None:
    old = [keep(store, number, story=f"st{number}") for number in range(7)]
    young = keep(store, 7 * 86_400)
    for kind, value, each in (
        ("star", True, old[0]), ("tag", "x", old[1]), ("note", "x", old[2]), ("assign", "x", old[3]),
        ("verify", False, old[4]),
    ):  # fmt: skip
        store.triage.act(kind, [each.id], value, NOW)  # type: ignore[arg-type]
    store.alerts.put(alert(old[5]))
    done = trim(store, Keep(days=2), NOW + timedelta(days=7))
    assert done == Trimmed(articles=1, revisions=1, texts=1, wanted=7)
    assert {each.id for each in store.articles.newest(99)} == {each.id for each in (*old[:6], young)}
    assert store.articles.search("tells", 50)
    assert check(store).faults == ()


def test_the_oldest_go_first_of_one_source_alone_and_their_stories_with_them(store: Store) -> None:
    for number in range(20):
        put = keep(store, number, source="ab"[number % 2], story=f"st{number}")
        store.stories.put(Story(f"st{number}", "A story", put.seen, put.seen))
    done = trim(store, Keep(articles=4), NOW, source="a")
    assert (done.articles, done.revisions, done.texts, done.stories) == (6, 6, 6, 6)
    assert [each.key for each in store.articles.newest(99) if each.source == "a"] == [
        "k18",
        "k16",
        "k14",
        "k12",
    ]
    assert store.sources.counts()["b"].articles == 10


def test_a_story_that_is_left_says_how_much_of_it_is_left(store: Store) -> None:
    for number in range(6):
        put = keep(store, number, source="ab"[number % 2], story="st", outlet=f"{number % 2}.example")
    store.stories.put(Story("st", "A story", put.seen, put.seen, articles=6, outlets=2))
    trim(store, Keep(articles=1), NOW)
    left = store.stories.get("st")
    assert left is not None
    assert (left.articles, left.outlets) == (1, 1)
    assert left.title == "A story"


def test_a_store_too_large_comes_down_to_its_size(store: Store) -> None:
    chance = random.Random(3)
    with store.transaction():
        for number in range(400):
            keep(store, number, chance.randbytes(2000).hex())
    compact(store)
    assert store.path.stat().st_size > 4_000_000
    done = trim(store, Keep(size=1_000_000), NOW)
    assert 300 < done.articles < 350
    compact(store)
    assert store.path.stat().st_size <= 1_000_000


def test_stock_tinydb_opens_what_was_dumped_and_finds_the_same(store: Store, tmp_path: Path) -> None:
    fill(store)
    file = tmp_path / "dump.json"
    dump(store, file)
    with TinyDB(file) as stock:
        assert stock.tables() == {*store.db.tables(), "_texts"}
        for name in store.db.tables():
            ours = [(each.doc_id, dict(each)) for each in store.db.table(name)]
            assert [(each.doc_id, dict(each)) for each in stock.table(name)] == ours
        assert stock.table("articles").count(where("tags").any(["war"])) == 3


def test_a_dump_is_private_and_one_that_fails_leaves_the_last(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(store)
    file = tmp_path / "dump.json"
    file.write_text("old", encoding="utf-8")
    dump(store, file)
    assert file.stat().st_mode & 0o777 == 0o600
    written = file.read_bytes()
    monkeypatch.setattr(exchange, "_texts", fail)
    with pytest.raises(OSError, match="No space"):
        dump(store, file)
    assert file.read_bytes() == written
    assert [each.name for each in tmp_path.iterdir() if "dump" in each.name] == ["dump.json"]


def fail(store: Store) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


def test_what_was_dumped_loads_as_it_was(store: Store, tmp_path: Path) -> None:
    fill(store)
    first, second = tmp_path / "first.json", tmp_path / "second.json"
    dump(store, first)
    with open_store(tmp_path / "copy") as copy:
        done = load(copy, first)
        assert (done.replaced, done.kept, done.texts) == (0, 0, 30)
        dump(copy, second)
        assert check(copy).faults == ()
        assert copy.revisions.newest(copy.articles.ids()[0]) == store.revisions.newest(
            store.articles.ids()[0]
        )
        assert len(copy.articles.search("naive", 99)) == 30
    assert json.loads(second.read_text()) == json.loads(first.read_text())


def test_a_load_into_a_store_in_use_merges_and_the_newest_wins(store: Store, tmp_path: Path) -> None:
    put = keep(store, 1)
    keep(store, 2)
    file = tmp_path / "dump.json"
    dump(store, file)
    with open_store(tmp_path / "other") as other:
        keep(other, 9)
        keep(other, 2, changed=NOW + timedelta(days=1), title="Newer here")
        keep(other, 1, changed=NOW, title="Older here")
        done = load(other, file)
        titles = {each.key: each.title for each in other.articles.newest(9)}
        assert titles == {"k1": "Title 1", "k2": "Newer here", "k9": "Title 9"}
        assert (done.added, done.replaced, done.kept) == (0, 1, 3)
        assert other.articles.get(put.id) == put
        assert check(other).faults == ()
        assert load(other, file).added == 0


@pytest.mark.parametrize("content", ["", "[1]", '{"a": 1}', "\x00", '{"articles": {"x": 1}}'])
def test_a_file_that_is_no_tinydb_file_changes_nothing(store: Store, tmp_path: Path, content: str) -> None:
    keep(store, 1)
    file = tmp_path / "bad.json"
    file.write_text(content)
    with pytest.raises(StoreError, match="cannot load"):
        load(store, file)
    assert store.articles.count() == 1
