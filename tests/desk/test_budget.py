from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from desk import setting
from desk.budget import Budget
from desk.events import Event
from desk.pages import FULL
from desk.run import poll
from fetchers.exchange import Limits
from store.store import open_store
from tests.desk.hosts import host, rss, says, source

NOW = datetime(2026, 8, 18, 12, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)


def test_so_many_pages_of_a_host_go_at_once_and_the_next_waits_until_the_first_is_an_hour_old() -> None:
    budget = Budget(2)
    assert [budget.turn("a", page, NOW + n * MINUTE) for n, page in enumerate("xy")] == [NOW, NOW + MINUTE]
    assert budget.turn("a", "z", NOW + 2 * MINUTE) == NOW + HOUR


def test_another_host_has_a_budget_of_its_own() -> None:
    budget = Budget(1)
    budget.turn("a", "x", NOW)
    assert budget.turn("b", "y", NOW) == NOW


def test_those_that_wait_are_spread_over_the_hours_and_none_waits_twice() -> None:
    budget = Budget(2)
    turns = {page: budget.turn("a", page, NOW) for page in "abcdef"}
    assert [turns[page] for page in "abcdef"] == [NOW, NOW, *[NOW + HOUR] * 2, *[NOW + 2 * HOUR] * 2]
    assert budget.turn("a", "c", turns["c"]) == turns["c"]
    assert budget.turn("a", "g", NOW + HOUR) == NOW + 3 * HOUR


def test_in_any_hour_no_more_is_asked_than_the_budget() -> None:
    budget = Budget(3)
    asked: list[datetime] = []
    due = [(NOW + n * 7 * MINUTE, str(n)) for n in range(60)]
    while due:
        due.sort()
        now, page = due.pop(0)
        at = budget.turn("a", page, now)
        (asked.append(at) if at == now else due.append((at, page)))
    assert len(asked) == 60
    assert all(later - first >= HOUR for first, later in zip(asked, asked[3:], strict=False))


async def test_a_desk_reads_so_many_pages_of_a_host_and_puts_the_rest_off(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(setting, "LIMITS", Limits(gap=0, pages=2))
    names = ["/one", "/two", "/three", "/four"]
    answers = {name: says("<p>A page.</p>", content_type="text/html") for name in names}
    told: list[Event] = []
    async with host(answers | {"/feed": says(rss(*((name, name) for name in names)))}) as base:
        with open_store(tmp_path / "desk.db") as store:
            store.sources.put(setting.let_in(source(base + "/feed", "feed", pages="all")))
        await poll(tmp_path / "desk.db", told.append, once=True)
    assert sum(event.event == "page" for event in told) == 2
    with open_store(tmp_path / "desk.db") as store:
        readings = [store.readings.get(article.id) for article in store.articles.newest(9)]
        put_off = [each for each in readings if each and each.reason == FULL]
        tried = [each.tried for each in readings if each and each.tried]
    assert len(put_off) == 2
    assert all(each.due >= min(tried) + timedelta(minutes=59) for each in put_off)
