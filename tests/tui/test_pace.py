"""How the app's process shares its memory."""

import subprocess
import sys
from pathlib import Path

import pytest

KEEPS = """
from pathlib import Path
from tui.pace import hold_little_memory
def held():
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096
if {gives}:
    hold_little_memory()
b"x" * 24_000_000  # glibc keeps pieces of such a size to itself from now on
rows = [b"x" * 1_000_000 for _ in range(20)]
last, full = b"x" * 1_000_000, held()
del rows
print(full - held())
"""


def given_back(*, gives: bool) -> int:
    """The bytes that a process has less once twenty large pieces, with one above them, are let go."""
    code = KEEPS.format(gives=gives)
    root = Path(__file__).parents[2]
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True)
    return int(done.stdout)


@pytest.mark.skipif(sys.platform != "linux", reason="it is glibc that keeps large pieces")
def test_large_pieces_of_memory_go_back_to_the_system() -> None:
    assert given_back(gives=True) > 15_000_000 > given_back(gives=False)
