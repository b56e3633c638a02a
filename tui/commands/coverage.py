"""`stories`, `story`, `cluster`: the events that are told, and who tells them."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from itertools import islice

from news.ids import SHOWN
from news.model import Story
from news.query.parse import Query
from store.store import Store
from tui.ago import ago
from tui.commands.fields import of_story
from tui.commands.finding import PAGE, Finder, asked_query
from tui.commands.opening import now, reading
from tui.commands.output import Table, emit, is_terminal
from tui.commands.parsing import Asked, Command, Parser
from tui.marks import UNICODE

SCREENFUL = 50
STEPS = 12
"""Equal stretches between first and last sight in which a story's articles are counted."""


def _stories_arguments(parser: Parser) -> None:
    parser.add_query("stories with an article for which this holds; all when left out")
    parser.add_limit(None, f"how many; 0 is all (default: all, {SCREENFUL} in a terminal)")
    parser.add_argument(
        "--outlets", type=int, default=1, metavar="N", help="only those that N outlets have or more"
    )


def stories(asked: Asked) -> int:
    """List stories."""
    limit: int = SCREENFUL if asked.limit is None and is_terminal() and not asked.json else asked.limit or 0
    query = asked_query(asked.query)
    with reading(asked) as store:
        found = (each for each in _found(store, query) if each.outlets >= asked.outlets)
        table = (
            None
            if asked.json
            else Table({"id": SHOWN, "last": 4, "outlets": 7, "arts": 4, "volume": STEPS, "title": 0})
        )
        for story in islice(found, limit) if limit else found:
            seen = [article.seen for article in store.stories.articles(story.id)]
            counts = volume(seen, story.first_seen, story.last_seen)
            if table is None:
                emit(of_story(story, counts))
                continue
            bars = UNICODE.sparkline(counts, STEPS)
            table.row(
                (
                    story.id[:SHOWN],
                    ago(story.last_seen, now()),
                    story.outlets,
                    story.articles,
                    bars,
                    story.title,
                )
            )
    return 0


def _found(store: Store, query: Query | None) -> Iterator[Story]:
    """The stories with an article for which the query holds, the one told of last first."""
    finder = Finder(store, now())
    before: Story | None = None
    while page := store.stories.newest(PAGE, before):
        before = page[-1]
        for story in page:
            if query is None or any(finder.match(query, each) for each in store.stories.articles(story.id)):
                yield story


def volume(times: Iterable[datetime], first: datetime, last: datetime) -> list[int]:
    """How many of these times fall into each of twelve equal stretches from first to last."""
    counts = [0] * STEPS
    whole = max(last - first, timedelta(seconds=1))
    for time in times:
        counts[max(0, min(STEPS - 1, int((time - first) / whole * STEPS)))] += 1
    return counts


COMMANDS = {"stories": Command(_stories_arguments, stories)}
