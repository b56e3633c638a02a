"""`report`: a coverage report and evidence pack, as a page, as Markdown or as JSON."""

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from news.ids import identity
from news.model import Article, Story
from news.times import stamp
from store.errors import Unknown
from store.store import Store
from tui.commands.finding import Finder, asked_query
from tui.commands.opening import now, reading
from tui.commands.output import note
from tui.commands.pack import Pack, as_fields, gather
from tui.commands.page import as_page
from tui.commands.paper import as_paper
from tui.commands.parsing import Asked, Command, CommandError, Parser, UsageError
from tui.commands.stories import find_story
from tui.covering import Coverage, cover, cover_articles
from tui.pages.spoken import counted

SUFFIXES = (".html", ".md", ".json")
MOST = 500
"""Articles of a query that a report takes; a story has what it has."""


def _arguments(parser: Parser) -> None:
    parser.add_query("a story's id, or a query that picks articles", needed=True)
    about = "where to; the name's end says what: .html, .md or .json (default: Markdown on stdout)"
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help=about)


def report(asked: Asked) -> int:
    """Write the report."""
    output: Path | None = asked.output
    suffix = output.suffix.lower() if output else ".json" if asked.json else ".md"
    if suffix not in SUFFIXES:
        raise UsageError(f"{output}: a report ends in {', '.join(SUFFIXES)}")
    with reading(asked) as store:
        title, coverage = _covered(store, asked.query)
        pack = gather(store, title, coverage, now())
    if output is None:
        sys.stdout.writelines(_written(pack, suffix))
        return 0
    with output.open("w", encoding="utf-8") as file:
        file.writelines(_written(pack, suffix))
    articles, versions = counted(len(coverage.told), "article"), counted(len(pack.editions), "version")
    note(f"{articles} in {versions}: {output}")
    return 0


def _written(pack: Pack, suffix: str) -> Iterable[str]:
    match suffix:
        case ".html":
            return as_page(pack)
        case ".md":
            return as_paper(pack)
        case _:
            return [json.dumps(as_fields(pack), ensure_ascii=False, default=stamp) + "\n"]


def _covered(store: Store, words: list[str]) -> tuple[str, Coverage]:
    """The coverage of the story that one word names, else of the articles that a query finds."""
    if len(words) == 1:
        try:
            story = find_story(store, words[0])
        except Unknown:
            pass
        else:
            return story.title, cover(store, story)
    query = asked_query(words, store)
    found = list(_first(article for article, _ in Finder(store, now()).articles(query)))
    if not found:
        raise CommandError(f"no story begins with {' '.join(words)!r}, and no article answers it as a query")
    seen = [article.seen for article in found]
    title = f"Articles on {' '.join(words)}"
    story = Story(identity("report", title), title, min(seen), max(seen), articles=len(found))
    return title, cover_articles(store, story, found)


def _first(found: Iterable[Article]) -> Iterator[Article]:
    """No more articles than a report takes."""
    for number, article in enumerate(found):
        if number == MOST:
            note(f"more than {MOST} articles; the newest {MOST} are reported")
            return
        yield article


COMMANDS = {"report": Command(_arguments, report)}
