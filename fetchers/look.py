"""A look at a source of any kind: what it answers, and whether that says anything new."""

import asyncio
import gzip
import zlib
from collections.abc import Mapping
from dataclasses import replace

from fetchers import folder, sitemap
from fetchers.address import kind_named
from fetchers.commands import run
from fetchers.errors import Garbled, TooLarge
from fetchers.exchange import LIMITS, Answer, Request
from fetchers.http import Net
from fetchers.reach import reach
from fetchers.searches import search_url
from fetchers.sessions import agent
from news.ids import identity
from news.model import Kind, Source, Standing


async def fetch(net: Net, source: Source, standing: Standing) -> Answer:
    """What a source answers, asked conditionally; one of the FetchErrors when nothing does."""
    command = source.options.get("filter")
    if source.kind == "exec":
        said = await run(source.url.removeprefix("exec:"))
        return Answer(200, source.url, await _filtered(command, said))
    if source.kind == "folder":
        return Answer(200, source.url, await asyncio.to_thread(folder.listing, source.url))
    if kind_named(source.url) == "folder":  # a feed, or another kind, that lies in a file
        return Answer(200, source.url, await asyncio.to_thread(folder.content, source.url))
    url = search_url(source.url, source.options) if source.kind == "search" else source.url
    request = Request(url, etag=standing.etag, modified=standing.modified, reach=await reach(source.options))
    asks_robots = source.kind in ("sitemap", "page")
    answer = await (net.robots.get(request) if asks_robots else net.get(request))
    if answer.status >= 300:
        return answer
    if source.kind == "sitemap":
        return await _sitemaps(net, request, answer, command)
    return replace(answer, body=await _filtered(command, answer.body))


def is_same(standing: Standing, answer: Answer, body_hash: str) -> bool:
    """Whether an answer says nothing new: 304, the same `ETag` (whatever its date), or the same bytes."""
    if answer.status == 304:
        return True
    return (answer.etag is not None and answer.etag == standing.etag) or body_hash == standing.body_hash


def way(kind: Kind, options: Mapping[str, str]) -> str:
    """A name for how a source is read: by which version of us, as what, with which options."""
    return identity(agent(), kind, *(f"{name}={value}" for name, value in sorted(options.items())))


async def _sitemaps(net: Net, request: Request, answer: Answer, command: str | None) -> Answer:
    """The sitemap itself, or of an index the sitemaps that were changed last, each filtered, as one body."""
    body = await asyncio.to_thread(_unzipped, answer.body)
    if not sitemap.is_index(body):
        return replace(answer, body=await _filtered(command, body))
    parts: list[bytes] = []
    for place in await asyncio.to_thread(sitemap.newest_of_index, body, answer.url):
        part = await net.robots.get(net.onward(replace(request, etag=None, modified=None), place))
        if part.status == 200:
            parts.append(await _filtered(command, await asyncio.to_thread(_unzipped, part.body)))
    # What the index is marked with says nothing of the sitemaps in it, so it is asked anew each time.
    return replace(answer, body=sitemap.PART.join(parts), etag=None, modified=None)


async def _filtered(command: str | None, body: bytes) -> bytes:
    return await run(command, body) if command else body


def _unzipped(body: bytes) -> bytes:
    """A sitemap that is a gzip file, as many are, unpacked; TooLarge or Garbled when it cannot be."""
    if not body.startswith(b"\x1f\x8b"):
        return body
    inflate = zlib.decompressobj(16 + zlib.MAX_WBITS)
    try:
        plain = inflate.decompress(body, LIMITS.unpacked)
    except (zlib.error, gzip.BadGzipFile) as error:
        raise Garbled(f"the sitemap is not packed as it says: {error}") from error
    if inflate.unconsumed_tail:
        raise TooLarge(f"the sitemap unpacks to more than {LIMITS.unpacked / 1e6:g} MB: cut off")
    return plain
