"""An app whose errands answer what a test tells them to, and what its dialogs say."""

import asyncio
from pathlib import Path
from typing import Any

from textual.pilot import Pilot

from tests.tui.stocked import NOW
from tests.tui.until import until
from tui.app import WirewatchApp
from tui.errands import Errands, Ran
from tui.screens.dialog import Dialog
from tui.screens.view import ViewScreen

ENTRY = {"title": "One", "url": None, "claimed": "2026-11-20T11:00:00.000000Z", "new": True}
FEED = {
    "url": "https://a.example/feed",
    "title": "A feed",
    "kind": "feed",
    "looked": True,
    "count": 1,
    "new": 1,
}
OFFERS: tuple[dict[str, Any], ...] = tuple(
    {"url": f"https://a.example/{name}", "title": name, "kind": kind, "looked": False, "count": None,
     "new": None, "entries": []}
    for name, kind in (("news", "feed"), ("map", "sitemap"))
)  # fmt: skip


class Scripted(Errands):
    """Answers what it is told to, and remembers what it was asked."""

    def __init__(self, *answers: Ran | None) -> None:
        self.asked: list[tuple[str, ...]] = []
        self._answers = list(answers)

    async def run(self, *words: str) -> Ran:
        self.asked.append(words)
        answer = self._answers.pop(0)
        if answer is None:
            await asyncio.sleep(60)
        return answer or Ran()


def app_on(place: Path, name: str, *answers: Ran | None, **options: Any) -> WirewatchApp:
    app = WirewatchApp(place, view=name, now=lambda: NOW, **options)
    app.seat.errands = Scripted(*answers)
    return app


def asked(pilot: Pilot[Any]) -> list[tuple[str, ...]]:
    assert isinstance(pilot.app, WirewatchApp)
    assert isinstance(pilot.app.seat.errands, Scripted)
    return pilot.app.seat.errands.asked


def told(pilot: Pilot[Any]) -> str:
    """What a dialog says, else what stands at the foot of the view."""
    screen = pilot.app.screen
    if isinstance(screen, Dialog):
        return str(screen._said.render())
    assert isinstance(screen, ViewScreen)
    return screen.status.render_line(0).text + screen.keys_bar.render_line(0).text


async def tells(pilot: Pilot[Any], words: str) -> None:
    await until(pilot, lambda: words in told(pilot), lambda: told(pilot))


async def in_front(pilot: Pilot[Any]) -> None:
    await until(pilot, lambda: isinstance(pilot.app.screen, Dialog) and told(pilot))


def view(pilot: Pilot[Any]) -> ViewScreen:
    screen = pilot.app.screen
    assert isinstance(screen, ViewScreen)
    return screen
