"""What a desk is answered is kept as it came, and gives the same articles and versions in a replay."""

import csv
import logging
import os
import stat
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from aiohttp import web

from desk.clock import CatchingUpClock
from desk.events import silent
from desk.replay import replay
from desk.run import poll
from desk.setting import set_played
from fetchers.errors import TimedOut
from fetchers.exchange import Answer
from fetchers.recorded import BadRecord, read_day
from fetchers.recording import COLUMNS, Recording
from news.ids import identity
from news.model import Article, Source
from store.store import Store, open_store
from tests.desk.given import GivenClock
from tests.desk.hosts import NOW, host, rss, source
from tests.desk.hosts import Answer as Answering

PLENTY = 10_000_000
PAGE = "<html><body><article><h1>{0}</h1><p>{1}</p><p>{2}</p></article></body></html>"
LONG = "The harbour master said on Monday that the crews of both ferries would return to work at noon. " * 4
FIRST, SECOND = LONG + "Nine people were aboard.", LONG + "Eleven people were aboard."


class Host:
    """A feed with pages, a JSON list with its own paths, and an address that fails; told anew each round."""

    def __init__(self) -> None:
        self.round = 0
        self.asked: list[str] = []

    async def feed(self, request: web.Request) -> web.Response:
        base = f"http://{request.host}"
        title = "Ferry strike ends" if self.round < 2 else "Ferry strike goes on"
        if self.round == 1:
            return web.Response(status=304)
        return web.Response(
            text=rss((title, f"{base}/1"), ("Dam holds", f"{base}/2")), content_type="text/xml"
        )

    async def page(self, request: web.Request) -> web.Response:
        text = PAGE.format("Ferry strike ends", FIRST if self.round < 2 else SECOND, LONG)
        return web.Response(text=text, content_type="text/html")

    async def listed(self, request: web.Request) -> web.Response:
        rows = f'{{"all": [{{"where": "/s/{self.round}", "words": "A vote, number {self.round}"}}]}}'
        return web.Response(text=rows, content_type="application/json")

    async def fails(self, request: web.Request) -> web.Response:
        return web.Response(status=500 if self.round else 200, text=rss(("Once", "http://b.example/1")))


def told(store: Store) -> set[tuple[object, ...]]:
    """Every version of every article, but for ids and the fractions of seconds.

    A recording keeps none of these, and the articles of one look lie some microseconds before its answer.
    """

    def second(at: datetime) -> datetime:
        return (at + timedelta(milliseconds=1)).replace(microsecond=0)

    names = {source.id: source.name for source in store.sources.all()}
    return {
        (
            names[one.source], one.key, one.url, one.title, one.outlet, second(one.seen),
            kept.number, kept.headline, kept.origin, kept.classes, kept.text, kept.words,
            second(kept.seen),
        )
        for one in store.articles.newest(100)
        for kept in store.revisions.of(one.id)
    }  # fmt: skip


async def test_a_recording_replayed_gives_the_same_articles_and_versions(tmp_path: Path) -> None:
    told_by = Host()
    answers: dict[str, Answering] = {
        "/feed": told_by.feed,
        "/list": told_by.listed,
        "/fails": told_by.fails,
        "/{page}": told_by.page,
    }
    live, folder = tmp_path / "live.db", tmp_path / "day"
    async with host(answers) as base:
        with open_store(live) as store:
            store.sources.put(source(f"{base}/feed", "Harbour, Post", pages="all"))
            store.sources.put(source(f"{base}/fails", "Bugle"))
            options = {"items": "all", "url": "where", "title": "words", "password": "secret"}
            votes = Source(identity("v"), f"{base}/list", "json", "Votes", NOW, pages="off", options=options)
            store.sources.put(votes)
        for number in range(4):
            told_by.round = number
            now = NOW + timedelta(hours=number)
            with open_store(live) as store:
                set_played(store, CatchingUpClock(now, datetime.now(UTC), 1.0), ("127.0.0.1",))
                store.sources.ask([one.id for one in store.sources.all()], now)
            recording = Recording(folder, PLENTY)
            await poll(live, silent, once=True, record=recording.record)
            recording.close()
    assert await replay(tmp_path / "again.db", folder, None, silent) == 3  # the failures fail again
    with open_store(live) as store, open_store(tmp_path / "again.db") as again:
        assert told(again) - told(store) == set()
        assert told(store) - told(again) == set()
        assert Counter(one.revisions for one in store.articles.newest(100)) == {1: 5, 3: 1, 4: 1}
    assert "secret" not in (folder / "manifest.csv").read_text(encoding="utf-8")


SOURCE = source("http://a.example/feed", "A")


async def keep(
    folder: Path, *bodies: bytes, most: int = PLENTY, sources: Mapping[int, Source] | None = None
) -> None:
    """Record these answers, a minute apart."""
    recording = Recording(folder, most)

    async def answer(body: bytes) -> Answer:
        return Answer(200, "http://a.example/feed", body)

    try:
        for number, body in enumerate(bodies):
            whose = (sources or {}).get(number, SOURCE)
            clock = GivenClock(NOW + timedelta(minutes=number))
            await recording.record(whose, clock.now, answer(body))
    finally:
        recording.close()


async def test_a_body_that_comes_again_is_kept_once_and_no_name_comes_from_outside(tmp_path: Path) -> None:
    wild = source("http://a.example/feed", '../../x\n,"=cmd()')
    await keep(tmp_path / "day", b"one", b"two", b"one", sources={1: wild})
    assert [poll.body for poll in read_day(tmp_path / "day")] == [b"one", b"two", b"one"]
    kept = [file for file in (tmp_path / "day").rglob("*") if file.is_file()]
    assert len(kept) == 3
    assert all(set(file.name) <= set("0123456789abcdef") or file.name == "manifest.csv" for file in kept)
    assert [poll.source for poll in read_day(tmp_path / "day")][1] == wild.name
    assert stat.S_IMODE((tmp_path / "day" / "manifest.csv").stat().st_mode) == 0o600


async def test_no_password_and_no_command_gets_into_a_recording(tmp_path: Path) -> None:
    url = "https://me:hunter2@paper.example/feed"
    command = "exec:curl -u me:hunter2 " + "x" * 80
    page = Article("a", "s", "https://me:hunter2@paper.example/one", None, "One", "Paper", NOW, NOW)
    recording = Recording(tmp_path, PLENTY)

    async def answer() -> Answer:
        return Answer(200, url, b"one")

    async def failure(words: str) -> Answer:
        raise TimedOut(words)

    for asked in (source(url, url), source("https://paper.example/feed", "https://paper.example/feed")):
        await recording.record(asked, lambda: NOW, answer(), page)
    told = replace(source(url, "Paper"), options={"password": "hunter2", "filter": "sed s/hunter2//"})
    with pytest.raises(TimedOut):
        await recording.record(told, lambda: NOW, failure(f"{url} fell silent, hunter2 too: sed s/hunter2//"))
    run = Source("run", command, "exec", command, NOW)
    with pytest.raises(TimedOut):
        await recording.record(run, lambda: NOW, failure(f"the command took longer: {command[5:85]}"))
    recording.close()
    written = (tmp_path / "manifest.csv").read_text(encoding="utf-8")
    assert "hunter2" not in written
    assert "https://paper.example/one" in written
    assert len({poll.source for poll in read_day(tmp_path)}) == 4


async def test_a_recording_goes_on_where_it_was_left_half_a_row_or_not(tmp_path: Path) -> None:
    await keep(tmp_path, b"one")
    with (tmp_path / "manifest.csv").open("a", encoding="utf-8") as manifest:
        manifest.write("20260818T1200")
    twin = Source(identity("twin"), "http://b.example/", "feed", "A", NOW)
    await keep(tmp_path, b"two", sources={0: twin})
    assert sorted((poll.source, poll.body) for poll in read_day(tmp_path)) == [
        ("A", b"one"),
        (f"A {twin.id}", b"two"),
    ]


def held(folder: Path) -> int:
    """The bytes in a folder."""
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())


async def test_a_recording_that_is_full_says_so_once_and_the_answers_go_on(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR):
        await keep(tmp_path, b"x" * 600, b"y" * 600, b"z", most=1000)
    assert [record.getMessage() for record in caplog.records] == [
        f"the recording ends here: {tmp_path} is as large as it may be"
    ]
    assert [poll.body for poll in read_day(tmp_path)] == [b"x" * 600]
    assert held(tmp_path) <= 1000
    await keep(tmp_path, b"w" * 600, most=1000)  # what lies there already counts
    assert len(list(read_day(tmp_path))) == 1


async def test_a_disk_that_fails_ends_the_recording_and_not_the_desk(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    await keep(tmp_path, b"one", b"two")
    assert [record.getMessage() for record in caplog.records] == [
        f"the recording ends here: {tmp_path} cannot be written: No space left on device"
    ]
    assert list(read_day(tmp_path)) == []


def test_only_an_empty_folder_or_a_recording_is_recorded_into_and_by_one_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(BadRecord, match="holds other things"):
        Recording(tmp_path, PLENTY)
    (tmp_path / "manifest.csv").write_text("poll_utc,source,file", encoding="utf-8")
    with pytest.raises(BadRecord, match="a recording of another kind"):
        Recording(tmp_path, PLENTY)
    assert (tmp_path / "manifest.csv").read_text(encoding="utf-8") == "poll_utc,source,file"
    first = Recording(tmp_path / "day", PLENTY)
    with pytest.raises(BadRecord, match="another desk records"):
        Recording(tmp_path / "day", PLENTY)
    first.close()
    Recording(tmp_path / "day", PLENTY).close()


async def test_a_recording_of_a_folder_is_neither_made_nor_replayed(tmp_path: Path) -> None:
    own = Source(identity("own"), f"file://{tmp_path}", "folder", "Mine", NOW)
    await keep(tmp_path / "day", b"[]", sources={0: own})
    assert list(read_day(tmp_path / "day")) == []
    with (tmp_path / "day" / "manifest.csv").open("a", encoding="utf-8") as manifest:
        row = {"poll_utc": "20260818T120000Z", "source": "Mine", "kind": "folder"}
        csv.DictWriter(manifest, COLUMNS, restval="").writerow(row)
    with pytest.raises(BadRecord, match="of the kind 'folder' cannot be replayed"):
        await replay(tmp_path / "again.db", tmp_path / "day", None, silent)
