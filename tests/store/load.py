"""Processes that load a store: a desk that writes turns, readers that follow, people who mark.

Run as `python -m tests.store.load ROLE STORE [SEED]`, until its input ends or it is killed. A desk says each
turn that was acknowledged and rests SEED milliseconds after it; a reader says how far it followed.
"""

import random
import select
import sys
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from news.model import Standing
from store.lock import DeskLock
from store.store import Store, open_store
from store.triage import Act
from store.upkeep.tidy import Tidying
from tests.store.made import NOW, article, revision, text

TURN = 5
"""Articles of one turn."""

ENOUGH = 5
"""Marks that a person makes at least, however slow the machine."""


def desk(path: Path, seed: int) -> None:
    """Write turn after turn: new articles, rewritten ones, a standing; say each when it is on the disk."""
    with open_store(path) as store, DeskLock(path) as lock:
        while not lock.try_acquire():
            time.sleep(0.01)
        number, tidying = store.articles.count(), Tidying(store)
        while goes_on():
            with store.transaction():
                for each in range(number, number + TURN):
                    _write(store, each, rewritten=max(0, each - 50))
                store.sources.set_standing(Standing("s", NOW, quiet=number))
            number += TURN
            say(f"turn {number}")
            tidying.tidy()
            time.sleep(seed / 1000)


def _write(store: Store, number: int, rewritten: int) -> None:
    put, kept = article(number), text(f"Title {number}", f"What article {number} tells, and more. " * 20)
    store.articles.put(put)
    store.revisions.keep(revision(put, kept), kept)
    store.articles.change(article(rewritten).id, changed=NOW + timedelta(seconds=number), words=number)


def reader(path: Path, _seed: int) -> None:
    """Follow the change feed: every number once, in order, and every article it tells of there to be read."""
    with open_store(path, create=False) as store:
        last = store.feed.last()
        began = last
        while goes_on():
            if not store.feed.is_new():
                time.sleep(0.002)
                continue
            told = store.feed.after(last)
            if [each.seq for each in told] != list(range(last + 1, last + 1 + len(told))):
                raise SystemExit(f"gap or repeat after {last}: {[each.seq for each in told][:5]}")
            ids = [each.id for each in told if each.table == "articles"]
            if len(store.articles.many(ids)) != len(ids):
                raise SystemExit("told of an article that is not there")
            last += len(told)
        say(f"followed {began} {last}")


def person(path: Path, seed: int) -> None:
    """Mark articles as a person does, each with a tag of one's own; say how many, and how long they took."""
    chance, made, took = random.Random(seed), 0, list[float]()
    kinds: tuple[Act, ...] = ("read", "star", "note", "assign")
    with open_store(path, create=False) as store:
        while made < ENOUGH or goes_on():
            ids = [each.id for each in store.articles.newest(20)]
            if not ids:
                time.sleep(0.01)
                continue
            begin = time.perf_counter()
            store.triage.act("tag", [chance.choice(ids)], f"p{seed}-{made}", NOW)
            took.append(time.perf_counter() - begin)
            store.triage.act(chance.choice(kinds), ids[:3], f"by {seed}", NOW)
            made += 1
            time.sleep(0.02)
    took.sort()
    say(f"marked {made} {1000 * took[int(len(took) * 0.99)]:.1f}")


def say(line: str) -> None:
    """Tell the test, at once."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def goes_on() -> bool:
    """Whether nobody has ended our input yet."""
    return not select.select([sys.stdin], [], [], 0)[0]


ROLES: dict[str, Callable[[Path, int], None]] = {"desk": desk, "reader": reader, "person": person}

if __name__ == "__main__":
    ROLES[sys.argv[1]](Path(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else 0)
