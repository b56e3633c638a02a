"""A list of any length with a cursor: it says where the cursor went, and what is to be opened."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from textual.events import Click, Resize
from textual.message import Message

from tui.rows import Rows
from tui.widgets.paintedrows import PaintedRows


class RowList(PaintedRows):
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

    is_held = True
    """Whether the cursor keeps to its row though others come in above; in a list that was empty, not before
    the person did anything."""
    unseen = 0
    """How many rows came in above since the top was last in sight."""

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

    def renew(self, names: Sequence[str], nouns: Mapping[str, Any], *, tells: bool = False) -> None:
        """Show these rows; where they are the same ones, only what is said of them is new.

        Where the row under the cursor is gone, the cursor goes to the next that is still there. Where it
        tells what comes, the rows that now stand above the first one count as come in.
        """
        top, unseen = self.name_at(0), self.unseen
        before = self.rows.window(0, len(self.rows))
        if list(names) == before:
            self.supply(nouns)
            return
        there = {name: at for at, name in enumerate(names)}
        near = [*before[self.cursor :], *reversed(before[: self.cursor])]
        self.show(Rows(names), nouns, next((there[name] for name in near if name in there), None))
        if tells and self.scroll_offset.y:
            self.unseen = unseen + there.get(top or "", 0)

    def put_on_top(self, names: Sequence[str], nouns: Mapping[str, Any]) -> int:
        """Let rows in above without moving what is under the cursor; gives how many came."""
        empty = not len(self.rows)
        came = self.rows.put_on_top(names)
        self.supply(nouns)
        if not came:
            return 0
        self.has_lines(len(self.rows) * self._height)
        if empty:
            self.is_held = False
        if not self.is_held:
            self.post_message(self.Moved(self, self.name_at(0)))
            self.refresh()
            return came
        self.cursor += came
        if not self.shift(came * self._height):
            self.to_line(self.scroll_offset.y + came * self._height)
            self.refresh()
        self.unseen = self.unseen + came if self.scroll_offset.y else 0
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

    # What it is asked

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
        self.is_held = True
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
