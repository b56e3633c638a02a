"""A whole poll: many sources of one host on loopback, the net, the parser and the store, against other
readers.

The host answers from a process of its own; every reader keeps what it got in a store of its own on disk.
"""

import asyncio
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any
from unittest.mock import patch

from bench.fetch_host import BROKEN, failing
from bench.peers import python_with
from bench.report import Figure, Options
from desk.clock import CatchingUpClock
from desk.placing import Placing
from desk.run import poll
from desk.setting import set_played
from news.ids import identity
from news.model import Source
from store.store import open_store

TICK = 0.002
"""Seconds between two looks at how late the loop is."""
ROUNDS = ("all new", "all 304", "all unchanged 200", "one new item in a tenth", "a twentieth broken or slow")
"""What the host does round after round: the first is cold, then as its name says."""


def run(options: Options) -> Iterable[Figure]:
    """Wall and CPU seconds of each round, for us and for each peer that can be had."""
    count = 200 if options.quick else 2_000
    with TemporaryDirectory(prefix="wirewatch-bench-") as spare:
        with hosting(count) as base:
            ours = list(_ours(base, count, Path(spare)))
        with hosting(count) as base:
            theirs = dict(_reader(base, count, Path(spare)))
        with hosting(count) as base:
            yield from _curl(base, count, Path(spare))
    for case, wall, cpu, stories, late in ours:
        yield Figure("fetch", f"{case}, CPU", cpu, "s")
        yield Figure("fetch", f"{case}, of it stories, which no peer makes", stories, "s")
        yield Figure("fetch", f"{case}, loop late p99", late, "ms", bar="< 5 ms", ok=late < 5)
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


def _ours(base: str, count: int, spare: Path) -> Iterator[tuple[str, float, float, float, float]]:
    """Round by round: wall and CPU seconds, those in stories, and by how many ms the loop was late (p99)."""
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
        with _timing(Placing, "place", "__init__") as stories:
            failed, late = asyncio.run(_watched(path))
        assert failed == (failing(count) if case == ROUNDS[BROKEN] else 0), f"{failed} looks failed"
        yield case, perf_counter() - begun, _cpu() - cpu, sum(stories), late
    with open_store(path) as store:
        expected = count * 40 + -(-count // 10)
        assert store.articles.count() == expected, f"{store.articles.count()} articles, not {expected}"


async def _watched(path: Path) -> tuple[int, float]:
    """One round of the desk: failed looks, and the lateness in ms of a timer on its loop that 1 % exceed."""
    late = []

    async def tick() -> None:
        while True:
            due = perf_counter() + TICK
            await asyncio.sleep(TICK)
            late.append((perf_counter() - due) * 1000)

    ticking = asyncio.create_task(tick())
    failed = await poll(path, lambda _: None, once=True)
    ticking.cancel()
    return failed, sorted(late)[int(0.99 * len(late))]


@contextmanager
def _timing(owner: type, *names: str) -> Iterator[list[float]]:
    """The seconds that each call of these methods takes, for the while."""
    seconds: list[float] = []

    def timed(act: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **kwargs: Any) -> Any:
            begun = perf_counter()
            try:
                return act(*args, **kwargs)
            finally:
                seconds.append(perf_counter() - begun)

        return call

    with ExitStack() as stack:
        for name in names:
            stack.enter_context(patch.object(owner, name, timed(getattr(owner, name))))
        yield seconds


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
