"""How the outlets of a source edit what they told, brought together from the store."""

from collections.abc import Sequence
from typing import TypeAlias

from news.editing import Editing, editing
from news.model import Article
from store.filters import Filter
from store.store import Store

Edited: TypeAlias = tuple[tuple[str, Editing], ...]
"""Outlets with their figures."""

RECENT = 1_000
"""Newest articles of a source by which its outlets are told: as a habit is now, not as it was years ago."""


def edited_by_outlet(store: Store, source: str) -> Edited:
    """The figures of each outlet of a source, the one with most articles first."""
    with store.reading():
        outlets: dict[str, list[Article]] = {}
        for article in store.articles.newest(RECENT, where=Filter(source=source)):
            outlets.setdefault(article.outlet, []).append(article)
        found = [(outlet, _editing(store, articles)) for outlet, articles in outlets.items()]
    return tuple(sorted(found, key=lambda each: (-each[1].articles, each[0])))


def _editing(store: Store, articles: Sequence[Article]) -> Editing:
    several = [article.id for article in articles if article.revisions > 1]
    return editing(len(articles), store.revisions.of_many(several))
