"""What a list of articles or alerts is narrowed to."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, TypeAlias

ArticleState: TypeAlias = Literal["unread", "read", "starred", "snoozed"]


@dataclass(frozen=True, slots=True)
class Filter:
    """Which articles: those for which all that is given holds."""

    source: str | None = None
    tag: str | None = None
    story: str | None = None
    outlet: str | None = None
    state: ArticleState | None = None
    since: datetime | None = None
    """Seen then or later."""
    until: datetime | None = None
    """Seen before then."""
    words: str | None = None
    """Words of the newest text: all of them, `"a phrase"`, `begin*`."""
    awake: datetime | None = None
    """Not snoozed beyond this time."""


EVERYTHING = Filter()
"""The filter that leaves everything in."""
