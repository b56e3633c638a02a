"""What goes wrong beneath the views, in the watch or with the desk, is told there and ends no app."""

from pathlib import Path

import pytest

from store.errors import StoreBusy
from tests.tui.stocked import NOW, stock
from tests.tui.until import until
from tui import steadily
from tui.app import WirewatchApp
from tui.screens.view import ViewScreen
from tui.steadily import steadily as do_steadily


async def test_what_lasts_is_told_once_and_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    outcomes: list[bool | Exception] = [
        True,
        StoreBusy("busy"),
        StoreBusy("busy"),
        True,
        StoreBusy("busy"),
        OSError("full"),
        False,
    ]
    told: list[str] = []

    async def act() -> bool:
        outcome = outcomes.pop(0)
        if isinstance(outcome, Exception):
            raise outcome
        return outcome

    monkeypatch.setattr(steadily, "PATIENCE", 0)
    await do_steadily(act, 0, told.append)
    assert (told, outcomes) == (["busy", "busy", "full"], [])


class NoDesk:
    """A desk that cannot be started."""

    def ensure(self) -> bool:
        raise OSError(11, "no more processes")

    def stop(self) -> None:
        """There is none."""


async def test_a_desk_that_cannot_be_started_ends_no_app(tmp_path: Path) -> None:
    stock(tmp_path / "w.db").close()
    async with WirewatchApp(tmp_path / "w.db", desk=NoDesk, now=lambda: NOW).run_test() as pilot:
        screen = pilot.app.screen
        assert isinstance(screen, ViewScreen)
        await until(pilot, lambda: "no more processes" in screen.status.render_line(0).text)
        await pilot.press("j")
        await until(pilot, lambda: "2/7" in screen.place_bar.render_line(0).text)


async def test_a_store_that_cannot_be_watched_for_a_while_ends_no_app(tmp_path: Path) -> None:
    stock(tmp_path / "w.db").close()
    app = WirewatchApp(tmp_path / "w.db", now=lambda: NOW)
    asked = app.seat.reading.pulse
    failing = [StoreBusy("another process has held the store for 30 s")]

    def pulse() -> object:
        if failing:
            raise failing.pop()
        return asked()

    app.seat.reading.pulse = pulse  # type: ignore[method-assign, assignment]
    async with app.run_test() as pilot:
        screen = pilot.app.screen
        assert isinstance(screen, ViewScreen)
        await until(pilot, lambda: "held the store" in screen.status.render_line(0).text)
        await until(pilot, lambda: bool(app.seat.pulse))
