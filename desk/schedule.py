"""Which sources are due: those somebody asked for, then those that have been due longest.

A heap, so that a desk of thousands of sources does not go through all of them four times a second.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from heapq import heappop, heappush

from news.cadence import is_due
from news.model import Source, Standing

AT_ONCE = datetime.min.replace(tzinfo=UTC)
"""When a source is due that was never looked at."""

SET_BACK = timedelta(minutes=1)
"""By how much the time must go backwards before the clock is taken for one that was set anew."""


@dataclass(frozen=True, slots=True)
class Known:
    """What the store holds of the sources at one moment."""

    sources: Iterable[Source]
    standings: Mapping[str, Standing]
    asked: Iterable[str]
    """Those that somebody wants looked at now."""


class Schedule:
    """The sources of one desk in the order in which they are due."""

    def __init__(self) -> None:
        self.sources: Mapping[str, Source] = {}
        self._under_way: set[str] = set()
        self._standings: dict[str, Standing] = {}
        self._asked: frozenset[str] = frozenset()
        self._line: list[tuple[datetime, str]] = []
        self._places: dict[str, datetime] = {}
        """When each source in the line is due; what stands in the line otherwise is out of date."""
        self._last = AT_ONCE

    @property
    def under_way(self) -> frozenset[str]:
        """The sources that are being looked at."""
        return frozenset(self._under_way)

    def renew(self, known: Known, under_way: frozenset[str], now: datetime) -> None:
        """Take up all sources anew.

        `under_way` are those that were being looked at when the store was asked: of them we may know more.
        """
        held = {source: self._standings[source] for source in under_way if source in self._standings}
        self.sources = {source.id: source for source in known.sources}
        self._standings = {**known.standings, **held}
        self.ask(known.asked, under_way)
        self._line_up(now)

    def ask(self, sources: Iterable[str], under_way: frozenset[str]) -> None:
        """Have these looked at now; a look that is `under_way` answers those who asked meanwhile."""
        self._asked = frozenset(sources) & self.sources.keys() - under_way - self._under_way

    def due(self, now: datetime) -> list[Source]:
        """The sources whose turn it is, each once: its look is under way until `looked` says otherwise."""
        if now + SET_BACK < self._last:
            self._line_up(now)
        self._last = now
        found = sorted(self._asked)
        while self._line and self._line[0][0] <= now:
            at, source_id = heappop(self._line)
            if self._places.get(source_id) == at and source_id not in self._asked:
                found.append(source_id)
        for source_id in found:
            self._places.pop(source_id, None)
        self._under_way.update(found)
        self._asked = frozenset()
        return [self.sources[source_id] for source_id in found]

    def standing(self, source_id: str, now: datetime) -> Standing:
        """Where a source stands."""
        return self._standings.get(source_id) or Standing(source_id, now)

    def looked(self, source_id: str, standing: Standing | None, now: datetime) -> None:
        """A look is over: where the source stands after it; None when nothing could be kept of it."""
        self._under_way.discard(source_id)
        if standing is not None:
            self._standings[source_id] = standing
        if source_id in self.sources:
            self._stand_in_line(self.sources[source_id], now)

    def _line_up(self, now: datetime) -> None:
        self._line, self._places = [], {}
        for source in self.sources.values():
            if source.id not in self._under_way:
                self._stand_in_line(source, now)

    def _stand_in_line(self, source: Source, now: datetime) -> None:
        standing = self._standings.get(source.id)
        if source.paused or (standing and standing.gone):
            return
        at = standing.due if standing else AT_ONCE
        if standing and is_due(standing.due, standing.tried, now):
            at = min(at, now)
        self._places[source.id] = at
        heappush(self._line, (at, source.id))
