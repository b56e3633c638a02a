"""The change feed: every write once, in order, for everybody; and the transactions that it follows."""

from pathlib import Path

import pytest

from store.changes import touched
from store.errors import Outrun, StoreError
from store.sqlite import feed
from store.store import Store, open_store
from tests.store.made import NOW, article, keep, source


def test_every_write_is_told_once_in_order_with_its_own_id(store: Store) -> None:
    put = keep(store, 1)
    store.articles.change(put.id, words=5)
    store.db.table("anything").insert({"a": 1})
    store.db.table("articles").truncate()
    told = store.feed.after(0)
    assert [each.seq for each in told] == list(range(1, len(told) + 1))
    assert [(each.table, each.id, each.what) for each in told] == [
        ("articles", put.id, "put"),
        ("revisions", put.id, "put"),
        ("articles", put.id, "put"),
        ("anything", "1", "put"),
        ("articles", put.id, "removed"),
    ]
    assert touched(told, "articles") == (put.id,)
    assert store.feed.last() == told[-1].seq


def test_what_is_written_as_it_was_is_no_change(store: Store) -> None:
    put = keep(store, 1)
    last = store.feed.last()
    store.articles.put(put)
    store.articles.change(put.id, words=0)
    assert store.feed.last() == last


def test_a_reader_learns_cheaply_that_another_process_wrote(store: Store, place: Path) -> None:
    with open_store(place) as other:
        seen = other.feed.after(0)
        assert not other.feed.is_new()
        put = keep(store, 1)
        assert other.feed.is_new()
        assert [each.id for each in other.feed.after(seen[-1].seq if seen else 0)] == [put.id, put.id]
        assert not other.feed.is_new()
        other.articles.change(put.id, words=9)
        assert other.feed.is_new()


def test_a_reader_that_took_only_a_part_is_told_that_there_is_more(store: Store) -> None:
    for number in range(5):
        keep(store, number)
    part = store.feed.after(0, limit=4)
    assert store.feed.is_new()
    rest = store.feed.after(part[-1].seq)
    assert [each.seq for each in part + rest] == list(range(1, 11))


def test_numbers_are_never_given_again_and_a_reader_left_behind_is_told(store: Store) -> None:
    for number in range(5):
        keep(store, number)
    feed.clear(store.connection, 2)
    assert [each.seq for each in store.feed.after(8)] == [9, 10]
    feed.clear(store.connection, 0)
    keep(store, 6)
    assert [each.seq for each in store.feed.after(10)] == [11, 12]
    with pytest.raises(Outrun) as caught:
        store.feed.after(3)
    assert caught.value.last == 12


def test_nobody_sees_half_a_turn(store: Store, place: Path) -> None:
    with open_store(place) as other:
        with store.transaction():
            keep(store, 1)
            keep(store, 2)
            assert other.articles.count() == 0
            assert other.feed.after(0) == []
        assert other.articles.count() == 2


def test_a_turn_that_fails_leaves_nothing_behind(store: Store) -> None:
    def turn() -> None:
        with store.transaction():
            keep(store, 1, "words of a failed turn")
            store.sources.put(source())
            raise RuntimeError("the parser fell over")

    with pytest.raises(RuntimeError):
        turn()
    assert (store.articles.count(), store.articles.unread(), store.sources.all()) == (0, 0, [])
    assert (store.feed.after(0), store.articles.search("failed", 5)) == ([], [])
    keep(store, 2, "words of a good turn")
    assert [hit.article.key for hit in store.articles.search("turn", 5)] == ["k2"]


def test_a_turn_of_which_a_part_failed_is_not_kept_in_part(store: Store) -> None:
    def part() -> None:
        with store.transaction():
            keep(store, 1)
            raise ValueError("a part")

    def turn() -> None:
        with store.transaction():
            store.sources.put(source())
            with pytest.raises(ValueError, match="a part"):
                part()

    with pytest.raises(StoreError, match="a part of this transaction failed"):
        turn()
    assert (store.sources.all(), store.articles.count()) == ([], 0)


def test_a_cache_forgets_what_another_process_changed(store: Store, place: Path) -> None:
    with open_store(place) as other:
        put = article(1)
        assert other.articles.at(str(put.url)) is None
        assert other.db.table("articles").all() == []
        store.articles.put(put)
        assert other.articles.at(str(put.url)) == put
        store.db.table("t").insert({"x": 1})
        assert other.db.table("t").insert({"x": 2}) == 2


def test_reasons_and_settings_are_kept(store: Store) -> None:
    store.reasons.keep("a", NOW, "story", "three names and a place in common")
    store.settings.set("theme", {"name": "dark", "sizes": [1, 2]})
    assert [(reason.kind, reason.at) for reason in store.reasons.of("a")] == [("story", NOW)]
    assert store.settings.get("theme") == {"name": "dark", "sizes": [1, 2]}
    store.settings.set("theme", None)
    assert store.settings.get("theme") is None
