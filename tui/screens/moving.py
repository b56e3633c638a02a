"""The keys that move: in lists and sheets, between panes and views; and the questions a view asks."""

from news.amount import amount
from tui.keys import shown
from tui.pages.help import help_page
from tui.screens.ordering import OrderingScreen
from tui.widgets.rowlist import RowList
from tui.widgets.sheet import Sheet


class MovingScreen(OrderingScreen, inherit_bindings=False):
    """A view in which the common keys are in force."""

    _sought = ""

    @property
    def active(self) -> RowList | Sheet:
        """The pane that the motions move."""
        pane = self.panes[self._pane]
        assert isinstance(pane, RowList | Sheet)
        return pane

    def do_down(self, count: int) -> None:
        """A row down."""
        self.active.move("row", count)

    def do_up(self, count: int) -> None:
        """A row up."""
        self.active.move("row", -count)

    def do_half_down(self, count: int) -> None:
        """Half a page down."""
        self.active.move("half", count)

    def do_half_up(self, count: int) -> None:
        """Half a page up."""
        self.active.move("half", -count)

    def do_page_down(self, count: int) -> None:
        """A page down."""
        self.active.move("page", count)

    def do_page_up(self, count: int) -> None:
        """A page up."""
        self.active.move("page", -count)

    def do_top(self, _count: int) -> None:
        """The first row or line."""
        self.active.go(0)

    def do_bottom(self, _count: int) -> None:
        """The last row or line."""
        pane = self.active
        pane.go(len(pane.rows) - 1 if isinstance(pane, RowList) else len(pane.laid.lines))

    def do_select(self, count: int) -> None:
        """Select rows."""
        if isinstance(self.active, RowList):
            self.active.select(count)
            self.tell_status()

    def do_next_change(self, count: int) -> None:
        """The next stop of the sheet."""
        self._jump(count)

    def do_previous_change(self, count: int) -> None:
        """The stop before."""
        self._jump(-count)

    def _jump(self, count: int) -> None:
        sheet = next((pane for pane in self.panes if isinstance(pane, Sheet)), None)
        if sheet is not None and not sheet.jump(count):
            self.tell("No more that way." if sheet.stops else "Nothing to jump to.")

    def do_find(self, _count: int) -> None:
        """Find in the text that has the focus, else among the rows."""
        if isinstance(self.active, Sheet):
            self._find_in_text()
        else:
            self.find_rows()

    def find_rows(self) -> None:
        """Find among the rows; in a view whose rows are not found by words, in the text beside them."""
        self._find_in_text()

    def _find_in_text(self) -> None:
        self.ask("Find in this text:", self._seek, text=self._sought, hint="the next line that holds it")

    def _seek(self, words: str) -> None:
        self._sought = words.strip()
        sheet = next((pane for pane in self.panes if isinstance(pane, Sheet)), None)
        if sheet is None or not self._sought:
            return
        if sheet.seek(self._sought):
            on, back = shown(self.seat.bound["next_change"]), shown(self.seat.bound["previous_change"])
            lines = amount(len(sheet.stops), "line")
            self.tell(f"“{self._sought}”: {lines}   {on} {back} go on and back, {shown('escape')} ends it")
        else:
            self.tell(f"“{self._sought}” stands nowhere in this text.")

    # Panes and views

    def do_open(self, _count: int) -> None:
        """Go in."""
        if isinstance(self.active, RowList):
            self.active.open()

    def do_quit(self, _count: int) -> None:
        """Go back, and out of the app from the root."""
        if not self.went_back():
            self.leave(quits=True)

    def do_back(self, _count: int) -> None:
        """Go back as far as the root, first out of what is sought in a text."""
        sheet = self.active
        if isinstance(sheet, Sheet) and sheet.is_sought:
            sheet.seek("")
        elif not self.went_back():
            self.leave(quits=False)

    def went_back(self) -> bool:
        """Go out of what is selected, else to the pane before; False from the main pane."""
        if isinstance(self.active, RowList) and self.active.selected:
            self.active.clear_selected()
        elif self._pane > self.MAIN:
            self.to_pane(self._pane - 1)
        elif self._pane < self.MAIN:
            self.to_pane(self.MAIN)
        else:
            return False
        return True

    def leave(self, *, quits: bool) -> None:  # noqa: ARG002 (the root view heeds it)
        """Go back to the feed."""
        self.go_to("feed")

    def do_pane(self, _count: int) -> None:
        """The next pane."""
        self.to_pane((self._pane + 1) % len(self.panes))

    def do_pane_back(self, _count: int) -> None:
        """The pane before."""
        self.to_pane((self._pane - 1) % len(self.panes))

    def do_view_feed(self, _count: int) -> None:
        """The feed."""
        self.go_to("feed")

    def do_view_alerts(self, _count: int) -> None:
        """The alerts."""
        self.go_to("alerts")

    def do_view_stories(self, _count: int) -> None:
        """The stories."""
        self.go_to("stories")

    def do_view_compare(self, _count: int) -> None:
        """The comparison."""
        if self.seat.pair is None:
            self.tell("Nothing is compared yet: d on an article compares it with its revision before.")
        else:
            self.go_to("compare")

    def do_view_sources(self, _count: int) -> None:
        """The sources."""
        self.go_to("sources")

    def do_view_rules(self, _count: int) -> None:
        """The rules."""
        self.go_to("rules")

    def do_help(self, _count: int) -> None:
        """The help."""
        from tui.screens.reading import ReadingScreen

        self.app.push_screen(
            ReadingScreen(lambda words: help_page(self.seat.bound, self.NAME, words), "help")
        )

    def do_command(self, _count: int) -> None:
        """The palette."""
        self.app.action_command_palette()

    def do_redraw(self, _count: int) -> None:
        """Draw everything anew."""
        self.app.refresh(layout=True)
        self.refresh(repaint=True)

    def do_undo(self, _count: int) -> None:
        """Take the last act back."""
        if self.seat.read_only:
            self.tell("This app only looks (--read-only): nothing was changed.", bad=True)
        else:
            self.in_turn(self.seat.acting.undo, self.seat.now(), then=self.done)

    def do_look(self, _count: int) -> None:
        """Ask for a look at one source; a view says which."""
        name = self.source_here()
        if name is None:
            self.tell("No source here to look at.")
        else:
            self.in_turn(self.seat.acting.look, [name], self.seat.now(), then=self.done)

    def do_look_all(self, _count: int) -> None:
        """Ask for a look at every source."""
        self.in_turn(self.seat.acting.look, [], self.seat.now(), then=self.done)

    def source_here(self) -> str | None:
        """The source that is under the cursor, if one is."""
        return None
