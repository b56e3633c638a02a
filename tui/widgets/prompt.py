"""A line to type in at the foot of a view: what is asked, the answer, and those given before."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.events import Key
from textual.getters import query_one
from textual.reactive import reactive
from textual.suggester import SuggestFromList
from textual.widgets import Input, Static

from tui.widgets.answers import Answered, Typed


class Line(Input):
    """An input whose editing keys act in the order they are typed.

    Textual runs a binding only after the keys behind it may have been taken already: a burst of Ctrl+U and a
    word, as a paste or a slow line gives it, would lose the word.
    """

    cursor_blink = reactive(False, init=False)
    """It stands still: two paintings a second are sent for nothing over a slow line."""

    async def _on_key(self, event: Key) -> None:
        match event.key:
            case "ctrl+u":
                self.action_delete_left_all()
            case "ctrl+w":
                self.action_delete_left_word()
            case "backspace":
                self.action_delete_left()
            case "enter":
                await self.action_submit()
            case _:  # which Textual gives to Input by itself
                return
        event.stop()
        event.prevent_default()


class Prompt(Horizontal):
    """Asks for a line; Enter gives it, Escape gives up."""

    line = query_one(Input)
    label = query_one(Static)

    def __init__(self) -> None:
        super().__init__(id="prompt")
        self._before: dict[str, list[str]] = {}
        self._question = ""
        self._back = 0

    def compose(self) -> ComposeResult:
        """The question and the line."""
        yield Static(id="question", markup=False)
        yield Line(id="answer", compact=True, select_on_focus=False)

    def ask(self, question: str, text: str = "", hint: str = "", names: Sequence[str] = ()) -> None:
        """Ask for a line, starting from a text; one that begins like a name is completed by Right."""
        self._question, self._back = question, 0
        self.label.update(Content(f"{question} "))
        self.line.placeholder = hint
        self.line.suggester = SuggestFromList(names) if names else None
        with self.line.prevent(Input.Changed):
            self.line.value = text
        self.line.cursor_position = len(text)
        self.display = True
        self.screen.set_focus(self.line)  # at once: keys typed ahead are for the line

    def on_input_changed(self, event: Input.Changed) -> None:
        """Say what stands there now."""
        event.stop()
        self.post_message(Typed(event.value))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Give the answer and remember it."""
        event.stop()
        kept = self._before.setdefault(self._question, [])
        if event.value and event.value not in kept[-1:]:
            kept.append(event.value)
        self.post_message(Answered(event.value))

    def on_key(self, event: Key) -> None:
        """Escape and Ctrl+C give up; Up and Down bring back earlier answers."""
        kept = self._before.get(self._question, [])
        match event.key:
            case "escape" | "ctrl+c":
                self.post_message(Answered(None))
            case "up" if self._back < len(kept):
                self._back += 1
                self.line.value = kept[-self._back]
            case "down" if self._back > 0:
                self._back -= 1
                self.line.value = kept[-self._back] if self._back else ""
            case _:
                return
        event.stop()
        event.prevent_default()
