"""A surface of lines painted cell by cell, flat at any length: what a list and a sheet share."""

from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.content import Content
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widget import Widget

from tui.lines import Line, pad

ROLES = frozenset({
    "dim", "strong", "accent", "good", "warn", "bad", "add", "drop", "move", "edit", "mark", "cursor",
    "selected", "title", "key", "raised", "word",
})  # fmt: skip
"""What a bit of a line can be; each has its style in the looks."""


class Painted(ScrollView, can_focus=True, inherit_bindings=False):
    """Lines in roles, painted as strips; it has no keys of its own, the screen moves it."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"r-{role}" for role in ROLES}
    more: ClassVar[str] = "…"
    """The sign that a line was cut."""
    DEFAULT_CSS = "Painted { scrollbar-size-vertical: 1; overflow: hidden auto; scrollbar-gutter: stable; }"

    def __init__(self, called: str, classes: str = "pane") -> None:
        super().__init__(id=called, classes=classes)
        self._styles_of: dict[str, Style] = {}
        self._head = ""

    @property
    def room(self) -> int:
        """How many cells a line has."""
        return self.scrollable_content_region.width

    @property
    def page(self) -> int:
        """How many lines are in sight."""
        return max(1, self.scrollable_content_region.height)

    def notify_style_update(self) -> None:
        """Forget the styles of the looks that were."""
        super().notify_style_update()
        self._styles_of.clear()
        self.forget()

    def head(self, words: str) -> None:
        """Write over the surface what it shows; the same words again paint nothing."""
        if words != self._head:
            self._head = words
            # For another `border_title` Textual repaints the whole surface: its line alone will do.
            self._border_title = Content(words)
            self.refresh(Region(0, -1, self.outer_size.width, 1))

    def forget(self) -> None:
        """Drop whatever was painted; what keeps strips overrides it."""

    def has_lines(self, count: int) -> None:
        """Make the surface `count` lines high."""
        size = Size(self.room, count)
        if self.show_vertical_scrollbar and count > self.page:
            # Textual lays the whole screen out for another size: where only the bar changes, it need not.
            self.set_reactive(Widget.virtual_size, size)
            self.vertical_scrollbar.window_virtual_size = count
        else:
            self.virtual_size = size

    def shift(self, lines: int) -> bool:
        """Let so many lines in above what is in sight, which stays as it is and is not painted again; False
        where that cannot be.
        """
        line = float(self.scroll_offset.y + lines)
        if not self.show_vertical_scrollbar or line > self.max_scroll_y:
            return False
        self.set_reactive(Widget.scroll_y, line)
        self.set_reactive(Widget.scroll_target_y, line)
        self.vertical_scrollbar.position = line
        return True

    def to_line(self, line: int) -> None:
        """Scroll so that this line is the first, as far as there are lines."""
        # Forced: right after the lines were made, Textual does not know yet that it may scroll.
        self.scroll_to(y=max(0, line), animate=False, force=True)

    def paint(self, line: Line, room: int, under: str = "") -> Strip:
        """The line as a strip of exactly `room` cells, on the style of the role `under`."""
        segments: list[Segment] = []
        for text, role in pad(line, room, self.more):
            style = self._style(under, role)
            last = segments[-1] if segments else None
            if last is not None and (
                last.style == style or (text.isspace() and looks_alike(last.style, style))
            ):
                segments[-1] = Segment(last.text + text, last.style)
            else:
                segments.append(Segment(text, style))
        return Strip(segments, room)

    def blank(self, room: int) -> Strip:
        """An empty strip."""
        return Strip([Segment(" " * room, self._style("", ""))], room)

    def _style(self, under: str, roles: str) -> Style:
        """The style of roles on top of a row's; `link=` makes the words a link, `do=` a click press a key."""
        known = self._styles_of.get(f"{under}|{roles}")
        if known is not None:
            return known
        style = self.rich_style
        for role in (*under.split(), *roles.split()):
            if role.startswith("link="):
                style += Style(link=role.removeprefix("link="), underline=True)
            elif role.startswith("do="):
                style += Style(meta={"@click": f"screen.do('{role.removeprefix('do=')}')"})
            else:
                style += self.get_component_rich_style(f"r-{role}", partial=True)
        self._styles_of[f"{under}|{roles}"] = style
        return style


def looks_alike(one: Style | None, other: Style | None) -> bool:
    """Whether blanks look the same in both styles: then they are sent in one."""
    if one is None or other is None:
        return one is other
    lined = one.underline or one.reverse or other.underline or other.reverse
    return one.bgcolor == other.bgcolor and not lined and one.meta == other.meta and one.link == other.link
