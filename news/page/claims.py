"""What a page says of itself: by JSON-LD, OpenGraph and other meta elements, `<time>`, `<h1>` and links.

Each claim is taken from the first place that makes it; the order of the places was measured.
"""

import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import urljoin, urlsplit

from lxml import html

from news.clean import plain
from news.page import meta as names
from news.page.bylines import is_house, is_signed, people
from news.page.headings import headline_of
from news.page.linked import Linked
from news.page.meta import Meta
from news.page.moments import first_time

LONGEST_BYLINE = 90
"""Characters of a shown line that may be a byline."""

_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_BYLINE = re.compile(r"(?:^|[\s_-])(?:author\w*|by-?line\w*|writer)(?:$|[\s_-])", re.IGNORECASE)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_DAY = re.compile(r"\d{4}-\d\d-\d\d$")
_SENTENCE = re.compile(r"[.!?…。]['\"”’»)]*$")
_LANGUAGE = re.compile(r"\s*([A-Za-z]{2,3})(?:[-_]|\s*$)")


@dataclass(frozen=True, slots=True)
class Claims:
    """What a page says of itself."""

    headline: str = ""
    byline: tuple[str, ...] = ()
    claimed: datetime | None = None
    modified: datetime | None = None
    language: str | None = None
    url: str | None = None
    section: str | None = None
    site: str | None = None
    body: str | None = None
    """The article's text as JSON-LD carries it, with its line breaks."""
    kind: str = ""
    """What OpenGraph calls the page: `article`, `video.other`, `website` …"""
    types: frozenset[str] = frozenset()
    """What JSON-LD calls the page's article."""
    description: str | None = None
    """The page's own summary of it."""
    free: bool | None = None
    """Whether it says that it can be read without paying."""


def claims_of(tree: html.HtmlElement, url: str) -> Claims:
    """What the page at an address says of itself."""
    linked, meta = Linked(tree), Meta(tree)
    site = next(iter(linked.names("publisher")), None) or meta.first(names.SITE)
    return Claims(
        headline=headline_of(tree, linked, meta, site),
        byline=_byline(tree, linked, meta, site),
        claimed=_published(tree, linked, meta),
        modified=first_time(
            [linked.text("dateModified"), *meta.all(names.MODIFIED), *_times(tree, "dateModified")]
        ),
        language=_language(tree, linked, meta),
        url=_address(tree, meta, url),
        section=linked.text("articleSection") or meta.first(names.SECTION),
        site=site,
        body=linked.raw("articleBody"),
        kind=(meta.first(("og:type",)) or "").lower(),
        types=linked.types,
        description=linked.text("description") or meta.first(names.DESCRIPTION),
        free=linked.flag("isAccessibleForFree"),
    )


def _byline(tree: html.HtmlElement, linked: Linked, meta: Meta, site: str | None) -> tuple[str, ...]:
    """Who wrote it: the persons that JSON-LD names; where it names only the house, whoever else is named."""
    said = people(linked.names("author") or linked.names("creator"))
    if said and not all(is_house(name, site) for name in said):
        return said
    for lines in (meta.all(names.AUTHOR), _marked(tree)):
        found = tuple(name for name in people(lines) if not is_house(name, site))
        if found and (not said or all(" " in name for name in found)):
            return found
    return said or people(_shown(tree))


def _marked(tree: html.HtmlElement) -> Iterator[str]:
    """The names that the page marks as its author's, by microdata or a link's relation."""
    marked = [each for each in tree.iter() if "author" in (each.get("itemprop"), each.get("rel"))]
    for element in marked:
        if element.getparent() is marked[0].getparent():  # others are those of teasers
            named = next((each for each in element.iter() if each.get("itemprop") == "name"), element)
            yield plain(named.text_content())


def _shown(tree: html.HtmlElement) -> Iterator[str]:
    """The first short line that is a byline by its form or by its element's name."""
    for element in tree.iter("a", "p", "span", "div", "address", "li", "h5", "h6"):
        named = _BYLINE.search(_CAMEL.sub("-", element.get("class") or ""))
        line = plain(element.text_content()) if named or len(element) <= 3 else ""
        if 0 < len(line) <= LONGEST_BYLINE and (named or is_signed(line)):
            yield line
            return


def _published(tree: html.HtmlElement, linked: Linked, meta: Meta) -> datetime | None:
    """When it says that it was published: marked up, else the day that its address or a line of it shows."""
    marked = [linked.text("datePublished"), *meta.all(names.PUBLISHED), *_times(tree, "datePublished")]
    shown = (element.get("datetime") for element in tree.iter("time"))
    return first_time([*marked, *shown]) or _day(tree)


def _times(tree: html.HtmlElement, name: str) -> Iterator[str]:
    """The times that the page marks by microdata."""
    for element in tree.iter():
        if element.get("itemprop") == name:
            yield element.get("datetime") or element.get("content") or plain(element.text_content())


def _day(tree: html.HtmlElement) -> datetime | None:
    """The day that a page's address or its lines beside the text show, as midnight in UTC.

    A day that its sentences speak of is none of its own, nor is a year alone.
    """
    from htmldate import find_date  # slow to load, and seldom needed

    bare = deepcopy(tree)
    for element in list(bare.iter("p", "li", "blockquote", "td", "dd", "figcaption", "div", "section")):
        if element.tag not in ("div", "section"):
            line = plain(element.text_content())
            if len(line) > LONGEST_BYLINE or _SENTENCE.search(line):
                element.clear(keep_tail=True)
        elif len(element.text or "") > LONGEST_BYLINE or _SENTENCE.search(plain(element.text or "")):
            element.text = None
    found = find_date(bare, original_date=True, max_date="2099-12-31", extensive_search=False)
    return datetime.fromisoformat(found).replace(tzinfo=UTC) if found and _DAY.match(found) else None


def _language(tree: html.HtmlElement, linked: Linked, meta: Meta) -> str | None:
    """The language that the page says it is in, as its first subtag: `en`."""
    said = tree.get("lang") or tree.get(_XML_LANG) or linked.text("inLanguage") or meta.first(names.LANGUAGE)
    found = _LANGUAGE.match(said or "")
    return found.group(1).lower() if found else None


def _address(tree: html.HtmlElement, meta: Meta, url: str) -> str | None:
    """The canonical address that the page names; None when it names none, or only the site's front."""
    links = [
        link.get("href") or "" for link in tree.iter("link") if "canonical" in (link.get("rel") or "").lower()
    ]
    for link in [*links, *meta.all(("og:url",))]:
        try:
            whole = urlsplit(urljoin(url, plain(link)))
            is_front = not whole.path.strip("/") and urlsplit(url).path.strip("/")
        except ValueError:
            continue
        if whole.scheme in ("http", "https") and whole.netloc and not is_front:
            return whole.geturl()
    return None
