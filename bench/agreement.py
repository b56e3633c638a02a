"""How far our reading of a feed agrees with what other readers' own test files expect of it."""

import html
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from fetchers.feed import read_feed
from fetchers.found import NotAFeed
from news.model import Entry

FIELDS = ("title", "link", "id", "date", "author", "content")
URL = "http://example.org/feed"
Expected = Mapping[str, str]
"""What one entry should hold, by field; a field that is not there is not compared."""


REASONS: Mapping[str, str] = {
    "feed_item_fallbacks_-_rss_channel_item_extensions.xml": "the entry holds an author and nothing to read",
    "rss_channel_item_guid_naked_markup.xml": "an id that is markup is nothing to go by",
    "rss_channel_item_uri_at_protocol.xml": "of two links the last is taken, as feedparser does",
    "entry_author_map_author.xml": "the name without the address in brackets",
    "http_entry_id_base_content_location.xml": "the test speaks of a header that no file carries",
    "http_entry_id_base_docuri.xml": "the test speaks of an address that no file carries",
    "http_item_link_base_content_location.xml": "the test speaks of a header that no file carries",
    "http_item_link_base_docuri.xml": "the test speaks of an address that no file carries",
    "feedburner.atom": "markup that is shown as text stays text",
    "gulp-atom.atom": "relative links are made absolute",
    "reddit-atom.rss": "rss-parser loses the words inside of links in XHTML",
    "reddit-home.rss": "rss-parser loses the words inside of links in XHTML",
    "xml2js-options.rss": "rss-parser was told to write EMPTY for what is empty",
    "uolNoticias.rss": "rss-parser's output has lost the letters with accents",
}
"""Why a file is read otherwise than its own project expects, and stays so."""


@dataclass(frozen=True, slots=True)
class Case:
    """One file and the entries that its own project expects of it."""

    corpus: str
    path: Path
    entries: Sequence[Expected]


@dataclass(frozen=True, slots=True)
class Compared:
    """One field of one entry, theirs and ours."""

    corpus: str
    file: str
    field: str
    theirs: str
    ours: str

    @property
    def agrees(self) -> bool:
        """Whether both hold the same words; an id may be our key, our alias or the link."""
        ours = self.ours.split("\n") if self.field == "id" else [self.ours]
        return bare(self.theirs) in [bare(one) for one in ours]


def cases(feeds: Path) -> Iterator[Case]:
    """All files that carry an expectation."""
    gofeed = feeds / "gofeed" / "testdata"
    for kind in ("rss", "atom"):
        yield from _pairs("gofeed translator", gofeed / "translator" / kind, _universal)
    yield from _pairs("gofeed rss", gofeed / "parser" / "rss", _rss)
    yield from _pairs("gofeed atom", gofeed / "parser" / "atom", _atom)
    yield from _js(feeds / "rss-parser-js" / "test")
    for path in sorted((feeds / "feedparser" / "tests" / "wellformed").rglob("*.xml")):
        if entry := _expect(path.read_bytes().decode("utf-8", "replace")):
            yield Case("feedparser", path, [entry])


def compare(case: Case) -> Iterator[Compared]:
    """Every field that is expected of a file, held against ours."""
    try:
        found: Sequence[Entry] = read_feed(_readable(case), URL).entries
    except NotAFeed:
        found = ()
    for number, expected in enumerate(case.entries):
        ours = _ours(found[number]) if number < len(found) else {}
        for field in FIELDS:
            if expected.get(field):
                name = f"{case.path.name}#{number}"
                yield Compared(case.corpus, name, field, expected[field], ours.get(field, ""))


def _readable(case: Case) -> bytes:
    """The file, its entries with a title where they have nothing to read: such entries we leave out."""
    body = case.path.read_bytes()
    if any(entry.keys() & {"title", "link", "id", "content"} for entry in case.entries):
        return body
    return re.sub(rb"<(item|entry)( [^>]*)?>", rb"\g<0><title>untitled</title>", body)


def bare(text: str) -> str:
    """A text without markup, entities and space, so that two ways of cleaning it can be compared."""
    for _ in range(2):
        text = html.unescape(re.sub(r"<!--.*?-->|</?[a-zA-Z][^>]*>", "", text, flags=re.DOTALL))
    return re.sub(r"[\s\u200b-\u200f\ufeff]+", "", text).rstrip("/")


def _ours(entry: Entry) -> Mapping[str, str]:
    when = entry.claimed or entry.updated
    return {
        "title": entry.title,
        "link": entry.url or "",
        "id": "\n".join(name for name in (entry.key, entry.alias, entry.url) if name),
        "date": when.isoformat() if when else "",
        "author": entry.authors[0] if entry.authors else "",
        "content": " ".join(entry.content) or entry.summary,
    }


def _pairs(corpus: str, folder: Path, entries: Any) -> Iterator[Case]:
    for path in sorted(folder.glob("*.json")):
        feed = path.with_suffix(".xml")
        if feed.exists():
            yield Case(corpus, feed, entries(json.loads(path.read_text(encoding="utf-8"))))


def _universal(feed: Any) -> Sequence[Expected]:
    return [
        _clean(
            title=item.get("title"),
            link=item.get("link"),
            id=item.get("guid"),
            date=_date(item.get("publishedParsed") or item.get("updatedParsed")),
            author=_person(item.get("author")),
            content=item.get("content") or item.get("description"),
        )
        for item in (feed or {}).get("items") or ()
    ]


def _rss(feed: Any) -> Sequence[Expected]:
    return [
        _clean(
            title=item.get("title"),
            link=item.get("link"),
            id=(item.get("guid") or {}).get("value"),
            date=_date(item.get("pubDateParsed")),
            content=item.get("content") or item.get("description"),
        )
        for item in (feed or {}).get("items") or ()
    ]


def _atom(feed: Any) -> Sequence[Expected]:
    return [
        _clean(
            title=item.get("title"),
            link=next(
                (link.get("href") for link in item.get("links", ()) if link.get("rel") == "alternate"), None
            ),
            id=item.get("id"),
            date=_date(item.get("publishedParsed") or item.get("updatedParsed")),
            author=_person((item.get("authors") or [None])[0]),
            content=(item.get("content") or {}).get("value") or item.get("summary"),
        )
        for item in (feed or {}).get("entries") or ()
    ]


def _js(folder: Path) -> Iterator[Case]:
    for path in sorted((folder / "output").glob("*.json")):
        feeds = list((folder / "input").glob(f"{path.stem}.*"))
        items = json.loads(_decoded(path.read_bytes())).get("feed", {}).get("items", ())
        expected = [
            _clean(
                title=item.get("title"),
                link=item.get("link"),
                id=item.get("guid") or item.get("id"),
                date=_date(item.get("isoDate")),
                content=item.get("content:encoded") or item.get("content"),
            )
            for item in items
        ]
        for feed in feeds:
            yield Case("rss-parser", feed, expected)


def _decoded(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        return body.decode("latin-1")


_CLAIM = re.compile(
    r"entries\[0\]\['(title|link|id|author|published_parsed)'\]\s*==\s*u?(['\"])(.*?)\2\s*(?:-->|\n|and\b)"
)


def _expect(text: str) -> Expected | None:
    """What the comment at the head of one of feedparser's files claims of the first entry."""
    found = {field: value for field, _, value in _CLAIM.findall(text[:2_000])}
    plain = {field: value for field, value in found.items() if "\\" not in value}
    return _clean(**plain) if plain else None


def _person(person: Any) -> str | None:
    return (person or {}).get("name") or (person or {}).get("email")


def _date(text: Any) -> str | None:
    try:
        found = datetime.fromisoformat(str(text)) if text else None
    except ValueError:
        return None
    return found.astimezone(UTC).replace(microsecond=0).isoformat() if found and found.tzinfo else None


def _clean(**fields: Any) -> Expected:
    return {name: str(value) for name, value in fields.items() if value and str(value).strip()}
