"""How many pages each host is asked for in an hour: the rest wait for their turn in one of the next."""

from collections import deque
from datetime import datetime, timedelta

HOUR = timedelta(hours=1)


class Budget:
    """What each host was asked for in the last hour, and which pages wait; one desk's own."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._turns: dict[str, deque[datetime]] = {}
        self._waiting: dict[str, datetime] = {}

    def turn(self, host: str, page: str, now: datetime) -> datetime:
        """When a page of this host may be asked for: now, or when so many have left the hour that it may.

        A page that has to wait keeps its turn, so that asking again then does not take another.
        """
        kept = self._waiting.pop(page, None)
        if kept is not None and kept <= now:
            return now
        turns = self._turns.setdefault(host, deque(maxlen=self._limit))
        while turns and turns[0] + HOUR <= now:
            turns.popleft()
        at = now
        if len(turns) == self._limit:
            at = turns[0] + HOUR
        turns.append(at)
        if at > now:
            self._waiting[page] = at
        return at
