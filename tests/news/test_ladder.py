"""When a page is read again."""

from datetime import UTC, datetime, timedelta

import pytest

from news.ladder import ENOUGH, Due, Habit, next_reading, stirred_reading

SEEN = datetime(2026, 8, 18, 6, tzinfo=UTC)


@pytest.mark.parametrize(
    ("age", "gap"),
    [
        (timedelta(minutes=5), timedelta(minutes=15)),
        (timedelta(hours=5), timedelta(hours=1)),
        (timedelta(days=2), timedelta(hours=3)),
        (timedelta(days=20), timedelta(days=3)),
    ],
)
def test_gaps_grow_with_age(age: timedelta, gap: timedelta) -> None:
    read = SEEN + age
    assert next_reading(SEEN, read).at == read + gap


def test_a_page_older_than_a_month_rests() -> None:
    read = SEEN + timedelta(days=31)
    assert next_reading(SEEN, read) == Due(None, "older than 30 days: it rests")


def test_another_headline_in_the_feed_is_reason_enough_to_read_at_once() -> None:
    now = SEEN + timedelta(days=90)
    found = stirred_reading(now - timedelta(minutes=1), 20, now, retitled=True)
    assert found == Due(now, "its headline moved in the feed")


@pytest.mark.parametrize(
    ("unchanged", "wait"),
    [
        (0, timedelta(minutes=15)),
        (1, timedelta(minutes=30)),
        (3, timedelta(hours=2)),
        (99, timedelta(hours=64)),
    ],
)
def test_a_feed_that_says_updated_is_believed_less_each_time_it_was_wrong(
    unchanged: int, wait: timedelta
) -> None:
    read = SEEN + timedelta(hours=5)
    found = stirred_reading(read, unchanged, read + timedelta(minutes=1), retitled=False)
    assert found.at == read + wait


def test_an_update_long_after_the_last_reading_is_read_at_once() -> None:
    now = SEEN + timedelta(days=40)
    assert stirred_reading(SEEN, 2, now, retitled=False).at == now
    assert stirred_reading(None, 0, now, retitled=False).at == now


def test_an_outlet_that_never_edits_is_read_more_seldom_and_the_reason_says_so() -> None:
    read = SEEN + timedelta(minutes=1)
    found = next_reading(SEEN, read, Habit(reread=ENOUGH, edited=0))
    assert found.at == read + timedelta(hours=1)
    assert found.reason == "every hour while younger than 3 hours, as this outlet never edits"


def test_one_edit_or_too_few_readings_leave_the_gap_as_it_is() -> None:
    read = SEEN + timedelta(minutes=1)
    for habit in (Habit(reread=ENOUGH, edited=1), Habit(reread=ENOUGH - 1, edited=0)):
        assert next_reading(SEEN, read, habit).at == read + timedelta(minutes=15)


def test_a_clock_set_back_does_not_make_a_page_rest() -> None:
    read = SEEN - timedelta(days=1)
    assert next_reading(SEEN, read).at == read + timedelta(minutes=15)
