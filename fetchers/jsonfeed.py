"""JSON Feed 1.0 and 1.1 made into entries; forgiving, as the format's readers are asked to be."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

from fetchers import markup
from fetchers.address import absolute
from fetchers.found import Feed, NotAFeed
from fetchers.identity import Named, queried, weigh
from fetchers.slices import mark
from news import clean
from news.model import Entry

_VERSIONS = {"https://jsonfeed.org/version/1": "json10", "https://jsonfeed.org/version/1.1": "json11"}


def is_feed(document: Any) -> bool:
    """Whether a JSON document calls itself a JSON Feed."""
    return isinstance(document, dict) and "jsonfeed.org" in str(document.get("version"))


def read(feed: Mapping[str, Any], url: str, known: frozenset[int] = frozenset()) -> Feed:
    """The items of a JSON Feed that are not `known`."""
    items = [item for item in _list(feed, "items") if isinstance(item, dict)]
    link = _text(feed, "home_page_url")
    everyone = [_named(item, url) for item in items]
    names = weigh(everyone, link)
    marks = [mark(json.dumps(item, sort_keys=True).encode()) for item in items]
    entries: dict[str, Entry] = {}
    language = _text(feed, "language")
    for item, item_mark in zip(items, marks, strict=True):
        if item_mark in known:
            continue
        named = _named(item, url)
        title, content = _title(item), _content(item)
        if not (title or content or named.link or named.guid):
            continue
        key = names.key(named, title)
        entries.setdefault(key, _entry(item, key, names.alias(named), named, content, feed))
    return Feed(
        title=clean.plain(_text(feed, "title") or ""),
        entries=tuple(entries.values()),
        version=_VERSIONS.get(str(feed["version"]).rstrip("/"), "json11"),
        language=language,
        link=absolute(url, link or "") or None,
        marks=frozenset(marks),
        count=len(items),
        links=queried(everyone),
    )


def parse(body: bytes) -> Any:
    """The JSON of a body; NotAFeed when it is none or nests too deep."""
    try:
        return json.loads(body.removeprefix(b"\xef\xbb\xbf"))
    except (ValueError, RecursionError) as error:
        raise NotAFeed(f"JSON that cannot be read: {error}") from error


def _entry(
    item: Mapping[str, Any],
    key: str,
    alias: str | None,
    named: Named,
    content: tuple[str, ...],
    feed: Mapping[str, Any],
) -> Entry:
    summary = clean.plain(_text(item, "summary") or "")
    return Entry(
        key=key,
        title=_title(item) or (summary or " ".join(content))[:120],
        url=named.link or None,
        claimed=moment(item.get("date_published")),
        updated=moment(item.get("date_modified")),
        authors=_authors(item) or _authors(feed),
        summary=summary,
        content=content,
        language=_text(item, "language") or _text(feed, "language"),
        tags=tuple(clean.plain(tag) for tag in _list(item, "tags") if isinstance(tag, str)),
        alias=alias,
    )


def _named(item: Mapping[str, Any], url: str) -> Named:
    link = _text(item, "url") or _text(item, "external_url") or ""
    return Named(link=absolute(url, link), guid=_text(item, "id") or "")


def _title(item: Mapping[str, Any]) -> str:
    return clean.plain(_text(item, "title") or "")


def _content(item: Mapping[str, Any]) -> tuple[str, ...]:
    if html := _text(item, "content_html"):
        return markup.paragraphs(html)
    return clean.paragraphs(_text(item, "content_text") or "")


def _authors(thing: Mapping[str, Any]) -> tuple[str, ...]:
    people = _list(thing, "authors") or [thing.get("author")]
    names = (_text(person, "name") for person in people if isinstance(person, dict))
    return tuple(clean.plain(name) for name in names if name)


def _list(thing: Mapping[str, Any], name: str) -> list[Any]:
    value = thing.get(name)
    return value if isinstance(value, list) else []


def _text(thing: Mapping[str, Any], name: str) -> str | None:
    value = thing.get(name)
    if isinstance(value, bool) or value is None or isinstance(value, (list, dict)):
        return None
    return str(value).strip() or None


def moment(value: object) -> datetime | None:
    """The time that an ISO 8601 date, a mail date or a count of seconds names; UTC where no zone is said."""
    try:
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            return datetime.fromtimestamp(value / 1000 if value > 1e11 else value, UTC)
        if not isinstance(value, str) or not value.strip():
            return None
        text = value.strip()
        found = parsedate_to_datetime(text) if text[:1].isalpha() else datetime.fromisoformat(text)
        if not 1 < found.year < 9999:
            return None
        return (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, TypeError, IndexError, OverflowError, OSError):
        return None
