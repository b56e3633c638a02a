"""A text to be read: lines laid out for the width there is, with stops to jump between."""

from dataclasses import dataclass

from textual.events import Click, Resize
from textual.message import Message
from textual.strip import Strip

from tui.laid import Laid, Layout, nothing
from tui.lines import said
from tui.widgets.painted import Painted


class Sheet(Painted):
    """Lines to read, laid out again at every width."""

    @dataclass
    class Jumped(Message):
        """The sheet shows another of its stops."""

        sheet: "Sheet"
        place: int
        count: int

        @property
        def control(self) -> "Sheet":
            """The sheet, for `on`."""
            return self.sheet

    def __init__(self, called: str) -> None:
        super().__init__(called)
        self._layout: Layout = nothing
        self.laid = Laid(())
        self._laid_for = -1
        self._strips: dict[int, Strip] = {}
        self._at_stop = -1

    def show(self, layout: Layout, *, keep: bool = False) -> None:
        """Show another text from its top, or the same one anew where it stood."""
        self._layout = layout
        before = self.scroll_offset.y
        self._lay(keep)
        if not keep:
            self._at_stop = -1
            self.to_line(0)
        else:
            self.to_line(min(before, self.max_scroll_y))

    def move(self, by: str, count: int = 1) -> None:
        """Scroll by `row`, `half` a page or `page`, so many times; negative is up."""
        lines = {"row": 1, "half": max(1, self.page // 2), "page": max(1, self.page - self.laid.frozen - 1)}[
            by
        ]
        self.to_line(self.scroll_offset.y + count * lines)

    def go(self, line: int) -> None:
        """Scroll to a line."""
        self.to_line(line)

    def jump(self, count: int = 1) -> bool:
        """Go `count` stops on (negative: back); False when there is none that way."""
        stops = self.laid.stops
        if not stops:
            return False
        target = max(0, min(self._from_here(count), len(stops) - 1))
        if target == self._at_stop:
            return False
        old, self._at_stop = self._at_stop, target
        for stop in (old, target):
            if stop >= 0:
                self._strips.pop(stops[stop], None)
        self.to_line(max(0, stops[target] - self.laid.frozen - max(0, self.page // 4)))
        self.refresh()
        self.post_message(self.Jumped(self, target + 1, len(stops)))
        return True

    def seek(self, words: str) -> bool:
        """Go to the next line below the top that holds the words; False when none does."""
        top = self.scroll_offset.y + self.laid.frozen
        for number in range(top + 1, len(self.laid.lines)):
            if words.casefold() in said(self.laid.lines[number]).casefold():
                self.go(number - self.laid.frozen)
                return True
        return False

    def _from_here(self, count: int) -> int:
        """The stop that lies `count` on from the last one, or from what is in sight."""
        stops, top = self.laid.stops, self.scroll_offset.y
        if self._at_stop >= 0 and top - 1 <= stops[self._at_stop] <= top + self.page:
            return self._at_stop + count
        if count > 0:
            ahead = [index for index, line in enumerate(stops) if line >= top + self.laid.frozen]
            return (ahead[0] if ahead else len(stops) - 1) + count - 1
        behind = [index for index, line in enumerate(stops) if line < top]
        return (behind[-1] if behind else 0) + count + 1

    def render_line(self, y: int) -> Strip:
        """One line of the window; the frozen ones stay on top."""
        number = y if y < self.laid.frozen else self.scroll_offset.y + y
        if number >= len(self.laid.lines):
            return self.blank(self.room)
        strip = self._strips.get(number)
        if strip is None:
            here = self._at_stop >= 0 and self.laid.stops[self._at_stop] == number
            under = "cursor" if here else self.laid.under.get(number, "")
            strip = self._strips[number] = self.paint(self.laid.lines[number], self.room, under)
        return strip

    def forget(self) -> None:
        """Drop every painted strip."""
        self._strips.clear()
        self.refresh()

    def on_resize(self, _event: Resize) -> None:
        """Lay out for another width, near where the reader was."""
        if self.room == self._laid_for:
            return
        share = self.scroll_offset.y / max(1, len(self.laid.lines))
        self._lay(keep=True)
        self.to_line(round(share * len(self.laid.lines)))

    def on_click(self, _event: Click) -> None:
        """Take the focus."""
        self.focus()

    def _lay(self, keep: bool) -> None:
        """Lay the text out for the room there is."""
        self._laid_for = self.room
        if self.room > 0:
            self.laid = self._layout(self.room)
        if not keep or self._at_stop >= len(self.laid.stops):
            self._at_stop = -1
        self.has_lines(len(self.laid.lines))
        self.forget()
