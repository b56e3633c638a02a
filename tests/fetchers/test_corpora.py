"""Other readers' test files, read as their own projects expect."""

import os
from collections import Counter
from pathlib import Path

import pytest

from bench.agreement import REASONS, cases, compare
from fetchers.feed import read_feed
from fetchers.found import NotAFeed

DATA = Path(os.environ.get("WIREWATCH_DATA", Path(__file__).parents[3] / "shared" / "data"))
FEEDS = DATA / "feeds"

pytestmark = [pytest.mark.data, pytest.mark.skipif(not FEEDS.exists(), reason=f"no feeds at {FEEDS}")]


def test_every_disagreement_has_a_name_and_every_name_a_disagreement() -> None:
    compared = [each for case in cases(FEEDS) for each in compare(case)]
    differing = {each.file.split("#")[0] for each in compared if not each.agrees}
    assert len(compared) > 5_000
    assert differing - REASONS.keys() == set()
    assert {name for name in REASONS if name not in differing} == set()


def test_titles_and_dates_agree_everywhere_but_in_broken_expectations() -> None:
    short = Counter(
        each.file.split("#")[0]
        for case in cases(FEEDS)
        for each in compare(case)
        if each.field in ("title", "date") and not each.agrees
    )
    assert set(short) == {"uolNoticias.rss"}


@pytest.mark.timeout(120)
def test_every_file_is_read_or_refused_in_words() -> None:
    refused = read = 0
    for path in sorted(FEEDS.rglob("*")):
        if path.is_file():
            try:
                read += bool(read_feed(path.read_bytes(), "http://example.org/feed"))
            except NotAFeed:
                refused += 1
    assert read > 1_500
    assert read + refused > 2_900
