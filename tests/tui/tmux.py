"""A real tmux to run a program in: keys go in, what is on the screen comes out."""

import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType

import pytest

PATIENCE = 20.0
"""Seconds until a screen that does not show what is waited for counts as wrong."""


class Tmux:
    """One program in a detached tmux of its own, with its own socket."""

    def __init__(
        self, command: Sequence[str], width: int, height: int, env: dict[str, str] | None = None
    ) -> None:
        if shutil.which("tmux") is None:
            pytest.skip("tmux is not installed: apt-get install tmux")
        self._place = Path(tempfile.mkdtemp(prefix="wirewatch-tmux-"))
        self._width, self._height = width, height
        self._command, self._env = list(command), env or {}

    def __enter__(self) -> "Tmux":
        ours = {"TMUX", "NO_COLOR", "COLUMNS", "LINES"}  # of the terminal that the tests run in
        quiet = {name: value for name, value in os.environ.items() if name not in ours}
        settings = [part for name, value in self._env.items() for part in ("-e", f"{name}={value}")]
        subprocess.run(
            [
                "tmux", "-S", str(self._place / "socket"), "-f", "/dev/null", "new-session", "-d",
                "-s", "test",
                "-x", str(self._width), "-y", str(self._height), *settings, *self._command,
            ],
            check=True, env={**quiet, "TERM": "xterm-256color", "LANG": "C.UTF-8"},
        )  # fmt: skip
        self._tmux("set-option", "-g", "remain-on-exit", "on")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        subprocess.run(
            ["tmux", "-S", str(self._place / "socket"), "kill-server"], check=False, capture_output=True
        )
        shutil.rmtree(self._place, ignore_errors=True)

    def keys(self, *keys: str) -> None:
        """Press keys, as tmux names them: `j`, `Enter`, `C-p`."""
        self._tmux("send-keys", "-t", "test", *keys)

    def type(self, text: str) -> None:
        """Type a text, every character as it is."""
        self._tmux("send-keys", "-t", "test", "-l", text)

    def resize(self, width: int, height: int) -> None:
        """Give the program a screen of another size."""
        self._tmux("resize-window", "-t", "test", "-x", str(width), "-y", str(height))

    def screen(self, *, styled: bool = False) -> str:
        """What is on the screen; styled with the escape sequences of its looks."""
        return self._tmux("capture-pane", "-p", "-t", "test", *(["-e"] if styled else []))

    def wait(self, *texts: str, gone: Sequence[str] = (), seconds: float = PATIENCE) -> str:
        """The screen as soon as it shows all of the texts and none of those that are to be gone."""
        end = time.monotonic() + seconds
        while True:
            screen = self.screen()
            if all(text in screen for text in texts) and not any(text in screen for text in gone):
                return screen
            if time.monotonic() > end:
                raise AssertionError(f"waited for {texts!r} (gone: {list(gone)!r}); the screen is:\n{screen}")
            time.sleep(0.05)

    def wait_ended(self) -> int:
        """The exit code of the program, when it has ended."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            form = "#{pane_dead} #{pid} #{pane_dead_status}"
            dead, server, *code = self._tmux("display-message", "-p", "-t", "test", form).split()
            if code:
                return int(code[0])
            if dead == "1":
                # tmux 3.3 can miss the signal of a child that ends while its pane closes.
                os.kill(int(server), signal.SIGCHLD)
            time.sleep(0.05)
        raise AssertionError(f"still running; the screen is:\n{self.screen()}")

    def flags(self, window: int) -> str:
        """What stands behind a window's name in the status line: `*` the one in front, `!` it rang."""
        return self._tmux("display-message", "-p", "-t", f"test:{window}", "#{window_flags}").strip()

    def expanded(self, form: str) -> str:
        """What tmux makes of a format, as it would in its status line."""
        return self._tmux("display-message", "-p", "-t", "test", form)

    def screen_of(self, window: int) -> str:
        """What is on the screen of a window, in front or not."""
        return self._tmux("capture-pane", "-p", "-t", f"test:{window}")

    def other_window(self) -> None:
        """Open another window, which comes to the front."""
        self._tmux("new-window", "-t", "test", "cat")

    def _tmux(self, *words: str) -> str:
        run = subprocess.run(
            ["tmux", "-S", str(self._place / "socket"), *words], check=True, capture_output=True, text=True
        )
        return run.stdout.rstrip("\n")
