"""RSS, RDF, Atom and CDF made into entries: cleaned, named, and only those that are new.

A plain, well-formed feed is read straight (`fetchers.plain`), any other by feedparser (`fetchers.lenient`).
"""

import re
from html import unescape

from fetchers import lenient, markup
from fetchers.address import absolute
from fetchers.found import Feed, NotAFeed
from fetchers.identity import Named, Names, queried, weigh
from fetchers.plain import feed as plain
from fetchers.raw import RawFeed, RawItem
from fetchers.slices import Slice, cut, without
from news import clean
from news.model import Entry

_ROOT = re.compile(rb"<\s*([a-zA-Z_][\w.:-]*)")
_PROLOG = re.compile(rb"<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>", re.DOTALL | re.IGNORECASE)
_ENTITY = re.compile(rb"<!ENTITY\s+(?:%\s*)?\S+\s+(SYSTEM|PUBLIC|\"[^\"]*\"?|'[^']*'?)", re.IGNORECASE)
_WRAPPED = re.compile(rb"<(?:rss|feed|rdf:RDF)\s[^<>]*(?:xmlns|version)\s*=")
_TITLE = re.compile(rb"<title[^<>]*>([^<]*)", re.IGNORECASE)
_SKIP = re.compile(rb"<skip(Hours|Days)>(.*?)</skip\1>", re.DOTALL | re.IGNORECASE)
_SKIPPED = re.compile(rb"<(?:hour|day)>\s*(\w+)\s*<", re.IGNORECASE)
_UNREAD = re.compile(
    rb"<((?:itunes|media|enclosure|slash|wfw|thr|georss|geo|gd|psc|podcast|feedburner|creativeCommons)"
    rb":(?!author|description|title|group)\w+)(?:\s[^<>]*)?(?:/>|(?<!/)>[^<]*"
    rb"(?:(?><!\[CDATA\[[^<\]]*(?:(?:\](?!\]>)|<(?!!\[CDATA\[))[^<\]]*)*\]\]>)[^<]*){0,4}</\1\s*>)"
)
"""Elements with no element in them that no entry of ours holds: half of a podcast's bytes. An end that never
comes is looked for no further than to the next section, or the fifth.
"""
_PERIODS = {"hourly": 3600, "daily": 86_400, "weekly": 604_800, "monthly": 2_592_000, "yearly": 31_536_000}
MOST_TAGS = 1_000_000
"""Tags of a body above which it is not read: more take half a minute. Of 77 large feeds the densest has a
tag in 24 bytes, so 830,000 in the 20 MB that a body may have.
"""
HEAD = 10_000
"""Bytes in which a feed says when it is not to be asked."""
TITLE = 2_000
"""Characters of a title that are kept."""


def read(body: bytes, url: str, content_type: str | None, known: frozenset[int] = frozenset()) -> Feed:
    """The items that are not `known`; NotAFeed for HTML, other XML, what is broken beyond
    use or made to hurt.
    """
    root = _root(body)
    slices = cut(body)
    raw = _raw_feed(without(body, slices, known) if slices and known else body, content_type)
    if not raw.items and not slices:
        _refuse_empty(root, raw)
    site = raw.link.strip()
    named = [Named(absolute(url, item.link), item.guid) for item in raw.items]
    everyone = [_named(item, url) for item in slices] if slices else named
    names = weigh(everyone, site)
    language = raw.language or None
    entries: dict[str, Entry] = {}
    for item, name in zip(raw.items, named, strict=True):
        if entry := _entry(item, name, names, language):
            entries.setdefault(entry.key, entry)
    hours, days = _skips(body[: min(HEAD, slices[0].start) if slices else HEAD])
    return Feed(
        title=markup.line(raw.title)[:TITLE],
        entries=tuple(entries.values()),
        version=raw.version or "xml",
        language=language,
        link=absolute(url, site) or None,
        ttl_s=_ttl(raw),
        skip_hours=hours,
        skip_days=days,
        marks=frozenset(item.mark for item in slices or ()),
        count=len(slices) if slices else len(raw.items),
        links=queried(everyone),
        cut_off=raw.error is not None and f"</{root}".encode() not in body[-4096:].lower(),
        warning=_warning(raw),
    )


def _raw_feed(body: bytes, content_type: str | None) -> RawFeed:
    lean = _UNREAD.sub(b"", body)
    if lean.count(b"<") > MOST_TAGS:
        raise NotAFeed(f"XML of more than {MOST_TAGS:,} tags: refused")
    return plain.read(lean, content_type) or lenient.read(lean, content_type)


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


def _refuse_empty(root: str, raw: RawFeed) -> None:
    """NotAFeed for a document without items, unless it is a sound feed that happens to be empty."""
    if not raw.version:
        raise NotAFeed(f"XML, but no feed: it begins with <{root}>" if root else "text that is no feed")
    if raw.error is not None:
        raise NotAFeed(f"a broken feed of which no item can be read ({_warning(raw)})")


def _warning(raw: RawFeed) -> str | None:
    return None if raw.error is None else clean.plain(raw.error)[:200]


def _named(item: Slice, url: str) -> Named:
    link, guid = item.link.decode("utf-8", "replace"), item.guid.decode("utf-8", "replace")
    return Named(
        absolute(url, unescape(link) if "&" in link else link), unescape(guid) if "&" in guid else guid
    )


def _entry(item: RawItem, named: Named, names: Names, language: str | None) -> Entry | None:
    title = markup.title(item.title[: 4 * TITLE], is_html=item.is_html)[:TITLE]
    told = markup.paragraphs(item.summary)
    contents = (told if part == item.summary else markup.paragraphs(part) for part in item.contents)
    content = max(contents, key=len, default=())
    if not (title or told or content or named.link or named.guid):
        return None
    summary = " ".join(told)
    return Entry(
        key=names.key(named, title),
        title=title or (summary or " ".join(content))[:120] or named.link or named.guid,
        url=named.link or None,
        claimed=item.published or item.updated,
        updated=item.updated,
        authors=_cleaned(item.authors),
        summary=summary,
        content=content or (told if len(told) > 1 else ()),
        language=language,
        tags=tuple(dict.fromkeys(map(clean.plain, item.tags))),
        outlet=_outlet(item),
        alias=names.alias(named),
    )


def _cleaned(names: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, map(clean.unescape, names))))


def _outlet(item: RawItem) -> str | None:
    said = clean.unescape(item.outlet)
    return said if said and said.lower() != "unknown" else None


def _ttl(raw: RawFeed) -> int | None:
    """Seconds between looks by `ttl` (minutes) or `sy:updatePeriod`, whichever is there; None for
    nonsense.
    """
    ttl = raw.ttl.strip()
    if ttl.isascii() and ttl.isdigit():
        return int(ttl) * 60 or None
    period = _PERIODS.get(raw.period.strip().lower())
    often = (raw.often or "1").strip()
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
