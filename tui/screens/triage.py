"""The keys of triage: an act takes the selected rows, else the one under the cursor; all can be undone."""

from typing import Any

from store.triage import Act as Kind
from tui.acting import Act
from tui.screens.comparing import ComparingScreen
from tui.screens.noting import NotingScreen


class TriageScreen(ComparingScreen, NotingScreen, inherit_bindings=False):
    """A view whose rows can be acted on."""

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
        self.done(words)

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
        self.ask(f"Tag {self.what_for('tag')}:", self._tag, hint="a word adds a tag, -word takes it away")

    def _tag(self, text: str) -> None:
        for word in text.replace("#", " ").split():
            bare = word.lstrip("-+")
            if bare:
                kind: Kind = "untag" if word.startswith("-") else "tag"
                self.act(kind, bare, f"tag {bare} taken away" if kind == "untag" else f"tagged {bare}")

    @property
    def held_note(self) -> str:
        """The note of the article."""
        return self.article.note if self.article else ""

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
