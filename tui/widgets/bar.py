"""One line at the edge of a screen: the status, the keys."""

from textual.message import Message
from textual.strip import Strip

from tui.lines import Line
from tui.widgets.painted import Painted


class Bar(Painted, can_focus=False):
    """A single line."""

    class Resized(Message):
        """It has another room: what it shows may be written anew."""

    DEFAULT_CSS = "Bar { height: 1; overflow: hidden hidden; scrollbar-gutter: auto; }"

    def __init__(self, called: str) -> None:
        super().__init__(called, classes="bar")
        self._line: Line = ()

    def on_resize(self) -> None:
        """Tell of it."""
        self.post_message(self.Resized())

    def show(self, line: Line) -> None:
        """Show another line; the same one again paints nothing."""
        if line != self._line:
            self._line = line
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """The line."""
        return self.paint(self._line, self.size.width) if y == 0 else self.blank(self.size.width)
