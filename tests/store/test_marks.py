"""The marks of sources: what was read last, in so many bytes."""

from pathlib import Path

from store.marks import MOST
from store.store import open_store


def test_marks_survive_the_desk_that_made_them(tmp_path: Path) -> None:
    found = frozenset({0, 1, 2**63 - 1})
    with open_store(tmp_path / "a.db") as store:
        store.marks.keep("s", "feed", found)
    with open_store(tmp_path / "a.db") as store:
        assert store.marks.of("s", "feed") == found
        store.marks.keep("s", "feed", frozenset({7}))
        assert store.marks.of("s", "feed") == {7}


def test_marks_of_another_way_of_reading_say_nothing(tmp_path: Path) -> None:
    with open_store(tmp_path / "a.db") as store:
        store.marks.keep("s", "feed", frozenset({1}))
        assert store.marks.of("s", "page") == frozenset()
        assert store.marks.of("t", "feed") == frozenset()


def test_a_source_that_is_removed_takes_its_marks_along(tmp_path: Path) -> None:
    with open_store(tmp_path / "a.db") as store:
        store.marks.keep("s", "feed", frozenset({1}))
        store.sources.remove("s")
        assert store.marks.of("s", "feed") == frozenset()


def test_however_long_a_source_is_its_marks_take_a_bounded_room(tmp_path: Path) -> None:
    with open_store(tmp_path / "a.db") as store:
        store.marks.keep("s", "feed", frozenset(range(3 * MOST)))
        assert len(store.marks.of("s", "feed")) == MOST
        assert store.connection.value("SELECT length(body) FROM marks") == 8 * MOST


def test_marks_are_no_news_to_those_who_look_on(tmp_path: Path) -> None:
    with open_store(tmp_path / "a.db") as store:
        before = store.feed.last()
        store.marks.keep("s", "feed", frozenset({1}))
        assert store.feed.last() == before
