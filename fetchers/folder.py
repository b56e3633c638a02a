"""A folder, or one file, of articles: `.txt`, `.md` and `.html`, each file one item."""

import json
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lxml import etree, html

from fetchers import markup
from fetchers.errors import BadAddress
from fetchers.feed import read_feed
from fetchers.found import Feed, NotAFeed
from fetchers.slices import mark
from news import clean
from news.model import Entry

SUFFIXES = frozenset({".txt", ".text", ".md", ".markdown", ".html", ".htm"})
MOST = 10_000_000
"""Bytes of one file that are read."""


def listing(url: str) -> bytes:
    """The files of a folder with their sizes and times, as JSON; BadAddress when it is not there."""
    place = path_of(url)
    if not place.exists():
        raise BadAddress(f"{place} is not there")
    files = [place] if place.is_file() else [path for path in place.rglob("*") if _counts(path, place)]
    rows: list[tuple[str, int, int]] = []
    for path in sorted(files):
        with suppress(OSError):  # gone meanwhile
            stat = path.stat()
            rows.append((str(path), stat.st_mtime_ns, stat.st_size))
    return json.dumps(rows).encode()


def content(url: str) -> bytes:
    """What a file holds; BadAddress when it cannot be read."""
    try:
        with path_of(url).open("rb") as file:
            return file.read(MOST)
    except OSError as error:
        raise BadAddress(f"{path_of(url)} cannot be read: {error.strerror}") from error


def read(body: bytes, url: str, known: frozenset[int] = frozenset()) -> Feed:
    """The files of a listing that are not `known`, read; a changed file is the same item with another
    text. One file that is a feed is read as that.
    """
    rows = [(Path(name), stamp, size) for name, stamp, size in json.loads(body)]
    if not rows:
        raise NotAFeed("a folder without a .txt, .md or .html file")
    if [path for path, _, _ in rows] == [path_of(url)] and rows[0][0].suffix.lower() not in SUFFIXES:
        return read_feed(content(url), url, None, known)
    entries: list[Entry] = []
    marks: set[int] = set()
    for path, stamp, size in rows:
        its_mark = mark(repr((str(path), stamp, size)).encode("utf-8", "replace"))
        with suppress(OSError):  # gone since it was listed, or not ours to read
            if its_mark not in known:
                entries.append(_entry(path, stamp))
            marks.add(its_mark)
    return Feed(path_of(url).name, tuple(entries), "folder", marks=frozenset(marks), count=len(rows))


def path_of(url: str) -> Path:
    """The place that a `file:` address or a plain path means; BadAddress for what means none."""
    try:
        parts = urlsplit(url)
    except ValueError as error:
        raise BadAddress(f"{url} is no address of a folder") from error
    return Path(unquote(parts.path) if parts.scheme == "file" else url).expanduser()


def _counts(path: Path, place: Path) -> bool:
    hidden = any(part.startswith(".") for part in path.relative_to(place).parts)
    return path.suffix.lower() in SUFFIXES and not hidden and path.is_file()


def _entry(path: Path, stamp: int) -> Entry:
    with path.open("rb") as file:
        body = file.read(MOST)
    text = body.decode("utf-8-sig", "replace")
    if path.suffix.lower() in (".html", ".htm"):
        title, paragraphs = _page(body), markup.paragraphs(text)
    else:
        paragraphs = clean.paragraphs(text)
        title = paragraphs[0].lstrip("# ") if paragraphs and len(paragraphs[0]) <= 200 else ""
        paragraphs = paragraphs[1:] if title else paragraphs
    return Entry(
        key=str(path),
        title=title or clean.plain(path.stem),
        url=path.as_uri() if path.is_absolute() else None,
        updated=datetime.fromtimestamp(stamp / 1e9, UTC),
        content=paragraphs,
    )


def _page(body: bytes) -> str:
    try:
        return clean.plain(html.document_fromstring(body).findtext(".//title") or "")
    except (etree.LxmlError, ValueError):
        return ""
