"""The dialogs, the rules and an empty queue as pictures, at four sizes."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from news.names import shipped
from tests.tui.dialogs import OFFERS, Scripted, told
from tests.tui.stocked import NOW, stock
from tests.tui.test_pictures import SIZES, same_everywhere, settled
from tests.tui.until import until
from tui.app import WirewatchApp
from tui.errands import Ran
from tui.screens.dialog import Dialog
from tui.screens.view import ViewScreen

Snap = Callable[..., bool]
SHOWS = {
    "adding": ("sources", ("a",), "a.example", "2 sources are offered"),
    "editing": ("sources", ("e",), "", "Enter keeps it"),
    "ruling": ("rules", ("N",), "pumps OR Firemen", "2 articles matched of 7 that were looked at"),
    "rules": ("rules", (), "", "1/1"),
    "empty": ("alerts", ("slash",), "zebra", "0/0"),
}
"""What is shown: the view, the keys that lead to it, what is typed then, and what tells that it is there."""

__all__ = ["same_everywhere"]


def ready(name: str) -> Callable[[Pilot[Any]], Any]:
    """Brings a dialog to the front and waits until it shows what it holds."""
    view, keys, typed, shown = SHOWS[name]

    async def before(pilot: Pilot[Any]) -> None:
        def words() -> str:
            screen = pilot.app.screen
            return told(pilot) + (screen.place if isinstance(screen, ViewScreen) else "")

        assert isinstance(pilot.app, WirewatchApp)
        seat = pilot.app.seat
        await until(pilot, lambda: pilot.app.screen.name == view and seat.pulse is not None, words)
        await pilot.press(*keys)
        if keys and keys != ("slash",):
            await until(pilot, lambda: isinstance(pilot.app.screen, Dialog) and told(pilot), words)
        await pilot.press(*typed, *(["enter"] if typed and name != "ruling" else []))
        await until(pilot, lambda: shown in words(), words)
        await settled(pilot)

    return before


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", SHOWS)
def test_the_dialog_looks_as_it_did(name: str, size: str, tmp_path: Path, snap_compare: Snap) -> None:
    shipped()
    stock(tmp_path / "w.db").close()
    app = WirewatchApp(tmp_path / "w.db", view=SHOWS[name][0], now=lambda: NOW)
    app.seat.errands = Scripted(Ran(OFFERS))
    assert snap_compare(app, terminal_size=SIZES[size], run_before=ready(name))
