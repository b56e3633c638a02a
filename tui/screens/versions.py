"""Every version of an article over the view: to be read, or compared with the one before."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import ClassVar, Literal, TypeAlias

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen

from news.model import Revision
from tui.ago import ago, moment
from tui.lines import Line
from tui.marks import Marks
from tui.pages.versions import what_it_made
from tui.rows import Rows
from tui.widgets.rowlist import RowList

Choice: TypeAlias = tuple[Literal["read", "diff"], int]
"""What to do with which version."""


class VersionsScreen(ModalScreen[Choice | None], inherit_bindings=False):
    """A list of versions; Enter reads one, d compares it with the one before."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q,h,escape,left,v", "dismiss(None)", "close"),
        Binding("j,down", "move(1)", "down"),
        Binding("k,up", "move(-1)", "up"),
        Binding("enter,l,right", "choose('read')", "read"),
        Binding("d", "choose('diff')", "compare with the one before"),
    ]

    def __init__(self, revisions: Sequence[Revision], marks: Marks, now: datetime) -> None:
        super().__init__()
        self._revisions, self._marks, self._now = tuple(reversed(revisions)), marks, now

    def compose(self) -> ComposeResult:
        """The list."""
        yield RowList("versions", version_row(self._marks), self._now, marks=self._marks)

    def on_mount(self) -> None:
        """Show the newest first."""
        rows = self.query_one(RowList)
        rows.head("versions   Enter reads, d compares with the one before, q closes")
        rows.show(
            Rows([str(one.number) for one in self._revisions]),
            {str(one.number): one for one in self._revisions},
        )
        rows.focus()

    def action_move(self, count: int) -> None:
        """Another version."""
        self.query_one(RowList).move("row", count)

    @on(RowList.Opened)
    def read(self) -> None:
        """A double click reads."""
        self.action_choose("read")

    def action_choose(self, what: Literal["read", "diff"]) -> None:
        """Give back what to do with the version under the cursor."""
        noun = self.query_one(RowList).noun
        self.dismiss((what, noun.number) if isinstance(noun, Revision) else None)


def version_row(_marks: Marks) -> Callable[[Revision, int, datetime], Sequence[Line]]:
    """Writes a version in one line: number, when, what it changed, headline, the outlet's note."""

    def write(revision: Revision, room: int, now: datetime) -> Sequence[Line]:
        grown = f"+{revision.added} -{revision.dropped}  " if revision.added or revision.dropped else ""
        back = f"back to {revision.flip_of}  " if revision.flip_of else ""
        when = moment(revision.seen, now) if room >= 60 else ago(revision.seen, now)
        return ((
            (f"{revision.number:>3}  ", "strong"), (f"{when}  ", "dim"), (grown + back, ""),
            (f"{revision.origin}  ", "dim"), (f"{what_it_made(revision)}  ".lstrip(), "warn"),
            (revision.headline, ""),
            (f"  the outlet says: {revision.note}" if revision.note else "", "dim"),
        ),)  # fmt: skip

    return write
