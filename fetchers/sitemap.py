"""Sitemaps and news sitemaps made into entries; an index leads to the sitemaps that were changed last."""

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote, urlsplit

from lxml import etree

from fetchers.address import absolute
from fetchers.found import Feed, NotAFeed
from fetchers.jsonfeed import moment
from fetchers.slices import mark
from news import clean
from news.model import Entry

PART = b"\n<!-- the next sitemap -->\n"
"""What stands between the sitemaps of an index that were fetched as one body."""

MOST = 2_000
"""Addresses of one look that are taken, the newest first: an archive of a hundred thousand is no news."""

_WORDS = re.compile(r"[-_+\s]+")
_NUMBERS = re.compile(r"\b(?:\d{5,}|[0-9a-f]{8,})\b")


def read(body: bytes, url: str, known: frozenset[int] = frozenset()) -> Feed:
    """The pages that a sitemap names and that are not `known`; NotAFeed for what is no sitemap."""
    places = [place for part in body.split(PART) for place in _places(part, url)]
    if not places and b"<urlset" not in body:
        raise NotAFeed("an index of sitemaps that names none" if is_index(body) else "no sitemap")
    taken = sorted(places, key=_when, reverse=True)[:MOST]
    marks = [mark(repr(place).encode("utf-8", "replace")) for place in taken]
    entries = {
        place.key: place for place, its_mark in zip(taken, marks, strict=True) if its_mark not in known
    }
    warning = f"{len(places)} addresses, of which the newest {MOST} are taken" if len(places) > MOST else None
    site = urlsplit(url).netloc
    return Feed(
        site, tuple(entries.values()), "sitemap", marks=frozenset(marks), count=len(taken), warning=warning
    )


def is_index(body: bytes) -> bool:
    """Whether a body is an index of sitemaps."""
    return b"<sitemapindex" in body[:2_000]


def newest_of_index(body: bytes, url: str, most: int = 3) -> tuple[str, ...]:
    """The sitemaps of an index that were changed last; without dates, those for news and the last ones."""
    found: list[tuple[bool, str, int, str]] = []
    for number, element in enumerate(_elements(body, "sitemap")):
        if place := absolute(url, _child(element, "loc")):
            stamp = moment(_child(element, "lastmod"))
            is_news = "news" in place.lower() and "newsletter" not in place.lower()
            found.append((is_news, stamp.isoformat() if stamp else "", number, place))
    return tuple(place for *_, place in sorted(found, reverse=True)[:most])


def _places(body: bytes, url: str) -> Iterator[Entry]:
    for element in _elements(body, "url"):
        address = absolute(url, _child(element, "loc"))
        if not address:
            continue
        published = moment(_child(element, "publication_date"))
        language = _child(element, "language")
        yield Entry(
            key=address,
            title=clean.unescape(_child(element, "title")) or title_of(address),
            url=address,
            claimed=published,
            updated=moment(_child(element, "lastmod")),
            tags=tuple(filter(None, (clean.plain(word) for word in _child(element, "keywords").split(",")))),
            language=language or None,
            outlet=clean.plain(_child(element, "name")) or None,
        )


def title_of(url: str) -> str:
    """What an address says of its page: the wordiest part of its path, without numbers and endings."""
    parts = [re.sub(r"\.\w{2,5}$", "", unquote(part)) for part in urlsplit(url).path.split("/")]
    spoken = [" ".join(_WORDS.split(_NUMBERS.sub(" ", part))).strip() for part in parts]
    words = clean.plain(max(spoken, key=lambda part: part.count(" "), default=""))
    return words[:1].upper() + words[1:] or url


def _when(place: Entry) -> float:
    stamp = place.claimed or place.updated
    return stamp.timestamp() if stamp else 0.0


def _elements(body: bytes, name: str) -> Iterator[etree._Element]:
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(body.strip(b" \r\n\t\x00\xef\xbb\xbf"), parser)
    except (etree.XMLSyntaxError, ValueError):
        return
    if root is not None:
        yield from root.iterchildren(f"{{*}}{name}")


def _child(element: etree._Element, name: str) -> str:
    """The text of the first element of that name below, in whatever namespace."""
    found: Any = next(element.iterfind(f".//{{*}}{name}"), None)
    return (found.text or "").strip() if found is not None else ""
