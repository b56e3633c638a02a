"""Several processes on one store: killed at random, all at once, and never in each other's way."""

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from store.store import open_store
from store.upkeep.check import check
from tests.store.load import ENOUGH, TURN
from tests.store.made import article

ROOT = Path(__file__).parents[2]


def start(role: str, place: Path, seed: int = 0) -> subprocess.Popen[str]:
    """One of the processes of `load`."""
    return subprocess.Popen(
        [sys.executable, "-m", "tests.store.load", role, str(place), str(seed)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def finish(process: subprocess.Popen[str]) -> list[str]:
    """End its input and read what it said last; an error of its own fails the test."""
    said, complaint = process.communicate(timeout=60)
    assert process.returncode == 0, complaint
    return said.split()


def kill_at_random(place: Path, chance: random.Random) -> int:
    """Let a desk write for a while and kill it -9 at any moment; how many articles it had acknowledged."""
    desk = start("desk", place)
    assert desk.stdout is not None
    assert desk.stdout.readline().startswith("turn"), desk.communicate()
    time.sleep(chance.random() * 0.15)
    desk.kill()
    said, _ = desk.communicate()
    turns = [line.split() for line in said.split("\n")[:-1]]  # what follows the last newline was cut off
    return int(turns[-1][1]) if turns else TURN


def kill_again_and_again(place: Path, times: int) -> None:
    """Nothing acknowledged is lost, nothing half-written is seen, no reader meets a gap or a repeat."""
    chance = random.Random(times)
    open_store(place).close()
    readers = [start("reader", place), start("reader", place)]
    for _ in range(times):
        acknowledged = kill_at_random(place, chance)
        with open_store(place) as store:
            count = store.articles.count()
            assert count >= acknowledged
            assert count % TURN == 0
            assert store.articles.get(article(count - 1).id) is not None
            assert check(store).faults == ()
            last = store.feed.last()
    for reader in readers:
        word, _, followed = finish(reader)
        assert (word, int(followed)) == ("followed", last)


def work_together(place: Path, seconds: float) -> None:
    """One desk, two readers, three people: nobody sees a lock, and no act is lost."""
    open_store(place).close()
    people = [start("person", place, seed) for seed in (1, 2, 3)]
    others = [start("desk", place, 25), start("reader", place), start("reader", place)]
    time.sleep(seconds)
    said = {seed: finish(process) for seed, process in enumerate(people, start=1)}
    for process in others:
        finish(process)
    with open_store(place) as store:
        assert check(store).faults == ()
        articles = store.articles.newest(10**6)
        for seed, (_, made, _) in said.items():
            tags = {tag for each in articles for tag in each.tags if tag.startswith(f"p{seed}-")}
            assert tags == {f"p{seed}-{number}" for number in range(int(made))}
            assert int(made) >= ENOUGH
        assert sum(each.words > 0 for each in articles) >= len(articles) - 60


def test_a_killed_desk_loses_nothing_it_acknowledged(place: Path) -> None:
    kill_again_and_again(place, 4)


def test_six_processes_lose_no_act_and_see_no_lock(place: Path) -> None:
    work_together(place, 3.0)


@pytest.mark.soak
def test_two_hundred_kills_lose_nothing(place: Path) -> None:
    kill_again_and_again(place, 200)


@pytest.mark.soak
def test_six_processes_for_a_minute_lose_no_act_and_see_no_lock(place: Path) -> None:
    work_together(place, 60.0)
