"""What a rule asks beside its query."""

from datetime import UTC, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from news.alerting.options import BadOption, RuleOptions, read_options
from news.alerting.quiet import QuietHours, read_quiet
from news.alerting.thresholds import Counted

ZONE = timezone(timedelta(hours=2))


def test_the_options_of_a_rule_are_read_from_its_words() -> None:
    options = read_options({
        "changed": "figure,quote", "threshold": "3 articles in 1h",
        "quiet": "22:00-07:00", "every": "600",
    })  # fmt: skip
    assert options == RuleOptions(
        frozenset({"figure", "quote"}),
        Counted(3, "articles", timedelta(hours=1)),
        QuietHours(time(22), time(7)),
        timedelta(minutes=10),
    )
    assert read_options({}) == RuleOptions()


def test_only_given_classes_of_change_count() -> None:
    options = read_options({"changed": "figure"})
    assert options.counts(("wording", "figure"))
    assert not options.counts(("wording",))
    assert not options.counts(())
    assert read_options({}).counts(())


@pytest.mark.parametrize(
    "option", [{"changed": "colour"}, {"threshold": "many"}, {"quiet": "late"}, {"every": "often"}]
)
def test_an_option_that_means_nothing_is_refused(option: dict[str, str]) -> None:
    with pytest.raises(BadOption):
        read_options(option)


def test_quiet_hours_may_go_over_midnight() -> None:
    night, noon = read_quiet("22:00-07:00"), read_quiet(" 12:00 - 13:00 ")
    assert [night.has(time(hour)) for hour in (21, 22, 23, 0, 6, 7)] == [False, True, True, True, True, False]
    assert noon.has(time(12, 30))
    assert not noon.has(time(23))


@pytest.mark.parametrize(("now", "end"), [((22, 23), (23, 7)), ((23, 3), (23, 7)), ((22, 12), (22, 12))])
def test_what_comes_in_quiet_hours_waits_for_their_end(now: tuple[int, int], end: tuple[int, int]) -> None:
    at = datetime(2026, 11, *now, tzinfo=ZONE)
    assert read_quiet("22:00-07:00").until(at, ZONE) == datetime(2026, 11, *end, tzinfo=ZONE)


@pytest.mark.parametrize(
    ("began", "ended"), [("2026-10-24T21:30", "2026-10-25T06:00"), ("2026-03-28T22:30", "2026-03-29T05:00")]
)
def test_quiet_hours_end_by_the_clock_on_the_wall_also_when_it_is_put(began: str, ended: str) -> None:
    at, end = (datetime.fromisoformat(f"{when}+00:00") for when in (began, ended))
    assert read_quiet("22:00-07:00").until(at, ZoneInfo("Europe/Berlin")) == end


def test_in_the_hour_that_comes_twice_nothing_waits_for_what_is_past() -> None:
    at = datetime(2026, 10, 25, 1, 15, tzinfo=UTC)  # 02:15 for the second time
    assert read_quiet("22:00-02:30").until(at, ZoneInfo("Europe/Berlin")) == at


@pytest.mark.parametrize("text", ["late", "22:00", "22:00+02:00-07:00"])
def test_what_are_no_quiet_hours_says_what_would_be(text: str) -> None:
    with pytest.raises(ValueError, match="write '22:00-07:00'"):
        read_quiet(text)
