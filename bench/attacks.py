"""How much memory hosts that mean harm can make a desk take: each attack by itself, at its real limits.

The host answers from a process of its own; the desk and its workers are new for each attack, and what they
take at most is held against what they take for a good feed.
"""

import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.fetch_ours import Ours, Took, make_store
from bench.report import Figure, Options, Skipped

GOOD = "good"
MOST = 300.0
"""Megabytes over the base that the desk and its workers together may take: what an answer may unpack to, six
times: as it comes, whole, on its way to a worker, there, and as text.
"""
SLOW = frozenset({"endless-body", "slow-loris"})
"""What ends by its time alone, or nearly: left out of a small run."""


def run(options: Options) -> Iterable[Figure]:
    """The peak over the base of each attack, and the seconds after which it had ended."""
    with TemporaryDirectory(prefix="wirewatch-bench-") as spare, hosting(options.data) as (base, names):
        good = _looked_at(Path(spare) / GOOD, f"{base}/{GOOD}")
        if not good.peak:
            raise Skipped("this system does not tell what a process that runs has taken")
        yield Figure("attacks", "a good feed: the base", good.peak + good.workers, "MB")
        for name in names:
            if name == GOOD or (options.quick and name in SLOW):
                continue
            took = _looked_at(Path(spare) / name, f"{base}/{name}")
            over = took.peak + took.workers - good.peak - good.workers
            bar = f"<= {MOST:g} MB"
            yield Figure("attacks", f"{name}: peak over the base", over, "MB", bar=bar, ok=over <= MOST)
            yield Figure("attacks", f"{name}: ended after", took.wall, "s", bar="<= 65 s", ok=took.wall <= 65)


@contextmanager
def hosting(data: Path) -> Iterator[tuple[str, list[str]]]:
    """The host in a process of its own; its address, and the paths at which it does harm."""
    process = subprocess.Popen(
        [sys.executable, "-m", "bench.attack_host", data], stdout=subprocess.PIPE, text=True
    )
    try:
        assert process.stdout is not None
        base, *names = process.stdout.readline().split()
        yield base, names
    finally:
        process.terminate()
        process.wait()


def _looked_at(store: Path, url: str) -> Took:
    """One look of a new desk at one source."""
    make_store(store, [url])
    with Ours(store) as desk:
        return desk.look()
