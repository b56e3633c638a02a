"""What `stories` tells of trends: what rises against its own past, and what a set of sources has not."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from news.ids import SHOWN
from news.model import Story
from news.query.parse import Query
from news.story.trends import Rising, blind_spots, counted, names_in, rising, terms_in
from news.times import length_words
from store.store import Store
from tui.commands.finding import Finder, asked_query
from tui.commands.opening import now, reading
from tui.commands.output import Table, emit, note
from tui.commands.parsing import Asked, CommandError

BASELINE = timedelta(days=7)
"""How much of the past what is now is held against."""


def show_rising(asked: Asked) -> int:
    """List the stories, names or words that have more articles now than their past tells, boldest first."""
    query, since = asked_query(asked.query), now() - timedelta(seconds=asked.within)
    with reading(asked) as store:
        if asked.names or asked.terms:
            read = names_in if asked.names else terms_in
            articles, whole = store.articles, (since - BASELINE, since)
            fresh, past = list(articles.titles(since, now())), list(articles.titles(*whole))
            longer = len(past) / max(1, len(fresh))
            found = rising(counted(fresh, read), counted(past, read), longer) if past else None
            stories: dict[str, Story] = {}
        else:
            found, stories = _rising_stories(store, since, query)
    if found is None:
        note(
            f"not enough history yet: the store has nothing from before the last {length_words(asked.within)}"
        )
        return 0
    kind = "name" if asked.names else "term" if asked.terms else "story"
    table = None if asked.json else Table({"id": SHOWN, "now": 4, "usual": 6, "score": 6, "title": 0})
    for one in found[: asked.limit or 20]:
        story = stories.get(one.name)
        if table is None:
            emit({
                "rising": kind, "name": story.title if story else one.name, "id": story.id if story else None,
                "now": one.now, "expected": round(one.expected, 2), "score": round(one.score, 2),
            })  # fmt: skip
        else:
            known = (story.id[:SHOWN], story.title) if story else ("", one.name)
            table.row((known[0], one.now, f"{one.expected:.1f}", f"{one.score:.1f}", known[1]))
    return 0


def _rising_stories(
    store: Store, since: datetime, query: Query | None
) -> tuple[tuple[Rising, ...] | None, dict[str, Story]]:
    """The rising stories with an article for which the query holds, and the stories by id; None for them
    where there is no past to rise against.
    """
    fresh, past = store.stories.counts(since, now()), store.stories.counts(since - BASELINE, since)
    if not past:
        return None, {}
    longer = sum(past.values()) / max(1, sum(fresh.values()))
    found, stories = [], {}
    for one in rising(fresh, past, longer):
        story = store.stories.get(one.name)
        if story is not None and holds(store, query, story):
            found.append(one)
            stories[story.id] = story
    return tuple(found), stories


def show_blind(asked: Asked) -> int:
    """List the stories that several outlets have and no source with this tag was seen with."""
    query, since = asked_query(asked.query), now() - timedelta(seconds=asked.within)
    table = None if asked.json else Table({"id": SHOWN, "outlets": 7, "title": 0})
    with reading(asked) as store:
        mine = store.articles.outlets(asked.blind)
        if not mine:
            raise CommandError(f"no article is tagged `{asked.blind}`: `wirewatch sources` shows the tags")
        told = _blind(store, since, mine, max(asked.outlets, 2), query)
        for number, (story, others) in enumerate(told):
            if asked.limit and number >= asked.limit:
                break
            if table is None:
                emit({"blind": asked.blind, "id": story.id, "title": story.title, "outlets": others})
            else:
                table.row((story.id[:SHOWN], others, story.title))
    return 0


def _blind(
    store: Store, since: datetime, mine: set[str], least: int, query: Query | None
) -> Iterator[tuple[Story, int]]:
    """The blind spots of a set of outlets, with how many others have each."""
    for spot in blind_spots(store.stories.outlets(since), mine, least):
        story = store.stories.get(spot.story)
        if story is not None and holds(store, query, story):
            yield story, spot.outlets


def holds(store: Store, query: Query | None, story: Story) -> bool:
    """Whether a query holds for any article of a story; no query holds for all."""
    if query is None:
        return True
    finder = Finder(store, now())
    return any(finder.match(query, article) for article in store.stories.articles(story.id))
