"""`add`, `poll` and `replay` against a host on loopback and a recorded day, as a script would run them."""

import asyncio
import json
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from desk.clock import CatchingUpClock
from desk.setting import set_played
from news.ids import identity
from news.model import Source
from store.lock import DeskLock
from store.store import open_store
from tests.desk.hosts import NOW, host, rss, says
from tui.commands import looks
from tui.commands.main import main

Run = Callable[..., list[dict[str, object]]]

LINK = '<link rel="alternate" type="application/rss+xml" href="/feed">'
SITE = f"<html><head>{LINK}</head><body>A site</body></html>"
FEED = rss(("Ferry strike ends", "http://a.example/1"), ("Kyiv asks for missiles", "http://a.example/2"))


@pytest.fixture
def base() -> Iterator[str]:
    """A host with a feed, a site that declares it, a page that is none, and an address that fails."""
    answers = {
        "/feed": says(FEED),
        "/site": says(SITE, content_type="text/html"),
        "/page": says("<html><body>Nothing here</body></html>", content_type="text/html"),
        "/broken": says("no", status=500),
    }
    ready, stop = threading.Event(), asyncio.Event()
    loop = asyncio.new_event_loop()
    address: list[str] = []

    async def serve() -> None:
        async with host(answers) as url:
            address.append(url)
            ready.set()
            await stop.wait()

    thread = threading.Thread(target=loop.run_until_complete, args=(serve(),))
    thread.start()
    assert ready.wait(10)
    yield address[0]
    loop.call_soon_threadsafe(stop.set)
    thread.join(10)
    loop.close()


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command with --json on a store whose desk may ask loopback; gives the lines it printed."""
    store = tmp_path / "store"
    with open_store(store) as opened:
        set_played(opened, CatchingUpClock(NOW, NOW, 1.0), ("127.0.0.1",))

    def run(*words: str, code: int = 0) -> list[dict[str, object]]:
        assert main([*words, "--json", "--store", str(store)]) == code
        return [json.loads(line) for line in capsys.readouterr().out.splitlines()]

    return run


def test_a_sites_feed_is_added_polled_and_read(run: Run, base: str) -> None:
    (added,) = run("add", f"{base}/site", "--tag", "local", "--no-input")
    assert (added["url"], added["name"], added["tags"]) == (f"{base}/feed", "A feed", ["local"])
    events = run("poll", "--once")
    assert [event["event"] for event in events].count("new") == 2
    (poll,) = [event for event in events if event["event"] == "poll"]
    assert (poll["source"], poll["new"], poll["revised"], poll["error"]) == ("A feed", 2, 0, None)
    assert [article["title"] for article in run("articles", "ferry")] == ["Ferry strike ends"]


def test_the_same_source_is_not_added_twice(run: Run, base: str) -> None:
    run("add", f"{base}/feed")
    assert run("add", f"{base}/feed/", code=1) == []
    assert len(run("sources")) == 1


def test_a_page_leads_to_the_feed_of_its_site(run: Run, base: str) -> None:
    (added,) = run("add", f"{base}/page")
    assert added["url"] == f"{base}/feed"


@pytest.mark.parametrize("path", ["/broken", "/none"])
def test_what_is_no_source_is_not_added(run: Run, base: str, path: str) -> None:
    assert run("add", f"{base}{path}", code=1) == []
    assert run("sources") == []


def test_a_failing_source_makes_poll_end_with_three_and_the_others_go_on(
    run: Run, base: str, tmp_path: Path
) -> None:
    listed = tmp_path / "urls"
    listed.write_text(f'{base}/broken\n{base}/feed "~Good"\n', encoding="utf-8")
    run("import", str(listed))
    polls = {event["source"]: event for event in run("poll", "--once", code=3) if event["event"] == "poll"}
    assert "500" in str(polls[f"{base}/broken"]["error"])
    assert polls["Good"]["new"] == 2
    broken = next(source for source in run("sources") if source["url"] == f"{base}/broken")
    assert (broken["status"], broken["failures"]) == (500, 1)
    assert run("status", code=3)[0]["failing"] == 1


def test_a_recorded_day_is_replayed_once(run: Run, tmp_path: Path) -> None:
    day = tmp_path / "day"
    day.mkdir()
    (day / "one.xml").write_text(FEED, encoding="utf-8")
    (day / "two.xml").write_text(FEED.replace("strike ends", "strike goes on"), encoding="utf-8")
    rows = ["poll_utc,source,file", "20260818T090000Z,harbour,one.xml", "20260818T091500Z,harbour,two.xml"]
    (day / "manifest.csv").write_text("\n".join(rows), encoding="utf-8")
    events = [event["event"] for event in run("replay", str(day), "--speed", "max")]
    assert (events.count("new"), events.count("revised"), events.count("poll")) == (2, 1, 2)
    assert run("replay", str(day)) == []
    (ferry,) = run("articles", "ferry")
    assert (ferry["title"], ferry["revisions"]) == ("Ferry strike goes on", 2)


def test_what_is_recorded_is_replayed_into_another_store(
    run: Run, base: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run("add", f"{base}/feed")
    told = run("record", str(tmp_path / "day"), "--once", "--size", "10")
    assert [event["event"] for event in told] == ["new", "new", "poll"]
    assert main(["replay", str(tmp_path / "day"), "--store", str(tmp_path / "other"), "--json"]) == 0
    again = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(one["event"], one.get("url")) for one in again] == [
        (one["event"], one.get("url")) for one in told
    ]
    assert run("record", str(tmp_path), "--once", code=1) == []  # a folder with other things in it


def test_a_folder_that_is_no_recorded_day_is_a_failure(run: Run, tmp_path: Path) -> None:
    assert run("replay", str(tmp_path), code=1) == []


@pytest.mark.parametrize("speed", ["0", "-1", "fast", "inf", "nan"])
def test_a_speed_that_is_none_is_a_usage_error(run: Run, tmp_path: Path, speed: str) -> None:
    assert run("replay", str(tmp_path), "--speed", speed, code=2) == []


def test_a_round_without_anything_due_says_when_there_is_and_now_looks_before(
    run: Run, base: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run("add", f"{base}/feed")
    run("poll", "--once")
    poll = ["poll", "--once", "--store", str(tmp_path / "store")]
    assert main(poll) == 0
    assert "nothing is due before" in capsys.readouterr().err
    (looked,) = [event for event in run("poll", "--once", "--now", "A feed") if event["event"] == "poll"]
    assert looked["source"] == "A feed"
    assert len(run("poll", "--once", "--now")) >= 1
    assert main(["poll", "--once", "--now", "nobody", "--store", str(tmp_path / "store")]) == 1


def test_now_tells_how_the_looks_of_the_desk_at_work_went(run: Run, base: str, tmp_path: Path) -> None:
    run("add", f"{base}/feed")
    store = tmp_path / "store"
    with open_store(store) as opened:
        broken = f"{base}/broken"
        opened.sources.put(Source(identity("source", broken), broken, "feed", "Broken", NOW))
    words = [sys.executable, "-m", "tui.commands", "poll", "--store", str(store)]
    with subprocess.Popen(words, stdout=subprocess.DEVNULL) as desk:
        lock, until = DeskLock(store), time.monotonic() + 20
        while lock.holder() is None and time.monotonic() < until:
            time.sleep(0.05)
        (good,) = run("poll", "--now", "A feed")
        told = {event["source"]: event for event in run("poll", "--now", "Broken", "A feed", code=3)}
        desk.terminate()
    assert (good["source"], good["error"]) == ("A feed", None)
    assert told["A feed"]["new"] == 0
    assert "500" in str(told["Broken"]["error"])
    with open_store(store) as opened:
        assert opened.articles.count() == 2


def test_now_says_when_the_desk_ends_or_stays_silent(
    run: Run, base: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    run("add", f"{base}/feed")
    monkeypatch.setattr(looks, "PATIENCE", 0.3)
    with DeskLock(tmp_path / "store") as lock:
        assert lock.try_acquire()
        assert main(["poll", "--now", "--store", str(tmp_path / "store")]) == 3
    assert "nothing has come of 1 of 1 looks" in capsys.readouterr().err


def test_a_search_stays_the_search_that_was_asked_for(
    base: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "config.toml"
    file.write_text(f'[searches]\nmine = "{base}/feed?q={{query}}"\n', encoding="utf-8")
    words = ["add", "search:mine:Javelin missiles", "--allow-private", "--json", "--config", str(file)]
    with open_store(tmp_path / "own") as store:
        set_played(store, CatchingUpClock(NOW, NOW, 1.0), ("127.0.0.1",))
    assert main([*words, "--store", str(tmp_path / "own")]) == 0
    source = json.loads(capsys.readouterr().out)
    assert (source["url"], source["kind"]) == ("search:mine:Javelin missiles", "search")
    assert "search:mine:Javelin missiles" in file.read_text(encoding="utf-8")
    assert main(["poll", "--once", "--now", "--store", str(tmp_path / "own")]) == 0


def test_ctrl_c_ends_the_desk_with_its_own_exit_code(tmp_path: Path) -> None:
    words = [sys.executable, "-m", "tui.commands", "poll", "--store", str(tmp_path / "own")]
    with subprocess.Popen(words, stderr=subprocess.PIPE, text=True) as running:
        lock = DeskLock(tmp_path / "own")
        until = time.monotonic() + 20
        while lock.holder() is None and time.monotonic() < until:
            time.sleep(0.05)
        time.sleep(0.5)
        running.send_signal(signal.SIGINT)
        assert running.wait(20) == 130
        assert running.stderr is not None
        assert running.stderr.read() == ""
