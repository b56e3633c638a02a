"""A recorded day served on loopback, at a clock that the test holds."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from fetchers.exchange import Limits, Request
from fetchers.http import open_net
from fetchers.recorded import BadRecord, read_day
from fetchers.serve import serving

EIGHT = datetime(2026, 8, 18, 8, tzinfo=UTC)


@pytest.fixture
def day(tmp_path: Path) -> Path:
    (tmp_path / "manifest.csv").write_text(
        "poll_utc,source,file,status,content_type,url\n"
        "20260818T090000Z,harbour,two.xml,200,application/rss+xml,\n"
        "20260818T080000Z,harbour,one.xml,200,application/rss+xml,\n"
        "20260818T080000Z,harbour,page.html,200,text/html,https://harbour.example/news/1\n"
        "20260818T100000Z,harbour,,503,,\n",
        encoding="utf-8",
    )
    for name in ("one.xml", "two.xml", "page.html"):
        (tmp_path / name).write_text(name, encoding="utf-8")
    return tmp_path


def test_polls_come_in_the_order_of_time(day: Path) -> None:
    polls = list(read_day(day))
    assert [poll.body for poll in polls] == [b"one.xml", b"page.html", b"two.xml", None]
    assert [poll.status for poll in polls] == [200, 200, 200, 503]
    assert polls[0].at == EIGHT


async def test_a_path_answers_what_it_answered_at_that_time(day: Path) -> None:
    now = EIGHT
    async with serving(day, lambda: now) as host, open_net(Limits(gap=0), frozenset({"127.0.0.1"})) as net:
        feed = host.url("/harbour")
        statuses = []
        etag = None
        for hours in (-1, 0, 0, 1, 2):
            now = EIGHT + timedelta(hours=hours)
            answer = await net.get(Request(feed, etag=etag))
            etag = answer.etag or etag
            statuses.append((answer.status, answer.body))
        page = await net.get(Request(host.url("/news/1")))
    assert statuses == [
        (404, b"nothing here yet\n"), (200, b"one.xml"), (304, b""), (200, b"two.xml"), (503, b""),
    ]  # fmt: skip
    assert page.body == b"page.html"


def test_a_hole_in_the_record_is_told(day: Path) -> None:
    (day / "two.xml").unlink()
    with pytest.raises(BadRecord, match=r"two\.xml"):
        list(read_day(day))


def test_a_folder_without_a_manifest_is_no_day(tmp_path: Path) -> None:
    with pytest.raises(BadRecord, match="no recorded day"):
        list(read_day(tmp_path))


def test_a_name_that_climbs_out_of_the_folder_is_not_followed(day: Path) -> None:
    (day.parent / "secret").write_text("secret", encoding="utf-8")
    (day / "manifest.csv").write_text(
        "poll_utc,source,file\n20260818T080000Z,a,../secret\n", encoding="utf-8"
    )
    with pytest.raises(BadRecord):
        list(read_day(day))
