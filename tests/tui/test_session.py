"""The app opens where it was left, and a store that kept nonsense opens a fresh one."""

import gc
from pathlib import Path

import pytest

from tests.tui.stocked import article_id, stock
from tests.tui.until import until
from tests.tui.viewed import app_on, status, view
from tui.app import WirewatchApp
from tui.commands.main import main
from tui.screens.feed import FeedScreen
from tui.session import NAME, Session, as_json, from_json
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


@pytest.mark.parametrize(("name", "value"), [("NO_COLOR", "1"), ("TERM", "vt100"), ("TERM", "xterm-16color")])
async def test_the_terminals_own_colours_are_of_that_run_alone(
    tmp_path: Path, name: str, value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with stock(tmp_path / "w.db") as store:
        store.settings.set(NAME, as_json(Session(theme="nord")))
        monkeypatch.setenv(name, value)
        async with app_on(tmp_path / "w.db").run_test() as pilot:
            assert pilot.app.theme == "ansi-dark"
        assert from_json(store.settings.get(NAME)).theme == "nord"
        monkeypatch.setenv(name, value)
        async with app_on(tmp_path / "w.db").run_test() as pilot:
            pilot.app.theme = "ansi-light"
        assert from_json(store.settings.get(NAME)).theme == "ansi-light"


def test_the_mouse_is_the_terminals_where_that_is_wished(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran: list[bool] = []
    monkeypatch.setattr(WirewatchApp, "run", lambda _app, *, mouse: ran.append(mouse))
    monkeypatch.setattr("tui.commands.app.need_terminal", lambda: None)
    config = tmp_path / "config.toml"
    for words, options in (("", []), ("", ["--no-mouse"]), ("[app]\nmouse = false\n", [])):
        config.write_text(words, encoding="utf-8")
        main(["--read-only", "--store", str(stocked(tmp_path)), "--config", str(config), *options])
    gc.enable()
    assert ran == [True, False, False]


def stocked(place: Path) -> Path:
    if not (place / "w.db").exists():
        stock(place / "w.db").close()
    return place / "w.db"
