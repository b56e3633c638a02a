"""The recorded news day as a stream of articles, each once, in the order it was first seen."""

import json
from collections.abc import Iterator
from pathlib import Path

from bench.clusters import Told
from bench.report import Skipped
from fetchers.feed import read_feed
from fetchers.found import NotAFeed
from fetchers.recorded import Poll, read_day
from news.clean import unescape
from news.ids import identity
from news.model import Entry
from news.outlets import site
from news.told import text_of


def articles(data: Path) -> Iterator[Told]:
    """Every article of the day, none with a story: nobody knows it."""
    folder = data / "replay" / "dev-2026-08-18"
    if not folder.is_dir():
        raise Skipped(f"no replay/{folder.name} in {data}")
    known: set[str] = set()
    for poll in read_day(folder):
        for entry in _entries(poll):
            name = identity(poll.source, entry.key)
            if name not in known and entry.title:
                known.add(name)
                outlet = entry.outlet or site(entry.url) or poll.source
                yield Told(name, text_of(entry), outlet, poll.at, "")


def _entries(poll: Poll) -> list[Entry]:
    if poll.body is None:
        return []
    if poll.body.lstrip()[:1] == b"{":
        stories = json.loads(poll.body)["stories"]
        return [_entry(row) for story in stories for row in story["articles"]]
    try:
        return list(read_feed(poll.body, poll.url or "", poll.content_type).entries)
    except NotAFeed:
        return []


def _entry(row: dict[str, str]) -> Entry:
    title, summary = unescape(row["title"]), unescape(row.get("summary") or "")
    return Entry(row["url"], title, row["url"], summary=summary, outlet=row["outlet"])
