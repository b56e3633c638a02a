"""How the editing of articles is put into words."""

from datetime import timedelta

import pytest

from news.editing import Editing
from news.model import Revision
from tests.tui.made import SOURCE
from tests.tui.stocked import NOW
from tui.marks import UNICODE
from tui.pages.editing import editing_words
from tui.pages.source import OUTLETS, Health, source_page
from tui.screens.versions import version_row

HOUR = timedelta(hours=1)


@pytest.mark.parametrize(
    ("editing", "words"),
    [
        (Editing(3), "no edit of 3 articles"),
        (
            Editing(1, 1, 1, HOUR, silent=1),
            "1 edit, 1h 00m after first sight, 1 of 1 on its pages without a note",
        ),
        (Editing(4, 1, 2, HOUR), "2 edits of 4 articles (0.50 each), half within 1h 00m of first sight"),
    ],
)
def test_the_figures_are_told_in_words(editing: Editing, words: str) -> None:
    assert editing_words(editing) == words


def test_a_river_of_many_outlets_is_told_by_the_greatest_and_the_rest_is_counted() -> None:
    edited = [(f"Outlet {number}", Editing(9 - number)) for number in range(OUTLETS + 2)]
    laid = source_page(Health(SOURCE), UNICODE, NOW, edited)(100)
    shown = ["".join(text for text, _ in line) for line in laid.lines]
    assert sum("no edit of" in line for line in shown) == OUTLETS
    assert any("and 2 more outlets" in line for line in shown)
    assert any("Outlet 0: no edit of 9 articles" in line for line in shown)


def test_the_list_of_versions_tells_the_note_of_the_outlet() -> None:
    note = "Correction: 180, not 210."
    version = Revision("a", 2, NOW, "", "Pumps ordered", "page", 9, classes=("figure",), added=1, note=note)
    (line,) = version_row(UNICODE)(version, 100, NOW)
    assert "".join(text for text, _ in line).endswith(f"figure  Pumps ordered  the outlet says: {note}")
