from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.times import stamp, unstamp

TIMES = st.datetimes(timezones=st.just(UTC))


@given(TIMES, TIMES)
def test_the_order_of_stamps_is_the_order_of_times(one: datetime, other: datetime) -> None:
    assert (stamp(one) < stamp(other)) == (one < other)


@given(TIMES)
def test_a_stamp_is_read_back_as_it_was(time: datetime) -> None:
    assert unstamp(stamp(time)) == time


def test_a_stamp_is_in_utc_whatever_zone_the_time_has() -> None:
    east = timezone(timedelta(hours=3))
    assert stamp(datetime(2026, 8, 18, 3, tzinfo=east)) == "2026-08-18T00:00:00.000000Z"


def test_a_time_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="without a zone"):
        stamp(datetime(2026, 8, 18))  # noqa: DTZ001 - that is what is tested
