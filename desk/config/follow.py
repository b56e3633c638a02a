"""A configuration file followed: read when it changes, the last one that could be read held on to."""

from pathlib import Path
from typing import TypeAlias

from desk.config.read import read_config
from desk.config.shape import Config

Stamp: TypeAlias = tuple[int, int, int] | None
"""What tells that a file may have changed: when, how long, which; None when there is none."""


class Following:
    """One file, looked at now and then; `config` is the newest that could be read."""

    def __init__(self, file: Path) -> None:
        self.config = Config(file)
        self._file = file
        self._seen: Stamp = None
        self._met: Stamp = None
        self._first = True

    def changed(self) -> Config | None:
        """The file read anew, when it is another than before and rests; else None. Touches the disk.

        One that cannot be read is given with its faults, and `config` stays what it was.
        """
        stamp, before = _stamp(self._file), self._met
        self._met = stamp
        # Half of a file that is just being written may be sound, and say that all the rest is gone.
        if not self._first and (stamp == self._seen or stamp != before):
            return None
        self._seen, self._first = stamp, False
        found = read_config(self._file)
        if found.is_whole and found.body_hash:
            self.config = found
        return found


def _stamp(file: Path) -> Stamp:
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino
