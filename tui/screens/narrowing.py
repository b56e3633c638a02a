"""The articles of a list, narrowed by shelf, words or a query: a first page at once, then the whole."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from news.model import Article
from store.filters import Filter
from tui.coming import Arrived
from tui.pages.empty import nothing_holds
from tui.rows import Rows
from tui.screens.triage import TriageScreen
from tui.widgets.paintedrows import WINDOW


class NarrowingScreen(TriageScreen, inherit_bindings=False):
    """A list of articles that can be narrowed."""

    _where = Filter()
    _find = ""
    """Words that the text must hold, by the store's index."""
    _query = ""
    _nothing = ""
    """Why the words that are looked for find nothing, once that is known."""
    _held = ""
    """The last query that parsed; empty when none narrows the list."""
    _search = 0
    """The number of the search that goes on; an older one ends when it sees another."""
    _loaded = _streams = False
    """Whether the list is there, and whether a query still adds to it."""
    _until = 0
    """The last change of the store that the list shows; 0 until the whole list was read."""
    _has_more = False
    """Whether words find more than the list holds."""
    _left_at: str | None = None
    """The article under the cursor when the whole list was last left, until it is there again."""
    _came_from: str | None = None
    """While the list is narrowed, the article to go back to: under the cursor before, or opened since."""

    @property
    def where(self) -> Filter:
        """What the list is narrowed to, as the store knows it."""
        awake = None if self._where.state == "snoozed" else self.seat.now()
        return replace(self._where, words=self._find or None, awake=awake)

    def load(self) -> None:
        """Fill the list anew."""
        self._search += 1
        self._until = 0
        self.workers.cancel_group(self, "fresh")  # what came into the list that was
        if self._find or self._query or self._where != Filter():
            self._came_from = self._came_from or self._left_at or self.rows.current
            self._left_at = None
        elif self._came_from is not None:
            chosen = self.rows.current if self.rows.cursor else None
            self._left_at, self._came_from = chosen or self._came_from, None
        if self._query:
            self._streams = True
            self._show_first([])
            self.off_loop(self._stream, self._search, self._query, then=self._searched, group="rows")
        else:
            self._held, self._streams = "", False
            if self._left_at is not None:
                self._loaded = False
                self._whole()
                return
            ask, wanted = self.seat.reading.listing.first, self._is_wanted()
            self.off_loop(ask, WINDOW, self.where, wanted, then=self._show_and_go_on, group="rows")

    def _is_wanted(self) -> Callable[[], bool]:
        """Whether the search that goes on now still does."""
        search = self._search
        return lambda: search == self._search

    def _show_and_go_on(self, articles: Sequence[Article]) -> None:
        self._show_first(articles)
        self._whole()

    def _show_first(self, articles: Sequence[Article]) -> None:
        """The first page, before the rest is known."""
        self._loaded, self._has_more = len(articles) < WINDOW, False
        self.rows.show(Rows([one.id for one in articles]), {one.id: one for one in articles}, at=0)
        self._nothing = ""
        if self._find and not articles:
            self.off_loop(
                nothing_holds, self._find, self.seat.bound, then=self._tell_nothing, group="nothing"
            )
        self.tell_place()

    def _tell_nothing(self, words: str) -> None:
        """Say why the words find nothing."""
        self._nothing = words
        self.tell_place()
        self.rows.refresh()

    def _whole(self) -> None:
        """Then the whole list, by its ids."""
        if self._loaded and self._left_at is None:
            self.freshen()
        else:
            ask, wanted = self.seat.reading.listing.whole, self._is_wanted()
            self.off_loop(ask, self.where, wanted, then=self._show_whole, group="rows")

    def _show_whole(self, listed: Arrived) -> None:
        self._loaded, self._until, self._has_more = True, listed.until, listed.has_more
        self._nothing = ""
        rows = Rows(listed.ids)
        self.rows.show(rows, {}, at=None if self._left_at is None else rows.place(self._left_at))
        self._left_at = None
        self.freshen()

    def _stream(self, search: int, query: str) -> str:
        """Ask every article the query, handing on what is found as it is found; what to tell, if anything."""
        from tui.asking import found

        now = self.seat.now()
        try:
            for page in self.seat.reading.ask(lambda store: found(store, query, now)):
                if search != self._search:
                    return ""
                self.app.call_from_thread(self._add_found, search, page)
        except ValueError as error:
            return str(error)
        return ""

    def _add_found(self, search: int, found: Sequence[Article]) -> None:
        if search == self._search:
            self._held = self._query  # what finds anything parsed
            self.rows.extend([one.id for one in found], {one.id: one for one in found})
            self.tell_place()

    def _searched(self, words: str) -> None:
        self._loaded, self._streams = True, False
        if words:
            # What does not parse narrows nothing: the list is again as it was before.
            self.tell(words, bad=True)
            self._query = self.seat.filter = self._held
            self.load()
        self._held = self._query
        self.tell_place()

    # Keys

    def find_rows(self) -> None:
        """Find as typed."""
        before = self._find
        self.ask(
            "Find:", self._found, text=before, hint='words, "a phrase", begin*', typed=self._found,
            given_up=lambda: self._found(before),
        )  # fmt: skip

    def _found(self, text: str) -> None:
        if text != self._find:
            self._find = text.strip()
            self.load()

    def set_to(self, name: str, value: str) -> None:
        """What is found or filtered, by order."""
        if name == "find":
            self._found(value)
        elif name == "filter":
            self._filter(value)
        elif name == "view":
            self.order_view(value)
        else:
            super().set_to(name, value)

    def order_view(self, text: str) -> None:
        """Go to a saved view, keep the filter as one (`save NAME`), or forget one (`drop NAME`)."""
        word, _, name = text.partition(" ")
        shelving, name = self.seat.shelving, name.strip()
        if word in ("save", "drop") and self.seat.read_only:
            self.tell("This app only looks (--read-only): nothing was changed.", bad=True)
        elif word == "save" and not self._query:
            self.tell("Nothing to save: F filters first, then :view save NAME keeps it.", bad=True)
        elif word == "save" and name:
            self.in_turn(shelving.save, name, self._query, then=self.done)
        elif word == "drop" and name:
            question = f"Forget the view {name}? u does not bring it back; y does it:"
            self.ask(question, lambda said: self._drop_view(name, said))
        elif text in ("", "save", "drop"):
            self.tell(":view NAME shows a saved view; :view save NAME, :view drop NAME.", bad=True)
        else:
            self.off_loop(shelving.query, text, then=lambda query: self.to_view(text, query), group="view")

    def _drop_view(self, name: str, said: str) -> None:
        if said.strip().casefold() in ("y", "yes"):
            self.in_turn(self.seat.shelving.drop, name, then=self.done)
        else:
            self.tell(f"The view {name} stays.")

    def to_view(self, name: str, query: str | None) -> None:
        """Go to a saved view by its query, None where there is no such view."""
        if query is None:
            self.tell(f"No view is called {name}: the rail lists them, :view save NAME keeps one.", bad=True)
        else:
            self._filter(query)

    def do_filter(self, _count: int) -> None:
        """Filter with the query language."""
        hint = 'is:unread outlet:reuters age:<2h "a phrase" OR word'
        self.ask("Filter:", self._filter, text=self._query, hint=hint)

    def _filter(self, text: str) -> None:
        self._query = self.seat.filter = text.strip()
        self.load()
