"""What leads out of the app: a command with the terminal, also where there is none to hand over."""

import json
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from tests.tui.stocked import NOW, stock
from tests.tui.tmux import Tmux
from tests.tui.until import until
from tui.app import WirewatchApp
from tui.screens.view import ViewScreen

START = (
    "import sys; from pathlib import Path; from tui.app import run_app; sys.exit(run_app(Path(sys.argv[1])))"
)


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


@pytest.mark.tmux
def test_a_command_is_given_the_article_and_ctrl_c_ends_it_alone(tmp_path: Path) -> None:
    stock(tmp_path / "w.db").close()
    with Tmux([sys.executable, "-c", START, str(tmp_path / "w.db")], 100, 24) as tmux:
        tmux.wait("Ministry", "1/7")
        tmux.type(f"!cat > {tmp_path}/a.json")
        tmux.keys("Enter")
        tmux.wait("Ended with 0:", "1/7")
        assert json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))["title"]
        tmux.type(f"|touch {tmp_path}/begun; exec sleep 60")
        tmux.keys("Enter")
        while not (tmp_path / "begun").exists():
            time.sleep(0.05)
        tmux.keys("C-c")
        tmux.wait("Interrupted:", "1/7")
