from datetime import UTC, datetime, timedelta

from desk.clock import CatchingUpClock
from tests.desk.given import GivenClock


def test_a_played_past_runs_fast() -> None:
    now = datetime.now(UTC)
    clock = CatchingUpClock(start=now - timedelta(hours=9), began=now - timedelta(seconds=10), speed=360)
    played = clock.now() - (now - timedelta(hours=9))
    assert timedelta(hours=1) <= played < timedelta(hours=1, minutes=10)


def test_a_played_past_stops_at_the_present() -> None:
    now = datetime.now(UTC)
    clock = CatchingUpClock(start=now - timedelta(hours=9), began=now - timedelta(hours=1), speed=360)
    assert abs(clock.now() - datetime.now(UTC)) < timedelta(seconds=1)


async def test_a_given_clock_moves_on_by_what_is_slept() -> None:
    clock = GivenClock(datetime(2026, 8, 18, tzinfo=UTC))
    await clock.sleep(90)
    assert clock.now() == datetime(2026, 8, 18, 0, 1, 30, tzinfo=UTC)
