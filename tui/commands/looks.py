"""Looks that the desk at work is asked for: waited for, and told as the store has them."""

from collections.abc import Callable, Sequence
from time import monotonic, sleep

from desk.events import Event
from news.model import Source
from store.filters import Filter
from store.lock import DeskLock
from store.store import Store
from tui.commands.opening import now, writing
from tui.commands.output import note
from tui.commands.parsing import Asked
from tui.commands.paths import store_path

PATIENCE = 90.0
"""Seconds without an outcome after which none is waited for any longer; one look may take sixty."""

EACH = 0.1
"""Seconds between two looks at the store."""


def ask_for(asked: Asked, words: Sequence[str]) -> list[Source]:
    """Ask in the store for a look at the sources that these words name, or at all that are not paused."""
    with writing(asked, create=True) as store:
        wanted = [store.sources.find(word) for word in words]
        wanted = wanted or [source for source in store.sources.all() if not source.paused]
        store.sources.ask([source.id for source in wanted], now())
    return wanted


def await_looks(asked: Asked, wanted: Sequence[Source], tell: Callable[[Event], None]) -> int:
    """Tell how each look went that the desk at work was asked for; how many failed or never came."""
    waiting, failed = {source.id: source for source in wanted}, 0
    desk, until = DeskLock(store_path(asked.store)), monotonic() + PATIENCE
    with writing(asked) as store:
        while waiting and monotonic() < until and desk.holder():
            asked_still = store.sources.asked()
            for source_id in [each for each in waiting if each not in asked_still]:
                event = _outcome(store, waiting.pop(source_id))
                failed += event.error is not None
                until = monotonic() + PATIENCE
                tell(event)
            sleep(EACH if waiting else 0)
    if waiting:
        why = f"for {PATIENCE:g} s nothing has come of" if desk.holder() else "the desk has ended before"
        note(f"{why} {len(waiting)} of {len(wanted)} looks; `wirewatch sources` tells when they have")
    return failed + len(waiting)


def _outcome(store: Store, source: Source) -> Event:
    """What a look that is over has left in the store."""
    standing = store.sources.standing(source.id)
    if standing is None or standing.tried is None:
        return Event("poll", source.name, now(), error="it was removed before it could be looked at")
    new = store.articles.count(Filter(source=source.id, since=standing.tried))
    revised = store.articles.edited([source.id], standing.tried)
    return Event(
        "poll", source.name, standing.tried, new=new, revised=revised, ms=standing.latency_ms,
        error=standing.error,
    )  # fmt: skip
