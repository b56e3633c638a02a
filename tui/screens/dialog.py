"""A dialog over the view: fields to fill in, rows that they lead to, and a line that says how it goes."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from time import monotonic
from typing import Any, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.errands import Ran
from tui.keys import of_view, split
from tui.pages.help import foot
from tui.screens.guarded import Guarded
from tui.screens.taking import TakesKeys
from tui.seat import Seat
from tui.widgets.bar import Bar
from tui.widgets.form import Field, Form
from tui.widgets.paintedrows import Shape
from tui.widgets.rowlist import RowList

T = TypeVar("T")

MOVES = {"down": ("row", 1), "up": ("row", -1), "page_down": ("page", 1), "page_up": ("page", -1),
         "half_down": ("half", 1), "half_up": ("half", -1)}  # fmt: skip
"""What the keys of lists do in the rows of a dialog."""
LEAVES = ("quit", "back")
PLACE = "dialogs"
"""What the table of keys calls a dialog."""


class Dialog(ModalScreen[str | None], TakesKeys, Guarded, inherit_bindings=False):
    """Gives what was done, fit to tell; None when the person left all as it was."""

    AUTO_FOCUS = ""
    DEFAULT_CSS = """
    Dialog { align: center middle; }
    #dialog { width: 100%; max-width: 120; height: 100%; max-height: 40; padding: 0 1;
              border: solid $accent; border-title-color: $foreground; background: $background; }
    #dialog.short { height: auto; }
    #dialog #found { height: 1fr; min-height: 2; }
    #dialog Static#said { height: auto; max-height: 4; }
    #dialog Static#said.bad { color: $text-error; text-style: bold; }
    """

    _waiting = ""
    """What is waited for; empty when nothing is."""
    _since = 0.0

    def __init__(
        self, seat: Seat, title: str, fields: Sequence[Field] = (), shape: Shape | None = None
    ) -> None:
        super().__init__()
        self.seat, self._title = seat, title
        seat.ready.clear()  # keys typed ahead are for its fields: they wait until those are there
        self._keys = of_view(PLACE, None if fields else ["form_leave"])
        typed = {each: key.id for key in of_view(PLACE) for each in split(seat.bound[key.id])}
        walked = {
            each: name
            for name in (*MOVES, "top", "bottom", "open", *LEAVES)
            for each in split(seat.bound[name])
        }
        self._in_rows = {**walked, **{each: name for each, name in typed.items() if each not in walked}}
        self._in_form = {each: name for each, name in typed.items() if name != "form_keep"}
        keeps = split(seat.bound["form_keep"])
        self.form = Form(fields, keeps, self.keep) if fields else None
        self.found = RowList("found", shape, seat.now(), marks=seat.marks) if shape else None
        self._said, self._foot = Static(id="said", markup=False), Bar("form-keys")

    def compose(self) -> ComposeResult:
        """The fields, the rows beneath them, what is said, and the keys."""
        with Vertical(id="dialog", classes="" if self.found else "short"):
            yield from (part for part in (self.form, self.found) if part is not None)
            yield self._said
            yield self._foot

    def on_mount(self) -> None:
        """Begin in the first field."""
        self.query_one("#dialog").border_title = Content(self._title)
        self.set_interval(1.0, self._tell_waiting)
        if self.form is not None:
            self.form.go(1)
        elif self.found is not None:
            self.set_focus(self.found)
        self.seat.ready.set()

    def on_resize(self) -> None:
        """Name the keys that fit."""
        self.call_after_refresh(
            lambda: self._foot.show(foot(self._keys, self.seat.bound, self._foot.size.width))
        )

    # What a dialog does

    def keep(self) -> None:
        """Do what the fields say; a dialog says how."""

    def pick(self) -> None:
        """Take the row under the cursor; a dialog says how."""

    def say(self, words: str, *, bad: bool = False) -> None:
        """Say how it goes, above the keys."""
        self._said.set_class(bad, "bad")
        self._said.update(Content(f"{'! ' if bad else ''}{words}"))

    def complain(self, words: str) -> None:
        """Say what went wrong."""
        self._waiting = ""
        self.say(words, bad=True)

    # Work

    @property
    def is_busy(self) -> bool:
        """Whether something is waited for."""
        return bool(self._waiting)

    def off_loop(self, ask: Callable[..., T], *given: Any, then: Callable[[T], None], group: str) -> None:
        """Ask in a thread and hand on the answer; a newer question of a group replaces the older."""

        async def fetch() -> None:
            then(await asyncio.to_thread(ask, *given))

        work: Callable[[], Awaitable[None]] = fetch
        self.run_worker(work, group=group, exclusive=True)

    def keep_by(self, deed: Callable[[], str]) -> None:
        """Do something to the store, behind what was begun before, and leave with what it says."""

        async def do() -> None:
            async with self.seat.turn:
                done = await asyncio.to_thread(deed)
            self.dismiss(done)

        self.run_worker(do(), group="deed")

    def send(self, words: str, *command: str, then: Callable[[Ran], None]) -> None:
        """Run a command in a process of its own, telling that and for how long it is waited for."""
        self._waiting, self._since = words, monotonic()
        self._tell_waiting()

        async def wait() -> None:
            ran = await self.seat.errands.run(*command)
            self._waiting = ""
            then(ran)

        self.run_worker(wait(), group="errand", exclusive=True)

    def _tell_waiting(self) -> None:
        if self._waiting:
            seconds = int(monotonic() - self._since)
            self.say(f"{self._waiting} {self.seat.marks.more} {seconds} s   Esc gives up")

    # Keys

    def press(self, key: str, character: str | None) -> bool:
        """Do what a key stands for; in a field most are for the line, and Enter waits behind them."""
        in_rows = self.focused is None or self.focused is self.found
        known = self._in_rows if in_rows else self._in_form
        name = known.get(key) or known.get(character or "")
        if name is not None:
            self.action_do(name)
        return name is not None

    def action_do(self, name: str) -> None:
        """Do what a key, or a click on its name, stands for."""
        rows = self.found
        match name:
            case "form_next" | "form_previous":
                self._go(1 if name == "form_next" else -1)
            case "form_keep" | "open":
                (self.pick if rows is not None and self.focused is rows else self.keep)()
            case "up" if rows is not None and not rows.cursor:
                self._go(-1)
            case "top" | "bottom" if rows is not None:
                rows.go(0 if name == "top" else len(rows.rows) - 1)
            case _ if name in MOVES and rows is not None:
                rows.move(*MOVES[name])
            case _:
                self._leave()

    def _go(self, step: int) -> None:
        """To the next field; past the last into the rows, where there are any, and round."""
        if self.form is None or self.form.go(step):
            return
        in_rows = self.found is not None and self.focused is self.found
        if self.found is not None and len(self.found.rows) and not in_rows:
            self.set_focus(self.found)
        else:
            self.set_focus(None)
            self.form.go(step)

    def _leave(self) -> None:
        """Give up what is waited for, else leave all as it was."""
        if self._waiting:
            self.workers.cancel_group(self, "errand")
            self._waiting = ""
            self.say("Given up.")
        else:
            self.dismiss(None)

    @on(RowList.Opened)
    def opened(self) -> None:
        """A double click takes a row."""
        self.pick()
