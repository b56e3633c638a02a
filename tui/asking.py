"""Queries asked of the store for the views, and the facts of a text; loaded when first asked."""

from collections.abc import Iterator
from datetime import datetime
from time import monotonic

from news.facts.read import facts
from news.model import Article, Fact, Story
from news.query.parse import parse
from store.filters import Filter
from store.store import Store
from store.triage import Queue
from tui.commands.finding import Finder, asked_query, plain_words

MOST = 50_000
"""How many of the last alerts an order looks through."""
TRIED = 300
"""On how many of the last unread articles a saved view is counted."""
FOUND = 500
"""How many articles a search hands on at a time."""
SOON = 0.1
"""Seconds after which it hands on what it has."""


def found(store: Store, query: str, now: datetime) -> Iterator[list[Article]]:
    """The articles for which a query holds, newest first, some at a time; else BadQuery."""
    page: list[Article] = []
    asked, since = asked_query([query], store), monotonic()
    for article, _ in Finder(store, now).articles(asked):
        page.append(article)
        if len(page) >= FOUND or monotonic() - since > SOON:
            yield page
            page, since = [], monotonic()
    yield page


def found_alerts(store: Store, query: str, now: datetime, most: int) -> Iterator[str]:
    """The ids of the last alerts, as many as `most`, on articles for which a query holds; else BadQuery."""
    asked, finder = asked_query([query], store), Finder(store, now)
    names = {rule.id: rule.name for rule in store.rules.all()}
    alerts = store.alerts.newest(most)
    articles = {one.id: one for one in store.articles.many([alert.article for alert in alerts])}
    for alert in alerts:
        article = articles.get(alert.article)
        if asked is None or (article and finder.match(asked, article, alert, names.get(alert.rule, ""))):
            yield alert.id


def ids_of(store: Store, query: str, now: datetime, table: Queue) -> list[str]:
    """The ids of all articles, or of the alerts on them, for which a query holds; else BadQuery."""
    if table == "alerts":
        return list(found_alerts(store, query, now, MOST))
    return [article.id for page in found(store, query, now) for article in page]


def stories_of(store: Store, query: str, now: datetime) -> set[str]:
    """The ids of the stories with an article for which a query holds; else BadQuery."""
    return {article.story for page in found(store, query, now) for article in page if article.story}


def story_called(store: Store, words: str, without: str) -> Story | None:
    """Another story whose id begins so, else the last told of with all these words in its title."""
    wanted = words.casefold().split()
    others = [story for story in store.stories.newest(MOST) if wanted and story.id != without]
    by_id = (story for story in others if len(wanted) == 1 and story.id.startswith(wanted[0]))
    by_title = (story for story in others if all(word in story.title.casefold() for word in wanted))
    return next(by_id, None) or next(by_title, None)


def waiting(store: Store, query: str, now: datetime) -> int:
    """For how many of the last unread articles a query holds; none for one that does not parse."""
    try:
        asked = parse(query)
    except ValueError:
        return 0
    finder = Finder(store, now)
    last = store.articles.newest(TRIED, where=Filter(state="unread", awake=now))
    return sum(finder.match(asked, one) is not None for one in last)


def fault(query: str) -> str:
    """What is wrong with a query, and what would be right; empty when it parses."""
    try:
        parse(query)
    except ValueError as error:
        return str(error)
    return ""


def is_plain(query: str) -> bool:
    """Whether a query that parses asks for words alone."""
    return set(plain_words(parse(query).node)) == set(query.split())


def facts_of(store: Store, article: str) -> list[Fact]:
    """The facts of an article's newest text."""
    newest = store.revisions.newest(article)
    return [] if newest is None else facts(newest[1])
