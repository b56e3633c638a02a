"""The compare view as pictures: what the seed turned, a move, three scripts, a long pair; at four widths."""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from news.compare import compare
from news.model import Text
from tests.tui.stocked import NOW, stock
from tests.tui.test_pictures import same_everywhere
from tests.tui.until import until
from tui.app import WirewatchApp
from tui.pages.compare import Compared
from tui.reading import Reading
from tui.screens.compare import CompareScreen
from tui.screens.view import ViewScreen

__all__ = ["same_everywhere"]

Snap = Callable[..., bool]
RETOLD = Path(__file__).parents[1] / "news" / "original.txt"
TURNED = (
    ("that the United States provided to Ukraine in", "which were delivered to the United States in"),
    ("more Javelins,” the", "more Javelin complexes,” the"),
    ("more than 13,000 people", "more than 13 thousand people"),
    ("Kyiv", "Kiev"),
    ("President Volodymyr Zelenskiy", "President Volodymyr Zelensky"),
    ("missiles\n\nKYIV", "missiles\n\n$400M tank-killer for Ukraine\n\nKYIV"),
    (".\n\n", "..\n\n"),
)
"""What the seed article does to its source, done to our own telling of that source."""

FLOOD = (
    "The river rose three metres on Monday night and flooded the lower town.",
    "Rescuers brought 214 people to safety, the fire brigade said.",
    "“We will rebuild every house,” mayor Jana Novotna said.",
    "The bridge to Ostrava stays closed until Friday.",
    "Damage is put at more than 12 million euros.",
)
SCRIPTS = {
    "cyrillic": (
        (
            "У Києві в понеділок загинули 14 людей, ще понад 60 поранені.",
            "«Ми не здамося», — сказав Володимир Зеленський.",
            "Рятувальники розбирають завали в Шевченківському районі.",
        ),
        (
            "У Києві в понеділок загинули 17 людей, ще понад 60 поранені.",
            "«Ми ніколи не здамося», — сказав Володимир Зеленський.",
            "Рятувальники завершили розбирати завали в Шевченківському районі.",
        ),
    ),
    "cjk": (
        (
            "北京市政府周一宣布，暴雨造成十四人死亡。",
            "救援人员已将三百名居民转移到安全地带。",
            "铁路交通预计周五恢复。",
        ),
        (
            "北京市政府周一宣布，暴雨造成十七人死亡。",
            "救援人员已将三百名居民转移到安全地带。",
            "铁路交通已经恢复。",
        ),
    ),
    "arabic": (
        (
            "أعلنت الوزارة يوم الاثنين مقتل 14 شخصا في الفيضانات.",
            "وقال رئيس البلدية: «سنعيد بناء كل بيت».",
            "ويبقى الجسر مغلقا حتى يوم الجمعة.",
        ),
        (
            "أعلنت الوزارة يوم الاثنين مقتل 17 شخصا في الفيضانات.",
            "وقال رئيس البلدية: «سنعيد بناء كل بيت».",
            "وفتح الجسر من جديد يوم الجمعة.",
        ),
    ),
}


def seed() -> tuple[Text, Text]:
    """Our telling of the seed's source, and what the seed makes of it."""
    left = right = RETOLD.read_text(encoding="utf-8").strip()
    for before, after in TURNED:
        right = right.replace(before, after)
    first, second = (one.split("\n\n") for one in (left, right))
    return Text(first[0], tuple(first[1:])), Text(second[0], tuple(second[1:]))


def long(words: int) -> tuple[Text, Text]:
    """A pair of so many words, a figure and a word in ten paragraphs changed, one paragraph moved."""
    wards = [
        " ".join(FLOOD).replace("214", str(200 + n)).replace("lower", f"{n}th") for n in range(words // 54)
    ]
    edited = [one.replace("Friday", "Sunday") if n % 10 == 3 else one for n, one in enumerate(wards)]
    edited.insert(2, edited.pop(20))
    return Text("The night of the flood", tuple(wards)), Text("The night of the flood", tuple(edited))


def sides(name: str) -> tuple[Text, Text]:
    """The two texts of a case."""
    if name == "seed":
        return seed()
    if name == "long":
        return long(10_000)
    if name == "moved":
        return Text("Flood", FLOOD), Text("Flood", (FLOOD[3], *FLOOD[:3], FLOOD[4]))
    left, right = SCRIPTS[name]
    return Text("—", left), Text("—", right)


@cache
def compared(name: str) -> Compared:
    """A case compared."""
    return Compared("Harbour Gazette  version 1", "Harbour Gazette  version 2", compare(*sides(name)))


def shown(pilot: Pilot[Any]) -> bool:
    """Whether the comparison and the status line are on the screen, and nothing is still to come."""
    screen = pilot.app.screen
    assert isinstance(pilot.app, WirewatchApp)
    return isinstance(screen, CompareScreen) and "change" in screen.place and pilot.app.seat.pulse is not None


async def brought(pilot: Pilot[Any]) -> None:
    """The compare view in front, painted."""
    await until(pilot, lambda: isinstance(pilot.app.screen, ViewScreen) and "307" in pilot.app.screen.place)
    await pilot.press("d")
    await until(pilot, lambda: shown(pilot))
    screen = pilot.app.screen
    assert isinstance(screen, CompareScreen)
    await until(pilot, lambda: "change" in screen.place_bar.render_line(0).text)
    await pilot.pause()


@pytest.mark.parametrize("width", [60, 80, 140, 200])
@pytest.mark.parametrize("name", ["seed", "moved", *SCRIPTS, "long"])
def test_the_comparison_looks_as_it_did(
    name: str, width: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, snap_compare: Snap
) -> None:
    monkeypatch.setattr(Reading, "compared", lambda *_given, **_named: compared(name))
    stock(tmp_path / "w.db", extra=300).close()
    app = WirewatchApp(tmp_path / "w.db", now=lambda: NOW)
    assert snap_compare(app, terminal_size=(width, 24), run_before=brought)
