"""What is found in a source's bytes, whatever kind of source it is."""

from dataclasses import dataclass

from news.model import Entry


class NotAFeed(Exception):
    """A body that is not what the source should be, or none that can be used; the message says what it is
    instead.
    """


@dataclass(frozen=True, slots=True)
class Feed:
    """What a source said in one poll."""

    title: str
    entries: tuple[Entry, ...]
    """Those that were not known, each key once, in the source's own order."""
    version: str
    """The format by name: `rss20`, `atom10`, `json11`, `sitemap` …"""
    language: str | None = None
    link: str | None = None
    ttl_s: int | None = None
    """Seconds that the feed asks to leave between looks."""
    skip_hours: frozenset[int] = frozenset()
    skip_days: frozenset[str] = frozenset()
    """Hours (UTC) and English days of the week in which the feed asks not to be fetched."""
    marks: frozenset[int] = frozenset()
    """The hashes of all items of this poll; to be given as `known` with the next body, and only with the
    next."""
    count: int = 0
    """How many items the poll held, the known ones among them."""
    links: frozenset[str] = frozenset()
    """The links with a query of all items of this poll; none where the kind of source is no feed."""
    cut_off: bool = False
    """Whether the body ends in the middle: what came before the cut is here, and the look counts as failed.
    """
    warning: str | None = None
    """What was wrong with a feed that could be used all the same."""
