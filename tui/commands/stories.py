"""`stories`: the events that are told, listed."""

from collections.abc import Iterator
from itertools import islice

from news.ids import SHOWN
from news.model import Story
from news.query.parse import Query
from news.story.volume import step_for, volume
from store.errors import NotFound
from store.store import Store
from tui.ago import ago
from tui.commands.fields import of_story
from tui.commands.finding import PAGE, Finder, asked_query
from tui.commands.opening import now, reading
from tui.commands.output import Table, emit, is_terminal
from tui.commands.parsing import Asked, Command, CommandError, Parser, count, duration
from tui.marks import UNICODE

SCREENFUL = 50
BARS = 12
"""Bars of the volume that `stories` shows."""


def _stories_arguments(parser: Parser) -> None:
    parser.add_query("stories with an article for which this holds; all when left out")
    parser.add_limit(None, f"how many; 0 is all (default: all, {SCREENFUL} in a terminal)")
    parser.add_argument(
        "--outlets", type=count, default=1, metavar="N", help="only what N outlets or more have"
    )
    parser.add_argument("--rising", action="store_true", help="stories with more articles now than before")
    parser.add_argument("--names", action="store_true", help="names that rise so in the headlines")
    parser.add_argument("--terms", action="store_true", help="words that rise so in the headlines")
    parser.add_argument("--blind", metavar="TAG", help="stories that none of the sources with this tag has")
    about = "what counts as now for these four (default: 6h)"
    parser.add_argument("--within", type=duration, default=6 * 3600, metavar="TIME", help=about)


def stories(asked: Asked) -> int:
    """List stories, the one told of last on top."""
    if asked.rising or asked.names or asked.terms or asked.blind:
        return _trends(asked)
    limit: int = SCREENFUL if asked.limit is None and is_terminal() and not asked.json else asked.limit or 0
    with reading(asked) as store:
        query = asked_query(asked.query, store)
        found = (each for each in _found(store, query) if each.outlets >= asked.outlets)
        heads = {"id": SHOWN, "last": 4, "outlets": 7, "arts": 4, "volume": BARS, "title": 0}
        table = None if asked.json else Table(heads)
        for story in islice(found, limit) if limit else found:
            counts = bars_of(store, story)
            if table is None:
                emit(of_story(story, counts))
                continue
            last, bars = ago(story.last_seen, now()), UNICODE.sparkline(counts, BARS)
            table.row((story.id[:SHOWN], last, story.outlets, story.articles, bars, story.title))
    return 0


def _trends(asked: Asked) -> int:
    """List what rises, or what a set of sources has not."""
    from tui.commands.trends import show_blind, show_rising

    return show_blind(asked) if asked.blind else show_rising(asked)


def _found(store: Store, query: Query | None) -> Iterator[Story]:
    """The stories with an article for which the query holds, the one told of last first."""
    finder = Finder(store, now())
    before: Story | None = None
    while page := store.stories.newest(PAGE, before):
        before = page[-1]
        for story in page:
            if query is None or any(finder.match(query, each) for each in store.stories.articles(story.id)):
                yield story


def bars_of(store: Store, story: Story) -> list[int]:
    """The story's articles by when they were first seen, in bars from its first to its last."""
    step = step_for(story.first_seen, story.last_seen, BARS)
    return list(volume(store.stories.articles(story.id), story.first_seen, step, BARS).counts)


def find_story(store: Store, word: str) -> Story:
    """The story that a prefix names, its own or that of an article in it; NotFound when there is none."""
    try:
        return store.stories.find(word)
    except NotFound:
        article = store.articles.find(word)
    found = store.stories.get(article.story) if article.story else None
    if found is None:
        raise CommandError(f"article {article.id[:SHOWN]} is in no story")
    return found


COMMANDS = {"stories": Command(_stories_arguments, stories)}
