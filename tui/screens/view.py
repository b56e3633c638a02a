"""What all views have in common: panes by width, one gate for every key, the status line, questions."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Any, ClassVar, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.events import DescendantFocus, Resize, ScreenResume
from textual.message import Message

from tui.calling import give_way
from tui.keys import BY_ID, COUNTED, MOTIONS, of_view, places, split
from tui.screens.foot import FootScreen
from tui.screens.panes import MIDDLE, WIDE, in_sight
from tui.screens.taking import TakesKeys
from tui.seat import Seat
from tui.widgets.painted import Painted
from tui.widgets.rowlist import RowList

T = TypeVar("T")

TICK = 15.0
"""Seconds between two writings of the relative times."""
LONE = 0.35
"""Seconds after which a digit that nothing followed stands for itself."""


class ViewScreen(FootScreen, TakesKeys, inherit_bindings=False):
    """One view: its panes, and the keys that act on them."""

    AUTO_FOCUS = ""
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012 (as Textual declares it)
        (0, "-tiny"), (60, "-ample"), (MIDDLE, "-middle"), (WIDE, "-wide"),
    ]  # fmt: skip
    MAIN: ClassVar[int] = 0
    """The pane that has the focus at first."""

    @dataclass
    class Go(Message):
        """Another view is wanted; None goes out of the app."""

        view: str | None

    def __init__(self, seat: Seat) -> None:
        super().__init__(seat)
        self.came_from = "feed"
        """The view that was in front before this one."""
        self._pane = self.MAIN
        self._by_key = {key: one.id for one in of_view(self.NAME) for key in split(seat.bound[one.id])}
        self.panes = self.make_panes()

    # What a view has

    def make_panes(self) -> list[Painted]:
        """The panes from left to right; a view says which."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        """The panes, and beneath them the status and the keys."""
        yield Horizontal(*self.panes, id="panes")
        yield from super().compose()

    def freshen(self) -> None:
        """Show what changed in the store since; a view says how."""
        raise NotImplementedError

    # How it lives

    def on_mount(self) -> None:
        """Focus the main pane, and write the times anew now and then."""
        self.set_interval(TICK, self.tick)
        self._arrange()
        self.set_focus(self.panes[self._pane])

    @on(ScreenResume)
    def catch_up(self) -> None:
        """See what happened while another view was in front, and how long ago all of it is by now."""
        self.tick()
        self.freshen()
        give_way(self.app)

    @on(Resize)
    def make_room(self, event: Resize) -> None:
        """Show as many panes as there is room for."""
        self._arrange(event.size.width)
        self.tell_status()
        give_way(self.app)

    def tick(self) -> None:
        """Write the times anew, repainting only what changed."""
        if self.is_current:
            for pane in self.panes:
                if isinstance(pane, RowList):
                    pane.tick(self.seat.now())
            self.tell_status()

    def off_loop(self, ask: Callable[..., T], *given: Any, then: Callable[[T], None], group: str) -> None:
        """Ask in a thread and hand on the answer; a newer question of a group replaces the older."""

        async def fetch() -> None:
            then(await asyncio.to_thread(ask, *given))

        work: Callable[[], Awaitable[None]] = fetch
        self.run_worker(work, group=group, exclusive=True)

    def in_turn(self, deed: Callable[..., T], *given: Any, then: Callable[[T], None]) -> None:
        """Do something to the store in a thread, each deed after the one before; none is ever dropped."""

        async def do() -> None:
            async with self.seat.turn:
                done = await asyncio.to_thread(deed, *given)
            then(done)

        work: Callable[[], Awaitable[None]] = do
        self.run_worker(work, group="deeds")

    # Panes

    def to_pane(self, pane: int) -> None:
        """Give a pane the focus."""
        self._pane = max(0, min(pane, len(self.panes) - 1))
        self._arrange()
        self.set_focus(self.panes[self._pane])

    def _arrange(self, width: int | None = None) -> None:
        """Show the panes there is room for."""
        shown = in_sight(len(self.panes), self._pane, self.size.width if width is None else width)
        for at, pane in enumerate(self.panes):
            pane.display = at in shown
            pane.set_class(len(shown) == 1, "alone")

    @on(DescendantFocus)
    def follow_focus(self) -> None:
        """Note which pane has the focus."""
        if isinstance(self.focused, Painted) and self.focused in self.panes:
            self._pane = self.panes.index(self.focused)

    # Keys

    def go_to(self, view: str | None) -> None:
        """Ask for another view, or out; keys wait until it is in front."""
        self.seat.is_going = True
        self.app.post_message(self.Go(view))  # into the queue in which the next keys are

    def press(self, key: str, character: str | None) -> bool:
        """Do what a key stands for; False where it stands for nothing, or is meant for a line being typed.

        Textual's own bindings would do it three hops of messages later, behind keys of the same burst, and
        ask every widget's bindings on the way: half the time of a cursor move.
        """
        if self.focused is not None and not isinstance(self.focused, Painted):
            return False
        if key.isdigit():
            self.count_digit(key)
            return True
        name = self._by_key.get(key) or self._by_key.get(character or "")
        if name is not None:
            self.action_do(name)
        return name is not None

    def action_do(self, name: str) -> None:
        """Do what a key stands for: the one gate through which every key, click and command goes."""
        key = BY_ID[name]
        if name not in COUNTED and (lone := self.count.take_lone()) and self._go_by(lone):
            self.app.call_later(self._do_there, name)
            return
        count = self.count.take() or 1
        for pane in self.panes:
            if isinstance(pane, RowList):
                pane.is_held = True
        if name not in MOTIONS:
            self.hush()
        act = getattr(self, f"do_{name}", None)
        if act is None or self.NAME not in places(key):
            self.tell(f"{key.words}: not in this view.", bad=True)
        elif key.writes and self.seat.read_only:
            self.tell("This app only looks (--read-only): nothing was changed.", bad=True)
        else:
            act(count)

    def count_digit(self, digit: str) -> None:
        """Take one more digit of a count."""
        self.count.add(digit)
        self.tell_status()
        self.set_timer(LONE, self._settle)

    def _settle(self) -> None:
        """A digit that nothing followed is a key of its own."""
        lone = self.count.take_lone()
        if lone is not None:
            self._go_by(lone)
        self.tell_status()

    def _go_by(self, digit: str) -> bool:
        """Do what a lone digit is bound to; False when it is bound to nothing."""
        for name, keys in self.seat.bound.items():
            if digit in split(keys):
                self.action_do(name)
                return True
        return False

    def _do_there(self, name: str) -> None:
        """Do it in the view that came to the front."""
        if isinstance(self.app.screen, ViewScreen):
            self.app.screen.action_do(name)


def view_class(name: str) -> type[ViewScreen]:
    """The class of a view; its file is loaded when the view is first wanted."""
    found: type[ViewScreen] = getattr(import_module(f"tui.screens.{name}"), f"{name.title()}Screen")
    return found
