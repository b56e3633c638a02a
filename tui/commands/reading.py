"""`articles`, `show`, `versions`, `search`: what the store holds, to read."""

import heapq
from collections.abc import Iterable, Iterator
from itertools import islice

from desk.config.lay import names_of
from news.editing import editing, is_noted
from news.ids import SHOWN
from news.model import Article
from news.query.match import Match
from news.query.parse import parse
from news.versions import archived
from store.articles import Hit
from tui.ago import ago, moment
from tui.commands.fields import of_article, of_revision, of_text, of_version
from tui.commands.finding import Finder, asked_query, plain_words
from tui.commands.given import Texts
from tui.commands.opening import now, reading
from tui.commands.output import Table, columns, emit, is_terminal, note, paint, show
from tui.commands.parsing import Asked, Command, Parser, UsageError
from tui.commands.printing import print_text
from tui.pages.editing import editing_lines

SORTS = ("seen", "changed", "claimed", "title", "outlet", "words", "revisions")
SCREENFUL = 50
"""Articles listed in a terminal unless more are asked for."""
FOUND = 20
"""Articles that a search gives unless more are asked for."""


def _articles_arguments(parser: Parser) -> None:
    parser.add_query("which articles; all when left out")
    parser.add_limit(None, f"how many; 0 is all (default: all, {SCREENFUL} in a terminal)")
    parser.add_argument("--sort", choices=SORTS, default="seen", help="by what, the newest or first on top")


def articles(asked: Asked) -> int:
    """List articles."""
    sort: str = asked.sort
    limit: int = SCREENFUL if asked.limit is None and is_terminal() and not asked.json else asked.limit or 0
    with reading(asked) as store:
        query = asked_query(asked.query, store)
        found: Iterable[Article] = (article for article, _ in Finder(store, now()).articles(query))
        if sort != "seen":
            found = _sorted(found, sort, limit)
        list_articles(islice(found, limit) if limit else found, json=asked.json)
        if (
            limit == SCREENFUL
            and asked.limit is None
            and query is None
            and (total := store.articles.count()) > limit
        ):
            note(f"{limit} of {total:,} shown; --limit 0 shows all")
    return 0


def _sorted(found: Iterable[Article], sort: str, limit: int) -> list[Article]:
    """By words from A on, by times and counts from the greatest down; what has none comes last."""
    if sort in ("title", "outlet"):
        return sorted(found, key=lambda article: str(getattr(article, sort)).casefold())

    def greatness(article: Article) -> tuple[bool, object]:
        value = getattr(article, sort)
        return value is not None, value

    if limit:
        return heapq.nlargest(limit, found, key=greatness)
    return sorted(found, key=greatness, reverse=True)


def list_articles(found: Iterable[Article], *, json: bool) -> None:
    """Print articles, a line each."""
    if json:
        for article in found:
            emit(of_article(article, now()))
        return
    table = Table({"id": SHOWN, "seen": 4, "outlet": 18, "v": 2, "title": 0})
    for article in found:
        versions = article.revisions if article.revisions > 1 else ""
        when = ago(article.seen, now())
        table.row(
            (article.id[:SHOWN], when, article.outlet, versions, article.title),
            role="dim" if article.read else "strong" if article.starred else "",
        )


def _show_arguments(parser: Parser) -> None:
    parser.add_argument(
        "article", metavar="ID[@N]", help="an article, a revision of it, a file, an address, -"
    )


def show_text(asked: Asked) -> int:
    """Print one text."""
    with Texts(asked) as texts:
        given = texts.find(asked.article)
    article, text = given.article, given.text
    if asked.json:
        fields = of_text(text)
        if article and given.revision:
            fields |= of_article(article, now()) | of_revision(article, given.revision, now())
        emit(fields | {"text": "\n\n".join(text.paragraphs)})
        return 0
    print_text(text, given.label, article, given.revision)
    return 0


def _versions_arguments(parser: Parser) -> None:
    parser.add_argument("article", metavar="ID", help="an article")
    parser.add_argument("--wayback", action="store_true", help="with where the Wayback Machine may have each")


def versions(asked: Asked) -> int:
    """List an article's revisions, and how it was edited."""
    word, at, number = asked.article.partition("@")
    with reading(asked) as store:
        article = store.articles.find(word)
        revisions = store.revisions.of(article.id)
    if at:
        raise UsageError(
            f"versions lists all versions of an article: ask for {word}; show {word}@{number or 1} prints one"
        )
    if asked.json:
        for revision in revisions:
            emit(of_version(article, revisions, revision, now()))
        return 0
    table = Table({"version": SHOWN + 3, "seen": 16, "from": 4, "+": 5, "-": 5, "what": 24, "headline": 0})
    for revision in revisions:
        what = " ".join(revision.classes)
        if revision.flip_of:
            what = f"back to @{revision.flip_of} {what}"
        table.row((
            f"{article.id[:SHOWN]}@{revision.number}", moment(revision.seen, now()), revision.origin,
            revision.added or "", revision.dropped or "", what, revision.headline,
        ))  # fmt: skip
        if is_terminal() and is_noted(revisions, revision):
            show(((" " * (SHOWN + 5), ""), ("the outlet says: ", "dim"), (revision.note or "", "warn")))
        if asked.wayback and (address := archived(article.url, revision)):
            show(((" " * (SHOWN + 5), ""), (address, "dim")))
    if is_terminal():
        for line in editing_lines([("", editing(1, [revisions]))]):
            show(line)
    return 0


def _search_arguments(parser: Parser) -> None:
    parser.add_query("what to look for", needed=True)
    parser.add_limit(FOUND, f"how many; 0 is all (default: {FOUND})")


def search(asked: Asked) -> int:
    """Search all texts: those that answer best first, then the others for which the query holds."""
    with reading(asked) as store:
        query = parse(" ".join(asked.query), names_of(store))
        finder = Finder(store, now())
        hits = store.articles.search(
            " ".join(plain_words(query.node)), (asked.limit or store.articles.count()) * 3
        )
        ranked = [hit for hit in hits if finder.match(query, hit.article)]
        held = {hit.article.id for hit in hits}
        # The index knows no other spelling of a name and no alternatives; the evaluator does.
        others = (
            Hit(article, 0.0, _snippet(match))
            for article, match in finder.articles(query)
            if article.id not in held and match
        )
        _list_hits(_first(ranked, others, asked.limit), json=asked.json)
    return 0


def _first(ranked: list[Hit], others: Iterator[Hit], limit: int) -> Iterable[Hit]:
    """So many of the hits, the others only looked for when they are needed."""
    if not limit:
        return (*ranked, *others)
    return (*ranked[:limit], *islice(others, max(0, limit - len(ranked))))


def _snippet(match: Match) -> str:
    """The words that matched, for a hit that the index did not give."""
    return " … ".join(match.words) or match.reason


def _list_hits(hits: Iterable[Hit], *, json: bool) -> None:
    if json:
        for hit in hits:
            emit(
                of_article(hit.article, now()) | {"snippet": hit.snippet, "score": float(f"{hit.score:.6g}")}
            )
        return
    table = Table({"id": SHOWN, "seen": 4, "outlet": 18, "title": 0})
    for hit in hits:
        table.row(
            (hit.article.id[:SHOWN], ago(hit.article.seen, now()), hit.article.outlet, hit.article.title)
        )
        if is_terminal():
            print(paint("             " + hit.snippet[: columns() - 13], "dim"))


COMMANDS = {
    "articles": Command(_articles_arguments, articles),
    "show": Command(_show_arguments, show_text),
    "versions": Command(_versions_arguments, versions),
    "search": Command(_search_arguments, search),
}
