"""The desk lock: one desk a store, for as long as its process lives and not a moment longer."""

import fcntl
import os
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

from store.errors import StoreUnwritable
from store.place import bell_file, lock_file


@dataclass(frozen=True, slots=True)
class Holder:
    """The process that is the desk."""

    pid: int
    """0 in the instant before it has written its name."""
    since: datetime


class DeskLock:
    """An advisory lock on `<store>.desk`, freed by the kernel when its process ends, however it ends.

    The file stays behind and means nothing by itself: who holds it is asked of the kernel, never of the pid
    written in it, so neither a kill -9 nor a reboot nor a pid used again can leave a store without a desk.
    """

    def __init__(self, path: Path) -> None:
        self._file = lock_file(path)
        self._handle: int | None = None

    def try_acquire(self) -> bool:
        """Become the desk; False when another process is. StoreUnwritable when there is no writing there."""
        if self._handle is not None:
            return True
        handle = self._open(os.O_RDWR | os.O_CREAT | os.O_CLOEXEC)
        if not _take(handle):
            os.close(handle)
            return False
        os.ftruncate(handle, 0)
        os.pwrite(handle, str(os.getpid()).encode(), 0)
        self._handle = handle
        return True

    def release(self) -> None:
        """Be the desk no longer."""
        if self._handle is not None:
            os.ftruncate(self._handle, 0)
            os.close(self._handle)
            self._handle = None

    def holder(self) -> Holder | None:
        """Who is the desk now; None when nobody is."""
        try:
            handle = os.open(self._file, os.O_RDONLY | os.O_CLOEXEC)
        except OSError:
            return None
        try:
            if self._handle is None and _is_free(handle):
                return None
            return _read_holder(handle)
        finally:
            os.close(handle)

    def _open(self, flags: int) -> int:
        try:
            self._file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            return os.open(self._file, flags, 0o600)
        except OSError as error:
            raise StoreUnwritable(
                f"cannot write {self._file}: {error.strerror}; a desk needs a directory it may write to"
            ) from error

    def __enter__(self) -> "DeskLock":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()


class BellLock(DeskLock):
    """The same lock on `<store>.bell`: of all that one person has open on a store, who holds it rings."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self._file = bell_file(path)

    def is_mine(self, *, keep: bool) -> bool:
        """Whether to ring: nobody else does, or it is another person's. To keep it is to ring from now on."""
        try:
            mine = self.try_acquire()
        except StoreUnwritable:
            return True
        if mine and not keep:
            self.release()
        return mine


def _take(handle: int) -> bool:
    """Whether the lock is ours now. Asking who holds it takes it for some microseconds, so one no is not
    enough.
    """
    for _ in range(4):
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            time.sleep(0.002)
        else:
            return True
    return False


def _is_free(handle: int) -> bool:
    """Whether nobody holds the lock: tried with a shared lock, which is let go at once."""
    try:
        fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    fcntl.flock(handle, fcntl.LOCK_UN)
    return True


def _read_holder(handle: int) -> Holder:
    written = os.pread(handle, 20, 0)
    since = datetime.fromtimestamp(os.fstat(handle).st_mtime, UTC)
    return Holder(int(written) if written.isdigit() else 0, since)
