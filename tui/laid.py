"""A text laid out in lines for one width: what a page gives and a sheet shows."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from tui.lines import Line


@dataclass(frozen=True, slots=True)
class Laid:
    """A text laid out for one width."""

    lines: Sequence[Line]
    stops: Sequence[int] = ()
    """The lines that the keys for next and previous jump to, in order."""
    frozen: int = 0
    """How many lines at the top stay where they are while the rest scrolls."""
    under: Mapping[int, str] = field(default_factory=dict)
    """The role of a whole line, by its number."""


Layout: TypeAlias = Callable[[int], Laid]
"""Lays a text out in so many cells."""


def nothing(_room: int) -> Laid:
    """The layout of an empty sheet."""
    return Laid(())
