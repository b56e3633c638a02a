"""What goes wrong beside a view is told in its status line; the app and its store go on."""

from pathlib import Path
from typing import Any

import pytest

from store.errors import StoreFull
from tests.tui.stocked import NOW, stock
from tests.tui.until import until
from tui.app import WirewatchApp
from tui.reading import Reading
from tui.screens.view import ViewScreen


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (IndexError("a \x1b[31m word"), "That failed (IndexError)"),
        (StoreFull("no room on the disk"), "no room on"),
    ],
)
async def test_a_question_that_fails_ends_no_app(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception, told: str
) -> None:
    def fails(*_given: Any, **_named: Any) -> Any:
        raise error

    stock(tmp_path / "w.db").close()
    monkeypatch.setattr(Reading, "shown", fails)
    async with WirewatchApp(tmp_path / "w.db", now=lambda: NOW).run_test(size=(200, 30)) as pilot:
        screen = pilot.app.screen
        assert isinstance(screen, ViewScreen)
        await until(pilot, lambda: told in screen.status.render_line(0).text)
        await pilot.press("j")
        await until(pilot, lambda: "2/7" in screen.place_bar.render_line(0).text)
    log = tmp_path / "app.log"
    assert log.exists() == isinstance(error, IndexError)
    if log.exists():
        assert r"a \x1b[31m word" in log.read_text()
