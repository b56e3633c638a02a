"""A list of any length: it holds ids, asks for the nouns of a window, repaints only what changed."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeAlias

from textual.events import Click, Resize
from textual.message import Message
from textual.strip import Strip

from tui.lines import BLANK, Line
from tui.marks import UNICODE, Marks
from tui.rows import Rows
from tui.widgets.painted import Painted

Shape: TypeAlias = Callable[[Any, int, datetime], Sequence[Line]]
"""Writes a noun as the lines of its row, in so many cells, at such a time."""

WINDOW = 128
"""How many nouns are asked for at once: more than the tallest terminal shows."""
KEPT = 4_096
"""How many nouns are kept before those farthest from use are let go."""


class RowList(Painted):
    """Rows of one kind of noun, a cursor among them, and those that are selected."""

    @dataclass
    class Moved(Message):
        """The cursor stands on another row, or on none."""

        rows: "RowList"
        name: str | None

        @property
        def control(self) -> "RowList":
            """The list, for `on`."""
            return self.rows

    @dataclass
    class Opened(Moved):
        """The row under the cursor is to be opened."""

    @dataclass
    class Wanted(Message):
        """These rows are in sight, and their nouns are not here."""

        rows: "RowList"
        names: Sequence[str]

        @property
        def control(self) -> "RowList":
            """The list, for `on`."""
            return self.rows

    def __init__(
        self, called: str, shape: Shape, now: datetime, *, marks: Marks = UNICODE, height: int = 1
    ) -> None:
        super().__init__(called)
        self.rows = Rows()
        self.cursor = 0
        self.selected: set[str] = set()
        self.unseen = 0
        """How many rows came in above since the top was last in sight."""
        self._shape, self._marks, self._height, self._now = shape, marks, height, now
        self._nouns: dict[str, Any] = {}
        self._asked: set[str] = set()
        self._painted: dict[tuple[str, int, bool, bool], Strip] = {}

    # What it is given

    def show(self, rows: Rows, nouns: Mapping[str, Any], at: int | None = None) -> None:
        """Show other rows: the cursor at `at`, else where its row stands now, else on the first."""
        held = self.name_at(self.cursor)
        offset = self.cursor * self._height - self.scroll_offset.y
        if at is None and held is not None:
            at = rows.place(held, self.cursor)
        self.rows, self.unseen = rows, 0
        self.cursor = min(at or 0, max(0, len(rows) - 1))
        self._asked.clear()
        self.supply(nouns)
        self.has_lines(len(rows) * self._height)
        self.to_line(max(0, self.cursor * self._height - max(0, offset)))
        self.forget()
        if self.name_at(self.cursor) != held:
            self.post_message(self.Moved(self, self.name_at(self.cursor)))

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

    def put_on_top(self, names: Sequence[str], nouns: Mapping[str, Any]) -> int:
        """Let rows in above without moving what is under the cursor; gives how many came."""
        empty = not len(self.rows)
        came = self.rows.put_on_top(names)
        self.supply(nouns)
        if not came:
            return 0
        self.has_lines(len(self.rows) * self._height)
        if empty:
            self.post_message(self.Moved(self, self.name_at(0)))
        else:
            self.cursor += came
            self.to_line(self.scroll_offset.y + came * self._height)
            self.unseen = self.unseen + came if self.scroll_offset.y else 0
        self.refresh()
        return came

    def extend(self, names: Sequence[str], nouns: Mapping[str, Any]) -> None:
        """Let rows in beneath."""
        empty = not len(self.rows)
        self.rows.extend(names)
        self.supply(nouns)
        self.has_lines(len(self.rows) * self._height)
        self.refresh()
        if empty and names:
            self.post_message(self.Moved(self, self.current))

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

    # What it is asked

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

    @property
    def current(self) -> str | None:
        """The id under the cursor."""
        return self.name_at(self.cursor)

    @property
    def noun(self) -> Any | None:
        """The noun under the cursor, when it is here."""
        return self.noun_at(self.cursor)

    @property
    def chosen(self) -> list[str]:
        """The ids an act is for: those selected, else the one under the cursor."""
        if self.selected:
            return sorted(self.selected)
        return [] if self.current is None else [self.current]

    # What moves it

    def go(self, row: int) -> None:
        """Put the cursor on a row, the nearest there is; a page that ends there turns by half."""
        row = max(0, min(row, len(self.rows) - 1))
        if row != self.cursor and len(self.rows):
            self.refresh_lines(self.cursor * self._height, self._height)
            self.cursor = row
            self.refresh_lines(row * self._height, self._height)
            self.post_message(self.Moved(self, self.current))
        self._keep_in_sight()

    def move(self, by: str, count: int = 1) -> None:
        """Move by `row`, `half` a page or `page`, so many times; negative is up."""
        size = max(1, self.page // self._height)
        self.go(self.cursor + count * {"row": 1, "half": max(1, size // 2), "page": max(1, size - 1)}[by])

    def select(self, count: int = 1) -> None:
        """Select the row under the cursor or take it out, and step on."""
        for _ in range(count):
            if self.current is not None:
                self.selected ^= {self.current}
                self.refresh_lines(self.cursor * self._height, self._height)
                self.go(self.cursor + 1)

    def clear_selected(self) -> None:
        """Select nothing."""
        if self.selected:
            self.selected.clear()
            self.refresh()

    def open(self) -> None:
        """Say that the row under the cursor is to be opened."""
        if self.current is not None:
            self.post_message(self.Opened(self, self.current))

    def _keep_in_sight(self) -> None:
        """Scroll when the cursor left the window: half a page at once, so that a held key sends few bytes."""
        first, last = self.cursor * self._height, (self.cursor + 1) * self._height - 1
        top, page = self.scroll_offset.y, self.page
        if first < top or last >= top + page:
            near = abs(first - top) < 2 * page
            middle = first - page // 2 if near else first - page // 3
            self.to_line(middle)
        if self.scroll_offset.y == 0 or self.cursor < self.unseen:
            self.unseen = min(self.unseen, self.cursor) if self.scroll_offset.y else 0

    # What it paints

    def render_line(self, y: int) -> Strip:
        """One line of the window."""
        row, part = divmod(self.scroll_offset.y + y, self._height)
        name = self.name_at(row)
        if name is None:
            return self.blank(self.room)
        if name not in self._nouns:
            self._ask(row)
        return self._row(name, part, row == self.cursor)

    def forget(self) -> None:
        """Drop every painted strip."""
        self._painted.clear()
        self.refresh()

    def on_resize(self, _event: Resize) -> None:
        """Paint for another width, the cursor in sight."""
        self.has_lines(len(self.rows) * self._height)
        self.forget()
        self.call_after_refresh(self._keep_in_sight)

    def on_click(self, event: Click) -> None:
        """Put the cursor where the mouse is; a second click opens."""
        self.focus()
        row = (self.scroll_offset.y + event.get_content_offset_capture(self).y) // self._height
        if row < len(self.rows):
            self.go(row)
            if event.chain > 1:
                self.open()

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
