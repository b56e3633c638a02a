"""Who has a story, since when, in how many versions, from whom: the matrix of outlets.

Everything is said of what *we* saw: `seen` is our first sight, never proof of who was first; no article of an
outlet says it was not seen with the story, never that it did not cover it. There is no tone and no reach.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from news.copies import Copy, copied
from news.editing import is_silent
from news.model import Article, Revision, Text
from news.story.lineage import Lineage
from news.tokens import keys

SHINGLE = 5
"""Words a shingle, by which articles that may be copies find each other."""

TRIED = 4
"""Earlier articles that an article is compared with in full: by shared shingles, then the newest."""


@dataclass(frozen=True, slots=True)
class Told:
    """An article of the story with its kept versions, oldest first, and its newest text."""

    article: Article
    revisions: Sequence[Revision]
    text: Text


@dataclass(frozen=True, slots=True)
class Traced:
    """Where an article has its text from: the earlier article that holds most of it."""

    source: str
    """The id of that article."""
    outlet: str
    copy: Copy


@dataclass(frozen=True, slots=True)
class Line:
    """One article of the matrix."""

    outlet: str
    article: str
    headline: str
    seen: datetime
    lag_s: int
    """Seconds behind the first article of the story that we saw."""
    revisions: int
    copied_from: str | None
    """The outlet that it has its text from, by what we saw; None when it is independent."""
    source: str | None
    """The article it has its text from."""
    copied_share: float
    kind: str
    """`wire copy`, `reprint`, `partly copied`, `rewritten`, `independent`."""
    credit: str | None
    edits: int
    """Silent edits: versions of its page that changed what is told without a note of the outlet."""
    disputes: int
    """Facts of which it carries one reading and another outlet another."""


def matrix(
    told: Sequence[Told], traced: Mapping[str, Traced], lineages: Sequence[Lineage] = ()
) -> tuple[Line, ...]:
    """The articles of a story in the order they were seen."""
    if not told:
        return ()
    ranked = sorted(told, key=lambda one: (one.article.seen, one.article.id))
    disputes = Counter(article for lineage in lineages for article in lineage.articles)
    first = ranked[0].article.seen
    return tuple(_line(one, first, traced.get(one.article.id), disputes[one.article.id]) for one in ranked)


def trace(told: Sequence[Told]) -> dict[str, Traced]:
    """For each article that is a copy, the earlier one that it has most of its text from.

    Those that share most shingles are compared in full, and where they are few the newest beside them, so
    that a rewritten text, which shares hardly any, is found too.
    """
    ranked = sorted(told, key=lambda one: (one.article.seen, one.article.id))
    holders: defaultdict[int, list[int]] = defaultdict(list)
    found: dict[str, Traced] = {}
    for place, one in enumerate(ranked):
        shingles = _shingles(one.text)
        shared = Counter(other for shingle in shingles for other in holders.get(shingle, ()))
        tried = sorted(shared, key=lambda other: (-shared[other], other))[:TRIED]
        tried += [other for other in range(place - 1, -1, -1) if other not in shared][: TRIED - len(tried)]
        best = _best(one, [ranked[other] for other in tried])
        if best is not None:
            found[one.article.id] = best
        for shingle in shingles:
            holders[shingle].append(place)
    return found


def not_seen(followed: Iterable[str], told: Iterable[Told]) -> tuple[str, ...]:
    """The followed outlets that we have not seen with the story, in order of name."""
    return tuple(sorted(set(followed) - {one.article.outlet for one in told}))


@dataclass(frozen=True, slots=True)
class Wording:
    """How one article's headline reads now, and read before."""

    outlet: str
    article: str
    now: str
    before: tuple[str, ...] = ()
    """Its former headlines, oldest first, each once."""


def headlines(told: Iterable[Told]) -> tuple[Wording, ...]:
    """The headlines of a story side by side, in the order the articles were seen."""
    ranked = sorted(told, key=lambda one: (one.article.seen, one.article.id))
    return tuple(_wording(one) for one in ranked)


def _line(one: Told, first: datetime, traced: Traced | None, disputes: int) -> Line:
    copy = traced.copy if traced else Copy("independent", 0.0)
    edits = sum(is_silent(one.revisions, each) is True for each in one.revisions[1:])
    return Line(
        outlet=one.article.outlet,
        article=one.article.id,
        headline=one.text.headline,
        seen=one.article.seen,
        lag_s=round((one.article.seen - first).total_seconds()),
        revisions=max(one.article.revisions, len(one.revisions)),
        copied_from=traced.outlet if traced else None,
        source=traced.source if traced else None,
        copied_share=copy.share,
        kind=copy.kind,
        credit=copy.credit,
        edits=edits,
        disputes=disputes,
    )


def _best(one: Told, others: Sequence[Told]) -> Traced | None:
    """The other that the text is most of a copy of; None when it is a copy of none."""
    copies = [(other, copied(one.text, other.text)) for other in others]
    real = [(other, copy) for other, copy in copies if copy.kind != "independent"]
    if not real:
        return None
    other, copy = max(real, key=lambda pair: (pair[1].share, pair[1].same, pair[0].article.seen))
    return Traced(other.article.id, other.article.outlet, copy)


def _shingles(text: Text) -> set[int]:
    """Runs of folded words, kept for this process only: `hash` is salted anew in each."""
    words = [word for line in text.paragraphs for word in keys(line)]
    return {hash(tuple(words[i : i + SHINGLE])) for i in range(len(words) - SHINGLE + 1)}


def _wording(one: Told) -> Wording:
    now = one.text.headline
    former = dict.fromkeys(version.headline for version in one.revisions if version.headline != now)
    return Wording(one.article.outlet, one.article.id, now, tuple(former))
