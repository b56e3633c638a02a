"""Fields to fill in, a line each: what is written is told as it is typed."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.events import Key
from textual.message import Message
from textual.suggester import SuggestFromList
from textual.widgets import Input, Static

from tui.widgets.prompt import Line


@dataclass(frozen=True, slots=True)
class Field:
    """One thing to fill in."""

    name: str
    label: str
    value: str = ""
    hint: str = ""
    choices: tuple[str, ...] = ()
    """What it may be, when that is known; Right completes one."""


class FieldLine(Line):
    """The line of a field; a key that ends the filling in waits behind what was typed before it."""

    def __init__(self, field: Field, ends: Collection[str], end: Callable[[], None]) -> None:
        super().__init__(
            field.value, placeholder=field.hint, id=f"field-{field.name}", compact=True,
            select_on_focus=bool(field.choices),
            suggester=SuggestFromList(field.choices) if field.choices else None,
        )  # fmt: skip
        self._ends, self._end = ends, end

    async def _on_key(self, event: Key) -> None:
        if event.key in self._ends:  # any other is given to Input by Textual itself
            event.stop()
            event.prevent_default()
            self._end()


class Form(Vertical):
    """Several fields beneath each other."""

    DEFAULT_CSS = """
    Form { height: auto; max-height: 40vh; overflow: hidden auto; scrollbar-size-vertical: 1; }
    Form Horizontal { height: 1; }
    Form .label { width: 10; color: $accent; }
    Form FieldLine { width: 1fr; }
    """

    @dataclass
    class Edited(Message):
        """A field says something else."""

        values: Mapping[str, str]

    def __init__(self, fields: Sequence[Field], ends: Collection[str], end: Callable[[], None]) -> None:
        """`ends` are the keys by which the filling in ends, which is told to `end`."""
        super().__init__(id="form")
        self._fields = tuple(fields)
        self._lines = [FieldLine(field, ends, end) for field in fields]

    def compose(self) -> ComposeResult:
        """A label and a line each."""
        for field, line in zip(self._fields, self._lines, strict=True):
            with Horizontal():
                yield Static(field.label, classes="label", markup=False)
                yield line

    @property
    def values(self) -> Mapping[str, str]:
        """What every field says, by its name."""
        return {field.name: line.value.strip() for field, line in zip(self._fields, self._lines, strict=True)}

    def put(self, name: str, value: str) -> None:
        """Write something into a field."""
        line = self._lines[[field.name for field in self._fields].index(name)]
        line.value = value
        line.cursor_position = len(value)

    def go(self, step: int) -> bool:
        """To the next field, or back by a negative step; False where there is none that way."""
        # What the screen says: a widget learns only later that it has the focus.
        here = next((place for place, line in enumerate(self._lines) if line is self.screen.focused), None)
        there = here + step if here is not None else 0 if step > 0 else len(self._lines) - 1
        if not 0 <= there < len(self._lines):
            return False
        self.screen.set_focus(self._lines[there])
        return True

    def on_input_changed(self, event: Input.Changed) -> None:
        """Say what stands there now."""
        event.stop()
        self.post_message(self.Edited(self.values))
