"""`wirewatch status`, whole: from the exec of the interpreter to its end, as a status bar calls it.

Beside it the bare interpreter, and the import of Textual, which is what a status line that used the app's own
modules would cost. The modules are compiled beforehand, as an installed program's are.
"""

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from bench.generate import fill
from bench.report import Figure, Options
from store.store import open_store

SIZES = (0, 1_000, 100_000)
RUNS = 41
LIMIT_MS = 50.0
HOUSE = Path(__file__).parent.parent
STATUS = "import sys; from tui.commands.main import main; sys.exit(main())"


def run(options: Options) -> Iterator[Figure]:
    """Wall and processor time of a call, by the size of the store."""
    runs = 9 if options.quick else RUNS
    with tempfile.TemporaryDirectory(prefix="wirewatch-bench-") as folder:
        place = Path(folder)
        environment = os.environ | {
            "PYTHONPYCACHEPREFIX": str(place / "compiled"),
            "PYTHONDONTWRITEBYTECODE": "",
        }
        bare = timed(["-c", "pass"], runs, environment)
        textual = timed(["-c", "import textual.app"], runs // 4 + 1, environment)
        yield Figure("status", "bare interpreter", bare[0], "ms")
        yield Figure(
            "status", "import textual.app", textual[0], "ms", "bare interpreter", textual[0] / bare[0]
        )
        for size in SIZES[:2] if options.quick else SIZES:
            store = place / f"{size}.db"
            if size:
                with open_store(store) as made:
                    fill(made, size)
            wall, processor = timed(["-c", STATUS, "status", "--store", str(store)], runs, environment)
            case = f"status, {size:,} articles"
            yield Figure(
                "status",
                case,
                wall,
                "ms",
                "bare interpreter",
                wall / bare[0],
                f"< {LIMIT_MS:.0f} ms",
                wall < LIMIT_MS,
            )
            yield Figure(
                "status", f"{case}: processor", processor, "ms", "bare interpreter", processor / bare[1]
            )


def timed(words: list[str], runs: int, environment: dict[str, str]) -> tuple[float, float]:
    """The median wall and processor time of a run, in milliseconds; the first compiles and does not count."""
    walls: list[float] = []
    processor: list[float] = []
    for number in range(runs + 1):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        begun = time.perf_counter()
        subprocess.run(
            [sys.executable, *words], stdout=subprocess.DEVNULL, env=environment, cwd=HOUSE, check=False
        )
        wall = time.perf_counter() - begun
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        if number:
            walls.append(wall * 1000)
            spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
            processor.append(spent * 1000)
    return statistics.median(walls), statistics.median(processor)
