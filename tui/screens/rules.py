"""View 6: the rules, and what they matched."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on

from news.model import Rule
from tui.acting import Act
from tui.laid import nothing
from tui.pages.empty import no_rules, nothing_holds
from tui.pages.rule import Ruled, rule_page, rule_row
from tui.ruled import ruled
from tui.screens.finding import FindingScreen
from tui.screens.muting import MutingScreen
from tui.widgets.painted import Painted
from tui.widgets.rowlist import RowList
from tui.widgets.sheet import Sheet


class RulesScreen(FindingScreen, MutingScreen, inherit_bindings=False):
    """The rules, those that matched last on top, and one rule in full."""

    NAME: ClassVar[str] = "rules"

    def make_panes(self) -> list[Painted]:
        """The list and the page of one."""
        self.rows = RowList("rows", rule_row(self.seat.marks), self.seat.now(), marks=self.seat.marks)
        self.page = Sheet("sheet")
        return [self.rows, self.page]

    @property
    def ruled(self) -> Ruled | None:
        """The rule under the cursor, with what it matched."""
        noun = self.rows.noun
        return noun if isinstance(noun, Ruled) else None

    @property
    def rule(self) -> Rule | None:
        """The rule under the cursor."""
        return self.ruled.rule if self.ruled else None

    @property
    def place(self) -> str:
        """Where the cursor is."""
        return f"{min(self.rows.cursor + 1, len(self.rows.rows)):,}/{len(self.rows.rows):,}"

    def freshen(self) -> None:
        """Show the rules as they are now."""
        find, bound = self._find, self.seat.bound

        def ask() -> tuple[list[Ruled], str]:
            found = self.seat.reading.ask(ruled)
            words = find.casefold()
            found = [one for one in found if words in f"{one.rule.name} {one.rule.query}".casefold()]
            return found, "" if found else nothing_holds(find, bound) if find else no_rules(bound)

        self.off_loop(ask, then=self._freshened, group="rows")

    def _freshened(self, came: tuple[Sequence[Ruled], str]) -> None:
        found, self.rows.empty = came
        rows = self.rows
        rows.renew([one.rule.id for one in found], {one.rule.id: one for one in found})
        rows.head(f"rules{f'  /{self._find}' if self._find else ''}")
        self.follow()

    @on(RowList.Moved, "#rows")
    def follow(self) -> None:
        """The page follows the cursor."""
        if self.page.display:
            found = self.ruled
            self.page.show(nothing if found is None else rule_page(found, self.seat.now()), keep=True)
            self.page.head("" if found is None else found.rule.name)
        self.tell_status()

    @on(RowList.Opened, "#rows")
    def opened(self) -> None:
        """Into the page."""
        self.to_pane(1)
        self.follow()

    def tick(self) -> None:
        """Write the times of the page anew too."""
        super().tick()
        if self.is_current:
            self.follow()

    # Keys

    def do_add(self, count: int) -> None:
        """Another rule."""
        self.do_add_rule(count)

    def do_edit(self, _count: int) -> None:
        """The rule in its dialog."""
        self.edit_rule(self.rule)

    def do_remove(self, _count: int) -> None:
        """Remove it; undo brings it back."""
        rule = self.rule
        if rule is not None:
            self.in_turn(self.seat.acting.remove_rule, rule, self.seat.now(), then=self.done)

    def mute(self, act: Act) -> None:
        """Mute the rule under the cursor, or let it speak."""
        if self.rule is not None:
            self.in_turn(self.seat.acting.act, act, [self.rule.id], self.seat.now(), then=self.done)
