"""The app in a pseudo-terminal of 120 by 40: its start, its keys, its bytes, its idleness, its memory.

The same at 1,000, 100,000 and 500,000 articles, beside the import of Textual alone, the echo of a program
that does nothing else, and, where it is installed, newsboat on the same articles. A key's time is from
writing it until its answer stands on the screen.
"""

import statistics
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from bench.appkeys import EVERY, LIST, while_nothing_comes, while_they_come_in
from bench.newsboat import newsboat
from bench.ontop import rows_on_top
from bench.report import Figure, Options
from bench.screen import Screen
from bench.store import CACHE, copy_of
from bench.terminal import Terminal, anything

SIZES = (1_000, 100_000, 500_000)
BESIDE = 100_000
"""Articles at which newsboat is measured too."""
START = (
    "import gc; gc.disable(); import sys; from pathlib import Path; from tui.app import run_app; "
    "sys.exit(run_app(Path(sys.argv[1])))"
)
RUNS = 7
ROWS = range(1, 37)
"""The lines of the screen that hold rows of the list."""


def run(options: Options) -> Iterator[Figure]:
    """Every figure, size by size."""
    CACHE.mkdir(exist_ok=True)
    yield from echo()
    first: Figure | None = None
    for size in SIZES[:1] if options.quick else SIZES:
        with tempfile.TemporaryDirectory(dir=CACHE) as place:
            store = copy_of(size, Path(place))
            begun = start(store, size, 3 if options.quick else RUNS)
            yield begun
            if first is not None:
                ratio = begun.value / first.value
                case = f"{size:,} articles: first list, growth"
                yield Figure("app", case, ratio, "x", first.case, ratio, "<= 1.25x", ratio <= 1.25)
            first = first or begun
            yield from of_size(store, size, 40 if options.quick else 120)
            yield from rows_on_top(size)
            if size == BESIDE or options.quick:
                yield from newsboat(store, size)


def echo() -> Iterator[Figure]:
    """A key echoed by a program that does nothing else: what the machine and its other work take."""
    with Terminal(["sh", "-c", "stty raw -echo; echo ready; exec cat"]) as cat:
        cat.until(lambda screen: "ready" in screen.text())
        timed = sorted(cat.press(b"j", anything, 0.05).answered for _ in range(60))
    yield Figure("app", "echo by cat, p50", statistics.median(timed) * 1000, "ms")
    yield Figure("app", "echo by cat, worst", timed[-1] * 1000, "ms")


def of_size(store: Path, size: int, presses: int) -> Iterator[Figure]:
    """The figures over one store."""
    case = f"{size:,} articles"
    with Terminal([sys.executable, "-c", START, str(store)]) as app:
        app.until(lambda screen: f"/{size:,}" in screen.text())
        app.settle(1.0)
        yield from idleness(app, case)
        yield from while_nothing_comes(app, case, presses)
        yield from while_they_come_in(app, store, f"{case}, {EVERY} new/s", presses)
        held = app.memory()
        yield Figure("app", f"{case}: memory after all that", held, "MB", bar="<= 100 MB", ok=held <= 100)


def start(store: Path, size: int, runs: int) -> Figure:
    """Seconds from exec to the first full list beyond `python -c "import textual.app"`, both in turn."""
    ours, floor = [], []
    for _ in range(runs):
        floor.append(importing())
        with Terminal([sys.executable, "-c", START, str(store)]) as app:
            ours.append(app.until(is_full) - app.started)
            app.settle()
    beyond = statistics.median(ours) - statistics.median(floor)
    against = f"{statistics.median(ours):.2f} s in all; import textual.app {statistics.median(floor):.2f} s"
    ratio = statistics.median(ours) / statistics.median(floor)
    return Figure(
        "app", f"{size:,} articles: first list", beyond, "s", against, ratio, "<= 0.6 s", beyond <= 0.6
    )


def is_full(screen: Screen) -> bool:
    """Whether every line of the list holds a row."""
    return all(screen.line(row, LIST + 2, LIST + 40).strip() for row in ROWS)


def importing() -> float:
    """Seconds that a new Python needs to import Textual and to say so."""
    with Terminal([sys.executable, "-c", "import textual.app; print('here')"]) as python:
        return python.until(lambda screen: "here" in screen.text()) - python.started


def idleness(app: Terminal, case: str, seconds: float = 8.0) -> Iterator[Figure]:
    """The share of a processor that the app takes while nothing happens."""
    before = app.cpu()
    app.settle(seconds, patience=seconds)
    share = (app.cpu() - before) / seconds * 100
    yield Figure("app", f"{case}: idle", share, "% CPU", bar="<= 1 %", ok=share <= 1)
