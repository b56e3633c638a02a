"""Bytes to entries: against feedparser as it comes, and against what other readers' test files expect."""

import io
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from time import process_time

import feedparser
import feedparser.api

from bench.agreement import FIELDS, cases, compare
from bench.report import Figure, Options, Skipped
from fetchers.feed import read_feed
from fetchers.found import NotAFeed

URL = "http://example.org/feed"
LARGE = 10_000
"""Bytes from which on a file counts as a real feed and not as a test of one element."""


def run(options: Options) -> Iterable[Figure]:
    """Parsing time (CPU seconds, one core) cold, with one new item, with none; then how far the readings
    agree, set by set.
    """
    feeds = options.data / "feeds"
    if not feeds.exists():
        raise Skipped(f"no feeds at {feeds}")
    bodies = real(feeds)
    yield from _times(bodies[:12] if options.quick else bodies)
    yield from _agreement(feeds)


def real(feeds: Path) -> Sequence[bytes]:
    """Every feed of five items or more that outlets really published, once."""
    found: dict[bytes, None] = {}
    for path in sorted(feeds.rglob("*")):
        if path.suffix in (".xml", ".rss", ".atom", ".rdf") and path.stat().st_size > LARGE:
            body = path.read_bytes()
            try:
                feed = read_feed(body, URL)
            except NotAFeed:
                continue
            if len(feed.marks) >= 5:
                found[body] = None
    return tuple(found)


def _times(bodies: Sequence[bytes]) -> Iterator[Figure]:
    size = sum(map(len, bodies))
    known = [read_feed(body, URL).marks for body in bodies]
    all_but_one = [frozenset(sorted(marks)[1:]) for marks in known]
    ours, feedparser.api.PREFERRED_XML_PARSERS[:] = feedparser.api.PREFERRED_XML_PARSERS[:], ["drv_libxml2"]
    theirs = _best(lambda: [feedparser.parse(io.BytesIO(body)) for body in bodies], times=2)
    feedparser.api.PREFERRED_XML_PARSERS[:] = ours
    yield Figure("feeds", f"feedparser as it comes, {len(bodies)} feeds", theirs * 1000, "ms")
    cold = _best(lambda: [read_feed(body, URL) for body in bodies])
    yield _against("cold, every item new", cold, theirs, 8)
    yield Figure("feeds", "cold, bytes read", size / cold / 1e6, "MB/s")
    pairs = list(zip(bodies, all_but_one, strict=True))
    yield _against("one new item a feed", _best(lambda: [_again(*pair) for pair in pairs]), theirs, 60)
    pairs_known = list(zip(bodies, known, strict=True))
    yield _against(
        "a changed head, no new item", _best(lambda: [_again(*pair) for pair in pairs_known]), theirs, 60
    )


def _again(body: bytes, known: frozenset[int]) -> object:
    return read_feed(body, URL, None, known)


def _against(case: str, ours: float, theirs: float, bar: int) -> Figure:
    speed = theirs / ours
    return Figure("feeds", case, ours * 1000, "ms", "feedparser", speed, f">= {bar}x", speed >= bar)


def _best(work: Callable[[], object], times: int = 3) -> float:
    seconds = []
    for _ in range(times):
        begun = process_time()
        work()
        seconds.append(process_time() - begun)
    return min(seconds)


def _agreement(feeds: Path) -> Iterator[Figure]:
    compared: Counter[tuple[str, str]] = Counter()
    agreed: Counter[tuple[str, str]] = Counter()
    for case in cases(feeds):
        for each in compare(case):
            compared[each.corpus, each.field] += 1
            agreed[each.corpus, each.field] += each.agrees
    for corpus in sorted({corpus for corpus, _ in compared}):
        for field in FIELDS:
            if count := compared[corpus, field]:
                share = agreed[corpus, field] / count
                yield Figure("feeds", f"{corpus}: {field} of {count}", share, "agree", "their files")
