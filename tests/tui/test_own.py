"""The person's file in the app: its keys and looks hold, and what is wrong in it is told, also later."""

from pathlib import Path

import pytest
from textual.widgets._toast import Toast

from tests.tui.stocked import article_id, stock
from tests.tui.until import until
from tests.tui.viewed import app_on, status, stored, view
from tui.marks import ASCII
from tui.own import Own


async def test_keys_and_looks_of_the_file_hold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    (tmp_path / "config.toml").write_text(
        '[keys]\nstar = "K"\n[app]\ntheme = "nord"\ndensity = "roomy"\nascii = true\n', encoding="utf-8"
    )
    store = stock(tmp_path / "w.db")
    app = app_on(tmp_path / "w.db", own=Own(tmp_path / "config.toml"))
    async with app.run_test(size=(140, 30)) as pilot:
        await until(pilot, lambda: "7" in status(pilot))
        assert (app.theme, app.seat.roomy, app.seat.marks) == ("nord", True, ASCII)
        await pilot.press("K")
        await until(pilot, lambda: stored(store).starred)
        assert stored(store).id == article_id("titled-0")
    store.close()


async def test_faults_are_told_at_the_start_and_when_the_file_changes(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_text('[keys]\nstrat = "x"\n[app]\ntheme = "nrod"\n', encoding="utf-8")
    stock(tmp_path / "w.db").close()
    app = app_on(tmp_path / "w.db", own=Own(file))

    def told(words: str) -> bool:
        return any(words in toast._notification.message for toast in app.screen.query(Toast))

    async with app.run_test(size=(140, 30), notifications=True) as pilot:
        await until(pilot, lambda: told("line 2: strat is no key's id: did you mean star?"))
        await until(pilot, lambda: told("line 4: no theme is called nrod"))
        file.write_text("[keys\n", encoding="utf-8")
        await until(pilot, lambda: told("line 1: is not TOML"))


async def test_where_there_is_no_room_the_first_fault_stands_at_the_foot(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text('[keys]\nstrat = "x"\n[app]\ntheme = "nrod"\n', encoding="utf-8")
    stock(tmp_path / "w.db").close()
    app = app_on(tmp_path / "w.db", own=Own(tmp_path / "config.toml"))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await until(pilot, lambda: "strat is no key's id" in view(pilot)._words[0])
        assert view(pilot)._words[0].endswith("(and 1 more: wirewatch config tells them)")
        assert not app.screen.query(Toast)
