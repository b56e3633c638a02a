"""What the tests of the store put into one."""

from datetime import UTC, datetime, timedelta
from typing import Any

from news.ids import fingerprint, identity
from news.model import Alert, Article, Revision, Source, Text
from store.store import Store

NOW = datetime(2026, 8, 18, 12, tzinfo=UTC)


def article(number: int, source: str = "s", **fields: Any) -> Article:
    """An article, seen as many seconds after noon."""
    seen = NOW + timedelta(seconds=number)
    given: dict[str, Any] = {
        "id": identity(source, str(number)), "source": source, "key": f"k{number}",
        "url": f"https://example.com/{number}", "title": f"Title {number}", "outlet": "example.com",
        "seen": seen, "changed": seen,
    }  # fmt: skip
    return Article(**given | fields)


def text(headline: str, *paragraphs: str) -> Text:
    """A text."""
    return Text(headline, paragraphs)


def revision(of: Article, kept: Text, number: int = 1) -> Revision:
    """A revision of an article with this text."""
    hashed = fingerprint("\n".join((kept.headline, *kept.paragraphs)).encode())
    return Revision(of.id, number, NOW, hashed, kept.headline, "page", kept.words)


def keep(store: Store, number: int, *paragraphs: str, source: str = "s", **fields: Any) -> Article:
    """An article put into a store with its first text, as a desk does it."""
    made = article(number, source, **fields)
    kept = text(made.title, *(paragraphs or (f"What article {number} tells.",)))
    with store.transaction():
        store.articles.put(made)
        store.revisions.keep(revision(made, kept), kept)
    return made


def alert(of: Article, rule: str = "r", **fields: Any) -> Alert:
    """An alert on an article."""
    reason = fields.pop("reason", "a word in the headline")
    return Alert(identity(rule, of.id), rule, of.id, of.seen, reason, **fields)


def source(name: str = "Wire") -> Source:
    """A source."""
    return Source(identity(name), f"https://example.com/{name}.xml", "feed", name, NOW)
