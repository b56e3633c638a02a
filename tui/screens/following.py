"""A list of rows that are about articles, and the reader that follows its cursor."""

from dataclasses import replace
from functools import partial
from time import monotonic

from news.model import Article
from tui.keys import shown as key_shown
from tui.laid import nothing
from tui.pages.article import Shown, article_page
from tui.pages.links import links_of
from tui.screens.outward import OutwardScreen
from tui.widgets.rowlist import RowList
from tui.widgets.sheet import Sheet

REST = 0.2
"""Seconds for which the cursor rests before the reader follows: longer than between the keys of a hand that
steps down a list, so that none of them meets the reader's repaint.
"""
LOOKED = 1.5
"""Seconds after which a cursor that nobody touched keeps to its article, for that is being looked at."""
PASSING = 0.5
"""Seconds after which the place is told though the cursor still moves."""


class FollowingScreen(OutwardScreen, inherit_bindings=False):
    """A view with a reader beside its rows."""

    _following = False
    """Whether it is being looked at whether the cursor rests."""
    _moved_at = _told_at = 0.0
    """When the cursor was moved and when its place was told last."""
    shown: Shown | None = None
    """What the reader shows."""

    rows: RowList
    """The list that the acts are for."""
    reader: Sheet
    """The sheet that shows the article."""

    # What a view says of its rows

    def article_at(self, row: int) -> Article | None:
        """The article that a row is about."""
        raise NotImplementedError

    def is_unread(self, row: int) -> bool:
        """Whether a row waits to be read."""
        article = self.article_at(row)
        return article is not None and not article.read

    @property
    def article(self) -> Article | None:
        """The article in question: under the cursor, or in the reader when that has the focus."""
        if self.active is self.reader and self.shown is not None:
            return self.shown.article
        return self.article_at(self.rows.cursor)

    @property
    def links(self) -> list[str]:
        """The addresses of the article, with those that its text names once it was read."""
        shown, article = self.shown, self.article
        if shown is not None and article is not None and shown.article.id == article.id:
            return [url for _, url in links_of(shown.article, shown.text)]
        return super().links

    # Reading

    def follow(self) -> None:
        """Tell the place and let the reader follow the cursor, both a little later and not at every key.

        Textual renders all that lies between what is repainted: so not the foot together with the row.
        """
        self._moved_at = monotonic()
        if not self._following:
            self._following, self._told_at = True, self._moved_at
            self.set_timer(REST, self._follow)

    def _follow(self) -> None:
        self.rows.paint_ahead()
        now = monotonic()
        if (left := self._moved_at + REST - now) > 0:
            if now - self._told_at > PASSING:
                self._told_at = now
                self.tell_place()
            self.set_timer(left, self._follow)
            return
        self._following = False
        self.tell_place()
        if self.reader.display:
            self.read(self.rows.current)
        if not self.rows.is_held:
            self.set_timer(LOOKED, partial(self._hold, self.rows.current))

    def _hold(self, name: str | None) -> None:
        if name is not None and name == self.rows.current:
            self.rows.is_held = True

    def tell_place(self) -> None:
        """Tell where the cursor is."""
        self.tell_status()

    def read(self, row: str | None) -> None:
        """Show the article of a row in the reader."""
        article = self.article_at(self.rows.cursor)
        if row is None or article is None:
            self.shown = None
            self.reader.show(nothing)
        elif self.shown is None or self.shown.article != article:
            self.off_loop(self.seat.reading.shown, article.id, then=self.show_article, group="reader")

    def show_article(self, shown: Shown | None) -> None:
        """Show an article, where it stood if it is the same one; its quotations once it was gone into."""
        if shown is None:
            return
        held = self.shown
        same = held is not None and held.article.id == shown.article.id
        if held is not None and same and held.text == shown.text and not shown.quotes:
            shown = replace(shown, quotes=held.quotes)
        if held is not None and same and shown.article.edits > held.article.edits:
            self.tell_too(f"Changed just now: {key_shown(self.seat.bound['diff'])} shows what.")
        self._lay_out(shown, keep=same)
        if self.active is self.reader and not shown.quotes:
            self.off_loop(self.seat.reading.quoted, shown, then=self._show_quotes, group="quotes")

    def _lay_out(self, shown: Shown, *, keep: bool) -> None:
        self.shown = shown
        self.reader.head(shown.article.outlet)
        self.reader.show(article_page(shown, self.seat.marks, self.seat.now()), keep=keep)

    def enter_article(self) -> None:
        """Go into the reader and mark the article as read."""
        article = self.article_at(self.rows.cursor)
        if article is None:
            return
        self.to_pane(self.panes.index(self.reader))
        self.off_loop(self.seat.reading.shown, article.id, then=self.show_article, group="reader")
        if not article.read and not self.seat.read_only:
            self.in_turn(self._mark_read, article.id, then=lambda _: self.freshen())

    def _show_quotes(self, shown: Shown) -> None:
        here = self.shown
        if here is not None and (here.article.id, here.text) == (shown.article.id, shown.text):
            self._lay_out(replace(here, quotes=shown.quotes), keep=True)

    def _mark_read(self, name: str) -> None:
        self.seat.acting.opened(name, self.seat.now())

    def source_here(self) -> str | None:
        """The source of the article."""
        return self.article.source if self.article else None
