"""The foot of a view: how things stand or what is told, where the person is, and the keys that matter."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.screen import Screen

from tui.count import Count
from tui.keys import BY_ID, of_view, shown
from tui.lines import Line, fit
from tui.pages.help import foot
from tui.pages.status import how_things_stand, message_lines
from tui.screens.guarded import Guarded
from tui.seat import Seat
from tui.widgets.bar import Bar

FOOT = (
    "open", "quit", "next_unread", "read", "star", "ack", "diff", "add", "edit", "undo", "find", "unified",
    "next_change", "look", "command",
)  # fmt: skip
"""The keys that the footer shows where they are in force."""

TOLD = 6.0
"""Seconds that a message stays in the status line."""


class FootScreen(Screen[None], Guarded, inherit_bindings=False):
    """A screen that tells the person things at its foot."""

    NAME: ClassVar[str]

    def __init__(self, seat: Seat) -> None:
        super().__init__(name=self.NAME)
        self.seat = seat
        self.count = Count()
        self._foot = [*of_view(self.NAME, FOOT), BY_ID["help"]]
        self.status, self.place_bar, self.keys_bar = Bar("status"), Bar("place"), Bar("keys")
        self._words = ("", "")

    def compose(self) -> ComposeResult:
        """The status and the place, and beneath them the keys."""
        with Horizontal(id="foot"):
            yield self.status
            yield self.place_bar
        yield self.keys_bar

    @property
    def place(self) -> str:
        """Where the person is, for the status line."""
        return self.NAME

    def tell(self, words: str, *, bad: bool = False) -> None:
        """Tell the person something, for some seconds."""
        self._words = (words, "bad" if bad else "")
        self.tell_status()
        self.set_timer(TOLD, lambda: self._untell(words))

    def tell_too(self, words: str) -> None:
        """The same, beside what is told at the moment: that is an answer to the person's own act."""
        before = self._words[0]
        self.tell(words if before in ("", words) else f"{before}  {words}")

    def complain(self, words: str) -> None:
        """Tell what went wrong."""
        self.tell(words, bad=True)

    def _untell(self, words: str) -> None:
        if self._words[0] == words:
            self.hush()

    def hush(self) -> None:
        """Tell nothing more of what was told."""
        if self._words[0]:
            self._words = ("", "")
            self.tell_status()

    @on(Bar.Resized)
    def tell_status(self) -> None:
        """Write the status line and the keys anew; what did not change is not painted again."""
        room = self.size.width
        place = self.place_bar.size.width
        if not place:  # nothing is laid out yet
            return
        words = (f"{self.count}", "strong") if str(self.count) else self._words
        told = message_lines(*words, room - place, room) if words[0] else [self._standing(room - place)]
        self.status.show(told[0])
        self.place_bar.show(((fit(self.place, place - 1, right=True), "strong"),))
        self.keys_bar.show(told[1] if len(told) > 1 else self.foot_keys(room))

    def foot_keys(self, room: int) -> Line:
        """The keys that matter now, in so many cells."""
        return foot(self._foot, self.seat.bound, room)

    def _standing(self, room: int) -> Line:
        """How things stand, in so many cells."""
        seat = self.seat
        marked = f" {shown(seat.bound['mark_diff'])}: one is marked " if seat.marked else ""
        left = room - len(marked)
        stand = how_things_stand(seat.pulse, left, seat.marks, seat.now(), starts_desk=seat.starts_desk)
        return ((marked, "accent"), *stand) if marked else stand
