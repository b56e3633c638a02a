"""The looks that were asked for here and are still to come: told when the desk has taken them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from news.amount import amount
from store.store import Store

PATIENCE = timedelta(minutes=10)
"""After which a look that was asked for is waited for no more."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Looks that were asked for at once."""

    names: tuple[str, ...]
    had: int
    """How many articles these sources had given before."""
    at: datetime


class Awaited:
    """What this person waits for; every call may touch the disk."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._asked: list[Asked] = []

    def ask(self, names: Sequence[str], now: datetime) -> None:
        """Wait for looks at these sources, asked for now."""
        self._asked.append(Asked(tuple(names), self._had(names), now))

    def came(self, now: datetime) -> str:
        """What came of the looks that were all taken since this was last asked; empty while none was."""
        if not self._asked:
            return ""
        pending = self._store.sources.asked()
        done = [one for one in self._asked if pending.keys().isdisjoint(one.names)]
        self._asked = [one for one in self._asked if one not in done and now - one.at < PATIENCE]
        return "   ".join(self._told(one) for one in done)

    def _told(self, asked: Asked) -> str:
        sources, standings = self._store.sources, self._store.sources.standings()
        errors = {
            name: error
            for name in asked.names
            if (standing := standings.get(name)) is not None and (error := standing.error) is not None
        }
        new = self._had(asked.names) - asked.had
        edited = self._store.articles.edited(asked.names, asked.at)
        parts = (amount(new, "new article") if new else "", f"{edited:,} edited" if edited else "")
        brought = ", ".join(filter(None, parts)) or "nothing new"
        if len(asked.names) > 1:
            failed = f", {len(errors):,} failed" if errors else ""
            return f"{len(asked.names):,} sources looked at: {brought}{failed}."
        source = sources.get(asked.names[0])
        name = source.name if source else "a source that is gone"
        return f"{name} was looked at: {errors.get(asked.names[0], brought)}."

    def _had(self, names: Sequence[str]) -> int:
        counts = self._store.sources.counts()
        return sum(counts[name].articles for name in names if name in counts)
