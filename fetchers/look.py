"""A look at a source of any kind: fetch its bytes on the net, read them into entries in a worker process."""

from collections.abc import Mapping
from datetime import datetime

from fetchers.exchange import Answer, Request
from fetchers.feed import read_feed
from fetchers.found import Feed, NotAFeed
from fetchers.http import Net
from news.model import Kind, Source, Standing


async def fetch(net: Net, source: Source, standing: Standing, now: datetime) -> Answer:
    """What a source answers, asked conditionally; one of the FetchErrors when nothing does."""
    del now
    return await net.get(Request(source.url, etag=standing.etag, modified=standing.modified))


def is_same(standing: Standing, answer: Answer, body_hash: str) -> bool:
    """Whether an answer says nothing new: 304, the same `ETag` (whatever its date), or the same bytes."""
    if answer.status == 304:
        return True
    return (answer.etag is not None and answer.etag == standing.etag) or body_hash == standing.body_hash


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
    return feed


def _read(
    kind: Kind,
    body: bytes,
    url: str,
    content_type: str | None,
    options: Mapping[str, str],
    known: frozenset[int],
) -> Feed:
    del options
    match kind:
        case _:
            return read_feed(body, url, content_type, known)
