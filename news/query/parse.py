"""A query from its text. Every BadQuery proposes a query that does parse."""

from dataclasses import dataclass
from datetime import datetime

from news.names import Names, shipped
from news.query.document import Document
from news.query.errors import ANYTHING, BadQuery, Fault
from news.query.evaluate import evaluate
from news.query.grammar import Grammar
from news.query.match import Match
from news.query.reading import Reading
from news.query.syntax import Node
from news.words import words


@dataclass(frozen=True, slots=True)
class Query:
    """A query that parsed."""

    text: str
    node: Node

    def match(self, document: Document, now: datetime) -> Match | None:
        """Where and why the document matches; None when it does not."""
        return self.match_reading(Reading(document), now)

    def match_reading(self, reading: Reading, now: datetime) -> Match | None:
        """The same for a document that has been read already, for many queries on one."""
        hits = evaluate(self.node, reading, now)
        return None if hits is None else Match.of(hits)


def parse(text: str, names: Names | None = None) -> Query:
    """The query of a text; raises BadQuery, which says where it fails and proposes one that does not.

    `names` is the table that spellings are taken from, the shipped one if none is given.
    """
    table = names or shipped()
    try:
        return Query(text, Grammar(text, table).whole())
    except Fault as fault:
        proposal = _mended(fault.mended, table)
        is_near = proposal != ANYTHING or "is:" in text.lower()
        raise BadQuery(fault.message, fault.position, proposal, is_near=is_near) from fault


def _mended(text: str, names: Names) -> str:
    """The text with one fault after the other mended until it parses."""
    for _ in range(100):
        text = " ".join(text.split())
        try:
            Grammar(text, names).whole()
        except Fault as fault:
            text = fault.mended
        else:
            return text
    found = " ".join(words(text))
    return f'"{found}"' if found else ANYTHING
