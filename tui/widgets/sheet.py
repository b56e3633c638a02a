"""A text to be read: lines laid out for the width there is, with stops to jump between, or words to find."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual.events import Click, Resize
from textual.message import Message
from textual.strip import Strip

from tui.laid import Laid, Layout, nothing
from tui.lines import Line, said
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
        self._sought = ""
        self.stops: Sequence[int] = ()
        """The lines to jump between: those that hold the words sought, else those of the layout."""

    @property
    def is_sought(self) -> bool:
        """Whether words are sought in it."""
        return bool(self._sought)

    def show(self, layout: Layout, *, keep: bool = False) -> None:
        """Show another text from its top, or the same one anew, what is in sight of it where it stood."""
        self._layout = layout
        before, top = self.laid.lines, int(self.scroll_offset.y)
        if not keep:
            self._sought = ""
        self._lay(keep)
        self.to_line(stands(before, self.laid.lines, top) if keep else 0)

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
        stops = self.stops
        if not stops:
            return False
        target = max(0, min(self._from_here(count), len(stops) - 1))
        if target == self._at_stop:
            return False
        self._to_stop(target)
        return True

    def seek(self, words: str) -> bool:
        """Go to the next line that holds the words, the first where none is left, and jump between them from
        then on; False when none does. No words: seek no more.
        """
        if words != self._sought:
            self._sought, self._at_stop = words, -1
            self._find_stops()
            self.forget()
        if not words or not self.stops:
            return False
        on = self._from_here(1)
        is_ahead = on < len(self.stops) and self.stops[on] >= self.scroll_offset.y
        self._to_stop(on if is_ahead else 0)
        return True

    def _to_stop(self, target: int) -> None:
        """Bring a stop into sight, marked, and say so."""
        stops = self.stops
        old, self._at_stop = self._at_stop, target
        for stop in (old, target):
            if stop >= 0:
                self._strips.pop(stops[stop], None)
        self.to_line(max(0, stops[target] - self.laid.frozen - max(0, self.page // 4)))
        self.refresh()
        self.post_message(self.Jumped(self, target + 1, len(stops)))

    def _from_here(self, count: int) -> int:
        """The stop that lies `count` on from the last one, or from what is in sight."""
        stops, top = self.stops, self.scroll_offset.y
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
            here = self._at_stop >= 0 and self.stops[self._at_stop] == number
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
        self._find_stops()
        if not keep or self._at_stop >= len(self.stops):
            self._at_stop = -1
        self.has_lines(len(self.laid.lines))
        self.forget()

    def _find_stops(self) -> None:
        words = self._sought.casefold()
        held = [number for number, line in enumerate(self.laid.lines) if words in said(line).casefold()]
        self.stops = held if words else self.laid.stops


def stands(before: Sequence[Line], after: Sequence[Line], top: int) -> int:
    """Where lines that were laid out anew are to begin, so that what was read at `top` stays where it stood:
    by the first line from there on that is still there, else by the last above it.
    """
    places: dict[str, list[int]] = {}
    for number, line in enumerate(after):
        if words := said(line).strip():
            places.setdefault(words, []).append(number)
    ways: list[int] = [*range(top, len(before)), *range(top - 1, -1, -1)] if top else []
    for here in ways:
        if there := places.get(said(before[here]).strip()):
            nearest: int = min(there, key=lambda line: abs(line - here))
            return max(0, top + nearest - here)
    return top
