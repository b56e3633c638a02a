"""What a process that runs has taken so far, where the system tells: on Linux, by its `/proc`."""

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path
from time import sleep

PAUSE = 0.02
"""Seconds between two looks at a process whose peak is wanted."""


def peak_of(pid: int) -> float:
    """Most memory that a process had, MB; 0 where nobody tells.

    Not `ru_maxrss`, which begins with what the process held that started it.
    """
    try:
        status = Path(f"/proc/{pid}/status").read_text("ascii", "replace")
    except OSError:
        return 0.0
    lines = [line.split() for line in status.splitlines() if line.startswith("VmHWM")]
    return int(lines[0][1]) / 1_000 if lines else 0.0


def spent_by(pid: int) -> float:
    """CPU seconds of a process and those of its children that have ended; 0 where nobody tells."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text("ascii", "replace").rpartition(")")[2].split()
    except OSError:
        return 0.0
    return sum(map(int, fields[11:15])) / os.sysconf("SC_CLK_TCK")


def ended(command: Sequence[str]) -> tuple[float, float]:
    """Run a program in silence to its end: its CPU seconds, and its peak in MB as last seen."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    peak = 0.0
    while True:
        peak = max(peak, peak_of(process.pid))
        pid, status, used = os.wait4(process.pid, os.WNOHANG)
        if pid:
            process.returncode = os.waitstatus_to_exitcode(status)
            return used.ru_utime + used.ru_stime, peak
        sleep(PAUSE)
