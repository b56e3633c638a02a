"""View 4: two texts side by side, and what differs between them."""

from dataclasses import replace
from typing import Any, ClassVar

from textual import on

from news.amount import amount
from tui.laid import nothing
from tui.pages.compare import NARROW, Choice, Compared, compare_page
from tui.screens.moving import MovingScreen
from tui.sides import Side
from tui.widgets.painted import Painted
from tui.widgets.sheet import Sheet


class CompareScreen(MovingScreen, inherit_bindings=False):
    """The comparison that was asked for last."""

    NAME: ClassVar[str] = "compare"

    choice = Choice()
    _compared: Compared | None = None
    _of: tuple[Side, Side, bool] | None = None

    def make_panes(self) -> list[Painted]:
        """One sheet with both sides, so that they scroll as one."""
        self.sheet = Sheet("both")
        return [self.sheet]

    @property
    def place(self) -> str:
        """How many changes there are."""
        if self._compared is None:
            return "comparing" if self._of else ""
        count = len(self.sheet.laid.stops)
        return amount(count, "change")

    def freshen(self) -> None:
        """Compare anew when other sides are asked for."""
        if self.seat.pair is None:
            self.sheet.show(nothing)
            return
        wanted = (*self.seat.pair, self.choice.noise)
        if wanted != self._of:
            self._of, self._compared = wanted, None
            self.tell_status()
            left, right = self.seat.pair
            self.off_loop(self._compare, left, right, then=self._show, group="compare")

    def _compare(self, left: Side, right: Side) -> Compared | None:
        return self.seat.reading.compared(left, right, self.seat.now(), noise=self.choice.noise)

    def _show(self, compared: Compared | None) -> None:
        self._compared = compared
        if compared is None:
            self._of = None
            self.tell("One of the two is no longer in the store.", bad=True)
        self.lay_out(keep=False)

    def lay_out(self, *, keep: bool = True) -> None:
        """Show the comparison as it was chosen."""
        compared = self._compared
        self.sheet.head("compare")
        self.sheet.show(
            nothing if compared is None else compare_page(compared, self.choice, self.seat.marks), keep=keep
        )
        self.tell_status()

    @on(Sheet.Jumped)
    def jumped(self, event: Sheet.Jumped) -> None:
        """Tell which change is shown."""
        what = "line found" if self.sheet.is_sought else "change"
        self.sheet.head(f"compare  {what} {event.place} of {event.count}")

    def choose(self, **choice: Any) -> None:
        """Show it another way."""
        self.choice = replace(self.choice, **choice)
        self.lay_out()

    def do_unified(self, _count: int) -> None:
        """One column or two; where two cannot be read, say that it is one already."""
        if self.sheet.room < NARROW:
            self.tell(f"One column already: two need {NARROW + 1} columns, here are {self.sheet.room + 1}.")
            return
        self.choose(unified=not self.choice.unified)

    def do_fold(self, _count: int) -> None:
        """Fold or unfold what is the same."""
        self.choose(folded=not self.choice.folded)

    def do_facts(self, _count: int) -> None:
        """The facts on top, or not."""
        self.choose(facts=not self.choice.facts)

    def do_noise(self, _count: int) -> None:
        """Quotes, white space and punctuation counted, or not."""
        self.choose(noise=not self.choice.noise)
        self.freshen()

    def do_swap(self, _count: int) -> None:
        """Swap the sides."""
        if self.seat.pair is not None:
            self.seat.pair = (self.seat.pair[1], self.seat.pair[0])
            self.freshen()

    def leave(self, *, quits: bool) -> None:  # noqa: ARG002 (only the root quits)
        """Back to where the comparison was asked for."""
        self.go_to(self.came_from)
