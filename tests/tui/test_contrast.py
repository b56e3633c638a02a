"""The themes of high contrast, computed: every role of text at 7:1 or more on every ground it stands on."""

from pathlib import Path

import pytest
from rich.color import ColorType
from rich.color_triplet import ColorTriplet
from rich.style import Style

from tests.tui.stocked import NOW, stock
from tui.app import WirewatchApp
from tui.screens.feed import FeedScreen
from tui.themes import own_themes
from tui.widgets.painted import ROLES, Painted

ENOUGH = 7.0
"""WCAG 2.2, success criterion 1.4.6: contrast (enhanced)."""
GROUNDS = ("", "cursor", "selected")


def luminance(colour: ColorTriplet) -> float:
    """The relative luminance of WCAG 2.2, from 0 (black) to 1 (white)."""
    parts = [part / 255 for part in colour]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(style: Style) -> float:
    """The contrast ratio of WCAG 2.2 between the words and the ground of a style, from 1 to 21."""
    assert style.color is not None
    assert style.bgcolor is not None
    assert style.color.type is ColorType.TRUECOLOR
    one, other = luminance(style.color.get_truecolor()), luminance(style.bgcolor.get_truecolor())
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)


def test_the_ratio_is_that_of_the_standard() -> None:
    assert contrast(Style.parse("#000000 on #ffffff")) == pytest.approx(21)
    assert contrast(Style.parse("#777777 on #ffffff")) == pytest.approx(4.478, abs=0.001)


@pytest.mark.parametrize("theme", [theme.name for theme in own_themes()])
async def test_every_role_can_be_read_on_every_ground(
    theme: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    stock(tmp_path / "w.db").close()
    app = WirewatchApp(tmp_path / "w.db", now=lambda: NOW)
    app.theme = theme
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, FeedScreen)
        weak = []
        for surface in screen.query(Painted):
            for ground in GROUNDS:
                for role in ("", *ROLES - {"cursor", "selected"}):
                    style = surface._style(ground, role)
                    assert not style.dim, f"{surface.id}: {role} is dimmed by the terminal as it likes"
                    if contrast(style) < ENOUGH:
                        weak.append(f"{surface.id} {role} on {ground}: {contrast(style):.1f}")
        assert not weak
        for pane in screen.panes:
            head = pane.styles.border_title_color.rich_color.get_truecolor()
            back = pane.styles.background.rich_color.get_truecolor()
            assert contrast(Style(color=f"rgb{tuple(head)}", bgcolor=f"rgb{tuple(back)}")) >= ENOUGH


def test_a_theme_of_textual_is_not_what_these_are_for() -> None:
    """The measure can fail: a common pair of colours does not reach it."""
    assert contrast(Style.parse("#0178d4 on #121212")) < ENOUGH
