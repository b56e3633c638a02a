"""A process of its own that writes articles into a store as a desk does: in turns, each a transaction."""

import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from bench.generate import Made, Maker
from store.store import Store, open_store

TURNS = 5
"""Turns a second."""
FIRST = 10**7
"""The number of the first article that is written: none of the store's own has it."""


@contextmanager
def intake(store: Path, each_second: int) -> Iterator[None]:
    """Articles come into the store meanwhile, so many a second."""
    command = [sys.executable, "-m", "bench.intake", str(store), str(each_second)]
    with subprocess.Popen(
        command, cwd=Path(__file__).parents[1], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as desk:
        assert desk.stdin is not None
        assert desk.stdout is not None
        desk.stdout.readline()  # it writes from now on
        try:
            yield
        finally:
            desk.stdin.close()
            desk.wait(timeout=30)


def main() -> int:
    """`python -m bench.intake STORE RATE`: write until standard input is closed."""
    ended = threading.Event()
    threading.Thread(target=until_closed, args=(ended,), daemon=True).start()
    made, turn = Maker(seed=23).articles(10**9, FIRST + time.time_ns() % 10**9), int(sys.argv[2]) // TURNS
    with open_store(Path(sys.argv[1])) as store:
        print("writing", flush=True)
        while not ended.wait(1 / TURNS):
            with store.transaction():
                for _ in range(turn):
                    put(store, next(made), datetime.now(UTC))
    return 0


def until_closed(ended: threading.Event) -> None:
    """Say that it ended once standard input is closed."""
    sys.stdin.read()
    ended.set()


def put(store: Store, made: Made, now: datetime) -> None:
    """One more article, with its text."""
    article = replace(made.article, seen=now, changed=now, story=None, read=False)
    store.articles.put(article)
    store.revisions.keep(replace(made.revision, seen=now), made.text)


if __name__ == "__main__":
    sys.exit(main())
