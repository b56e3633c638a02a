"""newsboat on as many articles, where it is installed: the peer of the app's bench."""

import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from bench.report import Figure
from bench.terminal import Terminal

FEEDS = 200
PRESSES = 60


def newsboat(articles: int) -> Iterator[Figure]:
    """Its start, memory and list movement on a cache of so many articles; nothing where it is absent."""
    program = shutil.which("newsboat")
    if program is None:
        print("newsboat: skipped: not installed (apt-get install newsboat)", file=sys.stderr)
        return
    with tempfile.TemporaryDirectory(prefix="wirewatch-newsboat-") as name:
        place = Path(name)
        command = prepared(program, place, articles)
        against = f"newsboat, {articles:,} articles"
        starts = []
        for _ in range(3):
            with Terminal(command) as boat:
                starts.append(boat.until(b"Feed 0", patience=180))
        yield Figure("app", f"{against}: first list", statistics.median(starts), "s", "newsboat")
        with Terminal(command) as boat:
            boat.until(b"Feed 0", patience=180)
            boat.settle(1.0)
            timed = [boat.press(b"j", 0.05) for _ in range(PRESSES)]
            move = statistics.median(first for first, _, _ in timed) * 1000
            yield Figure("app", f"{against}: cursor down, p50", move, "ms", "newsboat")
            sent = statistics.median(size for _, _, size in timed)
            yield Figure("app", f"{against}: cursor down, bytes", sent, "B", "newsboat")
            yield Figure("app", f"{against}: memory", boat.memory(), "MB", "newsboat")


def prepared(program: str, place: Path, articles: int) -> list[str]:
    """A cache of its own making, filled; the command that opens it."""
    urls, cache, config = place / "urls", place / "cache.db", place / "config"
    addresses = [f"http://127.0.0.1:9/feed{number}.xml" for number in range(FEEDS)]
    urls.write_text("".join(f'{url} "~Feed {number}"\n' for number, url in enumerate(addresses)))
    config.write_text("auto-reload no\nrefresh-on-startup no\n")
    command = [program, "-u", str(urls), "-c", str(cache), "-C", str(config), "-q"]
    subprocess.run([*command, "-x", "print-unread"], check=False, capture_output=True, timeout=60)
    now = int(time.time())
    with sqlite3.connect(cache) as held:
        held.executemany(
            "INSERT OR REPLACE INTO rss_feed (rssurl, url, title, lastmodified) VALUES (?, ?, ?, ?)",
            [(url, url, f"Feed {number}", now) for number, url in enumerate(addresses)],
        )
        held.executemany(
            "INSERT INTO rss_item (guid, title, author, url, feedurl, pubDate, content, unread)"
            " VALUES (?, ?, '', ?, ?, ?, ?, 1)",
            (
                (
                    f"g{n}",
                    f"News number {n} of a day",
                    f"http://x/{n}",
                    addresses[n % FEEDS],
                    now - n,
                    "word " * 600,
                )
                for n in range(articles)
            ),
        )
        held.execute("ANALYZE")
    return command
