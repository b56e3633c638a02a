"""TinyDB's own tests, of its 4.9.0 source distribution, on our storage and tables."""

import os
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

from bench.report import Figure, Options, Skipped

VERSION = "4.9.0"
HERE = Path(__file__).parent
CACHE = HERE / ".cache"

SUITES = ("test_tinydb", "test_tables", "test_queries", "test_operations", "test_utils")

NOT_OURS = {
    "test_storages.py": "how JSON and memory storages write their files, which ours is none of; what TinyDB "
    "asks of a storage is asked by the suites above and by tests/store",
    "test_middlewares.py": "the caching middleware over the memory storage: no code of ours is in it",
}
"""What of TinyDB's tests is not run, and why."""


def run(_options: Options) -> Iterator[Figure]:
    """How many of TinyDB's tests pass, a figure a suite."""
    with tempfile.TemporaryDirectory(prefix="wirewatch-tinydb-") as folder:
        unpack(Path(folder))
        for suite in SUITES:
            passed, failed = count(Path(folder), suite)
            names = f": {', '.join(failed)}" if failed else ""
            total = passed + len(failed)
            yield Figure(
                "tinydb", suite, passed, "tests", f"of {total}{names}", passed / total, "all", not failed
            )
    for name, why in NOT_OURS.items():
        print(f"not run: {name}, {why}", file=sys.stderr)


def unpack(folder: Path) -> None:
    """Fetch the source distribution once, and take its tests out."""
    CACHE.mkdir(exist_ok=True)
    archive = CACHE / f"tinydb-{VERSION}.tar.gz"
    if not archive.exists():
        asked = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--no-binary", "tinydb"]
        done = subprocess.run([*asked, f"tinydb=={VERSION}", "--dest", str(CACHE)], check=False)
        if done.returncode or not archive.exists():
            raise Skipped("the package index cannot be reached")
    with tarfile.open(archive) as held:
        for member in held.getmembers():
            parts = Path(member.name).parts
            if len(parts) == 3 and parts[1] == "tests" and member.isfile():
                member.name = str(Path(*parts[1:]))
                held.extract(member, folder, filter="data")


def count(folder: Path, suite: str) -> tuple[int, list[str]]:
    """How many tests of a suite pass, and the names of those that do not."""
    report = folder / f"{suite}.xml"
    command = ["-m", "pytest", "-q", "-c", os.devnull, "--rootdir", str(folder), "-p", "bench.standin"]
    command += ["-p", "no:cacheprovider", f"--junitxml={report}", f"tests/{suite}.py"]
    environment = {**os.environ, "PYTHONPATH": str(HERE.parent)}
    shown = subprocess.run(
        [sys.executable, *command], cwd=folder, env=environment, check=False, capture_output=True, text=True
    )
    if not report.exists():
        raise Skipped(f"pytest could not run {suite}: {shown.stdout[-500:]}{shown.stderr[-500:]}")
    cases = ElementTree.parse(report).getroot().findall(".//testcase")
    failed = [str(case.get("name")) for case in cases if any(case.iter("failure")) or any(case.iter("error"))]
    return len(cases) - len(failed), failed
