"""Times to come as a person types them."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from tui.ago import until as told_until
from tui.when import read_until

HERE = datetime(2026, 11, 20, 22, 30, tzinfo=timezone(timedelta(hours=2)))


@pytest.mark.parametrize(
    ("text", "until"),
    [
        ("2h", datetime(2026, 11, 20, 22, 30, tzinfo=UTC)),
        ("23:00", datetime(2026, 11, 20, 21, 0, tzinfo=UTC)),
        ("07:00", datetime(2026, 11, 21, 5, 0, tzinfo=UTC)),
        ("2026-11-22", datetime(2026, 11, 21, 22, 0, tzinfo=UTC)),
        (" 2026-11-22 06:15 ", datetime(2026, 11, 22, 4, 15, tzinfo=UTC)),
        ("2026-11-19", None),
        ("0", None),
        ("soon", None),
        ("25:00", None),
    ],
)
def test_a_time_to_come_is_read(text: str, until: datetime | None) -> None:
    assert read_until(text, HERE) == until


@pytest.mark.parametrize(
    ("length", "told"),
    [
        (timedelta(seconds=40), "in <1m"), (timedelta(minutes=3), "in 3m"), (timedelta(seconds=170), "in 3m"),
        (timedelta(hours=2) - timedelta(seconds=1), "in 2h"), (timedelta(minutes=100), "in 2h"),
        (timedelta(minutes=59, seconds=50), "in 1h"), (timedelta(days=1) - timedelta(seconds=5), "in 1d"),
        (timedelta(0), "due"),
    ],
)  # fmt: skip
def test_what_was_given_a_moment_ago_is_told_as_it_was_given(length: timedelta, told: str) -> None:
    assert told_until(HERE + length, HERE) == told
