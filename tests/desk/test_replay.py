"""A real news day through the whole program: every event that was expected, none invented."""

import json
import os
from collections import Counter, defaultdict
from pathlib import Path

import pytest

from desk.events import Event
from desk.replay import replay
from store.store import open_store

DATA = Path(os.environ.get("WIREWATCH_DATA", Path(__file__).parents[3] / "shared" / "data"))
DAY = DATA / "replay" / "dev-2026-08-18"
WELL_FORMED = ("ap", "reuters", "river144", "npr", "wgrz", "arstechnica", "atlantic")

SPACE_ONLY = "https://meduza.io/en/feature/2026/08/17/the-telegraph-russia-s-new-drone-bases-"
"""One expected `title_changed` of the river swaps a no-break space for a space: to us that is no change."""


def expected() -> Counter[tuple[str, str, str]]:
    with (DAY / "expected_events.jsonl").open(encoding="utf-8") as lines:
        events = [json.loads(line) for line in lines]
    return Counter(
        (event["source"], "revised" if event["event"] == "title_changed" else event["event"], event["url"])
        for event in events
        if event["source"] in WELL_FORMED and not event["url"].startswith(SPACE_ONLY)
    )


def told_after_the_first_poll(events: list[Event]) -> Counter[tuple[str, str, str]]:
    """New articles and changed headlines; the first poll of each source is the base, as is expected."""
    first: dict[str, object] = {}
    for event in events:
        first.setdefault(event.source, event.at)
    return Counter(
        (event.source, "new" if event.event == "new" else "revised", event.url or "")
        for event in events
        if event.source in WELL_FORMED
        and event.at != first[event.source]
        and (event.event == "new" or (event.event in {"revised", "flip"} and "headline" in event.classes))
    )


@pytest.mark.data
@pytest.mark.timeout(300)
@pytest.mark.skipif(not DAY.exists(), reason=f"the recorded day is not at {DAY}; set WIREWATCH_DATA")
async def test_a_real_day_gives_just_what_is_expected_and_a_second_time_nothing(tmp_path: Path) -> None:
    events: list[Event] = []
    store_path = tmp_path / "day.db"
    await replay(store_path, DAY, None, events.append)
    assert told_after_the_first_poll(events) == expected()
    counts = defaultdict(int, Counter(event.source for event in events if event.event == "new"))
    with open_store(store_path) as store:
        named = {source.name: source.id for source in store.sources.all()}
        kept = store.sources.counts()
        assert {name: kept[named[name]].articles for name in WELL_FORMED} == {
            name: counts[name] for name in WELL_FORMED
        }
        before = store.feed.last()
    again: list[Event] = []
    await replay(store_path, DAY, None, again.append)
    with open_store(store_path) as store:
        assert store.feed.last() == before
    assert again == []
