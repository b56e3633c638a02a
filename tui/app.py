"""The app: the views, and what goes on beneath them: the store watched, the desk kept at work."""

import asyncio
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import UTC, datetime
from functools import partial
from itertools import count
from os import environ
from pathlib import Path
from time import monotonic
from typing import Any, ClassVar, cast

from textual import on
from textual.app import App, SystemCommand
from textual.binding import BindingType
from textual.events import Event, Key
from textual.screen import Screen

from desk.config.shape import Keys, Looks, Notices
from store.errors import StoreError
from store.store import Store, open_store
from tui.acting import Acting
from tui.calling import call, give_way, tell, warn
from tui.deskkeeper import Desk, keep_at_work
from tui.drawing import draw_with
from tui.ending import leave_closed_terminal, told_to_end
from tui.errands import Errands
from tui.keys import KEYS, VIEWS, all_shown, places, shown, table
from tui.marks import ASCII, UNICODE
from tui.own import Own
from tui.pace import CACHE_KB, ask_in_few_threads, hold_little_memory, keys_first
from tui.reading import Reading
from tui.screens.taking import TakesKeys
from tui.screens.view import ViewScreen, view_class
from tui.seat import Seat
from tui.session import NAME as SESSION
from tui.session import Session, as_json, from_json
from tui.shelving import Shelving
from tui.steadily import steadily
from tui.themes import has_few_colours, own_themes

WATCH = 0.25
"""Seconds between two looks whether the store has anything new; one costs some microseconds."""
PULSE = 8
"""After how many of those looks the status line is asked for anew though nothing seems new."""
AGAIN = 3.0
"""Seconds in which a second Ctrl-C leaves."""


def clock() -> datetime:
    """The time."""
    return datetime.now(UTC)


class WirewatchApp(App[int]):
    """The desk to live in all day."""

    TITLE = "wirewatch"
    CSS_PATH: ClassVar[str] = "looks/app.tcss"
    ENABLE_COMMAND_PALETTE = True
    COMMAND_PALETTE_BINDING = "ctrl+p"
    BINDINGS: ClassVar[list[BindingType]] = []

    def __init__(
        self,
        store_path: Path,
        *,
        view: str = "feed",
        filter: str = "",  # noqa: A002 (the option's name)
        read_only: bool = False,
        desk: Callable[[], Desk] | None = None,
        own: Own | None = None,
        lists: Path | None = None,
        now: Callable[[], datetime] = clock,
    ) -> None:
        """Opens the store, or raises a StoreError; `own` is the person's file, `lists` that of this store."""
        own_colours = has_few_colours(environ)
        # Told from the start: a filter chosen for a theme of true colours would paint black on black.
        super().__init__(ansi_color=True if own_colours else None)
        for each in own_themes():
            self.register_theme(each)
        if own_colours:
            self.theme = "ansi-dark"
        self.store: Store = open_store(store_path, cache_kb=CACHE_KB)
        self._own = own
        keys, looks = (own.config.keys, own.config.app) if own else (Keys(), Looks())
        bound = table(keys.preset, keys.own)
        marks = ASCII if looks.ascii else UNICODE
        draw_with(self, marks)
        self.seat = Seat(
            Reading(self.store),
            Acting(self.store, lists),
            Shelving(self.store),
            Errands(store_path, lists),
            self.store.path.parent / "drafts",
            now,
            marks,
            bound,
            read_only=read_only,
            starts_desk=desk is not None,
            roomy=looks.density == "roomy",
            opened_on=filter,
        )
        session = from_json(self.store.settings.get(SESSION))
        if view == "feed" and not filter:
            view, self.seat.filter, self.seat.cursor = session.view, session.filter, session.cursor
        self.seat.pair = session.pair
        theme = looks.theme if looks.theme in self.available_themes else session.theme
        if theme in self.available_themes and not own_colours:
            self.theme = theme
        self._fallback = {self.theme: session.theme} if own_colours else {}  # of this run alone
        is_there = session.pair if view == "compare" else view in VIEWS
        self._first = self._in_front = view if is_there else "feed"
        self._desk = desk() if desk is not None else None
        self._asked_to_leave = -AGAIN
        self._at_work: asyncio.AbstractEventLoop | None = None
        self._to_tell = partial(self.seat.reading.coming.to_tell, rings_on=not read_only)

    def end(self, code: int) -> None:
        """End in order, from a signal's handler; before there is anything to end, leave at once."""
        leave_closed_terminal()
        if self._at_work is None:
            raise SystemExit(code)
        self._at_work.call_soon_threadsafe(self.exit, code)

    def on_mount(self) -> None:
        """Show the first view, then watch the store and keep the desk."""
        self._at_work = asyncio.get_running_loop()
        ask_in_few_threads(self._at_work)
        self.push_screen(self.view(self._first))
        self.run_worker(self._watch(), group="watch")
        if self._desk is not None:
            self.run_worker(keep_at_work(self._desk, self._complain), group="desk")
        self.call_after_refresh(keys_first)

    def view(self, name: str) -> ViewScreen:
        """A view by its name, made when it is first wanted."""
        if not self.is_screen_installed(name):
            self.install_screen(view_class(name)(self.seat), name)
        return cast("ViewScreen", self.get_screen(name))

    async def on_event(self, event: Event) -> None:
        """Give a key to what is in front at once, so that keys act in the order they were typed."""
        if isinstance(event, Key) and not event.is_forwarded and isinstance(self.screen, TakesKeys):
            await self.seat.until_ready()
            if self.seat.is_going:
                self.post_message(event)  # behind the message that brings the other view
                return
            if self.screen.press(event.key, event.character):
                return
        await super().on_event(event)

    @on(ViewScreen.Go)
    def go(self, event: ViewScreen.Go) -> None:
        """Another view to the front, or out."""
        self.seat.is_going = False
        if event.view is None:
            self.exit(0)
        elif event.view != self.screen.name:
            target = self.view(event.view)
            target.came_from = self.screen.name or "feed"
            self._in_front = event.view
            self.switch_screen(target)

    def on_notify(self) -> None:
        """A toast of Textual's own has the room of ours."""
        self.call_later(give_way, self)

    def action_help_quit(self) -> None:
        """Ctrl-C: say how to leave; once more, leave. Where the hands go first must not lose anything."""
        if monotonic() - self._asked_to_leave < AGAIN:
            self.exit(0)
        self._asked_to_leave = monotonic()
        if isinstance(self.screen, ViewScreen):
            out = shown(self.seat.bound["quit"])
            self.screen.tell(f"{out} goes back, and out at the root; Ctrl-C again leaves at once.")

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """Every key's deed by its name, then what Textual knows."""
        if isinstance(screen, ViewScreen):
            for key in KEYS:
                if screen.NAME in places(key):
                    words = f"{all_shown(self.seat.bound[key.id])}   {key.id}"
                    yield SystemCommand(key.words, words, partial(screen.action_do, key.id))
        yield from super().get_system_commands(screen)

    async def _watch(self) -> None:
        """Tell the view in front when the store has anything new, and how things stand."""
        rounds = count()
        await steadily(lambda: self.look(with_pulse=next(rounds) % PULSE == 0), WATCH, self._complain)

    async def look(self, *, with_pulse: bool = False) -> bool:
        """Look once whether the store has anything new, and show it; False when the app has closed."""
        reading = self.seat.reading
        is_new = await asyncio.to_thread(reading.coming.is_new)
        if is_new or with_pulse:
            self.seat.pulse = await asyncio.to_thread(reading.pulse)
        came = await asyncio.to_thread(self.seat.acting.awaited.came, self.seat.now()) if is_new else ""
        came_up = await asyncio.to_thread(self._to_tell) if is_new or with_pulse else []
        own, themes = self._own, self.available_themes
        faults = await asyncio.to_thread(own.faults, themes) if own and with_pulse else []
        if not self.screen_stack:  # it closed while the store was asked
            return False
        warn(self, "Configuration", faults)
        if came_up:
            notices = self._own.config.notices if self._own else Notices()
            tell(self, call(came_up, notices, self.seat.now().astimezone(), environ))
        if isinstance(self.screen, ViewScreen):
            if is_new:
                self.screen.freshen()
            if came:
                self.screen.tell(came)
            if is_new or with_pulse:
                self.screen.tell_status()
        return True

    def _complain(self, words: str) -> None:
        """Tell what goes wrong beneath the views, in the one that is to be seen."""
        views = (screen for screen in reversed(self.screen_stack) if isinstance(screen, ViewScreen))
        if (view := next(views, None)) is not None:
            view.complain(words)

    def _keep_session(self) -> None:
        """Keep the person's place; a store that cannot be written just then loses no more than that."""
        seat = self.seat
        theme = self._fallback.get(self.theme, self.theme)
        session = Session(self._in_front, seat.filter, seat.cursor, seat.pair, theme)
        with suppress(StoreError):
            self.store.settings.set(SESSION, as_json(session))

    async def on_unmount(self) -> None:
        """Let go of the desk and the store."""
        if not self.seat.read_only:
            self._keep_session()
        if self._desk is not None:
            await asyncio.to_thread(self._desk.stop)
        self.seat.reading.close()
        self.store.close()


def run_app(store_path: Path, *, mouse: bool = True, **options: Any) -> int:
    """Open the app on a store until the person leaves; gives the exit code. Raises a StoreError."""
    hold_little_memory()
    app = WirewatchApp(store_path, **options)
    with told_to_end(app.end):
        return app.run(mouse=mouse) or 0
