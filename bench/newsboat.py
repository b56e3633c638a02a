"""newsboat on the same articles, where it is installed: the peer of the app's bench."""

import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from bench.report import Figure
from bench.terminal import Shows, Terminal, anything
from store.store import Store, open_store

PRESSES = 60
PAGE = 2_000


def newsboat(place: Path, size: int) -> Iterator[Figure]:
    """Its start, memory and list movement on the articles of a store; nothing where it is absent."""
    program = shutil.which("newsboat")
    if program is None:
        print("newsboat: skipped: not installed (apt-get install newsboat)", file=sys.stderr)
        return
    with tempfile.TemporaryDirectory(prefix="wirewatch-newsboat-") as folder, open_store(place) as store:
        command, first = prepared(program, Path(folder), store)
        case, starts = f"newsboat, {size:,} articles", []

        def is_open(boat: Terminal) -> Shows:
            return lambda _: first.encode() in boat.sent

        for _ in range(3):
            with Terminal(command) as boat:
                starts.append(boat.until(is_open(boat), 300) - boat.started)
        yield Figure("app", f"{case}: first list", statistics.median(starts), "s", "its list of feeds")
        with Terminal(command) as boat:
            boat.until(is_open(boat), 300)
            boat.settle(1.0)
            boat.press(b"\r", anything)
            timed = [boat.press(b"j", anything, 0.05) for _ in range(PRESSES)]
            move = statistics.median(one.answered for one in timed) * 1000
            yield Figure("app", f"{case}: cursor down, p50", move, "ms", "in a feed's articles")
            sent = statistics.median(one.size for one in timed)
            yield Figure("app", f"{case}: cursor down, bytes", sent, "B")
            yield Figure("app", f"{case}: memory", boat.memory(), "MB")


def prepared(program: str, place: Path, store: Store) -> tuple[list[str], str]:
    """A cache with the articles of a store; the command that opens it, and the name of its first feed."""
    urls, cache, config = place / "urls", place / "cache.db", place / "config"
    sources = store.sources.all()
    urls.write_text("".join(f'{source.url} "~{source.name}"\n' for source in sources))
    config.write_text("auto-reload no\nrefresh-on-startup no\n")
    command = [program, "-u", str(urls), "-c", str(cache), "-C", str(config), "-q"]
    # It makes its own tables when it is first run.
    subprocess.run([*command, "-x", "print-unread"], check=False, capture_output=True, timeout=60)
    with sqlite3.connect(cache) as held:
        held.executemany(
            "INSERT OR REPLACE INTO rss_feed (rssurl, url, title, lastmodified) VALUES (?, ?, ?, 0)",
            [(source.url, source.url, source.name) for source in sources],
        )
        held.executemany(
            "INSERT INTO rss_item (guid, title, author, url, feedurl, pubDate, content, unread)"
            " VALUES (?, ?, '', ?, ?, ?, ?, ?)",
            items(store, {source.id: source.url for source in sources}),
        )
        held.execute("ANALYZE")  # as a run of newsboat leaves it only after `cleanup-on-quit`
    return command, sources[0].name


def items(store: Store, feeds: dict[str, str]) -> Iterator[tuple[object, ...]]:
    """Every article as a row of newsboat's cache, with its text."""
    page = store.articles.newest(PAGE)
    while page:
        for article in page:
            newest = store.revisions.newest(article.id)
            text = "\n".join(newest[1].paragraphs) if newest else ""
            seen = int(article.seen.timestamp())
            feed = feeds[article.source]
            yield article.id, article.title, article.url, feed, seen, text, not article.read
        page = store.articles.newest(PAGE, before=page[-1])
