"""What newsdiffs shows: diff-match-patch with its semantic cleanup, on whole texts, by characters."""

import json
import subprocess
from collections.abc import Sequence
from functools import cache
from itertools import accumulate
from typing import IO, TypeAlias

from bench.peers import python_with

Runs: TypeAlias = list[tuple[str, str]]
"""`=`, `-` or `+` and the characters, in reading order."""

_PACKAGE = "fast-diff-match-patch==2.1.0"
"""Google's own C++: the same answers as its Python, in a tenth of the time or less."""
_WORKER = """
import json, sys
from fast_diff_match_patch import diff
for line in sys.stdin:
    left, right = json.loads(line)
    print(json.dumps(diff(left, right, timelimit=0, cleanup="Semantic", counts_only=False)), flush=True)
"""


@cache
def _worker() -> tuple[IO[str], IO[str]] | None:
    """The pipes to a process that answers pairs of texts as long as this one runs; None without the peer."""
    python = python_with(_PACKAGE)
    if python is None:
        return None
    process = subprocess.Popen(
        [python, "-c", _WORKER], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    if process.stdin is None or process.stdout is None:
        return None
    return process.stdin, process.stdout


def is_here() -> bool:
    """Whether the peer can be asked."""
    return _worker() is not None


def shown(left: str, right: str) -> Runs:
    """What the peer marks in two texts; nothing when it is not here."""
    pipes = _worker()
    if pipes is None:
        return []
    asked, told = pipes
    print(json.dumps((left, right)), file=asked, flush=True)
    return [(op, text) for op, text in json.loads(told.readline())]


def by_characters(left: Sequence[str], right: Sequence[str]) -> set[tuple[int, int]]:
    """Sentences of which at least half the shorter's characters are shown as the same."""
    starts = [list(accumulate((len(one) + 1 for one in side), initial=0)) for side in (left, right)]
    shared: dict[tuple[int, int], int] = {}
    i = j = a = b = 0
    for op, text in shown("\n".join(left), "\n".join(right)):
        for _ in text:
            i += i + 1 < len(left) and a >= starts[0][i + 1]
            j += j + 1 < len(right) and b >= starts[1][j + 1]
            if op == "=":
                shared[i, j] = shared.get((i, j), 0) + 1
            a, b = a + (op != "+"), b + (op != "-")
    return {(i, j) for (i, j), count in shared.items() if count >= 0.5 * min(len(left[i]), len(right[j]))}
