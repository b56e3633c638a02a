"""The articles that a query finds: narrowed by the store's indexes, decided by the one evaluator."""

from collections.abc import Iterator
from datetime import datetime
from typing import cast

from desk.config.lay import names_of
from news.model import Alert, Article, Revision, Text
from news.query.document import Document, document
from news.query.match import Match
from news.query.parse import Query, parse
from news.query.prefilter import prefilter
from news.query.syntax import And, Compare, During, Holds, Near, Node, Not, Or, Pattern, Repeat, Within, Words
from store.filters import ArticleState, Filter
from store.store import Store

PAGE = 500
"""Articles read at a time: enough to be quick, few enough to begin at once."""


def asked_query(words: list[str], store: Store | None = None) -> Query | None:
    """The query that the words of a command line spell; None when there are none. Raises BadQuery.

    Names are taken as they hold for the store, with the person's own spellings.
    """
    text = " ".join(words).strip()
    return parse(text, names_of(store) if store else None) if text else None


class Finder:
    """Asks a store's articles a query; remembers what many of them share."""

    def __init__(self, store: Store, now: datetime) -> None:
        self._store = store
        self._now = now
        self._names = {source.id: source.name for source in store.sources.all()}
        self._begins: dict[str, datetime] = {}

    def articles(self, query: Query | None) -> Iterator[tuple[Article, Match | None]]:
        """The articles for which the query holds, newest first, with where it does."""
        where = narrowed(query, self._now) if query else Filter()
        before: Article | None = None
        while page := self._store.articles.newest(PAGE, before, where):
            before = page[-1]
            if query is None:
                yield from ((article, None) for article in page)
                continue
            for article in page:
                if match := self.match(query, article):
                    yield article, match

    def match(
        self, query: Query, article: Article, alert: Alert | None = None, rule: str = ""
    ) -> Match | None:
        """Where and why the query holds for an article, or for an alert on it."""
        return query.match(self.document(query, article, alert, rule), self._now)

    def document(
        self, query: Query, article: Article, alert: Alert | None = None, rule: str = ""
    ) -> Document:
        """What the query is asked of; the text is read only for a query that asks about it."""
        newest = self._newest(article) if asks(query.node, _IN_TEXT) else None
        return document(
            article,
            newest[1] if newest else None,
            classes=newest[0].classes if newest else (),
            source_name=self._names.get(article.source, ""),
            lag=self._lag(article) if asks(query.node, {"lag"}) else None,
            alert=alert,
            rule=rule,
        )

    def _newest(self, article: Article) -> tuple[Revision, Text] | None:
        return self._store.revisions.newest(article.id)

    def _lag(self, article: Article) -> float | None:
        """Seconds after the first sight of its story."""
        if article.story is None:
            return None
        if article.story not in self._begins:
            story = self._store.stories.get(article.story)
            self._begins[article.story] = story.first_seen if story else article.seen
        return (article.seen - self._begins[article.story]).total_seconds()


_IN_TEXT = {"words", "changed"}


def asks(node: Node, what: set[str]) -> bool:
    """Whether a query asks about `words` or about any of the named fields."""
    match node:
        case And(parts) | Or(parts):
            return any(asks(part, what) for part in parts)
        case Not(part):
            return asks(part, what)
        case Holds() | Compare() | During():
            return node.field in what
        case Words() | Near() | Pattern() | Repeat() | Within():
            return "words" in what


def narrowed(query: Query, now: datetime) -> Filter:
    """What the store's indexes can say of a query: never fewer articles than those for which it holds.

    Words are left to the evaluator: the store's search knows no spellings of a name, no look-alike letters.
    """
    known = prefilter(query, now)
    return Filter(
        source=known.source,
        outlet=known.outlet,
        tag=known.tag,
        story=known.story,
        state=cast("ArticleState | None", known.state),
        since=known.since,
        until=known.until,
    )


def plain_words(node: Node) -> list[str]:
    """The words that a text must hold, as the store's ranked search takes them; phrases in quotes."""
    match node:
        case And(parts):
            return [word for part in parts for word in plain_words(part)]
        case Words(typed):
            return [typed if typed.startswith('"') or " " not in typed else f'"{typed}"']
        case Within(_, term):
            return plain_words(term)
        case Near(left, right):
            return plain_words(left) + plain_words(right)
        case _:
            return []
