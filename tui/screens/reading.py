"""One sheet over the view: the help, the reasons of a decision; `/` narrows it."""

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen
from textual.widgets import Input

from tui.laid import Layout
from tui.widgets.sheet import Sheet


class ReadingScreen(ModalScreen[None], inherit_bindings=False):
    """Something to read and to close."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q,h,escape,left,question_mark,enter", "close", "close"),
        Binding("j,down", "move('row', 1)", "down"),
        Binding("k,up", "move('row', -1)", "up"),
        Binding("space,pagedown", "move('page', 1)", "page down"),
        Binding("b,pageup", "move('page', -1)", "page up"),
        Binding("ctrl+d", "move('half', 1)", "half a page down"),
        Binding("ctrl+u", "move('half', -1)", "half a page up"),
        Binding("g,home", "edge(0)", "top"),
        Binding("G,end", "edge(1)", "bottom"),
        Binding("slash", "find", "find"),
    ]

    def __init__(self, layout: Callable[[str], Layout], title: str) -> None:
        super().__init__()
        self._layout, self._title = layout, title

    def compose(self) -> ComposeResult:
        """The sheet, and the line that narrows it."""
        yield Sheet("reading")
        yield Input(placeholder="words to look for", id="narrow", compact=True)

    def on_mount(self) -> None:
        """Show all of it."""
        sheet = self.query_one(Sheet)
        sheet.head(f"{self._title}   / finds, q closes")
        sheet.show(self._layout(""))
        sheet.focus()
        self.query_one(Input).display = False

    def action_close(self) -> None:
        """Close, or stop narrowing."""
        if self.query_one(Input).has_focus:
            self.set_focus(self.query_one(Sheet))
        else:
            self.dismiss(None)

    def action_move(self, by: str, count: int) -> None:
        """Scroll."""
        self.query_one(Sheet).move(by, count)

    def action_edge(self, end: int) -> None:
        """Go to the top or the bottom."""
        sheet = self.query_one(Sheet)
        sheet.go(len(sheet.laid.lines) * end)

    def action_find(self) -> None:
        """Type words that narrow it."""
        line = self.query_one(Input)
        line.display = True
        # At once: keys typed ahead are meant for the line.
        self.set_focus(line)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Narrow it as the words are typed."""
        self.query_one(Sheet).show(self._layout(event.value))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Back to reading."""
        sheet = self.query_one(Sheet)
        sheet.head(f"{self._title}   /{event.value}   q closes")
        self.set_focus(sheet)
