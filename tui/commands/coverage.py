"""`stories`, `story`: the events that are told, and who tells them."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import islice

from news.coverage import Line
from news.ids import SHOWN
from news.model import Story
from news.query.parse import Query
from news.story.volume import step_for, volume
from store.errors import NotFound
from store.store import Store
from tui.ago import ago, moment, span
from tui.commands.fields import of_story
from tui.commands.finding import PAGE, Finder, asked_query
from tui.commands.opening import now, reading
from tui.commands.output import Table, columns, emit, is_terminal, show
from tui.commands.parsing import Asked, Command, CommandError, Parser, count, duration
from tui.commands.parts import PARTS, SHOWS, of_line
from tui.covering import Coverage, cover
from tui.marks import UNICODE
from tui.pages.spoken import counted

SCREENFUL = 50
SHORT = ("facts", "quotes", "absent", "related")
"""The parts that stand beneath the matrix."""
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


def _story_arguments(parser: Parser) -> None:
    parser.add_argument("story", metavar="ID", help="a story, or an article of it")
    about = "one part of the coverage in place of the matrix"
    parser.add_argument("--part", choices=tuple(PARTS), help=about)
    parser.epilog = (
        "`wirewatch story merge`, `split`, `move` and `rename` set right what was put together wrongly"
    )


def story(asked: Asked) -> int:
    """Print a story's matrix of outlets, and what is disputed in it."""
    with reading(asked) as store:
        coverage = cover(store, find_story(store, asked.story), asked.part)
    if asked.json:
        for fields in PARTS[asked.part](coverage) if asked.part else map(of_line, coverage.lines):
            emit(fields)
    elif asked.part:
        SHOWS[asked.part][1](coverage)
    else:
        _print(coverage)
    return 0


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


def _print(coverage: Coverage) -> None:
    told = coverage.story
    show(((told.title, "title"), (f"  {told.id[:SHOWN]}", "dim")))
    counts = coverage.volume.counts
    bars = UNICODE.sparkline(counts, len(counts)).rstrip()
    about = f"first seen {moment(told.first_seen, now())}; {counted(len(coverage.lines), 'article')}"
    show(((f"{about}; a bar is {span(coverage.volume.step)}  {bars}", "dim"),))
    print()
    _matrix(coverage)
    for name in SHORT:
        title, show_part = SHOWS[name]
        if any(True for _ in PARTS[name](coverage)):
            print()
            show(((title, "strong"),))
            show_part(coverage)


WHOLE = {
    "id": SHOWN, "outlet": 20, "lag": 8, "v": 2, "edits": 5, "facts": 5, "text": 15, "share": 5, "whence": 0,
}  # fmt: skip
"""The matrix where there is room for it, and for programs."""

NARROW = {"id": SHOWN, "outlet": 14, "lag": 7, "v": 2, "~": 2, "!": 2, "text": 0}
"""The matrix in few columns: edits under ~, facts told differently under !, and the copy in one."""


def _matrix(coverage: Coverage) -> None:
    """Print the matrix of outlets; nothing is left out where the terminal is narrow."""
    is_narrow = is_terminal() and columns() < sum(WHOLE.values()) + 3 * len(WHOLE)
    table = Table(NARROW if is_narrow else WHOLE)
    bare = {one.article.id for one in coverage.told if not one.text.paragraphs}
    for line in coverage.lines:
        kind = "headline only" if line.article in bare else line.named
        table.row(cells(line.article, line, kind, is_narrow=is_narrow))


def cells(article: str, line: Line, kind: str, *, is_narrow: bool) -> tuple[object, ...]:
    """A row of the matrix, in the columns of `NARROW` or of `WHOLE`."""
    lag = span(timedelta(seconds=line.lag_s)) if line.lag_s else "first"
    share = f"{line.copied_share:.0%}" if line.copied_from else ""
    source = line.where or line.credit or ""
    found = (article[:SHOWN], line.outlet, lag, line.revisions, line.edits or "", line.disputes or "")
    # In few columns the share comes first, for the name of the other outlet may be cut.
    copied = (" ".join(filter(None, (share, kind, source))),) if is_narrow else (kind, share, source)
    return (*found, *copied)


COMMANDS = {"stories": Command(_stories_arguments, stories), "story": Command(_story_arguments, story)}
