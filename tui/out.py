"""Out of the terminal and back: the clipboard, the browser, another command. All of it blocks."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

PATIENCE = 5.0
"""Seconds that tmux or a browser has to answer."""


def copied_by_tmux(text: str, environment: Mapping[str, str] = os.environ) -> bool:
    """Whether tmux took the text into its buffer and the terminal's clipboard; a bare OSC 52 it drops."""
    if "TMUX" not in environment or shutil.which("tmux") is None:
        return False
    words = ["tmux", "load-buffer", "-w", "-"]
    try:
        run = subprocess.run(words, input=text.encode(), capture_output=True, timeout=PATIENCE, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return run.returncode == 0


def browser(environment: Mapping[str, str] = os.environ) -> list[str] | None:
    """The command that opens an address; None where there is no browser, as over SSH."""
    if named := environment.get("BROWSER", "").split(":")[0]:
        return named.split()
    if sys.platform == "darwin" and "SSH_CONNECTION" not in environment:
        return ["open"]
    if "DISPLAY" in environment or "WAYLAND_DISPLAY" in environment:
        return ["xdg-open"] if shutil.which("xdg-open") else None
    return None


def opened(url: str, environment: Mapping[str, str] = os.environ) -> bool:
    """Whether a browser was started on the address; only addresses of the web are ever handed on."""
    command = browser(environment)
    if command is None or not url.startswith(("http://", "https://")):
        return False
    words = [part.replace("%s", url) for part in command]
    words = words if any(url in word for word in words) else [*words, url]
    try:
        subprocess.Popen(
            words, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            start_new_session=True,
        )  # fmt: skip
    except OSError:
        return False
    return True


def piped(command: str, text: str) -> int:
    """The exit code of a shell command that is given the text; it has the terminal while it runs."""
    with interrupts_for_child():
        return subprocess.run(command, shell=True, input=text, text=True, check=False).returncode


INTERRUPTED = (-signal.SIGINT, 128 + signal.SIGINT)
"""How a command ends that was interrupted, and how a shell says that one of its commands was."""


@contextmanager
def interrupts_for_child() -> Iterator[None]:
    """While a child has the terminal, leave Ctrl-C to it: the terminal sends it to this process as well."""
    # A handler, for SIG_IGN would be handed down to the child.
    before = signal.signal(signal.SIGINT, lambda _number, _frame: None)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
