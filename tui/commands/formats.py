"""Articles in the formats of other programs; every word from outside is escaped as its format asks."""

import csv
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from email.utils import format_datetime
from html import escape
from urllib.parse import quote
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from news.model import Article, Text
from store.documents import as_document

_MARKS = re.compile(r"[\\`*_\[\]<>#|~!&]")
_LEADING = re.compile(r"^(\s*\d*)([-+=.)])")
"""What Markdown would take for markup: anywhere, and at the beginning of a paragraph."""

Told = tuple[Article, Text | None]
"""An article and its newest text."""

Format = Callable[[Iterable[Told], str], Iterator[str]]
"""Gives the pieces of a file from articles and the query that found them."""

COLUMNS = (
    "id", "outlet", "title", "url", "claimed", "seen", "changed", "revisions", "story", "tags", "language",
    "words",
)  # fmt: skip
"""What a row of the CSV holds."""

_FORMULA = ("=", "+", "-", "@", "\t")
"""What makes a spreadsheet take a cell for a formula."""


def as_json(found: Iterable[Told], query: str) -> Iterator[str]:
    """JSON lines: every field of an article, its text among them."""
    del query
    for article, text in found:
        yield json.dumps(as_document(article) | _text(text), ensure_ascii=False) + "\n"


def as_tinydb(found: Iterable[Told], query: str) -> Iterator[str]:
    """A file that stock TinyDB opens, with one table of articles."""
    del query
    yield '{"articles": {'
    for number, (article, text) in enumerate(found, 1):
        document = json.dumps(as_document(article) | _text(text), ensure_ascii=False)
        yield f'{"," if number > 1 else ""}\n"{number}": {document}'
    yield "\n}}\n"


def as_csv(found: Iterable[Told], query: str) -> Iterator[str]:
    """A table for spreadsheets."""
    del query
    writer = csv.writer(_Echo())
    yield writer.writerow(COLUMNS)
    for article, _ in found:
        fields = as_document(article) | {"tags": " ".join(article.tags)}
        yield writer.writerow([_cell(fields[name]) for name in COLUMNS])


def as_rss(found: Iterable[Told], query: str) -> Iterator[str]:
    """A feed: a saved search that any reader can follow."""
    feed = Element("rss", version="2.0")
    channel = SubElement(feed, "channel")
    for name, words in (
        ("title", f"wirewatch: {query or 'all'}"),
        ("link", "https://pypi.org/project/wirewatch/"),
    ):
        SubElement(channel, name).text = words
    SubElement(channel, "description").text = "Articles that wirewatch keeps."
    for article, text in found:
        item = SubElement(channel, "item")
        SubElement(item, "title").text = article.title
        if safe_url(article.url):
            SubElement(item, "link").text = article.url
        SubElement(item, "guid", isPermaLink="false").text = article.id
        SubElement(item, "pubDate").text = format_datetime(article.claimed or article.seen)
        SubElement(item, "category").text = article.outlet
        SubElement(item, "description").text = "\n\n".join(text.paragraphs) if text else ""
    indent(feed)
    yield '<?xml version="1.0" encoding="utf-8"?>\n' + tostring(feed, "unicode") + "\n"


def as_html(found: Iterable[Told], query: str) -> Iterator[str]:
    """A page that stands alone."""
    title = escape(f"wirewatch: {query or 'all articles'}")
    yield f'<!doctype html>\n<html lang="en"><meta charset="utf-8"><title>{title}</title>\n<h1>{title}</h1>\n'
    for article, text in found:
        yield f"<article>\n<h2>{_linked(article)}</h2>\n"
        yield f"<p><b>{escape(article.outlet)}</b> seen {article.seen:%Y-%m-%d %H:%M} UTC, {article.id}</p>\n"
        yield from (f"<p>{escape(paragraph)}</p>\n" for paragraph in (text.paragraphs if text else ()))
        yield "</article>\n"
    yield "</html>\n"


def as_markdown(found: Iterable[Told], query: str) -> Iterator[str]:
    """Markdown, a heading an article."""
    yield f"# wirewatch: {plain_markdown(query or 'all articles')}\n"
    for article, text in found:
        yield f"\n## {plain_markdown(article.title)}\n\n"
        url = safe_url(article.url)
        yield f"{plain_markdown(article.outlet)}, seen {article.seen:%Y-%m-%d %H:%M} UTC, `{article.id}`"
        yield f" <{url}>\n" if url else "\n"
        yield from (f"\n{plain_markdown(paragraph)}\n" for paragraph in (text.paragraphs if text else ()))


FORMATS: Mapping[str, Format] = {
    "json": as_json,
    "csv": as_csv,
    "tinydb": as_tinydb,
    "rss": as_rss,
    "html": as_html,
    "md": as_markdown,
}


def safe_url(url: str | None) -> str:
    """The address if a page may link to it: http or https; else nothing."""
    if not url or not url.lower().startswith(("http://", "https://")):
        return ""
    return quote(url, safe=":/?#[]@!$&'()*+,;=%~-._")


def plain_markdown(words: str) -> str:
    """Words that Markdown shows as they are."""
    return _LEADING.sub(r"\1\\\2", _MARKS.sub(r"\\\g<0>", words))


def _linked(article: Article) -> str:
    """The headline, a link where the address is one."""
    url = safe_url(article.url)
    return f'<a href="{escape(url)}">{escape(article.title)}</a>' if url else escape(article.title)


def _text(text: Text | None) -> dict[str, object]:
    return {"paragraphs": list(text.paragraphs) if text else []}


def _cell(value: object) -> object:
    """The value, kept from being taken for a formula."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


class _Echo:
    """A file that gives back what is written to it, so that a row can be had as a string."""

    def write(self, text: str) -> str:
        """The text itself."""
        return text
