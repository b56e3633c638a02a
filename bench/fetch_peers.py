"""The peers of the fetch measurement: lemon24/reader, newsboat, and curl for the net alone."""

import json
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from time import perf_counter
from typing import TypeAlias

from bench.fetch_ours import Took
from bench.peers import python_with
from bench.processes import ended

Plan: TypeAlias = Sequence[tuple[str, ...]]
"""What SQLite's statistics of a cache say, a row each."""
LONGEST = 3600
"""Seconds after which a peer's round is given up."""

READER = """
import json, os, sys, time
from reader import make_reader
reader = make_reader(sys.argv[1])
for url in sys.stdin.read().split():
    reader.add_feed(url, exist_ok=True)
begun, before = time.perf_counter(), time.process_time()
reader.update_feeds(workers=20, scheduled=False)
wall, cpu, peak = time.perf_counter() - begun, time.process_time() - before, 0
if os.path.exists("/proc/self/status"):
    peak = next(int(line.split()[1]) / 1000 for line in open("/proc/self/status") if line.startswith("VmHWM"))
print(json.dumps({"wall": wall, "cpu": cpu, "peak": peak}))
"""


class Reader:
    """lemon24/reader with twenty threads; its own start is not counted."""

    name = "reader"

    def __init__(self, spare: Path, urls: Sequence[str]) -> None:
        self._store = spare / "reader.db"
        self._urls = "\n".join(urls)
        self._python = python_with("reader==3.26", "sgmllib3k")

    def look(self) -> Took | None:
        """One round; None when reader cannot be had."""
        if self._python is None:
            return None
        done = subprocess.run(
            [self._python, "-c", READER, self._store], input=self._urls, text=True, capture_output=True,
            check=False, timeout=LONGEST,
        )  # fmt: skip
        if done.returncode:
            print(done.stderr[-500:], file=sys.stderr)
            return None
        return Took(**json.loads(done.stdout.splitlines()[-1]))


class Newsboat:
    """newsboat with twenty threads; `plan` are SQLite's statistics of a full cache, for one that has them."""

    def __init__(self, spare: Path, urls: Sequence[str], plan: Plan = ()) -> None:
        self.name = "newsboat, cache ANALYZEd" if plan else "newsboat as shipped"
        place = spare / ("analyzed" if plan else "shipped")
        place.mkdir()
        self._cache = place / "cache.db"
        (place / "urls").write_text("\n".join(urls) + "\n", "utf-8")
        (place / "config").write_text("reload-threads 20\nauto-reload no\nrefresh-on-startup no\n", "utf-8")
        program = shutil.which("newsboat")
        files = ("-u", str(place / "urls"), "-c", str(self._cache), "-C", str(place / "config"))
        self._command = [program or "", "-q", *files]
        if plan and program:
            self._run("print-unread")
            self._analyze(plan)

    def look(self) -> Took | None:
        """One round, its start among it; None when newsboat is not installed."""
        if not self._command[0]:
            return None
        begun = perf_counter()
        cpu, peak = self._run("reload")
        return Took(wall=perf_counter() - begun, cpu=cpu, peak=peak)

    def plan(self) -> Plan:
        """What SQLite's statistics of the cache say, made now."""
        if not self._cache.exists():
            return []
        with closing(sqlite3.connect(self._cache)) as cache, cache:
            cache.execute("ANALYZE")
            return cache.execute("SELECT tbl, idx, stat FROM sqlite_stat1").fetchall()

    def _analyze(self, plan: Plan) -> None:
        with closing(sqlite3.connect(self._cache)) as cache, cache:
            cache.execute("ANALYZE")
            cache.execute("DELETE FROM sqlite_stat1")
            cache.executemany("INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES (?, ?, ?)", plan)

    def _run(self, act: str) -> tuple[float, float]:
        """Run one act of newsboat's; its CPU seconds and its peak in MB."""
        return ended([*self._command, "-x", act])


class Curl:
    """What the net alone takes: curl, a hundred at a time, every body thrown away."""

    name = "curl --parallel"

    def __init__(self, spare: Path, urls: Sequence[str]) -> None:
        self._config = spare / "curl.txt"
        self._config.write_text("".join(_lines(urls)), "utf-8")
        self._program = shutil.which("curl")

    def look(self) -> Took | None:
        """One unconditional round; None when curl is not installed."""
        if self._program is None:
            return None
        options = ["-s", "--compressed", "--parallel", "--parallel-max", "100", "-K"]
        begun = perf_counter()
        cpu, peak = ended([self._program, *options, str(self._config)])
        return Took(wall=perf_counter() - begun, cpu=cpu, peak=peak)


def _lines(urls: Sequence[str]) -> Iterator[str]:
    return (f'url = "{url}"\noutput = "/dev/null"\n' for url in urls)
