"""Who has a story, since when, in how many versions, from whom: the matrix of outlets.

Everything is said of what *we* saw: `seen` is our first sight, never proof of who was first; no article of an
outlet says it was not seen with the story, never that it did not cover it. There is no tone and no reach.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice
from typing import Literal, TypeAlias

from news.copies import Copy, copied
from news.editing import is_silent
from news.model import Article, Revision, Text
from news.outlets import outlet_key
from news.story.lineage import Lineage
from news.tokens import keys

SHINGLE = 5
"""Words a shingle, by which articles that may be copies find each other."""

TRIED = 4
"""Earlier articles that an article is compared with in full: by shared shingles, then the newest."""

ROUND = timedelta(minutes=5)
"""Sights no farther apart are of one round of looks: their order is that of the looking, not of the news."""

_MUTUAL = {"reprint": "same text", "partly copied": "partly the same", "rewritten": "same facts"}
"""What is said of two texts of which nobody knows which was first."""

Order: TypeAlias = Literal["seen", "claimed", "unknown"]
"""How it is known which of two was first: by our sights, by the times they claim, or not at all."""


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
    order: Order = "seen"
    """How it is known that the other was earlier; where it is not, the two only share their text."""

    @property
    def why(self) -> str:
        """Where it has its text from and by what that is known, in words."""
        match self.order:
            case "seen":
                said = f"from {self.outlet}, which was seen with it before"
            case "claimed":
                said = f"from {self.outlet}, by the times that they claim; they were seen at once"
            case "unknown":
                said = f"as {self.outlet}; they were seen at once, and no claimed times tell which was first"
        kind = self.copy.kind
        named = _MUTUAL.get(kind, kind) if self.order == "unknown" else kind
        return f"{named} {said}: {self.copy.why}"


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
    """The outlet that it has its text from, or shares it with; None when it is independent."""
    order: Order | None
    """How it is known that the other was earlier; None when it is independent."""
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

    @property
    def where(self) -> str:
        """The other outlet as a direction: `from` it where it was earlier, `as` it where nobody knows."""
        if self.copied_from is None:
            return ""
        return f"{'as' if self.order == 'unknown' else 'from'} {self.copied_from}"

    @property
    def named(self) -> str:
        """Its kind in words that say no more of a direction than is known."""
        return _MUTUAL.get(self.kind, self.kind) if self.order == "unknown" else self.kind


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


def trace(told: Sequence[Told], only: str | None = None) -> dict[str, Traced]:
    """For each article that is a copy, the earlier one that it has most of its text from.

    Earlier is what was seen earlier; of what was seen in one round, what claims the earlier time. Those
    that share most shingles are compared in full, and where they are few the newest beside them, so that a
    rewritten text, which shares hardly any, is found too. With `only`, that article alone is looked at.
    """
    rounds = _rounds(told)
    ranked = sorted(told, key=lambda one: _when(one, rounds))
    holders: defaultdict[int, list[int]] = defaultdict(list)
    found: dict[str, Traced] = {}
    for place, one in enumerate(ranked):
        shingles = _shingles(one.text)
        is_asked = only in (None, one.article.id)
        best = _best(one, _candidates(ranked[:place], shingles, holders)) if is_asked else None
        if best is not None:
            other, copy = best
            order = _order(one.article, other.article, rounds)
            found[one.article.id] = Traced(other.article.id, other.article.outlet, copy, order)
        for shingle in shingles:
            holders[shingle].append(place)
    return found


def not_seen(followed: Iterable[str], told: Iterable[Told]) -> tuple[str, ...]:
    """The followed outlets that we have not seen with the story, in order of name."""
    seen = {outlet_key(one.article.outlet) for one in told}
    return tuple(sorted(outlet for outlet in set(followed) if outlet_key(outlet) not in seen))


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
        order=traced.order if traced else None,
        source=traced.source if traced else None,
        copied_share=copy.share,
        kind=copy.kind,
        credit=copy.credit,
        edits=edits,
        disputes=disputes,
    )


def _candidates(
    earlier: Sequence[Told], shingles: set[int], holders: Mapping[int, Sequence[int]]
) -> list[Told]:
    """The earlier articles that are compared in full."""
    shared = Counter(other for shingle in shingles for other in holders.get(shingle, ()))
    tried = sorted(shared, key=lambda other: (-shared[other], other))[:TRIED]
    newest = (other for other in range(len(earlier) - 1, -1, -1) if other not in shared)
    return [earlier[other] for other in (*tried, *islice(newest, TRIED - len(tried)))]


def _rounds(told: Iterable[Told]) -> dict[str, int]:
    """The round of looks in which each article was first seen."""
    found: dict[str, int] = {}
    began: datetime | None = None
    number = 0
    for article in sorted((one.article for one in told), key=lambda article: (article.seen, article.id)):
        if began is None or article.seen - began > ROUND:
            began, number = article.seen, number + 1
        found[article.id] = number
    return found


def _when(one: Told, rounds: Mapping[str, int]) -> tuple[int, datetime, str]:
    article = one.article
    return rounds[article.id], article.claimed or article.seen, article.id


def _order(article: Article, earlier: Article, rounds: Mapping[str, int]) -> Order:
    """How it is known that one article was earlier than the other."""
    if rounds[article.id] != rounds[earlier.id]:
        return "seen"
    are_told = article.claimed and earlier.claimed and article.claimed != earlier.claimed
    return "claimed" if are_told else "unknown"


def _best(one: Told, others: Sequence[Told]) -> tuple[Told, Copy] | None:
    """The other that the text is most of a copy of; None when it is a copy of none."""
    copies = [(other, copied(one.text, other.text)) for other in others]
    real = [(other, copy) for other, copy in copies if copy.kind != "independent"]
    if not real:
        return None
    return max(real, key=lambda pair: (pair[1].share, pair[1].same, pair[0].article.seen))


def _shingles(text: Text) -> set[int]:
    """Runs of folded words, kept for this process only: `hash` is salted anew in each."""
    words = [word for line in text.paragraphs for word in keys(line)]
    return {hash(tuple(words[i : i + SHINGLE])) for i in range(len(words) - SHINGLE + 1)}


def _wording(one: Told) -> Wording:
    now = one.text.headline
    former = dict.fromkeys(version.headline for version in one.revisions if version.headline != now)
    return Wording(one.article.outlet, one.article.id, now, tuple(former))
