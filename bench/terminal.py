"""A program in a pseudo-terminal: keys in, bytes out, and how long each takes."""

import fcntl
import os
import pty
import resource
import select
import signal
import struct
import termios
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType

SETTLED = 0.25
"""Seconds without a byte after which a screen counts as painted."""


class Terminal:
    """One program on a screen of so many cells."""

    def __init__(
        self, command: Sequence[str], columns: int = 120, rows: int = 40, env: Mapping[str, str] | None = None
    ) -> None:
        self.started = time.perf_counter()
        self._pid, self._master = pty.fork()
        if self._pid == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
            os.execvpe(command[0], list(command), {**os.environ, "TERM": "xterm-256color", **(env or {})})
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.screen = b""
        """Everything that came since the last key."""

    def __enter__(self) -> "Terminal":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        os.kill(self._pid, signal.SIGKILL)
        os.waitpid(self._pid, 0)
        os.close(self._master)

    def until(self, text: bytes, patience: float = 60.0) -> float:
        """Seconds since the start at which the text had come; TimeoutError when it does not."""
        end = time.perf_counter() + patience
        while text not in self.screen:
            if not self._read(end - time.perf_counter()):
                raise TimeoutError(f"{text!r} never came: {self.screen[-400:]!r}")
        return time.perf_counter() - self.started

    def settle(self, quiet: float = SETTLED, patience: float = 10.0) -> float:
        """Wait until nothing comes any more; the moment of the last byte, by `time.perf_counter`."""
        last, end = time.perf_counter(), time.perf_counter() + patience
        while time.perf_counter() < end and self._read(quiet):
            last = time.perf_counter()
        return last

    def press(self, key: bytes, quiet: float = SETTLED) -> tuple[float, float, int]:
        """Seconds from a key to the first and the last byte of what it paints, and how many bytes."""
        self.screen = b""
        began = time.perf_counter()
        os.write(self._master, key)
        if not self._read(2.0):
            return float("nan"), float("nan"), 0
        first = time.perf_counter()
        last = max(first, self.settle(quiet)) if quiet else first
        return first - began, last - began, len(self.screen)

    def send(self, keys: bytes) -> None:
        """Press keys without waiting."""
        self.screen = b""
        os.write(self._master, keys)

    def cpu(self) -> float:
        """Seconds of processor time that the program has used."""
        fields = Path(f"/proc/{self._pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def memory(self) -> float:
        """Megabytes that the program holds in memory now."""
        pages = int(Path(f"/proc/{self._pid}/statm").read_text().split()[1])
        return pages * resource.getpagesize() / 1e6

    def _read(self, patience: float) -> bool:
        """Take what has come; False when nothing does in time."""
        ready, _, _ = select.select([self._master], [], [], max(0.0, patience))
        if not ready:
            return False
        try:
            data = os.read(self._master, 1 << 16)
        except OSError:
            return False
        # The program asks what the terminal can do; one that never answers would make it wait.
        self.screen += data
        return bool(data)
