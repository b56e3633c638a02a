"""What opening a store is told."""

from pathlib import Path

from store.store import open_store


def test_a_viewer_keeps_less_of_the_file_in_memory_than_a_writer(place: Path) -> None:
    with open_store(place) as writer, open_store(place, cache_kb=500) as viewer:
        assert viewer.connection.value("PRAGMA cache_size") == -500
        assert writer.connection.value("PRAGMA cache_size") < -500
