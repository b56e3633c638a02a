"""What a desk that is begun anew need not do again."""

from pathlib import Path
from typing import Any

import pytest

from desk import turn
from desk.ready import read_ready
from tests.fetchers.etiquette.world import World, feed, new_world


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many items were read at each reading."""
    counts: list[int] = []

    def counted(*args: Any) -> Any:
        found, entries = read_ready(*args)
        counts.append(len(entries))
        return found, entries

    monkeypatch.setattr(turn, "read_ready", counted)
    return counts


async def looked_at(world: World, *titles: str) -> None:
    world.host.body = feed(*titles)
    world.restart()
    await world.look()


async def test_after_a_restart_only_what_is_new_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, read: list[int]
) -> None:
    async with new_world(tmp_path, monkeypatch) as world:
        await looked_at(world, "one", "two")
        await looked_at(world, "one", "two", "three")
        await looked_at(world, "four", "two", "three")
        assert read == [2, 1, 1]
        assert world.articles == 4


async def test_another_way_of_reading_reads_all_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, read: list[int]
) -> None:
    async with new_world(tmp_path, monkeypatch) as world:
        await looked_at(world, "one", "two")
        monkeypatch.setattr(turn, "way", lambda kind, options: "that of a later version")
        await looked_at(world, "one", "two", "three")
        assert read == [2, 3]
