"""What a prompt says; apart from it, so that its widgets are loaded only when something is asked."""

from dataclasses import dataclass

from textual.message import Message


@dataclass
class Typed(Message):
    """The line so far."""

    text: str


@dataclass
class Answered(Message):
    """The line, or None when the person gave up."""

    text: str | None
