"""The ids that a list shows: a long row of them, and what came in on top since."""

from collections.abc import Sequence
from itertools import chain

NEAR = 2_000
"""How many places round the last known one are looked at before the whole list is."""


class Rows:
    """Ids, newest first; putting some on top copies nothing of what is beneath."""

    def __init__(self, ids: Sequence[str] = ()) -> None:
        self._beneath = ids
        self._top: list[str] = []

    def __len__(self) -> int:
        return len(self._top) + len(self._beneath)

    def __getitem__(self, index: int) -> str:
        size = len(self._top)
        return self._top[size - 1 - index] if index < size else self._beneath[index - size]

    def window(self, start: int, stop: int) -> list[str]:
        """The ids from `start` up to `stop`, as far as there are any."""
        start, size = max(0, start), len(self._top)
        above = self._top[max(0, size - stop) : max(0, size - start)]
        return [*reversed(above), *self._beneath[max(0, start - size) : max(0, stop - size)]]

    def put_on_top(self, ids: Sequence[str]) -> int:
        """Put ids above all others, the first highest, but none twice; gives how many came."""
        fresh = self.unknown(ids)
        self._top.extend(reversed(fresh))
        return len(fresh)

    def unknown(self, ids: Sequence[str]) -> list[str]:
        """Those of these ids, all from the newest on, that are not here yet."""
        held = set(self.window(0, len(ids) + NEAR))
        return [name for name in ids if name not in held]

    def extend(self, ids: Sequence[str]) -> None:
        """Put ids beneath all others."""
        if not isinstance(self._beneath, list):
            self._beneath = list(self._beneath)
        self._beneath.extend(ids)

    def place(self, name: str, near: int = 0) -> int | None:
        """Where an id stands, looked for round a place where it may be first; None when it is not there."""
        start = max(0, near - NEAR)
        close = self.window(start, near + NEAR)
        if name in close:
            return start + close.index(name)
        every = chain(reversed(self._top), self._beneath)
        return next((index for index, held in enumerate(every) if held == name), None)
