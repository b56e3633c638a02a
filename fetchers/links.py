"""A page's links as entries: those that a CSS selector picks."""

from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit

from lxml import etree, html
from lxml.cssselect import CSSSelector
from lxml.cssselect import SelectorError as BadCss

from fetchers.address import absolute
from fetchers.found import Feed, NotAFeed
from fetchers.jsonfeed import moment
from fetchers.slices import mark
from news import clean
from news.model import Entry

USUAL = "article a, main h1 a, main h2 a, main h3 a, h2 a, h3 a, main li a"
"""Where the links to a site's articles usually stand."""

SHORTEST = 12
"""Characters of a link's words; what is shorter leads to a section, not to an article."""


def read(body: bytes, url: str, options: Mapping[str, str], known: frozenset[int] = frozenset()) -> Feed:
    """The links of a page that are not `known`.

    `options` may give `selector` (the links, or what holds one each), `title` (the words, within that) and
    `date` (an element with a `datetime`, within that). NotAFeed when the selector picks nothing.
    """
    try:
        page = html.document_fromstring(body)
    except (etree.LxmlError, ValueError) as error:
        raise NotAFeed(f"no page: {error}") from error
    selector = options.get("selector") or USUAL
    shortest = 1 if options.get("selector") else SHORTEST
    home = home_of(page, url)
    found: dict[str, Entry] = {}
    for element in _picked(page, selector):
        entry = _entry(element, home, options)
        if entry and entry.url != url and len(entry.title) >= shortest:
            found.setdefault(entry.key, entry)
    if not found:
        raise NotAFeed(f"the selector “{selector}” picks no link on this page")
    marks = {key: mark(f"{key}\n{entry.title}".encode("utf-8", "replace")) for key, entry in found.items()}
    title = page.findtext(".//title") or urlsplit(url).netloc
    return Feed(
        title=clean.unescape(title),
        entries=tuple(entry for key, entry in found.items() if marks[key] not in known),
        version="links",
        language=page.get("lang"),
        link=url,
        marks=frozenset(marks.values()),
        count=len(found),
    )


def home_of(page: html.HtmlElement, url: str) -> str:
    """The address that a page's links start from: what it states, else its own."""
    return absolute(url, next((str(base.get("href") or "") for base in page.iter("base")), "")) or url


def _picked(element: html.HtmlElement, selector: str) -> Iterator[html.HtmlElement]:
    try:
        picked: Any = CSSSelector(selector, translator="html")(element)
    except (BadCss, etree.XPathError) as error:
        raise NotAFeed(f"the selector “{selector}” is none: {error}") from error
    yield from picked


def _entry(element: html.HtmlElement, home: str, options: Mapping[str, str]) -> Entry | None:
    links = [link for link in (element, *element.iter("a"), *element.iterancestors("a")) if link.get("href")]
    if not links:
        return None
    address = absolute(home, str(links[0].get("href")).strip()).partition("#")[0]
    if urlsplit(address).scheme not in ("http", "https"):
        return None
    worded = next(_picked(element, options["title"]), element) if options.get("title") else element
    words = clean.plain(worded.text_content()) or clean.plain(str(links[0].get("title") or ""))
    dated = (
        next(_picked(element, options["date"]), None)
        if options.get("date")
        else next(element.iter("time"), None)
    )
    claimed = moment(dated.get("datetime") or dated.text_content()) if dated is not None else None
    return Entry(key=address, title=words, url=address, claimed=claimed) if words else None
