"""A story's coverage, brought together from the store: who has it, since when, from whom, disputes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from news.coverage import Line, Told, Wording, headlines, matrix, not_seen, trace
from news.facts.read import facts
from news.judge import judge
from news.model import Article, Story, Text
from news.story.ledger import Quoted, ledger
from news.story.lineage import Lineage, Version, lineages
from news.story.volume import Volume, step_for, volume
from store.filters import Filter
from store.store import Store

BARS = 24
"""Bars of a story's volume."""

JUDGED = 80
"""Versions whose facts are compared: judging takes milliseconds each, and a great story has hundreds."""

SAMPLE = 20
"""Articles of a source that are looked at to tell whether it carries one outlet."""


@dataclass(frozen=True, slots=True)
class Related:
    """Another story, and what it is to this one."""

    how: Literal["parted", "before"]
    """A person parted one from the other, or this one goes on from it."""
    story: Story


@dataclass(frozen=True, slots=True)
class Coverage:
    """What is known of a story."""

    story: Story
    told: tuple[Told, ...]
    """Its articles in the order they were seen, each with its versions and its newest text."""
    lines: tuple[Line, ...]
    lineages: tuple[Lineage, ...]
    unjudged: int
    """Versions whose facts were not compared, because there are too many."""
    headlines: tuple[Wording, ...]
    absent: tuple[str, ...]
    """Followed outlets that we have not seen with it."""
    volume: Volume
    quotes: tuple[Quoted, ...] = ()
    """Who is quoted, by most outlets first; read of the first `JUDGED` articles."""
    related: tuple[Related, ...] = ()


def cover(store: Store, story: Story, part: str | None = None) -> Coverage:
    """The coverage of a story as it is kept now; with a part, nothing is compared or read but for that."""
    return cover_articles(store, story, store.stories.articles(story.id), part)


def cover_articles(
    store: Store, story: Story, articles: Sequence[Article], part: str | None = None
) -> Coverage:
    """The coverage of these articles, as if they were one story."""
    articles = sorted(articles, key=lambda article: (article.seen, article.id))
    with store.reading():
        told = tuple(_told(store, articles))
        versions = list(_versions(store, told)) if part in (None, "facts") else []
        followed = set(followed_outlets(store)) if part in (None, "absent") else set()
        related = tuple(_related(store, story))
    disputed, unjudged = _lineages(versions)
    quoted = told[:JUDGED] if part in (None, "quotes") else ()
    first, last = (articles[0].seen, articles[-1].seen) if articles else (story.first_seen, story.last_seen)
    return Coverage(
        story=story,
        told=told,
        lines=matrix(told, trace(told) if part is None else {}, disputed),
        lineages=disputed,
        unjudged=unjudged,
        headlines=headlines(told),
        absent=not_seen(followed, told),
        volume=volume(articles, first, step_for(first, last, BARS), BARS),
        quotes=ledger((one.article.id, one.article.outlet, facts(one.text)) for one in quoted),
        related=related,
    )


def copy_of(store: Store, article: Article) -> str | None:
    """What an article of a story has from another of it, and how it is known which was first."""
    if article.story is None:
        return None
    with store.reading():
        told = tuple(_told(store, store.stories.articles(article.story)))
    traced = trace(told, article.id).get(article.id)
    return traced.why if traced else None


def followed_outlets(store: Store) -> Iterator[str]:
    """The outlets that have a source of their own; of a river of many outlets none is followed as such."""
    for source in store.sources.all():
        outlets = {
            article.outlet for article in store.articles.newest(SAMPLE, where=Filter(source=source.id))
        }
        if len(outlets) == 1:
            yield outlets.pop()


def _related(store: Store, story: Story) -> Iterator[Related]:
    """The story it goes on from, and those that a person parted from it or it from."""
    before = store.stories.get(story.follows) if story.follows else None
    if before is not None:
        yield Related("before", before)
    for other in store.stories.kin(story):
        yield Related("parted", other)


def _told(store: Store, articles: Sequence[Article]) -> Iterator[Told]:
    for article in articles:
        revisions = store.revisions.of(article.id)
        if revisions:
            yield Told(article, revisions, store.revisions.text(revisions[-1].text))


def _versions(store: Store, told: Sequence[Told]) -> Iterator[tuple[Version, Text]]:
    """Every version of every article, with its text."""
    for one in told:
        for revision in one.revisions:
            version = Version(one.article.id, one.article.outlet, revision.number, revision.seen)
            yield version, store.revisions.text(revision.text)


def _lineages(versions: Sequence[tuple[Version, Text]]) -> tuple[tuple[Lineage, ...], int]:
    """The disputed facts, and how many versions were left out; the longest text is held against the rest."""
    if len(versions) < 2:
        return (), 0
    ranked = sorted(versions, key=lambda pair: -pair[1].words)
    reference, text = ranked[0]
    compared = ranked[1 : JUDGED + 1]
    found = lineages(reference, ((version, judge(text, other)) for version, other in compared))
    return found, len(versions) - 1 - len(compared)
