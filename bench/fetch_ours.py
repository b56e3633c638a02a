"""Our own rounds of the fetch measurement: one desk at work, as long as there are rounds.

`python -m bench.fetch_ours STORE` looks at all sources at each line that comes in, and says in JSON what that
took. The desk stands and its workers have been started before the first.
"""

import asyncio
import json
import multiprocessing
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter, process_time
from types import TracebackType
from typing import Any, Self
from unittest.mock import patch

from bench.processes import peak_of, spent_by
from desk.clock import CatchingUpClock
from desk.disk import Disk
from desk.events import silent
from desk.placing import Placing
from desk.pool import Pool
from desk.ready import read_ready
from desk.run import AT_ONCE, Desk
from desk.setting import read_setting, set_played
from fetchers.http import open_net
from news.ids import identity
from news.model import Source
from store.store import open_store

EVERY = 1
"""Seconds between two looks at a source, so that all are due at the next round."""
SAMPLE = 0.2
"""Seconds between two looks at what the workers have taken."""
TICK = 0.002
"""Seconds between two looks at how late the loop is."""


IDLE = f"""
import select, sys, time
print(flush=True)
late = []
while not select.select([sys.stdin], [], [], 0)[0]:
    due = time.perf_counter() + {TICK}
    time.sleep({TICK})
    late.append((time.perf_counter() - due) * 1000)
print(sorted(late)[int(0.99 * len(late))])
"""
"""A process that does nothing but look how late it is, until a line comes in."""


@dataclass(frozen=True, slots=True)
class Took:
    """What one round took."""

    wall: float
    """Seconds from the first request to the last thing kept."""
    cpu: float = 0.0
    """Seconds of the process and its workers."""
    peak: float = 0.0
    """Most memory of the process so far, MB."""
    workers: float = 0.0
    """Most memory of all its workers so far, MB."""
    reading: float = 0.0
    """Seconds of the workers, part of `cpu`."""
    stories: float = 0.0
    """Seconds in stories, of which no peer makes any."""
    late: float = 0.0
    """By how many ms a timer on the desk's loop was late, but for 1 % of the time."""
    idle: float = 0.0
    """The same of a process that does nothing else: what of it is the machine's own doing."""
    failed: int = 0


def make_store(path: Path, urls: Sequence[str]) -> None:
    """A store with these feeds, none of them looked at."""
    now = datetime.now(UTC)
    with open_store(path) as store:
        set_played(store, CatchingUpClock(now, now, 1.0), ("127.0.0.1",))
        with store.transaction():
            for number, url in enumerate(urls):
                store.sources.put(
                    Source(
                        identity("source", url), url, "feed", f"feed {number}", now, every=EVERY, pages="off"
                    )
                )


def copy_store(path: Path, copy: Path) -> None:
    """A copy of a store that a desk has open."""
    copy.mkdir()
    with open_store(path) as store:
        store.connection.backup(copy / store.path.name)


def forget_marks(path: Path) -> None:
    """Let a store forget which items its sources held, as if none had been kept."""
    with open_store(path) as store:
        store.connection.do("DELETE FROM marks")


def articles(path: Path) -> int:
    """How many articles a store holds."""
    with open_store(path) as store:
        return store.articles.count()


class Ours:
    """A desk of ours in a process of its own, for the while."""

    def __init__(self, store: Path) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "bench.fetch_ours", store],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip

    def __enter__(self) -> Self:
        self._answer()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait()

    def look(self) -> Took:
        """One round over all sources."""
        assert self._process.stdin is not None
        self._process.stdin.write("look\n")
        self._process.stdin.flush()
        return Took(**json.loads(self._answer()))

    def _answer(self) -> str:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        assert line, "the desk ended"
        return line


async def _work(path: Path) -> None:
    with open_store(path) as store:
        setting = read_setting(store)
        # The one host stands for as many as there are sources: none of them waits for another.
        limits = replace(setting.limits, per_host=AT_ONCE)
        async with Disk() as disk, Pool() as pool, open_net(limits, setting.allow_private) as net:
            feed = b"<rss version='2.0'><channel><item><title>One</title></item></channel></rss>"
            start = (
                pool.do(read_ready, "feed", feed, "http://e.org/", None, {}, frozenset()) for _ in range(8)
            )
            await asyncio.gather(*start)
            desk = await disk.do(Desk, store, disk, pool, net, setting, silent, None, None)
            print("ready", flush=True)
            for _ in iter(sys.stdin.readline, ""):
                await asyncio.sleep(1.2 * EVERY)
                print(json.dumps(asdict(await _round(desk))), flush=True)


async def _round(desk: Desk) -> Took:
    pipe = subprocess.PIPE
    idle = await asyncio.create_subprocess_exec(sys.executable, "-c", IDLE, stdin=pipe, stdout=pipe)
    assert idle.stdout is not None
    await idle.stdout.readline()
    begun, failed = perf_counter(), desk.failed
    own, reading = process_time(), _of_workers(spent_by)
    sampling = asyncio.create_task(_largest())
    with _timing(Placing, "place", "__init__") as stories:
        late = await _watched(desk)
    wall = perf_counter() - begun
    own, reading = process_time() - own, _of_workers(spent_by) - reading
    told, _ = await idle.communicate(b"\n")
    return Took(
        wall=wall,
        cpu=own + reading,
        peak=peak_of(os.getpid()),
        workers=await _stopped(sampling),
        reading=reading,
        stories=sum(stories),
        late=late,
        idle=float(told),
        failed=desk.failed - failed,
    )


async def _watched(desk: Desk) -> float:
    """One round of the desk: the lateness in ms of a timer on its loop that 1 % exceed."""
    late = []

    async def tick() -> None:
        while True:
            due = perf_counter() + TICK
            await asyncio.sleep(TICK)
            late.append((perf_counter() - due) * 1000)

    ticking = asyncio.create_task(tick())
    await desk.once()
    ticking.cancel()
    return sorted(late)[int(0.99 * len(late))]


@contextmanager
def _timing(owner: type, *names: str) -> Iterator[list[float]]:
    """The seconds that each call of these methods takes, for the while."""
    seconds: list[float] = []

    def timed(act: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **kwargs: Any) -> Any:
            begun = perf_counter()
            try:
                return act(*args, **kwargs)
            finally:
                seconds.append(perf_counter() - begun)

        return call

    with ExitStack() as stack:
        for name in names:
            stack.enter_context(patch.object(owner, name, timed(getattr(owner, name))))
        yield seconds


async def _largest() -> float:
    """The most that the workers have taken together until this is cancelled, those that were killed too."""
    most = _of_workers(peak_of)
    with suppress(asyncio.CancelledError):
        while True:
            await asyncio.sleep(SAMPLE)
            most = max(most, _of_workers(peak_of))
    return max(most, _of_workers(peak_of))


async def _stopped(sampling: asyncio.Task[float]) -> float:
    sampling.cancel()
    return await sampling


def _of_workers(measure: Callable[[int], float]) -> float:
    """What the workers have taken together, where the system tells."""
    return sum(measure(process.pid) for process in multiprocessing.active_children() if process.pid)


if __name__ == "__main__":
    asyncio.run(_work(Path(sys.argv[1])))
