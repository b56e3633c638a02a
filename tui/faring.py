"""How the sources fare: health, volume, how their outlets edit; what is costly is counted once a minute."""

from datetime import datetime, timedelta

from store.filters import Filter
from store.store import Store
from tui.edited import Edited, edited_by_outlet
from tui.pages.source import Health

RECENT = 5_000
"""How many articles the sparklines count at most."""

COUNTED = timedelta(minutes=1)
"""How long a count is shown before it is made anew."""


class Faring:
    """The sources of a store as the views see them; every call may touch the disk."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._counted: datetime | None = None
        self._volumes: dict[str, tuple[int, ...]] = {}
        self._edited: dict[str, tuple[datetime, Edited]] = {}

    def volumes(self, now: datetime) -> dict[str, tuple[int, ...]]:
        """Articles an hour of the last day by source, the last hour last; counted once a minute."""
        if self._counted is None or now - self._counted > COUNTED:
            counts: dict[str, list[int]] = {}
            for article in self._store.articles.newest(RECENT, where=Filter(since=now - timedelta(hours=24))):
                hour = min(23, int((now - article.seen).total_seconds() // 3600))
                counts.setdefault(article.source, [0] * 24)[23 - max(0, hour)] += 1
            self._volumes = {source: tuple(hours) for source, hours in counts.items()}
            self._counted = now  # last, for another thread may ask meanwhile
        return self._volumes

    def edited(self, source: str, now: datetime) -> Edited:
        """How a source's outlets edit what they told; counted once a minute."""
        known = self._edited.get(source)
        if known is None or now - known[0] > COUNTED:
            known = self._edited[source] = (now, edited_by_outlet(self._store, source))
        return known[1]

    def healths(self, now: datetime) -> list[Health]:
        """Every source with how it fares, those that fail first."""
        store = self._store
        volumes = self.volumes(now)
        standings, counts, asked = store.sources.standings(), store.sources.counts(), store.sources.asked()
        found = []
        for source in store.sources.all():
            count = counts.get(source.id)
            numbers = (count.articles, count.unread) if count else (0, 0)
            found.append(
                Health(
                    source, standings.get(source.id), *numbers, source.id in asked, volumes.get(source.id, ())
                )
            )
        return sorted(
            found, key=lambda one: (not (one.standing and one.standing.error), one.source.name.casefold())
        )
