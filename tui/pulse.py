"""How things stand, in a few numbers: what the status line tells."""

from dataclasses import dataclass
from datetime import datetime

from store.lock import DeskLock
from store.store import Store


@dataclass(frozen=True, slots=True)
class Pulse:
    """What the status line tells."""

    desk: int | None
    """The process that polls; None when nobody does."""
    unread: int
    alerts: int
    failing: tuple[str, ...]
    """Names of the sources whose last look failed."""
    last: str
    """The source looked at last."""
    due: datetime | None
    """When the next look is due."""
    notices: int = 0
    """Notices that could not be told so far."""


def pulse_of(store: Store, lock: DeskLock) -> Pulse:
    """How the desk and its sources fare, and how much waits for a person."""
    holder, sources = lock.holder(), store.sources.overall()
    return Pulse(
        None if holder is None else holder.pid,
        store.articles.unread(),
        store.alerts.count(),
        sources.failing,
        sources.last,
        sources.due,
        store.outbox.count("failing"),
    )
