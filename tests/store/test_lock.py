"""The desk lock and the glance: one desk, known for what it is, and a status line that asks nobody."""

import os
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from store.errors import DamagedStore, NoStore, StoreUnwritable
from store.glance import Glance, glance
from store.lock import DeskLock
from store.store import Store, open_store
from tests.store.made import NOW, alert, keep, source

HOLD = """
import sys
from pathlib import Path
from store.lock import DeskLock
lock = DeskLock(Path(sys.argv[1]))
print(lock.try_acquire(), flush=True)
sys.stdin.read()
"""


def hold(place: Path) -> subprocess.Popen[str]:
    """Another process that takes the lock and keeps it."""
    held = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(place)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert held.stdout is not None
    assert held.stdout.readline() == "True\n"
    return held


def end(process: subprocess.Popen[str]) -> None:
    """Kill it as a power cut would, and take its pipes away."""
    process.send_signal(signal.SIGKILL)
    process.communicate()


def test_only_one_process_is_the_desk_and_a_kill_frees_it(place: Path) -> None:
    other = hold(place)
    lock = DeskLock(place)
    holder = lock.holder()
    assert holder is not None
    assert holder.pid == other.pid
    assert lock.try_acquire() is False
    end(other)
    assert lock.holder() is None
    assert lock.try_acquire() is True
    assert lock.try_acquire() is True
    again = DeskLock(place).holder()
    assert again is not None
    assert again.pid == os.getpid()
    lock.release()
    assert DeskLock(place).holder() is None


def test_a_pid_left_in_the_file_means_nothing(place: Path) -> None:
    place.mkdir()
    (place / "wirewatch.db.desk").write_text(str(os.getpid()))
    assert DeskLock(place).holder() is None
    with DeskLock(place) as lock:
        assert lock.try_acquire() is True


def test_asking_who_holds_it_never_keeps_a_desk_from_starting(place: Path) -> None:
    asker = DeskLock(place)
    for _ in range(200):
        assert asker.holder() is None
        with DeskLock(place) as lock:
            assert lock.try_acquire() is True


def test_a_place_that_cannot_be_written_is_told_plainly(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreUnwritable, match="needs a directory it may write to"):
        DeskLock(tmp_path / "file" / "store").try_acquire()
    assert DeskLock(tmp_path / "file" / "store").holder() is None


def test_a_glance_says_what_the_store_says(store: Store, place: Path) -> None:
    assert glance(place) == Glance(0, 0, 0, 0, desk=False)
    for number in range(3):
        store.alerts.put(alert(keep(store, number)))
    store.triage.act("read", store.articles.ids()[:1], True, NOW)
    for each in (source("s"), replace(source("idle"), paused=True)):
        store.sources.put(each)
        store.db.table("standings").insert({"source": each.id, "failures": 3})
    other = hold(place)
    assert glance(place) == Glance(unread=2, alerts=3, failing=1, stories=0, desk=True)
    end(other)
    assert glance(place).desk is False


def test_a_glance_at_nothing_makes_nothing(place: Path) -> None:
    with pytest.raises(NoStore, match="`wirewatch add URL` makes one"):
        glance(place)
    assert not place.exists()


def test_a_glance_at_an_empty_file_calls_it_damaged(tmp_path: Path) -> None:
    (tmp_path / "news.db").touch()
    with pytest.raises(DamagedStore, match="the file is empty"):
        glance(tmp_path / "news.db")


def test_a_glance_at_a_damaged_store_says_so(place: Path) -> None:
    open_store(place).close()
    (place / "wirewatch.db").write_bytes(b"no store at all" * 1000)
    with pytest.raises(DamagedStore, match="db check"):
        glance(place)


def test_a_glance_loads_neither_tinydb_nor_any_noun(place: Path) -> None:
    code = "import sys, store.glance; print(*sys.modules)"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = {name.split(".")[0] for name in shown.stdout.split()}
    assert loaded.isdisjoint({"tinydb", "news", "dataclasses", "json", "inspect"})
    assert "sqlite3" in loaded
