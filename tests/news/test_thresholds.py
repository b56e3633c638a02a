"""When many are worth a word, and none too."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.alerting.thresholds import BadThreshold, Counted, Silence, Spike, reached, read_threshold

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


def hits(*minutes: float, outlet: str = "AP") -> list[tuple[datetime, str]]:
    """Hits so many minutes ago."""
    return [(NOW - timedelta(minutes=ago), outlet) for ago in minutes]


def test_articles_are_counted_within_their_time() -> None:
    threshold = read_threshold("3 articles in 1h")
    assert reached(threshold, hits(1, 20, 59), NOW) == "3 articles in 1h"
    assert reached(threshold, hits(1, 20, 60), NOW) is None
    assert reached(threshold, hits(1, 20, -5), NOW) is None


def test_an_outlet_counts_once() -> None:
    threshold = read_threshold("2 outlets in 30m")
    assert reached(threshold, hits(1, 2, 3), NOW) is None
    assert reached(threshold, [*hits(1), *hits(2, outlet="Reuters")], NOW) == "2 outlets in 30m"


def test_a_spike_stands_out_of_the_rule_s_own_past() -> None:
    usual = [hour * 60 + 30 for hour in range(1, 13)]
    threshold = read_threshold("spike of 6 in 1h")
    assert reached(threshold, hits(*usual, 1, 2, 3, 4, 5, 6), NOW) == "6 in 1h, usually 1"
    assert reached(threshold, hits(*usual, 1, 2, 3, 4, 5), NOW) is None


def test_yesterday_s_spike_does_not_hide_today_s() -> None:
    usual = [hour * 60 + 30 for hour in range(1, 13)]
    burst = [5 * 60 + minute for minute in range(40)]
    assert reached(Spike(6, timedelta(hours=1)), hits(*usual, *burst, 1, 2, 3, 4, 5, 6), NOW)


def test_a_rule_without_a_past_has_no_spikes() -> None:
    assert reached(Spike(2, timedelta(hours=1)), hits(1, 2, 3, 4, 5, 90), NOW) is None
    assert reached(Spike(2, timedelta(hours=1)), [], NOW) is None


def test_many_in_a_busy_hour_are_no_spike() -> None:
    busy = [hour * 60 + 2 * minute for hour in range(12) for minute in range(20)]
    assert reached(Spike(6, timedelta(hours=1)), hits(*busy), NOW) is None


def test_silence_is_longer_than_the_custom() -> None:
    regular = [300 + 30 * number for number in range(12)]
    assert reached(Silence(), hits(*regular), NOW) == "silent for 5h, usually 30m"
    assert reached(Silence(), hits(*(ago - 290 for ago in regular)), NOW) is None
    assert reached(Silence(), hits(*regular[:5]), NOW) is None


def test_a_night_that_comes_every_day_is_no_silence() -> None:
    days = [day * 1440 + hour * 60 + 540 for day in range(5) for hour in range(12)]
    assert reached(Silence(), hits(*days), NOW) is None


@pytest.mark.parametrize("text", ["", "many", "3 articles", "outlets in 1h", "spike", "3 articles in 1y"])
def test_what_is_no_threshold_says_what_would_be(text: str) -> None:
    with pytest.raises(BadThreshold, match="write"):
        read_threshold(text)


def test_a_threshold_reads_as_written() -> None:
    assert read_threshold(" 5  Articles in 2d") == Counted(5, "articles", timedelta(days=2))
    assert read_threshold("silence") == Silence()


@given(
    st.lists(st.floats(0, 10_000), max_size=60),
    st.sampled_from(["3 articles in 1h", "spike of 3 in 1h", "silence"]),
)
def test_a_later_hit_never_changes_what_was_said_before(minutes: list[float], text: str) -> None:
    threshold = read_threshold(text)
    assert reached(threshold, hits(*minutes), NOW) == reached(threshold, hits(*minutes, -1), NOW)
