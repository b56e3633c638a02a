"""The matrix of a story in little room: nothing that the wide one tells is left out."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Literal

import pytest

from news.coverage import Line as Covering
from news.model import Article
from tui.commands import coverage as command
from tui.commands.output import Table
from tui.lines import plain
from tui.marks import UNICODE
from tui.pages.coverage import Covered, covered_row

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
ARTICLE = Article("a", "s", "a", None, "Ferry aground", "The Courier", NOON, NOON)
LINE = Covering(
    outlet="The Courier", article="a", headline="Ferry aground", seen=NOON, lag_s=1500, revisions=3,
    copied_from="The Herald", order="seen", source="b", copied_share=0.97, kind="reprint", credit=None,
    edits=2, disputes=1,
)  # fmt: skip


@pytest.mark.parametrize("room", [38, 50, 100])
def test_a_row_tells_versions_edits_disputes_and_the_copy_in_any_room(room: int) -> None:
    (line,) = covered_row(UNICODE)(Covered(ARTICLE, LINE), room, NOON)
    shown = plain(line)[:room]
    assert all(told in shown for told in ("3v", "~2", "!1", "97%"))


@pytest.mark.parametrize(("order", "sign"), [("seen", UNICODE.arrow), ("unknown", "=")])
def test_a_row_gives_a_copy_no_direction_that_nobody_knows(
    order: Literal["seen", "unknown"], sign: str
) -> None:
    (line,) = covered_row(UNICODE)(Covered(ARTICLE, replace(LINE, order=order)), 60, NOON)
    assert f"97% {sign} The Herald" in plain(line)


@pytest.mark.parametrize("heads", [command.NARROW, command.WHOLE])
def test_both_matrices_of_the_terminal_have_as_many_heads_as_cells(
    heads: dict[str, int], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("tui.commands.output.is_terminal", lambda *_: True)
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setattr("tui.commands.output.columns", lambda: 80 if heads is command.NARROW else 140)
    Table(heads).row(command.cells(ARTICLE.id, LINE, "reprint", is_narrow=heads is command.NARROW))
    head, row = capsys.readouterr().out.splitlines()
    assert all(told in row for told in ("3", "2", "1", "97%", "reprint", "from The Herald"))
    assert max(len(head), len(row)) <= (80 if heads is command.NARROW else 140)
