"""Lists of sources in whatever form they come: OPML, newsboat's `urls`, JSON, CSV, or addresses in a text."""

import csv
import io
import json
from collections.abc import Iterator, Mapping
from typing import Any

from fetchers.listing import BadList, Listed, Listing, Problem, merged
from fetchers.opml import read_opml
from fetchers.urls_file import read_urls
from news import clean

_URLS = ("xmlurl", "feed_url", "feedurl", "publication_rss_feed_uri", "rss", "feed", "url", "uri", "link")
_NAMES = ("src_name_short", "publication_name", "title", "name")
_TAGS = ("tags", "folder", "category", "categories", "src_country", "country")


def read_list(body: bytes) -> Listing:
    """The sources of a list, told by its content; BadList when it holds none at all."""
    start = body[:2_000].lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(b"<"):
        listing = read_opml(body)
    else:
        text = body.decode("utf-8-sig", "replace")
        if start.startswith((b"{", b"[")):
            listing = _of_json(text)
        elif _is_table(text):
            listing = _of_table(text)
        else:
            listing = read_urls(text)
    if not listing.sources and not listing.queries:
        raise BadList("a list without a single source")
    return listing


def _of_json(text: str) -> Listing:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise BadList(f"JSON that cannot be read: {error}") from error
    return Listing(merged(_walk(found, ())))


def _walk(thing: Any, tags: tuple[str, ...]) -> Iterator[Listed]:
    """Every object with an address, however deep; the names of the lists it lies in are its tags."""
    if isinstance(thing, list):
        for one in thing:
            yield from _walk(one, tags)
    elif isinstance(thing, dict):
        if listed := _of_fields({str(name): value for name, value in thing.items()}, tags):
            yield listed
            return
        for name, inner in thing.items():
            if isinstance(inner, (list, dict)):
                yield from _walk(inner, (*tags, clean.plain(str(name))))


def _is_table(text: str) -> bool:
    header = next(csv.reader(io.StringIO(text.split("\n", 1)[0])), [])
    return len(header) > 1 and any(name.strip().lower() in _URLS for name in header)


def _of_table(text: str) -> Listing:
    found: list[Listed] = []
    problems: list[Problem] = []
    rows = csv.DictReader(io.StringIO(text))
    for row in rows:
        fields = {name: value for name, value in row.items() if name and isinstance(value, str)}
        if listed := _of_fields(fields, ()):
            found.append(listed)
        else:
            problems.append(
                Problem(rows.line_num, ",".join(fields.values())[:200], "a row without an address")
            )
    return Listing(merged(found), tuple(problems))


def _of_fields(fields: Mapping[str, Any], tags: tuple[str, ...]) -> Listed | None:
    by_name = {name.lower(): value for name, value in fields.items() if value}
    url = next((by_name[name] for name in _URLS if _is_address(by_name.get(name))), None)
    if url is None:
        return None
    names = [clean.unescape(by_name[name]) for name in _NAMES if isinstance(by_name.get(name), str)]
    labels = (by_name[name] for name in _TAGS if name in by_name)
    own = [label for given in labels for label in (given if isinstance(given, list) else [given])]
    return Listed(str(url).strip(), " ".join(names[:2]), tuple(dict.fromkeys((*tags, *map(str, own)))))


def _is_address(value: Any) -> bool:
    return isinstance(value, str) and value.strip().lower().startswith(("http://", "https://"))
