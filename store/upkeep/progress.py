"""How long work tells how far it is."""

from collections.abc import Callable
from typing import TypeAlias

Progress: TypeAlias = Callable[[str, int, int], None]
"""Called with what is being done, how much of it is done, and of how much (0: nobody knows)."""


def silent(_what: str, _done: int, _total: int) -> None:
    """Tells nobody."""
