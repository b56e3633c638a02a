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
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import TypeAlias

from bench.screen import Screen

SETTLED = 0.25
"""Seconds without a byte after which a screen counts as painted."""
PATIENCE = 60.0
"""Seconds until what never comes is an error."""

Shows: TypeAlias = Callable[[Screen], bool]


@dataclass(frozen=True, slots=True)
class Timed:
    """What one key did."""

    answered: float
    """Seconds until the answer stood on the screen."""
    whole: float
    """Seconds until nothing more came."""
    size: int
    """Bytes that were sent."""


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
        self.screen = Screen(columns, rows)
        self.pressed = self.started
        """When the last key was pressed, by `time.perf_counter`."""
        self.sent = b""
        """Everything that came since."""

    def __enter__(self) -> "Terminal":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        os.kill(self._pid, signal.SIGKILL)
        os.waitpid(self._pid, 0)
        os.close(self._master)

    def until(self, shows: Shows, patience: float = PATIENCE) -> float:
        """The moment at which the screen came to show it, by `time.perf_counter`; TimeoutError if never."""
        end = time.perf_counter() + patience
        while True:
            came = self._read(end - time.perf_counter())
            if not came:
                raise TimeoutError(f"it never came; the screen is:\n{self.screen.text()}")
            if shows(self.screen):
                return came

    def settle(self, quiet: float = SETTLED, patience: float = 10.0) -> float:
        """Wait until nothing comes any more; the moment of the last byte, by `time.perf_counter`."""
        last, end = time.perf_counter(), time.perf_counter() + patience
        while time.perf_counter() < end and (came := self._read(quiet)):
            last = came
        return last

    def press(self, key: bytes, shows: Shows, quiet: float = SETTLED, patience: float = PATIENCE) -> Timed:
        """Press a key, wait until the screen answers, then until it is still for so many seconds."""
        self.sent = b""
        self.pressed = began = time.perf_counter()
        os.write(self._master, key)
        answered = self.until(shows, patience)
        whole = max(answered, self.settle(quiet, max(quiet, 1.0))) if quiet else answered
        return Timed(answered - began, whole - began, len(self.sent))

    def cpu(self) -> float:
        """Seconds of processor time that the program has used."""
        fields = Path(f"/proc/{self._pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def memory(self) -> float:
        """Megabytes that the program holds in memory now, what it shares with others counted whole."""
        pages = int(Path(f"/proc/{self._pid}/statm").read_text().split()[1])
        return pages * resource.getpagesize() / 1e6

    def _read(self, patience: float) -> float:
        """Take what has come, and give the moment it came; 0 when nothing does in time."""
        ready, _, _ = select.select([self._master], [], [], max(0.0, patience))
        if not ready:
            return 0.0
        came = time.perf_counter()
        try:
            data = os.read(self._master, 1 << 16)
        except OSError:
            return 0.0
        self.sent += data
        self.screen.feed(data)
        return came if data else 0.0


def anything(_screen: Screen) -> bool:
    """The answer of a program whose screen is not read: the first thing that it paints."""
    return True
