"""Every view as a picture, at four sizes and in three looks: long, Chinese, Arabic, emoji, hostile words."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from tests.tui.stocked import COMPARED, NOW, stock
from tests.tui.until import until
from tui.app import WirewatchApp
from tui.reading import Reading
from tui.screens.following import REST
from tui.screens.view import ViewScreen

Snap = Callable[..., bool]
SIZES = {"tiny": (40, 15), "small": (80, 24), "wide": (120, 40), "wall": (250, 70)}
SHOWS = {"feed": "/307", "alerts": "1/1", "stories": "1/1", "sources": "1/2", "compare": "4 changes"}


@pytest.fixture(autouse=True)
def same_everywhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """Times in UTC, and a comparison of our own making: how well texts are compared is tested elsewhere."""
    monkeypatch.setenv("TZ", "UTC")
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
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
        await until(pilot, lambda: not busy(pilot), status)
        await settled(pilot)

    return before


def busy(pilot: Pilot[Any]) -> list[str]:
    """What the app still asks the store for; its watch over the store and its desk never end."""
    return [one.group for one in pilot.app.workers if one.is_running and one.group not in ("watch", "desk")]


async def settled(pilot: Pilot[Any]) -> None:
    """Go on when the screen stays the same for longer than the reader waits to follow the cursor."""
    seen = ""
    for _ in range(60):
        await pilot.pause(REST * 2)
        shown = "".join(strip.text for strip in pilot.app.screen._compositor.render_strips())
        if shown == seen and not busy(pilot):
            return
        seen = shown
    raise AssertionError("the screen never came to rest")


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("look", ["dark", "light", "colourless"])
@pytest.mark.parametrize("name", SHOWS)
def test_the_view_looks_as_it_did(
    name: str, look: str, size: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, snap_compare: Snap
) -> None:
    if look == "colourless":
        monkeypatch.setenv("NO_COLOR", "1")
    stock(tmp_path / "w.db", extra=300).close()
    app = WirewatchApp(tmp_path / "w.db", view="feed" if name == "compare" else name, now=lambda: NOW)
    if look == "light":
        app.theme = "textual-light"
    assert snap_compare(app, terminal_size=SIZES[size], run_before=ready(name))


@pytest.mark.parametrize("theme", ["high-contrast-dark", "high-contrast-light"])
@pytest.mark.parametrize("name", SHOWS)
def test_the_view_in_high_contrast_looks_as_it_did(
    name: str, theme: str, tmp_path: Path, snap_compare: Snap
) -> None:
    stock(tmp_path / "w.db", extra=300).close()
    app = WirewatchApp(tmp_path / "w.db", view="feed" if name == "compare" else name, now=lambda: NOW)
    app.theme = theme
    assert snap_compare(app, terminal_size=SIZES["wide"], run_before=ready(name))
