"""Worker processes for parsing, extraction and comparison: what hangs or dies costs only itself.

Not `concurrent.futures`: its pool cannot end one hung worker without breaking the rest of the pool.
"""

import asyncio
import contextlib
import multiprocessing
import os
import signal
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnContext, SpawnProcess
from types import TracebackType
from typing import Any, Self, TypeVar

Result = TypeVar("Result")

LIMIT = 30.0
"""Seconds that one piece of work may take before its worker is killed and replaced."""


YIELDING = 5
"""How much nicer a worker is than the desk: where all want the processor, the loop comes first."""


class PoolError(Exception):
    """A piece of work that could not be finished.

    PoolError
    ├── TookTooLong   its time was up, its worker was killed
    └── WorkerDied    its worker ended under it (out of memory, a crash in a C library)
    """


class TookTooLong(PoolError):
    """Its time was up."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"reading it took longer than {seconds:g} s and was given up")


class WorkerDied(PoolError):
    """Its worker ended under it."""

    def __init__(self) -> None:
        super().__init__("reading it ended the reading process (out of memory, or a fault in a library)")


class Pool:
    """A few spawned processes and a queue of those that are free."""

    def __init__(self, size: int | None = None) -> None:
        self._context = multiprocessing.get_context("spawn")
        self._size = size or min(4, os.cpu_count() or 1)
        self._threads = ThreadPoolExecutor(self._size, thread_name_prefix="pool")
        self._free: asyncio.Queue[_Worker] = asyncio.Queue()
        self._workers: list[_Worker] = []

    async def __aenter__(self) -> Self:
        for _ in range(self._size):
            worker = _Worker(self._context)
            self._workers.append(worker)
            self._free.put_nowait(worker)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await asyncio.to_thread(self._end)  # which waits for the processes to end

    def _end(self) -> None:
        for worker in self._workers:
            worker.end()
        self._threads.shutdown(wait=True, cancel_futures=True)

    async def do(self, work: Callable[..., Result], *args: object, limit: float = LIMIT) -> Result:
        """What `work(*args)` gives, from another process; `work` is a function at the top of a module.

        Its own errors come back as they are; PoolError when it took longer than `limit` seconds or died.
        """
        worker = await self._free.get()
        try:
            loop = asyncio.get_running_loop()
            # Shielded: a cancelled caller must not hand back a worker that is still at work.
            running = loop.run_in_executor(self._threads, worker.call, work, args, limit)
            try:
                result = await asyncio.shield(running)
            except asyncio.CancelledError:
                worker.give_up()
                with contextlib.suppress(Exception):
                    await running
                raise
        finally:
            worker.is_given_up = False
            self._free.put_nowait(worker)
        return result  # type: ignore[no-any-return]


class _Worker:
    """One process at the other end of a pipe, started when first asked for something."""

    def __init__(self, context: SpawnContext) -> None:
        self._context = context
        self._process: SpawnProcess | None = None
        self._pipe: Connection | None = None
        self.is_given_up = False
        """Whether nobody waits any more for the call under way."""

    def call(self, work: Callable[..., Any], args: tuple[object, ...], limit: float) -> Any:
        """Send the work over and wait for what it gives."""
        pipe = self._running()
        if self.is_given_up:  # while the process was started
            self.kill()
            raise WorkerDied
        try:
            pipe.send((work, args))
            if not pipe.poll(limit):
                self.kill()
                raise TookTooLong(limit)
            good, result = pipe.recv()
        except (EOFError, OSError) as error:
            self.kill()
            raise WorkerDied from error
        if not good:
            raise result
        return result

    def _running(self) -> Connection:
        if self._process is None or self._pipe is None or not self._process.is_alive():
            self.kill()
            self._pipe, theirs = self._context.Pipe()
            process = self._context.Process(target=_serve, args=(theirs,), daemon=True)
            process.start()
            self._process = process
            theirs.close()
        return self._pipe

    def give_up(self) -> None:
        """End the call under way, from another thread: the call finds its process dead and clears up."""
        self.is_given_up = True
        process = self._process
        if process is not None:
            process.kill()

    def kill(self) -> None:
        """End the process now, whatever it is doing."""
        if self._process is not None:
            self._process.kill()
            self._process.join()
        self.end()

    def end(self) -> None:
        """Let the process go; it ends when its pipe closes."""
        if self._pipe is not None:
            self._pipe.close()
        if self._process is not None:
            self._process.join(1)
            if self._process.is_alive():
                self._process.kill()
                self._process.join()
        self._pipe, self._process = None, None


def _serve(pipe: Connection) -> None:
    """The worker's whole life: take work, give results, end with the pipe."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the desk's to answer
    os.nice(YIELDING)
    while True:
        try:
            work, args = pipe.recv()
        except (EOFError, OSError):
            return
        try:
            answer = (True, work(*args))
        except Exception as error:  # noqa: BLE001 - whatever it was, it is the caller's to see
            answer = (False, error)
        try:
            pipe.send(answer)
        except (OSError, EOFError):
            return
        except Exception as error:  # noqa: BLE001 - a result or an error that cannot be pickled
            pipe.send((False, ValueError(f"{type(error).__name__}: {error}")))
