"""The two sides of a comparison: which revision of which article each is, and what differs between them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from news.model import Revision, Text
from news.outlets import outlet_key
from news.versions import accounts, kept_for
from store.store import Store
from tui.ago import moment
from tui.pages.compare import Compared


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a comparison: a revision of an article."""

    article: str
    number: int | None = None
    """None is the newest."""


def compared_sides(
    store: Store, left: Side, right: Side, now: datetime, *, noise: bool = False
) -> Compared | None:
    """Two revisions held against each other; None when one of them is not there."""
    one, other = _read(store, left, now), _read(store, right, now)
    if one is None or other is None:
        return None
    from news.compare import compare

    outlets = {outlet_key(article.outlet) for article in store.articles.many([left.article, right.article])}
    comparison = compare(one[0], other[0], noise=noise, apart=len(outlets) > 1)
    accounted = accounts(one[0].origin, other[0].origin) if left.article == right.article else None
    kept = _kept_for(store, left, right)
    return Compared(one[1], other[1], comparison, kept=kept, accounts=accounted)


def revision_of(revisions: Sequence[Revision], number: int | None) -> Revision | None:
    """The revision of this number, None asks for the newest; None when it is not there."""
    if number is None:
        return revisions[-1] if revisions else None
    return next((one for one in revisions if one.number == number), None)


def _read(store: Store, side: Side, now: datetime) -> tuple[Text, str] | None:
    """The text of a side, and what the side is, in a line."""
    article = store.articles.get(side.article)
    here = revision_of(store.revisions.of(side.article), side.number)
    if article is None or here is None:
        return None
    name = f"{article.outlet}  version {here.number}  {moment(here.seen, now)}"
    return store.revisions.text(here.text), name


def _kept_for(store: Store, left: Side, right: Side) -> tuple[str, ...]:
    """The kinds of change that the right was kept for, when the left is the version before it."""
    if left.article != right.article:
        return ()
    return kept_for(store.revisions.of(right.article), left.number, right.number)
