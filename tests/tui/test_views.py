"""The views over a real store, by keys: each act shows, is in the store, and can be taken back."""

from datetime import timedelta
from pathlib import Path

import pytest

from news.model import Article
from store.store import open_store
from tests.tui.stocked import NOW, article_id, stock
from tests.tui.until import burst, until
from tests.tui.viewed import app_on, status, stored, view
from tui.app import WirewatchApp
from tui.screens.feed import FeedScreen


@pytest.fixture
def place(tmp_path: Path) -> Path:
    stock(tmp_path / "w.db", extra=300).close()
    return tmp_path / "w.db"


async def test_the_feed_shows_every_article_newest_first(place: Path) -> None:
    async with app_on(place).run_test(size=(140, 30)) as pilot:
        feed = view(pilot)
        assert isinstance(feed, FeedScreen)
        await until(pilot, lambda: len(feed.rows.rows) == 307)
        assert feed.rows.current == article_id("titled-0")


async def test_a_star_is_in_the_store_and_undo_takes_it_back(place: Path) -> None:
    with open_store(place) as store:
        async with app_on(place).run_test(size=(140, 30)) as pilot:
            await until(pilot, lambda: "307" in status(pilot))
            await pilot.press("s")
            await until(pilot, lambda: stored(store).starred)
            await until(pilot, lambda: "★" in view(pilot).panes[1].render_line(0).text)
            await pilot.press("u")
            await until(pilot, lambda: not stored(store).starred)
            await until(pilot, lambda: "★" not in view(pilot).panes[1].render_line(0).text)


async def test_an_act_on_selected_rows_takes_them_all_and_a_count_repeats_the_selecting(place: Path) -> None:
    with open_store(place) as store:
        async with app_on(place).run_test(size=(140, 30)) as pilot:
            await until(pilot, lambda: "307" in status(pilot))
            burst(pilot, "3", "x", "m")
            await until(pilot, lambda: stored(store, "titled-2").read)
            assert [stored(store, f"titled-{n}").read for n in range(4)] == [True, True, True, False]
            await pilot.press("u")
            await until(pilot, lambda: not stored(store, "titled-2").read)


async def test_a_view_that_comes_back_to_the_front_tells_how_long_ago_it_is_by_now(place: Path) -> None:
    hours = [0]
    app = WirewatchApp(place, now=lambda: NOW + timedelta(hours=hours[0]))
    async with app.run_test(size=(140, 30)) as pilot:
        await until(pilot, lambda: "307" in status(pilot))
        before = view(pilot).panes[1].render_line(0).text
        burst(pilot, "5")
        await until(pilot, lambda: view(pilot).NAME == "sources")
        hours[0] = 3
        burst(pilot, "1")
        await until(pilot, lambda: view(pilot).NAME == "feed")
        await until(pilot, lambda: " 3h " in view(pilot).panes[1].render_line(0).text)
        assert " 3h " not in before


async def test_the_last_act_is_repeated_on_another_row(place: Path) -> None:
    with open_store(place) as store:
        async with app_on(place).run_test(size=(140, 30)) as pilot:
            await until(pilot, lambda: "307" in status(pilot))
            await pilot.press("t", *"local", "enter")
            await until(pilot, lambda: stored(store).tags == ("local",))
            await pilot.press("j", "full_stop")
            await until(pilot, lambda: stored(store, "titled-1").tags == ("local",))


async def test_a_number_moves_so_far_and_a_lone_one_changes_the_view(place: Path) -> None:
    async with app_on(place).run_test(size=(140, 30)) as pilot:
        await until(pilot, lambda: "307" in status(pilot))
        feed = view(pilot)
        burst(pilot, "1", "2", "j")
        await until(pilot, lambda: feed.panes[1].cursor == 12)  # type: ignore[attr-defined]
        await pilot.press("2")
        await until(pilot, lambda: view(pilot).NAME == "alerts")


async def test_keys_that_come_in_one_burst_act_as_they_were_typed(place: Path) -> None:
    async with app_on(place).run_test(size=(140, 30)) as pilot:
        await until(pilot, lambda: "307" in status(pilot))
        burst(pilot, "3", "l", "5")
        await until(pilot, lambda: view(pilot).NAME == "sources")


async def test_an_alert_is_opened_acknowledged_and_made_new_again(place: Path) -> None:
    with open_store(place) as store:
        async with app_on(place, view="alerts").run_test(size=(140, 30)) as pilot:
            await until(pilot, lambda: "1/1" in status(pilot))
            await pilot.press("a")
            await until(pilot, lambda: store.alerts.count("acked") == 1)
            await pilot.press("u")
            await until(pilot, lambda: store.alerts.count("new") == 1)
            await pilot.press("enter")
            await until(pilot, lambda: store.alerts.count("seen") == 1)


async def test_what_another_process_writes_comes_in_above_without_moving_the_cursor(place: Path) -> None:
    with open_store(place) as store:
        async with app_on(place).run_test(size=(140, 20)) as pilot:
            await until(pilot, lambda: "/307" in status(pilot))
            burst(pilot, "3", "0", "j")
            await until(pilot, lambda: "31/" in status(pilot))
            held = view(pilot).panes[1].current  # type: ignore[attr-defined]
            newer = stored(store)
            for number in range(12):
                store.articles.put(
                    Article(
                        f"new{number:09}",
                        "gazette",
                        f"new{number}",
                        None,
                        f"New {number}",
                        "Gazette",
                        NOW,
                        NOW,
                    )
                )
            assert newer.seen < NOW
            await until(pilot, lambda: "/319" in status(pilot))
            rows = view(pilot).panes[1]
            assert rows.current == held  # type: ignore[attr-defined]
            assert "12 new" in str(rows.border_title)
            await pilot.press("g")
            await until(pilot, lambda: "new" not in str(rows.border_title))


async def test_find_narrows_as_typed_and_back_shows_all_again(place: Path) -> None:
    with open_store(place) as store:
        store.revisions.index(article_id("titled-0"))
    async with app_on(place).run_test(size=(140, 30)) as pilot:
        await until(pilot, lambda: "307" in status(pilot))
        await pilot.press("slash", *"Brno")
        await until(pilot, lambda: "1/1" in status(pilot))
        await pilot.press("enter", "q")
        await until(pilot, lambda: "307" in status(pilot))


async def test_a_query_that_does_not_parse_says_so_and_one_that_does_filters(place: Path) -> None:
    async with app_on(place).run_test(size=(140, 30)) as pilot:
        await until(pilot, lambda: "307" in status(pilot))
        await pilot.press("F", *"(pumps", "enter")
        await until(pilot, lambda: "never closed" in status(pilot))
        await pilot.press("F", *"x")
        for _ in range(9):
            await pilot.press("backspace")
        await pilot.press(*"title:pumps", "enter")
        await until(pilot, lambda: "1/1" in status(pilot))


async def test_read_only_refuses_every_key_that_writes(place: Path) -> None:
    with open_store(place) as store:
        async with app_on(place, read_only=True).run_test(size=(140, 30)) as pilot:
            await until(pilot, lambda: "307" in status(pilot))
            await pilot.press("s")
            await until(pilot, lambda: "--read-only" in status(pilot))
            assert not stored(store).starred


async def test_a_failing_source_is_told_with_its_reason_and_can_be_looked_at(place: Path) -> None:
    with open_store(place) as store:
        async with app_on(place, view="sources").run_test(size=(140, 30)) as pilot:
            await until(pilot, lambda: "1/2" in status(pilot))
            first = view(pilot).panes[0].render_line(0).text
            assert "! failing" in first
            assert "answered 500" in first
            await pilot.press("r")
            await until(pilot, lambda: "broken" in store.sources.asked())


async def test_q_goes_back_step_by_step_and_quits_at_the_root(place: Path) -> None:
    app = app_on(place)
    async with app.run_test(size=(60, 20)) as pilot:
        await until(pilot, lambda: "307" in status(pilot))
        await pilot.press("enter", "q")
        assert view(pilot).focused is view(pilot).panes[1]
        await pilot.press("q")
        await until(pilot, lambda: "q again quits" in status(pilot))
        assert app.is_running
        await pilot.press("q")
        await pilot.pause()
    assert app.return_code == 0


async def test_an_order_leaves_from_any_view(place: Path) -> None:
    app = app_on(place, view="sources")
    async with app.run_test(size=(80, 20)) as pilot:
        await until(pilot, lambda: view(pilot).NAME == "sources")
        await pilot.press("colon", "q", "enter")
        await pilot.pause()
    assert app.return_code == 0
