"""When to look again, by cases of a peer and by properties that must always hold."""

import json
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.cadence import DAY, HOUR, LEAST, MOST, Signs, is_due, next_due, span

DATA = Path(os.environ.get("WIREWATCH_DATA", Path(__file__).parents[3] / "shared" / "data"))
CASES = DATA / "etiquette" / "reader_update_after_cases.json"
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


def cases() -> list[Any]:
    if not CASES.exists():
        return [pytest.param({}, marks=pytest.mark.skip(reason=f"no cases at {CASES}"))]
    found = json.loads(CASES.read_text(encoding="utf-8"))["cases"]
    return [pytest.param(case, id=case["case"]) for case in found]


@pytest.mark.data
@pytest.mark.parametrize("case", cases())
def test_the_next_poll_is_when_the_peer_polls(case: dict[str, Any]) -> None:
    signs = Signs(case["status"], case["headers"], failed=case["status"] != 200)
    due = next_due(case["interval_min"] * 60, signs, datetime.fromisoformat(case["now"]))
    assert due.at == datetime.fromisoformat(case["next_poll"])


def test_a_source_without_any_word_is_looked_at_every_hour() -> None:
    assert next_due(None, Signs(200), NOON).at == NOON + timedelta(hours=1)


def test_a_host_that_names_less_than_an_hour_is_looked_at_that_often() -> None:
    due = next_due(None, Signs(200, {"cache-control": "max-age=900"}), NOON)
    assert due.at == NOON + timedelta(minutes=15)
    assert due.reason == "every 15 min (the host calls its answer fresh for 15 min)"


def test_no_host_makes_us_hammer_it() -> None:
    due = next_due(None, Signs(200, {"cache-control": "max-age=1"}), NOON)
    assert due.at == NOON + timedelta(seconds=LEAST)


def test_a_sleepy_source_is_looked_at_less_and_a_busy_one_is_not() -> None:
    waits = [next_due(None, Signs(200, quiet=quiet), NOON).at - NOON for quiet in (0, 3, 4, 8, 100)]
    assert waits[:2] == [timedelta(hours=1)] * 2
    assert waits == sorted(waits)
    assert waits[-1] == timedelta(days=1)


def test_failures_back_off_by_doubling_up_to_a_day() -> None:
    waits = [
        next_due(None, Signs(500, failed=True, failures=count), NOON).at - NOON for count in (1, 2, 3, 4, 50)
    ]
    assert waits == [timedelta(hours=hours) for hours in (1, 2, 4, 8, 24)]


def test_retry_after_holds_even_when_the_person_wants_it_sooner() -> None:
    due = next_due(60, Signs(429, {"retry-after": "7200"}, failed=True, failures=1), NOON)
    assert due.at == NOON + timedelta(hours=2)
    assert due.reason == "the host asks to wait for 2 h"


def test_skipped_hours_and_days_are_left_alone() -> None:
    hours = next_due(None, Signs(200, skip_hours=frozenset({13, 14})), NOON)
    assert hours.at == datetime(2026, 11, 22, 15, tzinfo=UTC)
    days = next_due(None, Signs(200, skip_days=frozenset({"sunday"})), NOON)
    assert days.at == datetime(2026, 11, 23, 0, tzinfo=UTC)


def test_a_feed_that_asks_never_to_be_fetched_is_not_obeyed() -> None:
    due = next_due(None, Signs(200, skip_hours=frozenset(range(24))), NOON)
    assert due.at == NOON + timedelta(hours=1)


def test_a_time_set_by_a_clock_that_ran_ahead_does_not_keep_a_source_waiting() -> None:
    tomorrow = NOON + timedelta(days=1)
    assert is_due(tomorrow + timedelta(hours=1), tomorrow, NOON)
    assert not is_due(NOON + timedelta(hours=1), NOON, NOON)


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (90, "90 s"),
        (60, "1 min"),
        (2700, "45 min"),
        (HOUR, "1 h"),
        (5400, "90 min"),
        (DAY, "1 day"),
        (3 * DAY, "3 days"),
    ],
)
def test_a_span_is_told_in_words(seconds: int, words: str) -> None:
    assert span(seconds) == words


HEADERS = st.dictionaries(
    st.sampled_from(["retry-after", "cache-control", "expires", "date"]),
    st.one_of(
        st.text("maxge=0123456789,-: GMTJanFri", max_size=40),
        st.integers(-10, 10**9).map(str),
        st.integers(-9, 10**9).map("max-age={}".format),
    ),
)
SIGNS = st.builds(
    Signs,
    status=st.sampled_from([None, 200, 304, 404, 429, 500, 503]),
    headers=HEADERS,
    failed=st.booleans(),
    ttl_s=st.one_of(st.none(), st.integers(0, 10**10)),
    skip_hours=st.frozensets(st.integers(0, 23)),
    skip_days=st.frozensets(st.sampled_from(["monday", "sunday"])),
    quiet=st.integers(0, 10**6),
    failures=st.integers(0, 10**6),
)


@given(every=st.one_of(st.none(), st.integers(60, 10**6)), signs=SIGNS, jitter=st.floats(0, 1))
def test_a_look_is_never_sooner_than_allowed_and_never_out_of_reach(
    every: int | None, signs: Signs, jitter: float
) -> None:
    due = next_due(every, signs, NOON, jitter)
    wait = (due.at - NOON).total_seconds()
    assert wait >= max(due.floor, min(every or LEAST, MOST))
    assert wait <= 1.1 * MOST + 8 * DAY
    assert due.reason
