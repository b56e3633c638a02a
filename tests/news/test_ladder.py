"""When a page is read again."""

from datetime import UTC, datetime, timedelta

import pytest

from news.ladder import ENOUGH, Due, Habit, next_reading

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
    assert next_reading(SEEN, read, read).at == read + gap


def test_a_page_older_than_a_month_rests() -> None:
    read = SEEN + timedelta(days=31)
    assert next_reading(SEEN, read, read) == Due(None, "older than 30 days: it rests")


def test_an_unread_page_is_due_at_once() -> None:
    assert next_reading(SEEN, None, SEEN) == Due(SEEN, "never read")


def test_a_move_in_the_feed_is_reason_enough_even_for_a_resting_page() -> None:
    now = SEEN + timedelta(days=90)
    found = next_reading(SEEN, SEEN + timedelta(days=40), now, stirred="its headline moved")
    assert found == Due(now, "its headline moved")


def test_an_outlet_that_never_edits_is_read_more_seldom_and_the_reason_says_so() -> None:
    read = SEEN + timedelta(minutes=1)
    found = next_reading(SEEN, read, read, habit=Habit(reread=ENOUGH, edited=0))
    assert found.at == read + timedelta(hours=1)
    assert found.reason == "every hour while younger than 3 hours, as this outlet never edits"


def test_one_edit_or_too_few_readings_leave_the_gap_as_it_is() -> None:
    read = SEEN + timedelta(minutes=1)
    for habit in (Habit(reread=ENOUGH, edited=1), Habit(reread=ENOUGH - 1, edited=0)):
        assert next_reading(SEEN, read, read, habit=habit).at == read + timedelta(minutes=15)


def test_a_clock_set_back_does_not_make_a_page_rest() -> None:
    assert next_reading(SEEN, SEEN - timedelta(days=1), SEEN).at == SEEN - timedelta(days=1) + timedelta(
        minutes=15
    )
