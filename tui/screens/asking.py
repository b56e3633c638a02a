"""The questions that a view asks at its foot."""

from collections.abc import Callable, Sequence

from textual import on

from tui.screens.view import ViewScreen
from tui.widgets.answers import Answered, Typed

Told = Callable[[str], None]


class AskingScreen(ViewScreen, inherit_bindings=False):
    """A view that can ask for a line."""

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
        self._answer, self._typed, self._given_up = answer, typed, given_up
        from tui.widgets.prompt import Prompt

        found = self.query(Prompt)
        if found:
            found.first().ask(question, text, hint, names)
            return
        prompt = Prompt()
        self.mount(prompt, before="#foot")
        self.call_after_refresh(prompt.ask, question, text, hint, names)

    @on(Typed)
    def while_typed(self, event: Typed) -> None:
        """Hand on what is typed so far."""
        if self._typed is not None:
            self._typed(event.text)

    @on(Answered)
    def when_answered(self, event: Answered) -> None:
        """Hand on the answer, and give the focus back."""
        self.to_pane(self._pane)
        if event.text is not None and self._answer is not None:
            self._answer(event.text)
        elif event.text is None and self._given_up is not None:
            self._given_up()
