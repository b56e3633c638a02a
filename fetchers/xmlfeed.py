"""RSS, RDF, Atom and CDF by feedparser, with what costs most of its time turned off and done once on new
items.

feedparser's own cleaning of HTML makes three quarters of its time (a 160 KB feed: 167 ms instead of 10); we
show text, not HTML, and so turn it off and make text of what is left.
"""

import io
import re
from datetime import UTC, datetime
from html import unescape
from time import struct_time
from typing import Any
from urllib.parse import urljoin

import feedparser
import feedparser.api

from fetchers import markup
from fetchers.expat import DEEPEST, TooDeep
from fetchers.found import Feed, NotAFeed
from fetchers.identity import Named, Names, weigh
from fetchers.slices import Slice, cut, without
from news import clean
from news.model import Entry

feedparser.api.PREFERRED_XML_PARSERS[:] = ["fetchers.expat"]

_ROOT = re.compile(rb"<\s*([a-zA-Z_][\w.:-]*)")
_PROLOG = re.compile(rb"<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>", re.DOTALL | re.IGNORECASE)
_ENTITY = re.compile(rb"<!ENTITY\s+(?:%\s*)?\S+\s+(SYSTEM|PUBLIC|\"[^\"]*\"|'[^']*')", re.IGNORECASE)
_WRAPPED = re.compile(rb"<(?:rss|feed|rdf:RDF)\s[^>]*(?:xmlns|version)\s*=")
_TITLE = re.compile(rb"<title[^>]*>([^<]*)", re.IGNORECASE)
_SKIP = re.compile(rb"<skip(Hours|Days)>(.*?)</skip\1>", re.DOTALL | re.IGNORECASE)
_SKIPPED = re.compile(rb"<(?:hour|day)>\s*(\w+)\s*<", re.IGNORECASE)
_UNREAD = re.compile(
    rb"<((?:itunes|media|enclosure|slash|wfw|thr|georss|geo|gd|psc|podcast|feedburner|creativeCommons)"
    rb":(?!author|description|title|group)\w+)(?:\s[^<>]*)?(?:/>|>[^<]*</\1\s*>)"
)
"""Elements with no element in them that no entry of ours holds: half of a podcast's bytes."""
_PERIODS = {"hourly": 3600, "daily": 86_400, "weekly": 604_800, "monthly": 2_592_000, "yearly": 31_536_000}
TITLE = 2_000
"""Characters of a title that are kept."""


def read(body: bytes, url: str, content_type: str | None, known: frozenset[int] = frozenset()) -> Feed:
    """The items that are not `known`; NotAFeed for HTML, other XML, and what is broken beyond use."""
    root = _root(body)
    slices = cut(body)
    rest = without(body, slices, known) if slices and known else body
    parsed = _parse(_UNREAD.sub(b"", rest), content_type)
    items: list[Any] = parsed["entries"]
    if not items and not slices:
        _refuse_empty(root, parsed)
    named = [_named(item, url) for item in items]
    feed = parsed["feed"]
    site = feed.get("link")
    names = weigh([_raw(item, url) for item in slices] if slices else named, site)
    language = feed.get("language") or None
    entries: dict[str, Entry] = {}
    for item, name in zip(items, named, strict=True):
        if entry := _entry(item, name, names, language):
            entries.setdefault(entry.key, entry)
    hours, days = _skips(body[: slices[0].start] if slices else body[:10_000])
    return Feed(
        title=markup.line(feed.get("title") or "")[:TITLE],
        entries=tuple(entries.values()),
        version=parsed.get("version") or "xml",
        language=language,
        link=_absolute(url, site.strip()) if site else None,
        ttl_s=_ttl(feed),
        skip_hours=hours,
        skip_days=days,
        marks=frozenset(item.mark for item in slices or ()),
        count=len(slices) if slices else len(items),
        cut_off=bool(parsed.get("bozo")) and f"</{root}".encode() not in body[-4096:].lower(),
        warning=_warning(parsed),
    )


def _parse(body: bytes, content_type: str | None) -> Any:
    # No location is given: feedparser would join it at every element, which costs a fifth of the time.
    headers = {"content-type": content_type or "application/xml"}
    try:
        return feedparser.parse(
            io.BytesIO(body), response_headers=headers, resolve_relative_uris=False, sanitize_html=False
        )
    except TooDeep as error:
        raise NotAFeed(f"XML nested deeper than {DEEPEST} elements: refused") from error


def _root(body: bytes) -> str:
    """The name of the outermost element; NotAFeed when it is HTML or declares entities that can grow."""
    head = body[:100_000].replace(b"\x00", b"")
    for kind in _ENTITY.findall(head):
        if kind.upper() in (b"SYSTEM", b"PUBLIC") or len(kind) > 200 or re.search(rb"&(?!#)|%", kind):
            raise NotAFeed("a document that declares XML entities which reach out or grow: refused")
    found = _ROOT.search(_PROLOG.sub(b"", head[:20_000]))
    root = found.group(1).decode("ascii").lower() if found else ""
    if root in ("html", "head", "body") and not _WRAPPED.search(head[:20_000]):
        title = _TITLE.search(head)
        said = clean.unescape(title.group(1).decode("utf-8", "replace"))[:80] if title else ""
        raise NotAFeed(f"an HTML page instead of a feed{f': “{said}”' if said else ''}")
    return root


def _refuse_empty(root: str, parsed: Any) -> None:
    """NotAFeed for a document without items, unless it is a sound feed that happens to be empty."""
    if not parsed.get("version"):
        raise NotAFeed(f"XML, but no feed: it begins with <{root}>" if root else "text that is no feed")
    if parsed.get("bozo"):
        raise NotAFeed(f"a broken feed of which no item can be read ({_warning(parsed)})")


def _warning(parsed: Any) -> str | None:
    error = parsed.get("bozo_exception")
    return clean.plain(str(error))[:200] if parsed.get("bozo") and error else None


def _raw(item: Slice, url: str) -> Named:
    link, guid = item.link.decode("utf-8", "replace"), item.guid.decode("utf-8", "replace")
    return Named(
        _absolute(url, unescape(link) if "&" in link else link), unescape(guid) if "&" in guid else guid
    )


def _named(item: Any, url: str) -> Named:
    links = [item.get("link"), *(link.get("href") for link in item.get("links", ()))]
    link = next((link.strip() for link in links if link and link.strip()), "")
    return Named(_absolute(url, link), (item.get("id") or "").strip())


def _absolute(url: str, link: str) -> str:
    return link if not link or link.startswith(("http://", "https://")) else urljoin(url, link)


def _entry(item: Any, named: Named, names: Names, language: str | None) -> Entry | None:
    title = _title(item)
    told = markup.paragraphs(item.get("summary") or "")
    content = max(
        (markup.paragraphs(part.get("value") or "") for part in item.get("content", ())), key=len, default=()
    )
    if not (title or told or content or named.link or named.guid):
        return None
    summary = " ".join(told)
    return Entry(
        key=names.key(named, title),
        title=title or (summary or " ".join(content))[:120] or named.link or named.guid,
        url=named.link or None,
        claimed=_time(dict.get(item, "published_parsed")) or _time(dict.get(item, "updated_parsed")),
        updated=_time(dict.get(item, "updated_parsed")),
        authors=_authors(item),
        summary=summary,
        content=content or (told if len(told) > 1 else ()),
        language=language,
        tags=tuple(
            dict.fromkeys(
                clean.plain(tag.get("term") or "") for tag in item.get("tags", ()) if tag.get("term")
            )
        ),
        outlet=_outlet(item),
        alias=names.alias(named),
    )


def _title(item: Any) -> str:
    kind = (item.get("title_detail") or {}).get("type")
    return markup.title((item.get("title") or "")[: 4 * TITLE], is_html=kind != "text/plain")[:TITLE]


def _authors(item: Any) -> tuple[str, ...]:
    found = (
        clean.unescape(author.get("name") or author.get("email") or "") for author in item.get("authors", ())
    )
    named = tuple(dict.fromkeys(name for name in found if name))
    return named or ((clean.unescape(item["author"]),) if item.get("author") else ())


def _outlet(item: Any) -> str | None:
    said = clean.unescape((item.get("source") or {}).get("title") or "")
    return said if said and said.lower() != "unknown" else None


def _time(parsed: struct_time | None) -> datetime | None:
    try:
        return datetime(*parsed[:6], tzinfo=UTC) if parsed else None
    except ValueError:
        return None


def _ttl(feed: Any) -> int | None:
    """Seconds between looks by `ttl` (minutes) or `sy:updatePeriod`, whichever is there; None for
    nonsense.
    """
    ttl = str(feed.get("ttl") or "").strip()
    if ttl.isascii() and ttl.isdigit():
        return int(ttl) * 60 or None
    period = _PERIODS.get(str(feed.get("sy_updateperiod") or "").strip().lower())
    often = str(feed.get("sy_updatefrequency") or "1").strip()
    return period // max(1, int(often)) if period and often.isascii() and often.isdigit() else None


def _skips(head: bytes) -> tuple[frozenset[int], frozenset[str]]:
    hours: set[int] = set()
    days: set[str] = set()
    for kind, listed in _SKIP.findall(head):
        words = [word.decode("ascii", "replace").lower() for word in _SKIPPED.findall(listed)]
        if kind.lower() == b"hours":
            hours.update(int(word) % 24 for word in words if word.isascii() and word.isdigit())
        else:
            days.update(words)
    return frozenset(hours), frozenset(days)
