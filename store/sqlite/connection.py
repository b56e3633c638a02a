"""One connection to a store's file: how it is opened, locked, written in turns, and what its errors mean."""

import sqlite3
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path
from typing import Any, TypeAlias

from store.errors import Overtaken, StoreError
from store.sqlite.opening import (
    PATIENCE_MS,
    PRAGMAS,
    explain,
    no_store,
    open_damaged,
    open_file,
    prepare_place,
)

Values: TypeAlias = Sequence[Any]
Row: TypeAlias = tuple[Any, ...]

STEPS = 10_000
"""SQLite's steps between two looks whether a question is still wanted: less than a millisecond."""

RETRY_S = 0.001
"""How often a waiting writer asks again."""


class Connection:
    """One SQLite connection that any thread may use, one at a time."""

    def __init__(
        self, file: Path, *, create: bool = True, read_only: bool = False, is_damaged: bool = False
    ) -> None:
        self.file = file
        self.read_only = read_only
        self.lock = threading.RLock()
        self._depth = 0
        self._writes = 0
        self._version = 0
        self._disowned = 0
        self._failed = False
        self._last_acts: deque[Callable[[], object]] = deque()
        if not read_only:
            prepare_place(file, create=create)
        elif not file.exists():
            raise no_store(file)
        with self.telling():
            self._raw = open_damaged(file) if is_damaged else open_file(file, read_only=read_only)
            for pragma in PRAGMAS:
                self._raw.execute(pragma)

    def rows(self, sql: str, values: Values = ()) -> list[Row]:
        """All rows of a question."""
        with self.lock:
            try:  # as `telling` does, without its cost: this is asked more than all else
                return self._raw.execute(sql, values).fetchall()
            except sqlite3.Error as error:
                raise explain(error, self.file) from error

    def one(self, sql: str, values: Values = ()) -> Row | None:
        """The first row of a question; None when it has none."""
        with self.lock:
            try:
                row: Row | None = self._raw.execute(sql, values).fetchone()
            except sqlite3.Error as error:
                raise explain(error, self.file) from error
            return row

    def until_broken(self, sql: str) -> Iterator[Row]:
        """The rows of a question to a damaged file, as far as they can be read."""
        with self.lock, suppress(sqlite3.Error):
            yield from self._raw.execute(sql)

    def value(self, sql: str, values: Values = ()) -> Any:
        """The first field of the first row; None when there is none."""
        row = self.one(sql, values)
        return row[0] if row else None

    def do(self, sql: str, values: Values = ()) -> int:
        """Run one writing statement; how many rows it changed."""
        with self.joined(), self.telling():
            return self._raw.execute(sql, values).rowcount

    def insert(self, sql: str, values: Values = ()) -> int:
        """Insert one row; its row id."""
        with self.joined(), self.telling():
            return self._raw.execute(sql, values).lastrowid or 0

    def do_many(self, sql: str, many: Iterable[Values]) -> int:
        """Run one writing statement for each of these values; how many rows changed."""
        with self.transaction(), self.telling():
            return self._raw.executemany(sql, many).rowcount

    def script(self, statements: Iterable[str] | str) -> None:
        """Run statements that give nothing, in the open transaction; in one text an empty line parts them."""
        parts = statements.split("\n\n") if isinstance(statements, str) else statements
        with self.lock, self.telling():
            for statement in parts:
                self._raw.execute(statement)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing, for one writer at a time. One inside another is a part: if it fails, all fails."""
        with self.lock:
            if self._depth:
                yield from self._part()
                return
            self._begin()
            self._version, self._depth, self._failed = self._data_version(), 1, False
            try:
                try:
                    yield
                    if self._failed:
                        raise StoreError("a part of this transaction failed, so nothing of it was kept")
                    self.finish()
                finally:
                    self._depth = 0
                    self._last_acts.clear()
                with self.telling():
                    self._raw.execute("COMMIT")
                self._writes += 1
            except BaseException:
                self._undo()
                self.disown()
                raise

    def _begin(self) -> None:
        """Wait for one's turn to write; SQLite itself would sleep ever longer, and a desk overtake it."""
        until = time.monotonic() + PATIENCE_MS / 1000
        with self.telling():
            self._raw.execute("PRAGMA busy_timeout = 0")
            try:
                while not self._has_begun(until):
                    time.sleep(RETRY_S)
            finally:
                self._raw.execute(f"PRAGMA busy_timeout = {PATIENCE_MS}")

    def _has_begun(self, until: float) -> bool:
        try:
            self._raw.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                raise
            return False
        return True

    def _part(self) -> Iterator[None]:
        # No savepoint: at the end of each FTS5 would write out what it gathers for the whole transaction.
        self._depth += 1
        try:
            yield
        except BaseException:
            self._failed = True
            raise
        finally:
            self._depth -= 1

    def at_last(self, act: Callable[[], object]) -> None:
        """Do this when the transaction ends, after all that was given before it."""
        self._last_acts.append(act)

    def finish(self) -> None:
        """Do now what was left for the end of the transaction."""
        while self._last_acts:
            self._last_acts.popleft()()

    def joined(self) -> AbstractContextManager[Any]:
        """The transaction that is open, or one of its own: for what is all or nothing by itself."""
        with self.lock:  # the depth of another thread's transaction is not ours
            return self.lock if self._depth else self.transaction()

    @contextmanager
    def reading(self) -> Iterator[None]:
        """One state of the store for several questions, whatever others write meanwhile."""
        with self.lock:
            if self._depth:
                yield
                return
            with self.telling():
                self._raw.execute("BEGIN")
            try:
                yield
            finally:
                self._undo()

    @contextmanager
    def wanted(self, is_wanted: Callable[[], bool]) -> Iterator[None]:
        """Questions that end, with Overtaken, when they are wanted no more; asked often, from this thread."""
        with self.lock:
            if not is_wanted():  # it was overtaken while it waited for its turn
                raise Overtaken("given up before it was asked: nobody waits for the answer any more")
            self._raw.set_progress_handler(lambda: not is_wanted(), STEPS)
            try:
                yield
            finally:
                self._raw.set_progress_handler(None, 0)

    def token(self) -> tuple[int, int]:
        """Two numbers: one differs whenever another process may have written, the other when we have."""
        with self.lock:
            # While we write nobody else does, so the answer stays that of the transaction's begin.
            version = self._version if self._depth else self._data_version()
            return version + self._disowned * 2**32, self._writes

    def disown(self) -> None:
        """Let all that was remembered of the store be forgotten, as after another process wrote."""
        self._disowned += 1

    def backup(self, file: Path) -> None:
        """Write a whole, consistent copy of this store to a file."""
        with self.lock, self.telling():
            target = sqlite3.connect(file)
            try:
                self._raw.backup(target)
            finally:
                target.close()

    def function(self, name: str, count: int, act: Any) -> None:
        """Let SQL call a deterministic function of ours."""
        self._raw.create_function(name, count, act, deterministic=True)

    def close(self) -> None:
        """Let go of the file; the last one out folds the journal into it."""
        with self.lock:
            self._raw.close()

    @contextmanager
    def telling(self) -> Iterator[None]:
        """Turn SQLite's errors into the room's own, which say what to do."""
        try:
            yield
        except sqlite3.Error as error:
            raise explain(error, self.file) from error

    def _data_version(self) -> int:
        with self.telling():
            version: int = self._raw.execute("PRAGMA data_version").fetchone()[0]
            return version

    def _undo(self) -> None:
        # After a full disk SQLite has often rolled back by itself: then there is nothing left to undo.
        if self._raw.in_transaction:
            self._raw.execute("ROLLBACK")
