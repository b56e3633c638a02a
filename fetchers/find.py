"""Where a site keeps its feeds: what a page declares of itself."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from lxml import html
from lxml.etree import LxmlError

from news.clean import plain

_TYPES = {
    "application/rss+xml": 0,
    "application/atom+xml": 0,
    "application/feed+json": 1,
    "application/rdf+xml": 2,
    "application/json": 3,
}
"""What a feed calls itself in a link, the likeliest to serve well first."""

_LESSER = ("comment", "podcast", "wp-json", "oembed")
"""Words in an address that mark a feed of something else than the articles."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A feed that a page declares."""

    url: str
    title: str


def declared(body: bytes, url: str) -> Sequence[Offer]:
    """The feeds that a page declares by `<link rel=alternate>`, the best first; none for what is no page."""
    try:
        page = html.document_fromstring(body)
    except (LxmlError, ValueError):
        return ()
    home = urljoin(url, next((base.get("href") or "" for base in page.iter("base")), ""))
    found: dict[str, tuple[int, int, Offer]] = {}
    for place, link in enumerate(page.iter("link")):
        kind = (link.get("type") or "").split(";")[0].strip().lower()
        address = (link.get("href") or "").strip()
        if "alternate" not in (link.get("rel") or "").lower().split() or kind not in _TYPES or not address:
            continue
        target = urljoin(home, address)
        if urlsplit(target).scheme not in {"http", "https"}:
            continue
        lesser = any(word in target.lower() for word in _LESSER)
        rank = _TYPES[kind] + 10 * lesser
        found.setdefault(target, (rank, place, Offer(target, plain(link.get("title") or ""))))
    return [offer for _, _, offer in sorted(found.values(), key=lambda each: each[:2])]
