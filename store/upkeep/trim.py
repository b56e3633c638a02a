"""Retention: how long articles are kept, and which stay whatever the limit."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from news.times import stamp
from store.filters import Filter
from store.sqlite import search, upkeep
from store.store import Store
from store.upkeep.progress import Progress, silent

REMEMBERED = timedelta(days=400)
"""How long it is known of an article that it was removed: feeds go on naming old items for years."""

BATCH = 50
"""Articles that are removed in one transaction: short enough that nobody who writes notices."""


@dataclass(frozen=True, slots=True)
class Keep:
    """How much is kept; None sets no limit."""

    days: int | None = None
    articles: int | None = None
    size: int | None = None
    """Bytes of the store in use; over the whole store only."""


@dataclass(frozen=True, slots=True)
class Trimmed:
    """What was removed."""

    articles: int = 0
    revisions: int = 0
    texts: int = 0
    stories: int = 0
    wanted: int = 0
    """Articles that the limits meant; those of them that stayed are marked, alerted or told apart."""


def trim(
    store: Store, keep: Keep, now: datetime, source: str | None = None, progress: Progress = silent
) -> Trimmed:
    """Remove the oldest articles beyond the limits, of one source or over all.

    What a person starred, tagged, noted, assigned or judged stays, as does what a rule alerted to, and every
    story that one of its articles still tells. A source that goes on naming what went does not bring it
    back. The space comes back with `compact`.
    """
    before = None if keep.days is None else now - timedelta(days=keep.days)
    wanted = 0
    done = Trimmed()
    if before is not None:
        wanted = store.articles.count(Filter(source=source, until=before))
        done = _remove(store, now, source, stamp(before), wanted, progress)
    if keep.articles is not None:
        excess = max(0, store.articles.count(Filter(source=source)) - keep.articles)
        wanted += excess
        done = _sum(done, _remove(store, now, source, None, excess, progress))
    while keep.size is not None and source is None and (excess := _beyond(store, keep.size)):
        gone = _remove(store, now, None, None, excess, progress)
        wanted += excess
        done = _sum(done, gone)
        if not gone.articles:
            break
        search.merge(store.connection)  # or what went would still weigh
    with store.transaction():
        stories = upkeep.remove_empty_stories(store.connection) if done.articles else 0
        upkeep.forget_gone(store.connection, stamp(now - REMEMBERED))
    return replace(done, stories=stories, wanted=wanted)


def _beyond(store: Store, size: int) -> int:
    """How many articles have to go for the store to come down to a size: they are taken to be of equal
    weight.
    """
    used = upkeep.size(store.connection)
    return 0 if used <= size else -(-store.articles.count() * (used - size) // used)


def _remove(
    store: Store, now: datetime, source: str | None, before: str | None, count: int, progress: Progress
) -> Trimmed:
    done = Trimmed()
    while done.articles < count:
        with store.transaction():
            ids = upkeep.oldest(store.connection, source, before, min(BATCH, count - done.articles))
            if not ids:
                break
            revisions, texts = upkeep.remove_articles(store.connection, ids, stamp(now))
        done = _sum(done, Trimmed(len(ids), revisions, texts))
        progress("articles", done.articles, count)
    return done


def _sum(one: Trimmed, other: Trimmed) -> Trimmed:
    return replace(
        one,
        articles=one.articles + other.articles,
        revisions=one.revisions + other.revisions,
        texts=one.texts + other.texts,
    )
