"""A whole poll: many sources of one host on loopback, the net, the parser and the store, against other
readers.

The host answers from a process of its own; every reader keeps what it got in a store of its own on disk.
"""

import asyncio
import resource
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from bench.peers import python_with
from bench.report import Figure, Options
from desk.clock import CatchingUpClock
from desk.run import poll
from desk.setting import set_played
from news.ids import identity
from news.model import Source
from store.store import open_store

ROUNDS = ("all new", "all 304", "all unchanged 200", "one new item in a tenth")
"""What the host does round after round: the first is cold, then as its name says."""


def run(options: Options) -> Iterable[Figure]:
    """Wall and CPU seconds of each round, for us and for each peer that can be had."""
    count = 100 if options.quick else 2_000
    with TemporaryDirectory(prefix="wirewatch-bench-") as spare:
        with hosting(count) as base:
            ours = list(_ours(base, count, Path(spare)))
        with hosting(count) as base:
            theirs = dict(_reader(base, count, Path(spare)))
        with hosting(count) as base:
            yield from _curl(base, count, Path(spare))
    for case, wall, cpu in ours:
        yield Figure("fetch", f"{case}, CPU", cpu, "s")
        peer = theirs.get(case)
        bar = 5 if case == "all new" else 4
        if peer is None:
            yield Figure("fetch", f"{case}, wall", wall, "s", "reader: not to be had")
        else:
            ratio = peer / wall
            yield Figure("fetch", f"{case}, wall", wall, "s", "reader", ratio, f">= {bar}x", ratio >= bar)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    yield Figure("fetch", "peak memory of the desk's process", memory, "MB")
    if shutil.which("newsboat") is None:
        yield Figure("fetch", "newsboat", 0, "skipped", "not installed here")


@contextmanager
def hosting(count: int) -> Iterator[str]:
    """A host of so many feeds in a process of its own; its address."""
    process = subprocess.Popen(
        [sys.executable, "-m", "bench.fetch_host", str(count)], stdout=subprocess.PIPE, text=True
    )
    try:
        assert process.stdout is not None
        yield process.stdout.readline().strip()
    finally:
        process.terminate()
        process.wait()


def _ours(base: str, count: int, spare: Path) -> Iterator[tuple[str, float, float]]:
    path = spare / "ours"
    now = datetime.now(UTC)
    with open_store(path) as store:
        set_played(store, CatchingUpClock(now, now, 1.0), ("127.0.0.1",))
        with store.transaction():
            for number, url in enumerate(_urls(base, count)):
                store.sources.put(
                    Source(identity("source", url), url, "feed", f"feed {number}", now, pages="off")
                )
    for case in ROUNDS:
        _tell(base, case)
        with open_store(path) as store:
            store.sources.ask([source.id for source in store.sources.all()], datetime.now(UTC))
        begun, cpu = perf_counter(), _cpu()
        failed = asyncio.run(poll(path, lambda _: None, once=True))
        assert not failed, f"{failed} looks failed"
        yield case, perf_counter() - begun, _cpu() - cpu
    with open_store(path) as store:
        expected = count * 40 + -(-count // 10)
        assert store.articles.count() == expected, f"{store.articles.count()} articles, not {expected}"


READER = """
import sys, time
from reader import make_reader
reader = make_reader(sys.argv[1])
for url in sys.stdin.read().split():
    reader.add_feed(url, exist_ok=True)
begun = time.perf_counter()
reader.update_feeds(workers=20, scheduled=False)
print(time.perf_counter() - begun)
"""


def _reader(base: str, count: int, spare: Path) -> Iterator[tuple[str, float]]:
    """The rounds as lemon24/reader does them; nothing when it cannot be installed."""
    python = python_with("reader==3.26", "sgmllib3k")
    if python is None:
        return
    urls = "\n".join(_urls(base, count))
    for case in ROUNDS:
        _tell(base, case)
        done = subprocess.run(
            [python, "-c", READER, spare / "reader.db"],
            input=urls,
            text=True,
            capture_output=True,
            check=False,
        )
        if done.returncode:
            print(done.stderr[-500:], file=sys.stderr)
            return
        yield case, float(done.stdout.split()[-1])


def _curl(base: str, count: int, spare: Path) -> Iterator[Figure]:
    """What the net alone takes: curl, a hundred at a time, every body thrown away."""
    if shutil.which("curl") is None:
        return
    _tell(base, ROUNDS[0])
    config = spare / "curl.txt"
    config.write_text(
        "".join(f'url = "{url}"\noutput = "/dev/null"\n' for url in _urls(base, count)), "utf-8"
    )
    begun = perf_counter()
    subprocess.run(
        ["curl", "-s", "--compressed", "--parallel", "--parallel-max", "100", "-K", config], check=True
    )
    yield Figure("fetch", "the net alone: curl --parallel", perf_counter() - begun, "s")


def _urls(base: str, count: int) -> Sequence[str]:
    return [f"{base}/feed/{number}.xml" for number in range(count)]


def _tell(base: str, case: str) -> None:
    place = f"{base}/round/{ROUNDS.index(case)}"
    subprocess.run([sys.executable, "-c", f"import urllib.request as u; u.urlopen({place!r})"], check=True)


def _cpu() -> float:
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(each.ru_utime + each.ru_stime for each in used)
