"""`python -m bench NAME [--json] [--quick] [--data DIR]`; without a name, the list."""

import argparse
import importlib
import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from bench.report import Figure, Options, Skipped, as_json, as_table

HERE = Path(__file__).parent
NAMES = (
    "store", "together", "tinydb", "fetch", "attacks", "feeds", "extraction", "revisions", "alignment",
    "facts", "diff", "names", "rules", "stories", "copies", "app", "status",
)  # fmt: skip


def present() -> tuple[str, ...]:
    """The measurements that can be run, in the order they are run."""
    return tuple(name for name in NAMES if (HERE / f"{name}.py").exists())


def main() -> int:
    """Run what was asked for; 1 when a bar was missed, 2 for an unknown name."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("name", nargs="?", choices=(*present(), "all"), help="what to measure")
    parser.add_argument("--json", action="store_true", help="JSON lines instead of a table")
    parser.add_argument("--quick", action="store_true", help="a small run, to see that it works")
    default = Path(os.environ.get("WIREWATCH_DATA", HERE.parent.parent / "shared" / "data"))
    parser.add_argument("--data", type=Path, default=default, help="the folder of real material")
    asked = parser.parse_args()
    if asked.name is None:
        print("\n".join(present()))
        return 0
    names = present() if asked.name == "all" else (asked.name,)
    options = Options(data=asked.data, quick=asked.quick)
    missed = [name for name in names if not measure(name, options, json_lines=asked.json)]
    return 1 if missed else 0


def measure(name: str, options: Options, *, json_lines: bool) -> bool:
    """Run one measurement, print it and write it to `bench/results/`; False when a bar was missed."""
    print(f"# {name}", file=sys.stderr)
    kept: list[Figure] = []
    run = importlib.import_module(f"bench.{name}").run
    try:
        figures = keeping(run(options), kept)
        for line in as_json(figures) if json_lines else as_table(figures):
            print(line, flush=True)
    except Skipped as word:
        print(f"{name}: skipped: {word}", file=sys.stderr)
    if kept and not options.quick:
        results = HERE / "results"
        results.mkdir(exist_ok=True)
        (results / f"{name}.jsonl").write_text("\n".join(as_json(kept)) + "\n", encoding="utf-8")
    return all(figure.ok is not False for figure in kept)


def keeping(figures: Iterable[Figure], kept: list[Figure]) -> Iterator[Figure]:
    """The figures as they come, each noted on the way."""
    for figure in figures:
        kept.append(figure)
        yield figure


if __name__ == "__main__":
    sys.exit(main())
