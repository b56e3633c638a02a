"""The questions that a view asks at its foot."""

from collections.abc import Callable, Sequence
from typing import Any

from textual import on

from tui.lines import Line, clip
from tui.pages.help import asked_foot
from tui.screens.view import ViewScreen
from tui.widgets.answers import Answered, Typed

Told = Callable[[str], None]

READY = 0.3
"""Seconds after which the line is made ready: later than the first list, sooner than the first question."""


class AskingScreen(ViewScreen, inherit_bindings=False):
    """A view that can ask for a line."""

    _asks = False
    _answer: Told | None = None
    _typed: Told | None = None
    _given_up: Callable[[], None] | None = None

    def done(self, words: str) -> None:
        """Tell what was done, and show it."""
        self.tell(words)
        self.freshen()

    def ask(
        self, question: str, answer: Told, *, text: str = "", hint: str = "", typed: Told | None = None,
        names: Sequence[str] = (),
        given_up: Callable[[], None] | None = None,
    ) -> None:  # fmt: skip
        """Ask for a line at the foot of the view; `typed` sees it grow."""
        self._asks = True
        self._answer, self._typed, self._given_up = answer, typed, given_up
        self.tell_status()
        prompt = self.prompt()
        if prompt.query("#answer"):
            prompt.ask(question, text, hint, names)
        else:
            self.seat.ready.clear()  # keys typed ahead are for the line: they wait until it is there

            def begin() -> None:
                prompt.ask(question, text, hint, names)
                self.seat.ready.set()

            self.call_after_refresh(begin)

    def foot_keys(self, room: int) -> Line:
        """While a line is typed, the keys of the line."""
        return clip(asked_foot(), room) if self._asks else super().foot_keys(room)

    def on_mount(self) -> None:
        """Have the line ready soon after the first list is shown."""
        self.set_timer(READY, self.prompt)

    def prompt(self) -> Any:
        """The line to type in; its widgets are loaded when it is first wanted, not at the start."""
        from tui.widgets.prompt import Prompt

        found = self.query(Prompt)
        if found:
            return found.first()
        prompt = Prompt()
        self.mount(prompt, before="#foot")
        return prompt

    @on(Typed)
    def while_typed(self, event: Typed) -> None:
        """Hand on what is typed so far."""
        if self._typed is not None:
            self._typed(event.text)

    @on(Answered)
    def when_answered(self, event: Answered) -> None:
        """Hand on the answer; unless it led to another question, put the line away."""
        self._asks = False
        if event.text is not None and self._answer is not None:
            self._answer(event.text)
        elif event.text is None:
            self.hush()
            if self._given_up is not None:
                self._given_up()
        if not self._asks:
            self.query_one("#prompt").display = False
            self.tell_status()
            self.to_pane(self._pane)
