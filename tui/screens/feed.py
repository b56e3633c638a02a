"""View 1: the feed, what came in, newest first."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from time import monotonic
from typing import ClassVar

from textual import on

from news.model import Article
from store.filters import Filter
from store.triage import Act as Kind
from store.triage import Queue
from tui import listing
from tui.coming import LATEST, Arrived
from tui.keys import shown
from tui.pages.article import article_row, roomy_row
from tui.pages.empty import no_sources_yet, nothing_answers
from tui.pages.rail import Shelf, rail_row, shelves
from tui.pages.source import Health
from tui.rows import Rows
from tui.screens.narrowing import NarrowingScreen
from tui.shelving import Shelved
from tui.widgets.painted import Painted
from tui.widgets.paintedrows import WINDOW
from tui.widgets.rowlist import RowList
from tui.widgets.sheet import Sheet

AGAIN = 3.0
"""Seconds in which a second key at the root leaves."""
COUNTING = 1.0
"""Seconds between two counts of what the shelves hold."""


class FeedScreen(NarrowingScreen, inherit_bindings=False):
    """The river of articles, narrowed by shelf, words or a query."""

    NAME: ClassVar[str] = "feed"
    MAIN: ClassVar[int] = 1

    _shelf = "All"
    _counting = _counts_again = False
    """Whether the shelves are counted now or were a moment ago, and whether they are to be again."""
    _asked_to_leave = -AGAIN
    _sources: int | None = None
    """How many sources there are; None until that is known."""

    def make_panes(self) -> list[Painted]:
        """The rail, the list, the reader."""
        seat = self.seat
        shape = roomy_row(seat.marks) if seat.roomy else article_row(seat.marks)
        self.rail = RowList("rail", rail_row(seat.marks), seat.now(), marks=seat.marks)
        height = 2 if seat.roomy else 1
        self.rows = RowList("rows", shape, seat.now(), marks=seat.marks, height=height)
        self.reader = Sheet("sheet")
        return [self.rail, self.rows, self.reader]

    def on_mount(self) -> None:
        """Show the first page at once; Textual calls each class's own `on_mount`."""
        self._query = self.seat.filter = self.seat.filter or self.seat.opened_on
        self._left_at = self.seat.cursor
        self.rail.head("shelves")
        if self._query:
            self.load()
        else:
            self._show_first(self.seat.reading.newest(WINDOW, self.where))
            self._whole()

    @property
    def place(self) -> str:
        """Where the cursor is, and how many rows there are."""
        rows = self.rows
        chosen = f"{len(rows.selected)} selected  " if rows.selected else ""
        more = "" if self._loaded and not self._streams else self.seat.marks.more
        return f"{chosen}{min(rows.cursor + 1, len(rows.rows)):,}/{len(rows.rows):,}{more}"

    def article_at(self, row: int) -> Article | None:
        """The article of a row."""
        noun = self.rows.noun_at(row)
        return noun if isinstance(noun, Article) else None

    def targets(self, _kind: Kind) -> tuple[Queue, list[str]]:
        """The articles chosen; in the reader, the one that is read."""
        if self.active is self.reader and self.shown is not None:
            return "articles", [self.shown.article.id]
        return "articles", self.rows.chosen

    # What the list holds

    def freshen(self) -> None:
        """Take in what came since, and show what changed of what is in sight."""
        if not self._loaded:
            return
        rows, reading = self.rows, self.seat.reading
        in_sight, deepest = rows.names_in_sight(), rows.name_at(LATEST - 1)
        where, after = None if self._query else self.where, self._until

        def ask() -> tuple[Arrived, dict[str, Article]]:
            came = Arrived((), after) if where is None else reading.coming.arrived(after, where, deepest)
            fresh = rows.rows.unknown(came.ids)
            return replace(came, ids=fresh), reading.articles([*in_sight, *fresh[:WINDOW]])

        self.off_loop(ask, then=self._freshened, group="fresh")
        self.freshen_rail()

    def _freshened(self, told: tuple[Arrived, dict[str, Article]]) -> None:
        came, articles = told
        self._until = came.until
        self.rows.put_on_top(came.ids, articles)
        if self.shown is not None and (newer := articles.get(self.shown.article.id)) not in (
            None,
            self.shown.article,
        ):
            assert newer is not None
            self.off_loop(self.seat.reading.shown, newer.id, then=self.show_article, group="reader")
        self.tell_place()

    def freshen_rail(self) -> None:
        """Show the shelves with their counts as they are now, but not more often than they can be read."""
        if not self._counting:
            self._counting = True
            self.off_loop(self._count, self.seat.now(), then=self._counted, group="rail")
        else:
            self._counts_again = True

    def _count(self, now: datetime) -> tuple[list[Health], Shelved]:
        return self.seat.reading.faring.healths(now), self.seat.shelving.shelved(now)

    def _counted(self, counted: tuple[list[Health], Shelved]) -> None:
        self._sources = len(counted[0])
        found = shelves(*counted)
        rail, nouns = self.rail, {shelf.id: shelf for shelf in found}
        if list(nouns) != rail.rows.window(0, len(rail.rows)):
            rail.show(Rows(list(nouns)), nouns)
        else:
            rail.supply(nouns)
        self.tell_place()
        self.set_timer(COUNTING, self._count_again)

    def _count_again(self) -> None:
        self._counting = False
        if self._counts_again:
            self._counts_again = False
            self.freshen_rail()

    def tell_place(self) -> None:
        """Write over the list what it is narrowed to, and how many came in above."""
        parts = [
            self._shelf,
            *(f"/{self._find}" for _ in [0] if self._find),
            *(self._query for _ in [0] if self._query),
            *(f"newest {listing.FOUND:,} of more" for _ in [0] if self._has_more),
        ]
        new = (
            f"  {self.seat.marks.up} {self.rows.unseen} new ({shown(self.seat.bound['top'])})"
            if self.rows.unseen
            else ""
        )
        self.rows.head("  ".join(parts) + new)
        self.rows.empty = self._why_empty()
        self.tell_status()

    def _why_empty(self) -> str:
        """What to say in place of the first row."""
        if self._find or self._query or self._where != Filter():
            return self._nothing or nothing_answers(self.seat.bound)
        if not self._loaded or self._sources is None:
            return ""
        if not self._sources:
            return no_sources_yet(self.seat.bound)
        return "Nothing has come in yet; the desk looks at the sources one after another."

    # What happens

    @on(RowList.Wanted, "#rows")
    def fetch(self, event: RowList.Wanted) -> None:
        """Bring the articles of a window."""
        self.run_worker(self._fetch(event.names), group="window")

    async def _fetch(self, names: Sequence[str]) -> None:
        self.rows.supply(await asyncio.to_thread(self.seat.reading.articles, names))
        if self.rows.current in names:
            self.follow()  # it may have looked before the article was here

    @on(RowList.Moved, "#rows")
    def moved(self) -> None:
        """The reader follows, and the place is told."""
        self.seat.cursor = self.rows.current
        self.follow()

    @on(RowList.Opened, "#rows")
    def opened(self) -> None:
        """Into the reader; out of what narrows the list it is this article that one comes back to."""
        self._came_from = self._came_from and self.rows.current
        self.enter_article()

    @on(RowList.Opened, "#rail")
    def narrowed(self) -> None:
        """Narrow the list to a shelf."""
        shelf = self.rail.noun
        if isinstance(shelf, Shelf):
            self._to_shelf(shelf)

    def _to_shelf(self, shelf: Shelf) -> None:
        self._where, self._shelf = shelf.where, shelf.name
        self._find, self._query = "", shelf.query
        self.seat.filter = shelf.query
        self.load()
        self.to_pane(self.MAIN)

    def to_view(self, name: str, query: str | None) -> None:
        """Go to a saved view, else to the shelf of the rail that is called so."""
        nouns = map(self.rail.noun_of, self.rail.rows.window(0, len(self.rail.rows)))
        named = (one for one in nouns if one and one.name.casefold() == name.casefold())
        if query is None and (shelf := next(named, None)):
            self._to_shelf(shelf)
        else:
            super().to_view(name, query)

    # Keys

    def leave(self, *, quits: bool) -> None:
        """Out of what narrows the list first, then out of the app."""
        if self._find or self._query or self._where != Filter():
            self._find = self._query = self.seat.filter = ""
            self._where, self._shelf = Filter(), "All"
            self.load()
        elif quits and monotonic() - self._asked_to_leave < AGAIN:
            self.go_to(None)
        elif quits:
            self._asked_to_leave = monotonic()
            self.tell(f"This is the root: {shown(self.seat.bound['quit'])} again quits.")
        else:
            self.tell(f"This is the root: {shown(self.seat.bound['quit'])} quits.")
