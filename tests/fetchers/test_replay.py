"""A real news day: the reader's keys find exactly the items and the changed titles that were there."""

import html
import json
import os
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from fetchers.feed import read_feed
from fetchers.recorded import Poll, read_day

DATA = Path(os.environ.get("WIREWATCH_DATA", Path(__file__).parents[3] / "shared" / "data"))
DAY = DATA / "replay" / "dev-2026-08-18"
SOURCES = ("ap", "reuters", "river144", "npr", "wgrz", "arstechnica", "atlantic", "bonikbarta", "lede56")
Event = tuple[str, str, str]


@pytest.fixture(scope="module")
def polls() -> dict[str, list[Poll]]:
    if not DAY.exists():
        pytest.skip(f"no recorded day at {DAY}")
    found: defaultdict[str, list[Poll]] = defaultdict(list)
    for poll in read_day(DAY):
        found[poll.source].append(poll)
    return found


def expected(source: str) -> list[Event]:
    lines = (DAY / "expected_events.jsonl").read_text(encoding="utf-8").splitlines()
    events = [event for event in map(json.loads, lines) if event["source"] == source]
    return sorted((event["event"], event["url"], plain(event["title"])) for event in events)


def plain(title: str) -> str:
    return re.sub("[ \t\n]+", " ", unicodedata.normalize("NFC", html.unescape(title))).strip()


def seen(polls: list[Poll], *, prefiltered: bool) -> Iterator[Event]:
    titles: dict[str, str] = {}
    known: frozenset[int] = frozenset()
    for number, poll in enumerate(polls):
        assert poll.body is not None
        feed = read_feed(poll.body, f"https://example.org/{poll.source}", None, known)
        known = feed.marks if prefiltered else frozenset()
        for entry in feed.entries:
            if number and entry.key not in titles:
                yield "new", entry.url or "", entry.title
            elif number and titles[entry.key] != entry.title:
                yield "title_changed", entry.url or "", entry.title
            titles[entry.key] = entry.title


@pytest.mark.data
@pytest.mark.parametrize("source", SOURCES)
def test_the_day_brings_exactly_the_expected_events(source: str, polls: dict[str, list[Poll]]) -> None:
    assert sorted(seen(polls[source], prefiltered=True)) == expected(source)


@pytest.mark.data
@pytest.mark.parametrize("source", ["npr", "wgrz", "arstechnica", "atlantic", "bonikbarta"])
def test_cutting_out_known_items_changes_nothing(source: str, polls: dict[str, list[Poll]]) -> None:
    assert list(seen(polls[source], prefiltered=True)) == list(seen(polls[source], prefiltered=False))
