"""Out of what narrows the feed one is back where one was, or at the article that was chosen meanwhile."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from textual.pilot import Pilot

from news.model import Article
from store.store import Store, open_store
from tests.tui.stocked import article_id, stock
from tests.tui.until import until
from tests.tui.viewed import app_on, status, view
from tui.screens.feed import FeedScreen


@pytest.fixture
def place(tmp_path: Path) -> Path:
    with stock(tmp_path / "w.db", extra=300) as store:
        store.revisions.index(article_id("titled-0"))
    return tmp_path / "w.db"


async def far_down(pilot: Pilot[Any]) -> FeedScreen:
    await until(pilot, lambda: "/307" in status(pilot))
    feed = view(pilot)
    assert isinstance(feed, FeedScreen)
    await pilot.press("G")
    await until(pilot, lambda: "307/307" in status(pilot))
    return feed


async def test_a_search_that_is_given_up_leads_back_to_where_one_was(place: Path) -> None:
    async with app_on(place).run_test(size=(140, 30)) as pilot:
        feed = await far_down(pilot)
        await pilot.press("slash", *"Brno")
        await until(pilot, lambda: "1/1" in status(pilot))
        await pilot.press("escape")
        await until(pilot, lambda: "307/307" in status(pilot))
        last = feed.rows.current
        await until(pilot, lambda: feed.shown is not None and feed.shown.article.id == last)
        await pilot.press("slash", *"Brno", "enter")
        await until(pilot, lambda: "1/1" in status(pilot))
        await pilot.press("q")
        await until(pilot, lambda: "307/307" in status(pilot))


async def test_out_of_a_filter_the_article_chosen_in_it_is_under_the_cursor(place: Path) -> None:
    async with app_on(place).run_test(size=(140, 30)) as pilot:
        feed = await far_down(pilot)
        await pilot.press("F", *'outlet:"Harbour Gazette"', "enter")
        await until(
            pilot,
            lambda: len(feed.rows.rows) not in (0, 307) and "\N{HORIZONTAL ELLIPSIS}" not in status(pilot),
        )
        await pilot.press("G")
        await until(pilot, lambda: feed.rows.cursor > 0)
        chosen = feed.rows.current
        await pilot.press("q")
        await until(pilot, lambda: "/307" in status(pilot) and feed.rows.current == chosen)


async def test_one_that_was_opened_is_come_back_to(place: Path) -> None:
    with open_store(place) as store:
        found = store.articles.ids()[0]
    async with app_on(place).run_test(size=(140, 30)) as pilot:
        feed = await far_down(pilot)
        await pilot.press("slash", *"Brno", "enter")
        await until(pilot, lambda: "1/1" in status(pilot) and feed.rows.current == found)
        await pilot.press("enter", "q", "q")
        await until(pilot, lambda: "1/307" in status(pilot) and feed.rows.current == found)


async def test_in_the_reader_words_are_found_in_the_text_until_escape(place: Path) -> None:
    async with app_on(place).run_test(size=(140, 30)) as pilot:
        await until(pilot, lambda: "/307" in status(pilot))
        feed = view(pilot)
        assert isinstance(feed, FeedScreen)
        await pilot.press("enter")
        await until(pilot, lambda: feed.active is feed.reader and len(feed.reader.laid.lines) > 5)
        await pilot.press("slash", *"Ostrava", "enter")
        await until(pilot, lambda: "Ostrava”: " in status(pilot) and feed.reader.is_sought)
        assert "/307" in status(pilot)
        await pilot.press("escape")
        assert not feed.reader.is_sought
        assert feed.active is feed.reader


async def test_a_number_that_still_grows_says_so(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    go_on = Event()

    def slowly(store: Store, _query: str, _now: datetime) -> Iterator[list[Article]]:
        yield store.articles.newest(2)
        go_on.wait(20)

    monkeypatch.setattr("tui.asking.found", slowly)
    async with app_on(place).run_test(size=(140, 30)) as pilot:
        await until(pilot, lambda: "/307 " in f"{status(pilot)} ")
        await pilot.press("F", *"pumps", "enter")
        await until(pilot, lambda: "1/2…" in status(pilot))
        go_on.set()
        await until(pilot, lambda: "1/2" in status(pilot) and "1/2…" not in status(pilot))
