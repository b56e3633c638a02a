"""What is drawn beside words: borders, bars, the sign for more; in ASCII where that is asked for."""

from typing import Any, ClassVar

from textual.app import App
from textual.scrollbar import ScrollBar, ScrollBarRender

from tui.marks import ASCII, Marks
from tui.widgets.painted import Painted


class PlainBar(ScrollBarRender):
    """A scroll bar of whole cells: its ends are not drawn by the eighth."""

    VERTICAL_BARS: ClassVar[list[str]] = [" "] * 8


def draw_with(app: App[Any], marks: Marks) -> None:
    """Draw with these signs; Textual's bar and our lines have one way to draw for the whole process."""
    app.set_class(marks is ASCII, "-ascii")
    ScrollBar.renderer = PlainBar if marks is ASCII else ScrollBarRender
    Painted.more = marks.more
