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
    holder, standings = lock.holder(), store.sources.standings()
    names = {source.id: source.name for source in store.sources.all() if not source.paused}
    tried = [(one.tried, one.source) for one in standings.values() if one.tried is not None]
    last = max(tried, default=(None, ""))[1]
    due = min((one.due for one in standings.values() if one.source in names and not one.gone), default=None)
    failing = tuple(names[one.source] for one in standings.values() if one.error and one.source in names)
    return Pulse(
        None if holder is None else holder.pid,
        store.articles.unread(),
        store.alerts.count(),
        failing,
        names.get(last, ""),
        due,
        store.outbox.count("failing"),
    )
