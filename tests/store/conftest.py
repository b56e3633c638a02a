"""A store on disk for every test that asks for one."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from store.store import Store, open_store


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Where the test's store lies."""
    return tmp_path / "store"


@pytest.fixture
def store(place: Path) -> Iterator[Store]:
    """An empty store."""
    with open_store(place) as opened:
        yield opened
