"""What the desk tells while it works: one event a turn, and one for each thing that happened in it."""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Literal, TypeAlias

from news.times import stamp

What: TypeAlias = Literal["poll", "page", "new", "revised", "flip", "suspect", "alert", "trimmed"]


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened."""

    event: What
    source: str
    """The source's name."""
    at: datetime
    new: int = 0
    revised: int = 0
    unchanged: int = 0
    alerts: int = 0
    ms: int | None = None
    error: str | None = None
    article: str | None = None
    url: str | None = None
    title: str | None = None
    old: str | None = None
    """The headline before, when it changed."""
    classes: tuple[str, ...] = ()
    reason: str | None = None

    def as_json(self) -> dict[str, object]:
        """The event as printed: a poll or a page with its counts, the rest with what they are about."""
        fields = asdict(self) | {"at": stamp(self.at), "classes": list(self.classes)}
        kept: set[str] | frozenset[str]
        match self.event:
            case "poll":
                kept = _TOLD | _COUNTS
            case "page":
                kept = _TOLD | _COUNTS | {"article", "url"}
            case _:
                kept = {name for name in fields.keys() - _COUNTS if fields[name] not in (None, [])}
        return {name: value for name, value in fields.items() if name in kept}


_TOLD = frozenset({"event", "source", "at"})
_COUNTS = frozenset({"new", "revised", "unchanged", "alerts", "ms", "error"})

Report: TypeAlias = Callable[[Event], None]
"""Who is told."""


def silent(event: Event) -> None:
    """Tell nobody."""
