"""What an XML feed says, item by item, as it stands there: not cleaned, not named, not judged."""

from dataclasses import dataclass, field
from datetime import datetime


@dataclass(slots=True)
class RawItem:
    """One item, entry or story of a feed."""

    link: str = ""
    """The first of its addresses that is not blank."""
    guid: str = ""
    title: str = ""
    is_html: bool = False
    """Whether its title is HTML, and not words in which a `<` is a `<`."""
    summary: str = ""
    contents: list[str] = field(default_factory=list)
    published: datetime | None = None
    updated: datetime | None = None
    authors: list[str] = field(default_factory=list)
    """Names, or addresses of those who have no name."""
    tags: list[str] = field(default_factory=list)
    outlet: str = ""
    """The title of the feed that it was taken from."""


@dataclass(slots=True)
class RawFeed:
    """A feed and its items in their order."""

    version: str = ""
    """The format by name; empty when it is none that is known."""
    title: str = ""
    link: str = ""
    language: str = ""
    ttl: str = ""
    period: str = ""
    often: str = ""
    """`ttl`, `sy:updatePeriod` and `sy:updateFrequency`, as written."""
    items: list[RawItem] = field(default_factory=list)
    error: str | None = None
    """Why it is not well-formed; None when it is."""
