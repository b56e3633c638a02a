"""Spellings of the names in a query that stand in the store and are not taken for them: to be asked about."""

from collections.abc import Iterator, Mapping

from news.query.parse import Query
from news.query.syntax import And, Name, Near, Node, Or, Repeat, Within, Words
from news.spelt.suggest import suggestions
from news.words import tokens
from store.store import Store

LAST = 5_000
"""Headlines that are looked through, the newest."""


def suggested(store: Store, query: Query) -> Mapping[str, list[str]]:
    """What a person may want to include, by the name as typed; nothing of it is ever applied by itself."""
    names = {name.typed: name.names for name in _names(query.node)}
    if not names:
        return {}
    seen = dict.fromkeys(
        word.group() for article in store.articles.newest(LAST) for word in tokens(article.title)
    )
    found = {typed: suggestions(typed, seen, table) for typed, table in names.items()}
    return {typed: likely for typed, likely in found.items() if likely}


def _names(node: Node) -> Iterator[Name]:
    """The names that a query asks for."""
    match node:
        case Words(_, picks):
            yield from (pick for pick in picks if isinstance(pick, Name))
        case And(parts) | Or(parts):
            for part in parts:
                yield from _names(part)
        case Near():
            yield from (*_names(node.left), *_names(node.right))
        case Repeat() | Within():
            yield from _names(node.term)
        case _:
            return
