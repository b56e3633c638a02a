"""The bytes of a source of any kind read into entries, in worker processes: nothing of the net is loaded."""

from collections.abc import Mapping
from dataclasses import replace

from fetchers import folder, jsonlist, links, sitemap
from fetchers.address import visible
from fetchers.feed import read_feed
from fetchers.found import Feed, NotAFeed
from fetchers.jsonfeed import parse
from news.clean import plain
from news.model import Entry, Kind


def read(
    kind: Kind,
    body: bytes,
    url: str,
    content_type: str | None,
    options: Mapping[str, str],
    known: frozenset[int] = frozenset(),
) -> Feed:
    """The entries of a source's body that are not `known`; NotAFeed when it is not what the source should be.

    `known` are the marks of the body before this one: a source that had items and has none has lost them.
    """
    feed = _read(kind, body, url, content_type, options, known)
    if known and not feed.count:
        raise NotAFeed("the source has lost all its entries")
    language = plain(feed.language or "") or None
    entries = tuple(map(_seen_through, feed.entries))
    return replace(feed, title=plain(feed.title), language=language, entries=entries)


def _seen_through(entry: Entry) -> Entry:
    """An entry in whose names nothing is hidden: what stands there may be printed, and can be kept."""
    alias, language = entry.alias or "", entry.language or ""
    if entry.key.isprintable() and alias.isprintable() and language.isprintable():  # nearly all
        return entry
    return replace(
        entry, key=visible(entry.key), alias=visible(alias) or None, language=plain(language) or None
    )


def _read(
    kind: Kind,
    body: bytes,
    url: str,
    content_type: str | None,
    options: Mapping[str, str],
    known: frozenset[int],
) -> Feed:
    match kind:
        case "sitemap":
            return sitemap.read(body, url, known)
        case "page":
            return links.read(body, url, options, known)
        case "json":
            return jsonlist.read(parse(body), url, options, known)
        case "folder":
            return folder.read(body, url, known)
        case "feed" | "search" | "exec":
            return read_feed(body, url, content_type, known)
