"""Six processes on one store: a desk that writes turns, two readers that follow, three people who mark.

How long a person's act takes until it is on the disk, beside the bare machine in the same minute: a process
that writes as many bytes to a file and syncs it, as often, with no lock to wait for.
"""

import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from bench.report import Figure, Options
from store.store import open_store

HOUSE = Path(__file__).parent.parent
SECONDS = 60.0
PEOPLE = 3
REST_MS = 25
"""Milliseconds that the desk rests after each turn of five articles and five rewritten ones."""

LIMIT_MS = 50.0

BARE = """
import os, select, sys, time
file, took = os.open(sys.argv[1], os.O_RDWR | os.O_CREAT), []
while not select.select([sys.stdin], [], [], 0.02)[0]:
    begin = time.perf_counter()
    os.pwrite(file, os.urandom(16384), 0)
    os.fsync(file)
    took.append(1000 * (time.perf_counter() - begin))
took.sort()
print("synced", len(took), took[len(took) * 99 // 100])
"""
"""Writes and syncs 16 KB, what one act of triage puts into the journal."""


def run(options: Options) -> Iterator[Figure]:
    """The slowest act in a hundred, with a small store and with one that has grown."""
    for held in (0, 200) if options.quick else (0, 20_000):
        with tempfile.TemporaryDirectory(prefix="wirewatch-bench-", dir=HOUSE / "bench") as folder:
            place = Path(folder) / "wirewatch.db"
            fill(place, held)
            acts, ours, bare = together(place, 3.0 if options.quick else SECONDS)
            case = f"p99 of {acts:,} acts, from {held:,} articles"
            against = f"bare write and sync: {bare:.3g} ms"
            yield Figure(
                "together", case, ours, "ms", against, ours / bare, f"<= {LIMIT_MS:g} ms", ours <= LIMIT_MS
            )


def fill(place: Path, articles: int) -> None:
    """A store that holds so many articles, as the desk of this load writes them."""
    with open_store(place) as store:
        desk = process("desk", place, 0)
        while store.articles.count() < articles:
            time.sleep(0.1)
        finish(desk)


def together(place: Path, seconds: float) -> tuple[int, float, float]:
    """How many acts the people did, the slowest p99 of theirs, and the bare machine's; milliseconds."""
    people = [process("person", place, seed) for seed in range(1, PEOPLE + 1)]
    others = [process("desk", place, REST_MS)]
    others += [process("reader", place, 0) for _ in range(2)]
    bare = subprocess.Popen(
        [sys.executable, "-c", BARE, place.with_suffix(".bare")],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    time.sleep(seconds)
    said = [finish(each).split() for each in people]
    for each in others:
        finish(each)
    acts = sum(int(made) for _, made, _ in said)
    return acts, max(float(slowest) for _, _, slowest in said), float(finish(bare).split()[2])


def process(role: str, place: Path, seed: int) -> subprocess.Popen[str]:
    """One of the processes; it works until its input ends."""
    return subprocess.Popen(
        [sys.executable, "-m", "tests.store.load", role, str(place), str(seed)],
        cwd=HOUSE, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip


def finish(process: subprocess.Popen[str]) -> str:
    """End its input; the last line it said."""
    said, _ = process.communicate(timeout=120)
    if process.returncode:
        raise RuntimeError(f"a process of the load ended with {process.returncode}")
    return said.rstrip().rpartition("\n")[2]
