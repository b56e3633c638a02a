"""The app opens where it was left, and a store that kept nonsense opens a fresh one."""

from pathlib import Path

import pytest

from tests.tui.stocked import article_id, stock
from tests.tui.until import until
from tests.tui.viewed import app_on, status, view
from tui.screens.feed import FeedScreen
from tui.session import Session, as_json, from_json
from tui.sides import Side


def test_a_session_survives_being_kept() -> None:
    session = Session("alerts", "is:unread", "abc", (Side("a", 1), Side("b", None)), "nord")
    assert from_json(as_json(session)) == session


@pytest.mark.parametrize("kept", [None, [], {"pair": [1]}, {"cursor": 3, "theme": None}, "x"])
def test_what_cannot_be_read_is_a_fresh_session(kept: object) -> None:
    assert from_json(kept) == Session()


async def test_view_and_cursor_come_back(tmp_path: Path) -> None:
    stock(tmp_path / "w.db", extra=300).close()
    async with app_on(tmp_path / "w.db").run_test(size=(140, 30)) as pilot:
        await until(pilot, lambda: "/307" in status(pilot))
        await pilot.press("G")
        await until(pilot, lambda: "307/307" in status(pilot))
        await pilot.press("f5")
        await until(pilot, lambda: view(pilot).NAME == "sources")
    async with app_on(tmp_path / "w.db").run_test(size=(140, 30)) as pilot:
        await until(pilot, lambda: view(pilot).NAME == "sources")
        await pilot.press("f1")
        await until(pilot, lambda: view(pilot).NAME == "feed" and "307/307" in status(pilot))
        feed = view(pilot)
        assert isinstance(feed, FeedScreen)
        assert feed.rows.current == article_id("plain-299")
