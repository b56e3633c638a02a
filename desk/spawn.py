"""A desk as a child process, for a viewer that finds none at work."""

import subprocess
import sys
from pathlib import Path

from store.lock import DeskLock
from store.place import log_file

OURS = (sys.executable, "-P", "-m")
"""What runs a module of ours in a process of its own: ours, and none that lies in the working directory."""


class DeskChild:
    """Keeps a desk at work on a store for as long as this process lives.

    The child reads its standard input, which nobody writes to: when this process ends, however it ends, the
    pipe closes and the child ends too. If another viewer's desk holds the lock, there is nothing to start.
    """

    def __init__(self, store: Path, config: Path | None = None) -> None:
        self._store = store
        self._config = config
        self._lock = DeskLock(store)
        self._child: subprocess.Popen[bytes] | None = None

    def ensure(self) -> bool:
        """Start a desk if none is at work; True when one was started. It touches the disk: not for a loop."""
        if self._child is not None and self._child.poll() is None:
            return False
        if self._lock.holder() is not None:
            return False
        with log_file(self._store).open("wb") as errors:
            self._child = subprocess.Popen(
                [*OURS, "desk", *map(str, filter(None, (self._store, self._config)))],
                stdin=subprocess.PIPE,
                stdout=subprocess.DEVNULL,
                stderr=errors,
                start_new_session=True,
            )
        return True

    def stop(self) -> None:
        """Let the child finish its turn and end; after five seconds it is ended."""
        child, self._child = self._child, None
        if child is None:
            return
        if child.stdin is not None:
            child.stdin.close()
        try:
            child.wait(5)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()
