"""Sixteen colours, eight, none: what matters is told by signs and attributes, in a real terminal."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.tui.stocked import NOW, article_id, stock
from tests.tui.styled import Cell, attributes, cells, of_words
from tests.tui.tmux import Tmux

pytestmark = pytest.mark.tmux

COMMAND = (sys.executable, "-c", "import sys; from tui.commands.main import main; sys.exit(main())")
LOOKS = {
    "sixteen": ({"TERM": "screen"}, ""),
    "eight": ({"TERM": "linux"}, ""),
    "none": ({"TERM": "xterm-256color", "NO_COLOR": "1"}, ""),
    "light": ({"TERM": "xterm-256color"}, "ansi-light"),
    "dark": ({"TERM": "xterm-256color"}, "ansi-dark"),
}


@pytest.fixture(params=LOOKS)
def tmux(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Tmux]:
    """The app on a stocked store in one of the looks."""
    environment, theme = LOOKS[request.param]
    with stock(tmp_path / "w.db") as store:
        store.triage.act("read", [article_id("titled-5")], True, NOW)
    (tmp_path / "config.toml").write_text(f'[app]\ntheme = "{theme}"\n' if theme else "", encoding="utf-8")
    given = [f"{name}={value}" for name, value in {**environment, "COLORTERM": ""}.items()]
    places = ["--store", str(tmp_path / "w.db"), "--config", str(tmp_path / "config.toml"), "--read-only"]
    with Tmux(["env", *given, *COMMAND, *places], 100, 40) as running:
        running.wait("Ministry", "1/7", "go to Brno")
        yield running


def shown(tmux: Tmux) -> list[list[Cell]]:
    return [cells(line) for line in tmux.screen(styled=True).splitlines()]


def test_no_colour_is_beyond_sixteen(tmux: Tmux) -> None:
    used = {colour for line in shown(tmux) for cell in line for colour in cell.colours}
    assert max(used, default=0) < 100


def test_cursor_selected_and_unread_rows_are_told_without_colour(tmux: Tmux) -> None:
    tmux.keys("j", "x")
    tmux.wait("1 selected")
    lines = shown(tmux)
    cursor, chosen = row(lines, ">"), row(lines, " x")
    read, unread = holding(lines, "Short"), holding(lines, "Emoji")
    assert "reverse" in cursor[4].attributes
    assert "underline" in chosen[8].attributes
    assert not {"reverse", "underline"} & (read[8].attributes | unread[8].attributes)
    assert attributes([unread], "●") <= {"bold"}
    assert "●" not in [cell.text for cell in read]
    assert "bold" in attributes([unread], "Firemen")
    assert "bold" not in attributes([read], "Short")


def test_matched_words_are_told_by_a_line_beneath_and_the_number_of_their_rule(tmux: Tmux) -> None:
    lines = shown(tmux)
    assert all({"bold", "underline"} <= cell.attributes for cell in of_words(lines, "Ostrava¹")[:-1])
    assert not attributes(lines, " go to Brno") & {"bold", "underline"}
    of_words(lines, "! pumps¹")


@pytest.mark.parametrize("columns", [1, 2])
def test_what_differs_is_told_by_signs_and_a_line_beneath(tmux: Tmux, columns: int) -> None:
    tmux.keys("d")
    tmux.wait("changes", "moved up")
    if columns == 1:
        tmux.keys("i")
        tmux.wait("- Harbour Gazette  version 1")
    lines = shown(tmux)
    old, new = ("- ", "+ ") if columns == 1 else ("~ ", "~ ")
    for sign, word in ((old, "210"), (new, "180")):
        for line in (f"{sign}Ministry orders ", f"{sign}The ministry ordered "):
            told = of_words(lines, f"{line}{word}")
            assert all({"bold", "underline"} <= cell.attributes for cell in told[-3:])
            assert not any("underline" in cell.attributes for cell in told[:-3])
    of_words(lines, "> Work is to start in April.")


def row(lines: list[list[Cell]], sign: str) -> list[Cell]:
    """The row of the list with this sign before it."""
    return next(line for line in lines if "".join(cell.text for cell in line).startswith(sign))


def holding(lines: list[list[Cell]], words: str) -> list[Cell]:
    """The row that holds these words."""
    return next(line for line in lines if words in "".join(cell.text for cell in line))


def test_the_cursor_of_a_line_that_is_typed_is_told_without_colour(tmux: Tmux) -> None:
    tmux.keys("/")
    tmux.wait("Find:")
    tmux.type("ab")
    tmux.wait("Find: ab")
    line = holding(shown(tmux), "Find: ab")
    assert "reverse" in line["".join(cell.text for cell in line).index("ab") + 2].attributes
