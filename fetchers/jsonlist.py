"""Any JSON that lists articles: by field paths that a person gives, else by the names such fields usually
bear.
"""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from fetchers import markup
from fetchers.address import absolute
from fetchers.found import Feed, NotAFeed
from fetchers.identity import Named, Names, weigh
from fetchers.jsonfeed import moment
from fetchers.slices import mark
from news import clean
from news.model import Entry

USUAL: Mapping[str, tuple[str, ...]] = {
    "url": ("url", "link", "href", "webUrl", "canonical_url", "permalink"),
    "title": ("title", "headline", "name", "webTitle"),
    "id": ("id", "guid", "uuid"),
    "date": ("published", "date", "pubDate", "publishedAt", "published_at", "date_published", "seendate"),
    "updated": ("updated", "modified", "updatedAt", "date_modified"),
    "summary": ("summary", "description", "excerpt", "abstract"),
    "content": ("content", "body", "text", "content_html"),
    "author": ("author", "authors", "byline", "creator"),
    "outlet": ("outlet", "source", "domain", "publisher"),
    "language": ("language", "lang"),
}  # fmt: skip
"""Under which names the parts of an article are usually found, the likeliest first."""

DEEPEST = 12
"""Lists within objects within lists that are looked into for articles."""


def read(document: Any, url: str, options: Mapping[str, str], known: frozenset[int] = frozenset()) -> Feed:
    """The articles of a JSON document that are not `known`.

    `options` may give the path of the list (`items`, as `data.stories`) and of each part (`url`, `title`,
    `date` …) within one of its objects. NotAFeed when nothing in it looks like an article.
    """
    paths = {part: (options[part],) if options.get(part) else names for part, names in USUAL.items()}
    place = options.get("items")
    found = [
        thing for thing in _objects(_at(document, place) if place else document) if _is_item(thing, paths)
    ]
    if not found:
        where = f" at “{place}”" if place else ""
        raise NotAFeed(f"JSON without a list of articles{where}: nothing in it has an address and a title")
    named = [_named(thing, paths, url) for thing in found]
    names = weigh(named, None)
    marks = _marks(found, named)
    entries: dict[str, Entry] = {}
    for thing, name, its_mark in zip(found, named, marks, strict=True):
        if its_mark not in known:
            entry = _entry(thing, paths, name, names)
            entries.setdefault(entry.key, entry)
    title = _text(document, ("title", "name")) if isinstance(document, dict) else ""
    return Feed(title, tuple(entries.values()), "json", marks=frozenset(marks), count=len(found))


def _marks(found: list[dict[str, Any]], named: list[Named]) -> list[int]:
    """The hash of each object together with all that share its link, in their order."""
    together: defaultdict[str, list[bytes]] = defaultdict(list)
    for thing, name in zip(found, named, strict=True):
        together[name.link].append(json.dumps(thing, sort_keys=True).encode())
    marks = {link: mark(b"".join(held)) for link, held in together.items()}
    return [marks[name.link] for name in named]


def _objects(thing: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    """Every object of a document, outer ones first, in its order."""
    if depth > DEEPEST:
        return
    if isinstance(thing, dict):
        yield thing
        for inner in thing.values():
            yield from _objects(inner, depth + 1)
    elif isinstance(thing, list):
        for inner in thing:
            yield from _objects(inner, depth + 1)


def _is_item(thing: Mapping[str, Any], paths: Mapping[str, tuple[str, ...]]) -> bool:
    url = _text(thing, paths["url"])
    return url.startswith(("http://", "https://", "/")) and bool(_text(thing, paths["title"]))


def _named(thing: Mapping[str, Any], paths: Mapping[str, tuple[str, ...]], url: str) -> Named:
    return Named(absolute(url, _text(thing, paths["url"])), _text(thing, paths["id"]))


def _entry(
    thing: Mapping[str, Any], paths: Mapping[str, tuple[str, ...]], named: Named, names: Names
) -> Entry:
    title = markup.title(_text(thing, paths["title"]), is_html=False)
    author = _first(thing, paths["author"])
    people = author if isinstance(author, list) else [author]
    said = [person.get("name") if isinstance(person, dict) else person for person in people]
    return Entry(
        key=names.key(named, title),
        title=title,
        url=named.link or None,
        claimed=moment(_first(thing, paths["date"])),
        updated=moment(_first(thing, paths["updated"])),
        authors=tuple(clean.plain(name) for name in said if isinstance(name, str) and name.strip()),
        summary=markup.line(_text(thing, paths["summary"])),
        content=markup.paragraphs(_text(thing, paths["content"])),
        language=_text(thing, paths["language"]) or None,
        outlet=clean.plain(_text(thing, paths["outlet"])) or None,
        alias=names.alias(named),
    )


def _first(thing: Any, paths: tuple[str, ...]) -> Any:
    """The first value that is there under one of these paths."""
    found = (_at(thing, path) for path in paths)
    return next((value for value in found if value not in (None, "", [])), None)


def _text(thing: Any, paths: tuple[str, ...]) -> str:
    value = _first(thing, paths)
    if isinstance(value, dict):
        value = value.get("name") or value.get("title")
    return str(value).strip() if isinstance(value, (str, int, float)) and not isinstance(value, bool) else ""


def _at(thing: Any, path: str) -> Any:
    """What a dotted path leads to, by names of fields and places in lists; None when it leads nowhere."""
    for step in path.split("."):
        if isinstance(thing, dict):
            thing = thing.get(step)
        elif isinstance(thing, list) and step.isascii() and step.isdigit() and int(step) < len(thing):
            thing = thing[int(step)]
        else:
            return None
    return thing
