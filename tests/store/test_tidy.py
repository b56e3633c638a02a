"""What the desk does between its turns, so that no writer has to."""

from pathlib import Path

import pytest

from store.errors import Outrun
from store.store import Store, open_store
from store.upkeep import tidy
from store.upkeep.check import check
from store.upkeep.tidy import Tidying
from tests.store.made import keep


def segments(store: Store) -> int:
    """How many parts the search index lies in."""
    return int(store.connection.value("SELECT count(DISTINCT segid) FROM search_idx"))


def fill(store: Store, first: int, last: int) -> None:
    """Articles, each in a transaction of its own."""
    for number in range(first, last):
        keep(store, number, f"Paragraph {number} of the harbour.")


def test_writes_leave_parts_of_the_index_and_tidying_merges_them(store: Store) -> None:
    fill(store, 0, 40)
    assert segments(store) == 40
    tidying = Tidying(store)
    while tidying.tidy():
        pass
    assert segments(store) < 8
    assert len(store.articles.search("harbour", 50)) == 40
    assert check(store).faults == ()


def test_a_store_where_nothing_was_written_is_left_alone(store: Store) -> None:
    fill(store, 0, 5)
    tidying = Tidying(store)
    while tidying.tidy():
        pass
    before = store.connection.token()
    assert not tidying.tidy()
    assert store.connection.token() == before
    fill(store, 5, 6)
    assert tidying.tidy()


def test_another_process_is_tidied_after_too(place: Path) -> None:
    with open_store(place) as one, open_store(place) as two:
        tidying = Tidying(one)
        while tidying.tidy():
            pass
        fill(two, 0, 1)
        assert tidying.tidy()


def test_old_changes_are_forgotten_a_part_at_a_time_and_a_slow_reader_is_told(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tidy, "KEPT", 10)
    monkeypatch.setattr(tidy, "FORGET", 25)
    fill(store, 0, 40)
    tidying, last = Tidying(store), store.feed.last()
    tidying.tidy()
    assert store.feed.after(25)[0].seq == 26
    while tidying.tidy():
        pass
    assert [each.seq for each in store.feed.after(last - 10)] == list(range(last - 9, last + 1))
    with pytest.raises(Outrun):
        store.feed.after(last - 11)
    assert check(store).faults == ()


def test_the_journal_is_folded_into_the_file(store: Store) -> None:
    fill(store, 0, 40)
    before = store.path.stat().st_size
    Tidying(store).tidy()
    assert store.path.stat().st_size > before
