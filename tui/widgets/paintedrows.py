"""Rows of any number, painted: it holds ids, asks for the nouns of a window, repaints what changed."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeAlias

from textual.message import Message
from textual.strip import Strip

from tui.lines import BLANK, Line, wrap
from tui.marks import UNICODE, Marks
from tui.rows import Rows
from tui.widgets.painted import Painted

Shape: TypeAlias = Callable[[Any, int, datetime], Sequence[Line]]
"""Writes a noun as the lines of its row, in so many cells, at such a time."""

WINDOW = 128
"""How many nouns are asked for at once: more than the tallest terminal shows."""
AHEAD = 12
"""How many rows are painted at once before they are in sight: two milliseconds of them."""
KEPT = 1_024
"""How many nouns are kept before those farthest from use are let go."""


class PaintedRows(Painted):
    """Rows of one kind of noun, with the signs of the cursor and of what is selected."""

    @dataclass
    class Wanted(Message, namespace="row_list"):
        """These rows are in sight, and their nouns are not here."""

        rows: "PaintedRows"
        names: Sequence[str]

        @property
        def control(self) -> "PaintedRows":
            """The list, for `on`."""
            return self.rows

    def __init__(
        self, called: str, shape: Shape, now: datetime, *, marks: Marks = UNICODE, height: int = 1
    ) -> None:
        super().__init__(called)
        self.rows = Rows()
        self.cursor = 0
        self.selected: set[str] = set()
        self._shape, self._marks, self._height, self._now = shape, marks, height, now
        self._empty = ""
        self._nouns: dict[str, Any] = {}
        self._asked: set[str] = set()
        self._painted: dict[tuple[str, int, bool, bool], Strip] = {}

    @property
    def empty(self) -> str:
        """What stands where no row does."""
        return self._empty

    @empty.setter
    def empty(self, words: str) -> None:
        if words != self._empty:
            self._empty = words
            if not len(self.rows):
                self.refresh()

    def supply(self, nouns: Mapping[str, Any]) -> None:
        """Take nouns that were asked for, or that changed."""
        if len(self._nouns) + len(nouns) > KEPT:
            for name in list(self._nouns)[: KEPT // 2]:
                del self._nouns[name]
        for name, noun in nouns.items():
            self._asked.discard(name)
            if self._nouns.get(name) != noun:
                self._nouns[name] = noun
                self._drop(name)

    def tick(self, now: datetime) -> None:
        """Write the times anew, repainting only the rows whose words changed."""
        self._now = now
        old, self._painted = self._painted, {}
        for y in range(self.page):
            row, part = divmod(self.scroll_offset.y + y, self._height)
            name = self.name_at(row)
            if name is not None and self._row(name, part, row == self.cursor) != old.get(
                (name, part, row == self.cursor, name in self.selected)
            ):
                self.refresh_line(self.scroll_offset.y + y)

    def names_in_sight(self) -> list[str]:
        """The ids of the rows in the window."""
        top = self.scroll_offset.y // self._height
        return self.rows.window(top, top + self.page // self._height + 2)

    def name_at(self, row: int) -> str | None:
        """The id of a row, None where there is none."""
        return self.rows[row] if 0 <= row < len(self.rows) else None

    def noun_at(self, row: int) -> Any | None:
        """The noun of a row, None where it is not here."""
        name = self.name_at(row)
        return None if name is None else self._nouns.get(name)

    def noun_of(self, name: str) -> Any | None:
        """The noun of an id, None when it is not here."""
        return self._nouns.get(name)

    def render_line(self, y: int) -> Strip:
        """One line of the window."""
        row, part = divmod(self.scroll_offset.y + y, self._height)
        name = self.name_at(row)
        if name is None:
            words = self._why_empty() if not len(self.rows) else []
            return self.paint(words[y], self.room) if y < len(words) else self.blank(self.room)
        if name not in self._nouns:
            self._ask(row)
        return self._row(name, part, row == self.cursor)

    def paint_ahead(self) -> None:
        """Paint some rows just out of sight, so that a page that turns finds them painted."""
        height = self.page // self._height
        top = self.scroll_offset.y // self._height
        left = AHEAD
        for row in (*range(top + height, top + 2 * height), *range(top - 1, top - height, -1)):
            name = self.name_at(row)
            if name is None or (name, 0, False, name in self.selected) in self._painted:
                continue
            if name not in self._nouns:
                self._ask(row)
                return
            for part in range(self._height):
                self._row(name, part, is_cursor=False)
            left -= 1
            if not left:
                return

    def _why_empty(self) -> list[Line]:
        """What stands where no row does, whole, in as many lines as it needs."""
        lines = wrap(((self._empty, "dim"),), max(1, self.room - 3)) if self._empty else []
        return [(("  ", ""), *line) for line in lines]

    def forget(self) -> None:
        """Drop every painted strip."""
        self._painted.clear()
        self.refresh()

    def _row(self, name: str, part: int, is_cursor: bool) -> Strip:
        """A painted line of a row, from what was painted before where nothing changed."""
        key = (name, part, is_cursor, name in self.selected)
        strip = self._painted.get(key)
        if strip is None:
            strip = self._paint_row(*key)
            if name in self._nouns:
                if len(self._painted) > KEPT:
                    self._painted.clear()
                self._painted[key] = strip
        return strip

    def _paint_row(self, name: str, part: int, is_cursor: bool, is_selected: bool) -> Strip:
        room = self.room
        noun = self._nouns.get(name)
        lines = [((self._marks.more, "dim"),)] if noun is None else self._shape(noun, room - 2, self._now)
        sign = (self._marks.cursor if is_cursor else " ") + (self._marks.selected if is_selected else " ")
        line = lines[part] if part < len(lines) else BLANK
        under = "cursor" if is_cursor else "selected" if is_selected else ""
        return self.paint(((sign if part == 0 else "  ", "strong"), *line), room, under)

    def _drop(self, name: str) -> None:
        """Forget the strips of one row and repaint it where it is in sight."""
        for part in range(self._height):
            for flags in ((True, True), (True, False), (False, True), (False, False)):
                self._painted.pop((name, part, *flags), None)
        top = self.scroll_offset.y // self._height
        for row in range(top, top + self.page // self._height + 2):
            if self.name_at(row) == name:
                self.refresh_lines(row * self._height, self._height)

    def _ask(self, row: int) -> None:
        """Ask once for the nouns round a row."""
        start = row - row % WINDOW
        names = self.rows.window(start, start + WINDOW)
        names = [name for name in names if name not in self._nouns and name not in self._asked]
        if names:
            self._asked.update(names)
            # Painting goes on in the screen's name: a message made here would count as its and stop there.
            self.call_later(lambda: self.post_message(self.Wanted(self, names)))
