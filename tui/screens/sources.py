"""View 5: the sources and how they fare."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on

from news.model import Source
from tui.edited import Edited
from tui.laid import nothing
from tui.pages.empty import no_sources, nothing_holds
from tui.pages.source import Health, source_page, source_row
from tui.screens.finding import FindingScreen
from tui.widgets.painted import Painted
from tui.widgets.rowlist import RowList
from tui.widgets.sheet import Sheet


class SourcesScreen(FindingScreen, inherit_bindings=False):
    """The health table, those that fail first, and one source's health in full."""

    NAME: ClassVar[str] = "sources"

    _wanted: str | None = None
    """The source that the cursor is to stand on once it is here."""
    _edited: Edited = ()
    _edited_of = ""
    """Of which source it is told how its outlets edit."""

    def make_panes(self) -> list[Painted]:
        """The table and the page of one."""
        seat = self.seat
        self.rows = RowList("rows", source_row(seat.marks), seat.now(), marks=seat.marks)
        self.page = Sheet("sheet")
        return [self.rows, self.page]

    @property
    def health(self) -> Health | None:
        """The source under the cursor."""
        noun = self.rows.noun
        return noun if isinstance(noun, Health) else None

    @property
    def place(self) -> str:
        """Where the cursor is."""
        return f"{min(self.rows.cursor + 1, len(self.rows.rows)):,}/{len(self.rows.rows):,}"

    def freshen(self) -> None:
        """Show the sources as they fare now."""
        find, now, bound = self._find, self.seat.now(), self.seat.bound

        def ask() -> tuple[list[Health], str]:
            found, words = self.seat.reading.faring.healths(now), find.casefold()
            found = [one for one in found if words in f"{one.source.name} {one.source.url}".casefold()]
            return found, "" if found else nothing_holds(find, bound) if find else no_sources(bound)

        self.off_loop(ask, then=self._freshened, group="rows")

    def _freshened(self, came: tuple[Sequence[Health], str]) -> None:
        healths, self.rows.empty = came
        rows, ids = self.rows, [one.source.id for one in healths]
        rows.renew(ids, dict(zip(ids, healths, strict=True)))
        if self._wanted in ids:
            rows.go(ids.index(self._wanted))
            self._wanted = None
        failing = sum(bool(one.standing and one.standing.error) for one in healths)
        rows.head(
            f"sources{f'  {failing} failing' if failing else ''}{f'  /{self._find}' if self._find else ''}"
        )
        self.follow()

    @on(RowList.Moved, "#rows")
    def follow(self) -> None:
        """The page follows the cursor; how the outlets edit comes when it is counted."""
        self.show_health()
        if self.page.display and self.health is not None:
            self.off_loop(self._ask_edited, self.health.source.id, then=self._told_edited, group="edited")

    def _ask_edited(self, source: str) -> tuple[str, Edited]:
        return source, self.seat.reading.faring.edited(source, self.seat.now())

    def _told_edited(self, edited: tuple[str, Edited]) -> None:
        if edited != (self._edited_of, self._edited):
            self._edited_of, self._edited = edited
            self.show_health()

    def show_health(self) -> None:
        """The page of the source under the cursor."""
        sheet, health = self.page, self.health
        if sheet.display and health is None:
            sheet.show(nothing, keep=True)
            sheet.head("")
        elif sheet.display and health is not None:
            edited = self._edited if self._edited_of == health.source.id else ()
            sheet.show(source_page(health, self.seat.marks, self.seat.now(), edited), keep=True)
            sheet.head(health.source.name)
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
            self.show_health()

    def source_here(self) -> str | None:
        """The source under the cursor."""
        return self.health.source.id if self.health else None

    @property
    def source(self) -> Source | None:
        """The source under the cursor."""
        return self.health.source if self.health else None

    def do_pause(self, _count: int) -> None:
        """Pause, or go on."""
        if self.source is not None:
            self.in_turn(self.seat.acting.pause, self.source.id, self.seat.now(), then=self.done)

    def do_rename(self, _count: int) -> None:
        """Another name."""
        source = self.source
        if source is not None:
            self.ask("Name:", lambda text: self._rename(source.id, text), text=source.name)

    def _rename(self, name: str, words: str) -> None:
        self.in_turn(self.seat.acting.rename, name, words, self.seat.now(), then=self.done)

    def do_remove(self, _count: int) -> None:
        """Remove it; undo brings it back."""
        if self.source is not None:
            self.in_turn(self.seat.acting.remove_source, self.source, self.seat.now(), then=self.done)

    def do_add(self, _count: int) -> None:
        """Another source, after a look at its address."""
        from tui.screens.adding import AddingScreen

        dialog = AddingScreen(self.seat)

        def left(words: str | None) -> None:
            self._wanted = dialog.added
            self.left(words)

        self.app.push_screen(dialog, left)

    def do_edit(self, _count: int) -> None:
        """What a person may say of it."""
        if self.source is not None:
            from tui.screens.adding import EditingScreen

            self.app.push_screen(EditingScreen(self.seat, self.source), self.left)

    def do_try_source(self, _count: int) -> None:
        """What a look would bring."""
        if self.source is not None:
            from tui.screens.adding import TryingScreen

            self.app.push_screen(TryingScreen(self.seat, self.source), self.left)
