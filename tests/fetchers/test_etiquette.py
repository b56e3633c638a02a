"""The manners of a feed reader, one table: each check by its number and name, counted by a host."""

import json
import os
import re
from dataclasses import replace
from datetime import datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from typing import Any

import pytest

from desk import after
from tests.fetchers.etiquette import conditional, said, waiting, whole
from tests.fetchers.etiquette.world import CHECKS, new_world

DATA = Path(os.environ.get("WIREWATCH_DATA", Path(__file__).parents[3] / "shared" / "data"))
LISTED = DATA / "etiquette" / "checks.md"
CASES = DATA / "etiquette" / "reader_update_after_cases.json"
ROOMS = (conditional, waiting, said, whole)


@pytest.mark.parametrize("number", sorted(CHECKS), ids=lambda number: f"{number:02} {CHECKS[number][0]}")
async def test_the_check_holds(number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _, act = CHECKS[number]
    async with new_world(tmp_path, monkeypatch) as world:
        await act(world)


def test_the_table_is_whole() -> None:
    assert sorted(CHECKS) == list(range(1, 45))
    assert {act.__module__ for _, act in CHECKS.values()} == {room.__name__ for room in ROOMS}


@pytest.mark.data
@pytest.mark.skipif(not LISTED.exists(), reason=f"no checks at {LISTED}")
def test_the_table_is_that_of_the_material() -> None:
    numbers = re.findall(r"^\| (\d+) \|", LISTED.read_text(encoding="utf-8"), re.MULTILINE)
    assert sorted(CHECKS) == list(map(int, numbers))


def cases() -> list[Any]:
    if not CASES.exists():
        return [pytest.param({}, marks=pytest.mark.skip(reason=f"no cases at {CASES}"))]
    found = json.loads(CASES.read_text(encoding="utf-8"))["cases"]
    assert len(found) == 27
    return [pytest.param(case, id=case["case"]) for case in found]


@pytest.mark.data
@pytest.mark.parametrize("case", cases())
async def test_the_next_request_comes_when_the_peer_s_does(
    case: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin, due = (datetime.fromisoformat(case[name]) for name in ("now", "next_poll"))
    monkeypatch.setattr(after, "random", lambda: 0.0)  # by which looks are strewn
    async with new_world(tmp_path, monkeypatch) as world:
        world.begin, world.source = begin, replace(world.source, every=60 * case["interval_min"])
        world.store.sources.put(world.source)
        world.host.status = case["status"]
        world.host.headers = {"date": format_datetime(begin, usegmt=True), **case["headers"]}
        moments = (timedelta(), timedelta(minutes=1), due - begin - timedelta(seconds=1), due - begin)
        assert [await world.tick(moment) for moment in moments] == [1, 0, 0, 1]
