"""The keys of triage: an act takes the selected rows, else the one under the cursor; all can be undone."""

from collections.abc import Sequence
from typing import Any

from news.model import Article, Revision
from news.versions import version_before
from store.triage import Act as Kind
from store.triage import Queue
from tui.acting import Act
from tui.laid import nothing
from tui.pages.article import Shown, article_page
from tui.pages.versions import why_alone
from tui.reading import Side
from tui.screens.outward import OutwardScreen
from tui.widgets.rowlist import RowList
from tui.widgets.sheet import Sheet

REST = 0.1
"""Seconds between two looks where the cursor is; when it rested for as long, the reader follows."""


class TriageScreen(OutwardScreen, inherit_bindings=False):
    """A view of rows that are about articles, with a reader beside them."""

    _following = False
    _followed: str | None = None
    """The row on which the cursor stood when last looked."""
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

    def targets(self, kind: Kind) -> tuple[Queue, list[str]]:
        """The table that an act of this kind is for, and the ids it takes."""
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

    # Reading

    def follow(self) -> None:
        """Tell the place and let the reader follow the cursor, both a little later and not at every key.

        Textual renders all that lies between what is repainted: so not the foot together with the row.
        """
        if not self._following:
            self._following = True
            self.set_timer(REST, self._follow)

    def _follow(self) -> None:
        self._following = False
        self.tell_place()
        if self.rows.current != self._followed:
            self._followed = self.rows.current
            self.follow()
        elif self.reader.display:
            self.read(self._followed)

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
        """Show an article, where it stood if it is the same one anew."""
        if shown is None:
            return
        same = self.shown is not None and self.shown.article.id == shown.article.id
        self.shown = shown
        self.reader.head(shown.article.outlet)
        self.reader.show(article_page(shown, self.seat.marks, self.seat.now()), keep=same)

    def enter_article(self) -> None:
        """Go into the reader and mark the article as read."""
        article = self.article_at(self.rows.cursor)
        if article is None:
            return
        self.to_pane(self.panes.index(self.reader))
        self.off_loop(self.seat.reading.shown, article.id, then=self.show_article, group="reader")
        if not article.read and not self.seat.read_only:
            self.in_turn(self._mark_read, article.id, then=lambda _: self.freshen())

    def _mark_read(self, name: str) -> None:
        self.seat.acting.act(Act("read", True), [name], self.seat.now())

    # Acts

    def act(self, kind: Kind, value: Any, words: str) -> None:
        """Do one thing to what is chosen, tell it, and remember it for `.`."""
        table, names = self.targets(kind)
        if not names:
            self.tell("Nothing here to do that to.")
            return
        act = Act(kind, value, table, words)
        self.seat.last_act = act
        self.in_turn(self.seat.acting.act, act, names, self.seat.now(), then=self.acted)

    def act_on_chosen(self, act: Act) -> None:
        """Do what was ordered to what is chosen."""
        self.act(act.kind, act.value, act.words)

    def acted(self, words: str) -> None:
        """Show what an act did."""
        self.rows.clear_selected()
        self.done(f"{words}   u takes it back")

    def do_read(self, _count: int) -> None:
        """Read or unread."""
        unread = self.is_unread(self.rows.cursor)
        self.act("read", unread, "read" if unread else "unread")

    def do_star(self, _count: int) -> None:
        """Star."""
        article = self.article
        starred = not (article is not None and article.starred)
        self.act("star", starred, "starred" if starred else "star taken away")

    def do_verify(self, _count: int) -> None:
        """Verified, disputed, not judged, in turn."""
        article = self.article
        judged: bool | None = {None: True, True: False, False: None}[article.verified if article else None]
        words = {True: "verified", False: "disputed", None: "not judged"}[judged]
        self.act("verify", judged, words)

    def do_tag(self, _count: int) -> None:
        """Tags."""
        self.ask("Tag:", self._tag, hint="a word adds a tag, -word takes it away")

    def _tag(self, text: str) -> None:
        for word in text.replace("#", " ").split():
            bare = word.lstrip("-+")
            if bare:
                kind: Kind = "untag" if word.startswith("-") else "tag"
                self.act(kind, bare, f"tag {bare} taken away" if kind == "untag" else f"tagged {bare}")

    def do_note(self, _count: int) -> None:
        """A note."""
        held = self.article.note if self.article else ""
        self.ask(
            "Note:", lambda text: self.act("note", text, "noted" if text else "note taken away"), text=held
        )

    def do_snooze(self, _count: int) -> None:
        """Out of sight for a while."""
        self.ask("Snooze for:", self._snooze, text="2h", hint="30m, 2h, 1d; 0 wakes it")

    def _snooze(self, text: str) -> None:
        from tui.orders import length_of

        length = length_of(text)
        if length is None:
            self.tell(f"“{text}” is no length of time: 30m, 2h, 1d; 0 wakes it.", bad=True)
        elif not length:
            self.act("snooze", None, "awake")
        else:
            self.act("snooze", self.seat.now() + length, f"snoozed for {text}")

    def do_all_read(self, _count: int) -> None:
        """All that the list shows."""
        names = self.rows.rows.window(0, len(self.rows.rows))
        act = Act("read", True, "articles", "all read")
        self.in_turn(self.seat.acting.act, act, names, self.seat.now(), then=self.acted)

    def do_repeat(self, _count: int) -> None:
        """The last act again."""
        last = self.seat.last_act
        if last is None:
            self.tell("No act to repeat yet.")
        elif self.seat.read_only:
            self.tell("This app only looks (--read-only): nothing was changed.", bad=True)
        else:
            self.act(last.kind, last.value, last.words)

    # Moving by what is unread

    def do_next_unread(self, count: int) -> None:
        """The next unread."""
        self._to_unread(1, count)

    def do_previous_unread(self, count: int) -> None:
        """The unread before."""
        self._to_unread(-1, count)

    def _to_unread(self, step: int, count: int) -> None:
        rows, at = self.rows, self.rows.cursor
        for _ in range(count):
            at += step
            while 0 <= at < len(rows.rows) and rows.noun_at(at) is not None and not self.is_unread(at):
                at += step
        if 0 <= at < len(rows.rows):
            rows.go(at)
            if self.active is self.reader:
                self.enter_article()
        else:
            self.tell("No more unread that way.")

    # Comparing

    def do_diff(self, _count: int) -> None:
        """The revision shown, or the newest, against the one before by the same account."""
        article = self.article
        if article is None:
            return
        same = self.shown is not None and self.shown.article.id == article.id
        self.compare_versions(article.id, self.shown.number if self.shown and same else article.revisions)

    def do_mark_diff(self, _count: int) -> None:
        """Mark a side, or compare with the marked one."""
        article = self.article
        if article is None:
            return
        here = Side(
            article.id, self.shown.number if self.shown and self.shown.article.id == article.id else None
        )
        marked = self.seat.marked
        if marked is None or marked == here:
            self.seat.marked = here if marked is None else None
            self.tell("Marked: D on another article compares." if marked is None else "No longer marked.")
            return
        self.seat.marked = None
        self.compare(marked, here)

    def compare(self, left: Side, right: Side) -> None:
        """Go to the comparison of two sides."""
        self.seat.pair = (left, right)
        self.post_message(self.Go("compare"))

    def compare_versions(self, article: str, number: int) -> None:
        """A version against the one before by the same account."""

        def compare(revisions: Sequence[Revision]) -> None:
            before = version_before(revisions, number)
            if before is None:
                self.tell(f"{why_alone(revisions, number)} D marks it, to be compared with another article.")
            else:
                self.compare(Side(article, before.number), Side(article, number))

        self.off_loop(self.seat.reading.revisions, article, then=compare, group="versions")

    def source_here(self) -> str | None:
        """The source of the article."""
        return self.article.source if self.article else None
