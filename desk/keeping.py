"""Retention at work: what is beyond the person's limits goes, the oldest first, and how much is told."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from desk.config.shape import KeepEntry
from news.amount import amount
from store.store import Store, open_store
from store.upkeep.progress import Progress, silent
from store.upkeep.trim import Keep, Trimmed, trim

ALL = "all sources"


@dataclass(frozen=True, slots=True)
class Kept:
    """What one limit came to."""

    of: str
    """The name of the source, or `ALL`."""
    trimmed: Trimmed

    def __str__(self) -> str:
        done = self.trimmed
        stayed = done.wanted - done.articles
        removed = f"{amount(done.articles, 'article')} beyond the limit removed"
        words = f"{removed}, with {amount(done.revisions, 'revision')}"
        return words + (
            f"; {stayed:,} stayed: marked, alerted, or what is left is within it" if stayed > 0 else ""
        )


def keep_within(
    store: Store, limits: KeepEntry, now: datetime, progress: Progress = silent
) -> Iterator[Kept]:
    """Hold every source to its own limits, then all of them to these; what each limit removed."""
    for source in store.sources.all():
        own = _own(source.options)
        if own != Keep():
            yield Kept(source.name, trim(store, own, now, source.id, progress))
    if limits != KeepEntry():
        keep = Keep(limits.days, limits.articles, limits.size)
        yield Kept(ALL, trim(store, keep, now, progress=progress))


def keep(path: Path, limits: KeepEntry, now: datetime) -> list[Kept]:
    """The same on a connection of its own, for a thread beside the desk's; only what removed something."""
    with open_store(path, create=False) as store:
        return [kept for kept in keep_within(store, limits, now) if kept.trimmed.articles]


def _own(options: Mapping[str, str]) -> Keep:
    days, articles = (options.get(name, "") for name in ("keep_days", "keep_articles"))
    return Keep(int(days) if days.isdecimal() else None, int(articles) if articles.isdecimal() else None)
