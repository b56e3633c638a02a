"""Where a site keeps its news: what it declares, what its robots.txt names, and only then where others keep
theirs.
"""

import re
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from lxml import html
from lxml.etree import LxmlError

from fetchers import links
from fetchers.address import absolute
from fetchers.errors import FetchError
from fetchers.exchange import Answer, Request
from fetchers.found import NotAFeed
from fetchers.http import Net
from fetchers.read import read
from news.clean import plain
from news.model import Kind

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

PLACES = ("/feed", "/rss", "/feed.xml", "/rss.xml", "/atom.xml", "/index.xml")
"""Where feeds lie that no page declares, the likeliest first."""

SITEMAPS = ("/news-sitemap.xml", "/sitemap_news.xml", "/sitemap.xml")

_SITES: Sequence[tuple[re.Pattern[str], str]] = (
    (re.compile(r"https?://(?:www\.)?youtube\.com/channel/(UC[\w-]+).*"),
     r"https://www.youtube.com/feeds/videos.xml?channel_id=\1"),
    (re.compile(r"https?://(?:www\.)?youtube\.com/playlist\?list=([\w-]+).*"),
     r"https://www.youtube.com/feeds/videos.xml?playlist_id=\1"),
    (re.compile(r"https?://(?:www\.|old\.)?reddit\.com/((?:r|user)/\w+)/?$"), r"https://www.reddit.com/\1/.rss"),
    (re.compile(r"(https?://[^/]+/@\w+)/?$"), r"\1.rss"),
)  # fmt: skip
"""Sites whose pages are known to have a feed under another address; the last is Mastodon's."""

_TELEGRAM = re.compile(r"https?://t\.me/(?:s/)?(\w+)/?$")
_TELEGRAM_OPTIONS = {
    "selector": ".tgme_widget_message_wrap .tgme_widget_message_date",
    "title": "time",
}


@dataclass(frozen=True, slots=True)
class Offer:
    """A source that a site has."""

    url: str
    title: str
    kind: Kind = "feed"
    options: Mapping[str, str] = field(default_factory=dict)


def declared(body: bytes, url: str) -> Sequence[Offer]:
    """The feeds that a page declares by `<link rel=alternate>`, the best first; none for what is no page."""
    try:
        page = html.document_fromstring(body)
    except (LxmlError, ValueError):
        return ()
    home = links.home_of(page, url)
    found: dict[str, tuple[int, int, Offer]] = {}
    for place, link in enumerate(page.iter("link")):
        kind = (link.get("type") or "").split(";")[0].strip().lower()
        address = (link.get("href") or "").strip()
        if "alternate" not in (link.get("rel") or "").lower().split() or kind not in _TYPES or not address:
            continue
        target = absolute(home, address)
        if urlsplit(target).scheme not in {"http", "https"}:
            continue
        lesser = any(word in target.lower() for word in _LESSER)
        rank = _TYPES[kind] + 10 * lesser
        found.setdefault(target, (rank, place, Offer(target, plain(link.get("title") or ""))))
    return [offer for _, _, offer in sorted(found.values(), key=lambda each: each[:2])]


def known_site(url: str) -> Offer | None:
    """The source behind an address of a site that we know: YouTube, Reddit, Mastodon, Telegram's preview."""
    if match := _TELEGRAM.fullmatch(url):
        return Offer(f"https://t.me/s/{match[1]}", match[1], "page", _TELEGRAM_OPTIONS)
    for pattern, feed in _SITES:
        if pattern.fullmatch(url):
            return Offer(pattern.sub(feed, url), "")
    return None


async def offers(net: Net, answer: Answer) -> Sequence[Offer]:
    """The sources of a site of which one page was fetched, the best first; often none.

    What the page declares is believed and nothing else asked for; only then the usual places are tried, one
    feed being enough, then the sitemaps, then the links of the page itself.
    """
    if found := declared(answer.body, answer.url):
        return found
    if (site := known_site(answer.url)) and await _holds(net, site):
        return [site]
    tried = [offer async for offer in _guessed(net, answer.url)]
    try:
        page = links.read(answer.body, answer.url, {})
    except NotAFeed:
        return tried
    return [*tried, Offer(answer.url, f"the links of {page.title}", "page")] if page.count > 4 else tried


async def _guessed(net: Net, url: str) -> AsyncIterator[Offer]:
    """A feed at one of the usual places, and a sitemap that the host names or keeps at one of them."""
    for place in PLACES:
        offer = Offer(absolute(url, place), "")
        if await _holds(net, offer):
            yield offer
            break
    try:
        named = await net.robots.sitemaps(url)
    except FetchError:
        named = ()
    by_news = sorted(named, key=lambda place: "news" not in place.lower())
    for place in (*by_news[:3], *(() if named else SITEMAPS)):
        offer = Offer(absolute(url, place), "its sitemap", "sitemap")
        if await _holds(net, offer):
            yield offer
            break


async def _holds(net: Net, offer: Offer) -> bool:
    """Whether there is at an address what is offered there."""
    try:
        answer = await net.get(Request(offer.url))
        if answer.status != 200:
            return False
        if offer.kind == "sitemap" and b"<sitemapindex" in answer.body[:2_000]:
            return True
        return read(offer.kind, answer.body, answer.url, answer.content_type, offer.options).count > 0
    except (FetchError, NotAFeed):
        return False
