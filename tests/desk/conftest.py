"""A store, and a desk on it that has placed two stories."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from store.store import open_store
from tests.desk.placed import QUAKE, STRIKE, Desk


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "store"


@pytest.fixture
def desk(place: Path) -> Iterator[Desk]:
    with open_store(place) as store:
        desk = Desk(store)
        desk.turn("quake", QUAKE, 0)
        desk.turn("strike", STRIKE, 1)
        yield desk
