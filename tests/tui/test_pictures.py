"""Every view as a picture, narrow and wide: with long, Chinese, Arabic, emoji and hostile headlines."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from tests.tui.stocked import COMPARED, NOW, stock
from tests.tui.until import until
from tui.app import WirewatchApp
from tui.reading import Reading
from tui.screens.view import ViewScreen

Snap = Callable[..., bool]
SIZES = {"narrow": (60, 20), "wide": (140, 36)}
SHOWS = {"feed": "/307", "alerts": "1/1", "stories": "1/1", "sources": "1/2", "compare": "4 changes"}


@pytest.fixture(autouse=True)
def same_everywhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """Times in UTC, and a comparison of our own making: how well texts are compared is tested elsewhere."""
    monkeypatch.setenv("TZ", "UTC")
    monkeypatch.setattr(Reading, "compared", lambda *_given, **_named: COMPARED)


def ready(name: str) -> Callable[[Pilot[Any]], Any]:
    """Brings a view to the front and waits until it shows what it holds."""

    async def before(pilot: Pilot[Any]) -> None:
        def status() -> str:
            screen = pilot.app.screen
            bars = [screen.status, screen.place_bar] if isinstance(screen, ViewScreen) else []
            return "".join(bar.render_line(0).text for bar in bars)

        if name == "compare":
            await until(pilot, lambda: "307" in status())
            await pilot.press("d")
        assert isinstance(pilot.app, WirewatchApp)
        seat = pilot.app.seat
        await until(pilot, lambda: SHOWS[name] in status() and seat.pulse is not None, status)
        assert isinstance(pilot.app.screen, ViewScreen)
        reader = pilot.app.screen.panes[-1]
        if name != "compare" and reader.display:
            await until(pilot, lambda: reader.virtual_size.height > 5, status)
        rail = pilot.app.screen.panes[0]
        if name == "feed" and rail.display:
            await until(pilot, lambda: "█" in rail.render_line(5).text + rail.render_line(6).text, status)
        await pilot.pause(0.1)

    return before


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", SHOWS)
def test_the_view_looks_as_it_did(name: str, size: str, tmp_path: Path, snap_compare: Snap) -> None:
    stock(tmp_path / "w.db", extra=300).close()
    app = WirewatchApp(tmp_path / "w.db", view="feed" if name == "compare" else name, now=lambda: NOW)
    assert snap_compare(app, terminal_size=SIZES[size], run_before=ready(name))


@pytest.mark.parametrize("size", [(40, 15), (80, 24), (250, 70)], ids=["tiny", "small", "wall"])
@pytest.mark.parametrize("name", ["feed", "compare"])
def test_no_size_lets_anything_overlap(
    name: str, size: tuple[int, int], tmp_path: Path, snap_compare: Snap
) -> None:
    stock(tmp_path / "w.db", extra=300).close()
    app = WirewatchApp(tmp_path / "w.db", now=lambda: NOW)
    assert snap_compare(app, terminal_size=size, run_before=ready(name))


def test_on_a_light_ground_all_can_be_read(tmp_path: Path, snap_compare: Snap) -> None:
    stock(tmp_path / "w.db", extra=300).close()
    app = WirewatchApp(tmp_path / "w.db", now=lambda: NOW)
    app.theme = "textual-light"
    assert snap_compare(app, terminal_size=SIZES["wide"], run_before=ready("feed"))


def test_without_colour_signs_and_weight_tell_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, snap_compare: Snap
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    stock(tmp_path / "w.db", extra=300).close()
    app = WirewatchApp(tmp_path / "w.db", now=lambda: NOW)
    assert snap_compare(app, terminal_size=SIZES["wide"], run_before=ready("compare"))
