"""Desks as processes: started by a viewer, ended with it, followed by another when they die."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from desk.demo import demo
from desk.spawn import DeskChild
from store.lock import DeskLock
from store.store import Store, open_store

JAVELIN = "Ukraine asks to buy more Javelin missiles, U.S. envoy says"


def until(holds: Callable[[], bool], seconds: float = 30) -> None:
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, "it did not come about in time"
        time.sleep(0.05)


def holder(path: Path) -> int:
    found = DeskLock(path).holder()
    return found.pid if found else 0


def shown(store: Store) -> dict[str, int]:
    return {article.id: article.revisions for article in store.articles.newest(100)}


def test_a_killed_desk_is_followed_by_another_viewers_and_nothing_shown_is_lost() -> None:
    with demo(length=15) as path, open_store(path) as store:
        first, second = DeskChild(path), DeskChild(path)
        try:
            assert first.ensure()
            until(lambda: holder(path) > 0 and len(shown(store)) >= 3)
            assert not second.ensure()
            before, pid = shown(store), holder(path)
            os.kill(pid, signal.SIGKILL)
            until(lambda: holder(path) == 0)
            assert second.ensure()
            until(lambda: holder(path) not in {0, pid})
            after = shown(store)
            assert before.items() <= {key: min(n, before.get(key, n)) for key, n in after.items()}.items()
            until(lambda: len(shown(store)) == 14)
        finally:
            first.stop()
            second.stop()
        assert holder(path) == 0


def test_a_desk_ends_with_the_viewer_that_started_it() -> None:
    code = (
        "import os, signal, sys, time\n"
        "from pathlib import Path\n"
        "from desk.spawn import DeskChild\n"
        "from store.lock import DeskLock\n"
        "path = Path(sys.argv[1])\n"
        "DeskChild(path).ensure()\n"
        "while not DeskLock(path).holder(): time.sleep(0.05)\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    with demo(length=30) as path:
        subprocess.run([sys.executable, "-c", code, str(path)], check=False, timeout=60)
        until(lambda: holder(path) == 0)


def test_a_module_of_the_working_directory_is_not_taken_for_ours(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("desk", "news", "store"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit('another program')\n")
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "store.db"
    open_store(path).close()
    child = DeskChild(path)
    try:
        assert child.ensure()
        until(lambda: holder(path) > 0)
    finally:
        child.stop()
