"""The app in a pseudo-terminal of 120 by 40: its start, its keys, its bytes, its idleness, its memory.

The same at 1,000, 100,000 and 500,000 articles, beside the import of Textual alone and, where it is
installed, newsboat on as many articles. A key's time is from writing it to the first byte of what it paints.
"""

import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from bench.generate import fill
from bench.newsboat import newsboat
from bench.report import Figure, Options
from bench.terminal import Terminal
from news.model import Article
from store.store import open_store

SIZES = (1_000, 100_000, 500_000)
START = (
    "import gc; gc.disable(); import sys; from pathlib import Path; from tui.app import run_app; "
    "sys.exit(run_app(Path(sys.argv[1])))"
)
RUNS = 7
PRESSES = 120
REST = 0.08
"""Seconds between two keys: shorter than the rest after which the reader follows the cursor."""
INTAKE = 50
"""Articles a second that another process writes while keys are timed."""


def run(options: Options) -> Iterator[Figure]:
    """Every figure, size by size."""
    with tempfile.TemporaryDirectory(prefix="wirewatch-bench-") as place:
        for size in SIZES[:1] if options.quick else SIZES:
            store = Path(place) / f"{size}.db"
            with open_store(store) as made:
                fill(made, size)
            yield from of_size(store, f"{size:,} articles", size)
        if not options.quick:
            yield from newsboat(100_000)


def of_size(store: Path, case: str, size: int) -> Iterator[Figure]:
    """The figures over one store."""
    yield start(store, case)
    with Terminal([sys.executable, "-c", START, str(store)]) as app:
        app.until(f"/{size:,}".encode())
        app.settle(1.0)
        yield from idleness(app, case)
        moves = presses(app, b"j", PRESSES)
        yield from moved(moves, f"{case}: cursor down")
        with intake(store):
            yield from moved(
                presses(app, b"j", PRESSES), f"{case}: cursor down at {INTAKE} new/s", bytes_too=False
            )
            yield median(presses(app, b" ", 20), f"{case}: page down", "<= 50 ms", 0.05)
            compared = alternating(app, (b"D", b"j", b"D", b"q"))[2::4]
            yield median(compared, f"{case}: compare two articles", "<= 50 ms", 0.05)
            whole = [(last, last, size) for _, last, size in compared]
            yield median(whole, f"{case}: compare two articles, first screen whole", "<= 100 ms", 0.1)
            views = alternating(app, (b"\x1bOQ", b"\x1bOP"))
            yield median(views, f"{case}: another view", "<= 50 ms", 0.05)
        yield memory(app, case)


def start(store: Path, case: str) -> Figure:
    """Seconds from exec to the first full list beyond `python -c "import textual"`, both in turn."""
    ours, floor = [], []
    for _ in range(RUNS):
        floor.append(importing())
        with Terminal([sys.executable, "-c", START, str(store)]) as app:
            ours.append(app.until(b"1/"))
            app.settle()
    beyond = statistics.median(ours) - statistics.median(floor)
    against = f"{statistics.median(ours):.2f} s in all; import textual.app {statistics.median(floor):.2f} s"
    ratio = statistics.median(ours) / statistics.median(floor)
    return Figure("app", f"{case}: first list", beyond, "s", against, ratio, "<= 0.6 s", beyond <= 0.6)


def importing() -> float:
    """Seconds that a new Python needs to import Textual and to say so."""
    with Terminal([sys.executable, "-c", "import textual.app; print('here')"]) as python:
        return python.until(b"here")


def presses(app: Terminal, key: bytes, count: int) -> list[tuple[float, float, int]]:
    """A key pressed so often, each time with a rest before."""
    return [app.press(key, REST) for _ in range(count)]


def alternating(app: Terminal, keys: tuple[bytes, ...], count: int = 10) -> list[tuple[float, float, int]]:
    """Several keys in turn, each until the screen is still."""
    return [app.press(key, 0.3) for _ in range(count) for key in keys]


def moved(timed: list[tuple[float, float, int]], case: str, *, bytes_too: bool = True) -> Iterator[Figure]:
    """Median, 99th percentile and bytes of a cursor move."""
    firsts = sorted(first for first, _, _ in timed)
    p50, p99 = statistics.median(firsts) * 1000, firsts[int(len(firsts) * 0.99)] * 1000
    yield Figure("app", f"{case}, p50", p50, "ms", bar="<= 5 ms", ok=p50 <= 5)
    yield Figure("app", f"{case}, p99", p99, "ms", bar="<= 30 ms", ok=p99 <= 30)
    if bytes_too:
        sent = statistics.median(size for _, _, size in timed)
        yield Figure("app", f"{case}, bytes", sent, "B", bar="<= 500 B", ok=sent <= 500)


def median(timed: list[tuple[float, float, int]], case: str, bar: str, most: float) -> Figure:
    """The median time to the first byte."""
    value = statistics.median(first for first, _, _ in timed)
    return Figure("app", case, value * 1000, "ms", bar=bar, ok=value <= most)


def idleness(app: Terminal, case: str, seconds: float = 8.0) -> Iterator[Figure]:
    """The share of a processor that the app takes while nothing happens."""
    before = app.cpu()
    app.settle(seconds, patience=seconds)
    share = (app.cpu() - before) / seconds * 100
    yield Figure("app", f"{case}: idle", share, "% CPU", bar="<= 1 %", ok=share <= 1)


def memory(app: Terminal, case: str) -> Figure:
    """Megabytes after all of that."""
    held = app.memory()
    return Figure("app", f"{case}: memory", held, "MB", bar="<= 100 MB", ok=held <= 100)


@contextmanager
def intake(store: Path) -> Iterator[None]:
    """Another connection writes articles meanwhile, as a desk does: in turns, each a transaction."""
    ended = threading.Event()

    def write() -> None:
        with open_store(store) as desk:
            pattern = desk.articles.newest(1)[0]
            number = 0
            while not ended.wait(0.2):
                now = datetime.now(UTC)
                with desk.transaction():
                    for one in range(INTAKE // 5):
                        desk.articles.put(fresh(pattern, number + one, now))
                number += INTAKE // 5

    writer = threading.Thread(target=write)
    writer.start()
    try:
        yield
    finally:
        ended.set()
        writer.join()
        time.sleep(0.5)


def fresh(pattern: Article, number: int, now: datetime) -> Article:
    """One more article."""
    name = f"n{number:011d}"
    return replace(
        pattern, id=name, key=name, title=f"Just in, number {number}", seen=now, changed=now, story=None
    )
