"""A body made ready for the store, in a worker process: all of it that the store need not be asked for.

What a turn does on the disk's thread holds up every other turn, so it is given texts that are hashed, packed
and read for their story already.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from operator import itemgetter

from fetchers.found import Feed
from fetchers.read import read
from news.ids import text_id
from news.model import Entry, Kind, Text
from news.story.packed import PackedReading, pack_reading
from news.story.terms import read as read_terms
from news.told import text_of
from store.packing import pack

_UNTOLD = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Ready:
    """One entry, its text, and what is made of it."""

    entry: Entry
    """Without its summary and content, which are in the text."""
    is_whole: bool
    """Whether the entry carries the article's whole text."""
    text: Text
    hash: str
    """The text's `text_id`."""
    words: int
    packed: bytes
    """The text as the store packs it."""
    reading: PackedReading
    """What the text is about, for its story."""


def read_ready(
    kind: Kind,
    body: bytes,
    url: str,
    content_type: str | None,
    options: Mapping[str, str],
    known: frozenset[int] = frozenset(),
) -> tuple[Feed, tuple[Ready, ...]]:
    """What `fetchers.read.read` reads, with the entries apart and made ready."""
    feed = read(kind, body, url, content_type, options, known)
    return replace(feed, entries=()), tuple(map(ready, newest_first(feed.entries)))


def newest_first(entries: Sequence[Entry]) -> list[Entry]:
    """The entries by the times that they claim; what claims none is as new as what stands below it."""
    told: list[tuple[datetime, Entry]] = []
    for entry in reversed(entries):
        told.append((entry.claimed or (told[-1][0] if told else _UNTOLD), entry))
    return [entry for _, entry in sorted(told, key=itemgetter(0))[::-1]]


def ready(entry: Entry) -> Ready:
    """One entry made ready."""
    text = text_of(entry)
    rest = replace(entry, summary="", content=())
    reading = pack_reading(read_terms(text))
    return Ready(rest, bool(entry.content), text, text_id(text), text.words, pack(text), reading)
