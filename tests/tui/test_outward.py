"""What leads out of the app, where there is no terminal to hand over, as in a browser."""

from pathlib import Path
from typing import Any

import pytest

from tests.tui.stocked import NOW, stock
from tests.tui.until import until
from tui.app import WirewatchApp
from tui.screens.view import ViewScreen


@pytest.mark.parametrize("key", ["|", "!"])
async def test_where_no_command_can_be_run_it_is_said(tmp_path: Path, key: str) -> None:
    stock(tmp_path / "w.db").close()
    async with WirewatchApp(tmp_path / "w.db", now=lambda: NOW).run_test(size=(140, 30)) as pilot:
        screen = pilot.app.screen
        assert isinstance(screen, ViewScreen)
        await until(pilot, lambda: "/7" in screen.place_bar.render_line(0).text)
        await pilot.press(key, *f"touch {tmp_path}/ran", "enter")
        await until(pilot, lambda: "No command can be run here" in screen.status.render_line(0).text)
        assert not (tmp_path / "ran").exists()


async def test_a_view_writes_its_times_anew_once_a_while(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[Any] = []
    begin = ViewScreen.set_interval

    def begun(screen: ViewScreen, *given: Any, **named: Any) -> Any:
        made.append(given)
        return begin(screen, *given, **named)

    monkeypatch.setattr(ViewScreen, "set_interval", begun)
    stock(tmp_path / "w.db").close()
    async with WirewatchApp(tmp_path / "w.db", now=lambda: NOW).run_test() as pilot:
        screen = pilot.app.screen
        assert isinstance(screen, ViewScreen)
        await until(pilot, lambda: "/7" in screen.place_bar.render_line(0).text)
        assert [work.__name__ for _, work in made].count("tick") == 1
