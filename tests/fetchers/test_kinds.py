"""Sources that are no feeds: sitemaps, links of a page, any JSON, searches, commands, folders."""

import asyncio
import contextlib
import gzip
import os
import signal
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest
from aiohttp import web

from fetchers import folder
from fetchers.commands import CommandFailed, run
from fetchers.errors import BadAddress, TimedOut, TooLarge
from fetchers.exchange import Answer, Limits
from fetchers.found import Feed, NotAFeed
from fetchers.http import open_net
from fetchers.look import fetch
from fetchers.read import read
from fetchers.searches import search_url
from fetchers.sitemap import title_of
from news.model import Kind, Source, Standing
from tests.fetchers.test_http import LOCAL, QUICK, host

NOON = datetime(2026, 8, 18, 12, tzinfo=UTC)

NEWS = b"""<?xml version="1.0"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
xmlns:n="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc>https://e.org/old</loc><n:news>
<n:publication><n:name>The Harbour</n:name><n:language>en</n:language></n:publication>
<n:publication_date>2026-08-17T10:00:00Z</n:publication_date><n:title>Older &amp;
wiser</n:title></n:news></url>
<url><loc>https://e.org/news/2026/ship-comes-in-1234567.html</loc><lastmod>2026-08-18</lastmod></url>
</urlset>"""

PAGE = b"""<html lang="en"><head><title>Front</title><base href="/news/"></head><body>
<nav><a href="/a">Home</a></nav>
<article><h2><a href="one#top">The ship has come in at last</a></h2>
<time datetime="2026-08-18T10:00:00+02:00"></time></article>
<article><a href="javascript:void(0)">Share this very long story</a>
<a href="two">Second story of the day</a></article>
</body></html>"""


def seen(
    kind: Kind, body: bytes, options: dict[str, str] | None = None, known: frozenset[int] = frozenset()
) -> Feed:
    return read(kind, body, "https://e.org/start", None, options or {}, known)


def test_a_news_sitemap_gives_titles_times_and_outlet_the_newest_first() -> None:
    newer, older = seen("sitemap", NEWS).entries
    assert (newer.title, newer.updated) == ("Ship comes in", datetime(2026, 8, 18, tzinfo=UTC))
    assert (older.title, older.outlet, older.language) == ("Older & wiser", "The Harbour", "en")
    assert older.claimed == datetime(2026, 8, 17, 10, tzinfo=UTC)


@pytest.mark.parametrize("kind", ["sitemap", "page", "json"])
def test_what_is_known_is_not_told_again(kind: Kind) -> None:
    body = {"sitemap": NEWS, "page": PAGE, "json": b'[{"url": "http://e.org/1", "title": "one"}]'}[kind]
    first = seen(kind, body)
    again = seen(kind, body, known=first.marks)
    assert first.entries
    assert (again.entries, again.count) == ((), first.count)


def test_an_address_speaks_for_a_page_without_title() -> None:
    assert title_of("https://e.org/2026/08/18/rescue-at-sea-99887766.html") == "Rescue at sea"
    assert title_of("https://e.org/") == "https://e.org/"


async def test_an_index_leads_to_the_newest_sitemaps_also_when_they_are_gzip_files() -> None:
    async def answer(request: web.Request) -> web.Response:
        if request.path == "/index.xml":
            text = "<sitemapindex xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>"
            for month in range(1, 9):
                text += f"<sitemap><loc>/{month}.xml.gz</loc><lastmod>2026-0{month}-01</lastmod></sitemap>"
            return web.Response(text=text + "</sitemapindex>")
        body = f"<urlset><url><loc>https://e.org{request.path}</loc></url></urlset>".encode()
        return web.Response(body=gzip.compress(body))

    async with host(answer) as at, open_net(QUICK, LOCAL) as net:
        url = at + "/index.xml"
        found = await fetch(net, Source("s", url, "sitemap", "S", NOON), Standing("s", NOON))
    entries = seen("sitemap", found.body).entries
    assert {entry.url for entry in entries} == {f"https://e.org/{month}.xml.gz" for month in (8, 7, 6)}


def test_the_links_of_articles_are_picked_and_the_menu_is_not() -> None:
    feed = seen("page", PAGE)
    assert [(entry.url, entry.title) for entry in feed.entries] == [
        ("https://e.org/news/one", "The ship has come in at last"),
        ("https://e.org/news/two", "Second story of the day"),
    ]
    assert (feed.title, feed.language) == ("Front", "en")


def test_a_selector_picks_what_it_is_told() -> None:
    (entry,) = seen("page", PAGE, {"selector": "article:has(time)", "title": "h2"}).entries
    assert entry.claimed == datetime(2026, 8, 18, 8, tzinfo=UTC)
    assert [entry.title for entry in seen("page", PAGE, {"selector": "nav a"}).entries] == ["Home"]


@pytest.mark.parametrize("selector", ["li.none", "a[", "::nonsense"])
def test_a_selector_that_picks_nothing_is_told(selector: str) -> None:
    with pytest.raises(NotAFeed, match="selector"):
        seen("page", PAGE, {"selector": selector})


def test_json_is_read_by_the_paths_it_is_given() -> None:
    body = (
        b'{"data": {"rows": [{"at": {"u": "/x"}, "t": "Ship", "when": 1755511200, "by": [{"name": "Ada"}]}]}}'
    )
    options = {"items": "data.rows", "url": "at.u", "title": "t", "date": "when", "author": "by"}
    (entry,) = seen("json", body, options).entries
    assert (entry.url, entry.title, entry.authors) == ("https://e.org/x", "Ship", ("Ada",))
    assert entry.claimed == datetime(2025, 8, 18, 10, tzinfo=UTC)


def test_json_that_lists_articles_is_taken_for_a_feed() -> None:
    article = b'{"url": "https://e.org/1", "title": "One", "seendate": "20260818T100000Z", "domain": "e.org"}'
    body = b'{"articles": [' + article + b"]}"
    (entry,) = seen("feed", body).entries
    assert (entry.claimed, entry.outlet) == (datetime(2026, 8, 18, 10, tzinfo=UTC), "e.org")


def test_a_search_is_asked_at_its_aggregator() -> None:
    assert search_url("search:google:missiles & Ukraine", {"language": "uk"}) == (
        "https://news.google.com/rss/search?q=missiles%20%26%20Ukraine&hl=uk"
    )
    assert search_url("search:mine:x", {"template": "https://m.org/?s={query}"}) == "https://m.org/?s=x"
    with pytest.raises(BadAddress, match="bing, gdelt, google"):
        search_url("search:altavista:x")


async def looked(source: Source) -> Answer:
    async with open_net(QUICK, LOCAL) as net:
        return await fetch(net, source, Standing(source.id, NOON))


async def test_a_command_gives_its_output_and_a_filter_stands_between() -> None:
    answer = await looked(Source("s", "exec:printf '<rss/>'", "exec", "S", NOON))
    assert answer.body == b"<rss/>"

    async def page(request: web.Request) -> web.Response:
        return web.Response(text="news")

    async with host(page) as at:
        options = {"filter": "tr a-z A-Z"}
        answer = await looked(Source("s", at, "feed", "S", NOON, options=options))
        assert answer.body == b"NEWS"
        answer = await looked(Source("s", at + "/sitemap.xml", "sitemap", "S", NOON, options=options))
        assert answer.body == b"NEWS"
    answer = await looked(Source("s", "exec:echo news", "exec", "S", NOON, options=options))
    assert answer.body == b"NEWS\n"


async def test_a_command_that_fails_says_why() -> None:
    with pytest.raises(CommandFailed, match="ended with 3: no paper today"):
        await run("echo no paper today >&2; exit 3")


async def test_a_command_that_hangs_or_floods_is_ended() -> None:
    with pytest.raises(TimedOut):
        await run("sleep 60", limits=Limits(total=0.2))
    with pytest.raises(TooLarge):
        await run("yes", limits=Limits(body=100_000))


@pytest.mark.parametrize("left", ["sleep 60 & echo $!", "sleep 60 >/dev/null 2>&1 & echo $!; exit 0"])
async def test_what_a_command_leaves_behind_is_ended(left: str, tmp_path: Path) -> None:
    noted = tmp_path / "child"
    with contextlib.suppress(TimedOut):  # the child holds the output open
        await run(f"{left.replace('echo $!', f'echo $! > {noted}')}", limits=Limits(total=0.5))
    child = int(noted.read_text())
    for _ in range(100):
        if not is_alive(child):
            return
        await asyncio.sleep(0.05)
    os.kill(child, signal.SIGKILL)
    pytest.fail("it runs on")


def is_alive(process: int) -> bool:
    """Whether a process runs; a dead one that nobody has taken leave of does not."""
    said = subprocess.run(
        ["ps", "-o", "stat=", "-p", str(process)], capture_output=True, text=True, check=False
    )
    return bool(said.stdout.strip()) and not said.stdout.strip().startswith("Z")


async def test_a_folder_is_read_and_a_changed_file_is_told_again(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# Ship comes in\n\nThe ship came.\n\nAll cheered.\n", encoding="utf-8")
    (tmp_path / "b.html").write_text(
        "<title>Page</title><p>One.<p>Two.<script>x()</script>", encoding="utf-8"
    )
    (tmp_path / ".hidden.txt").write_text("no", encoding="utf-8")
    (tmp_path / "picture.png").write_bytes(b"no")
    url = tmp_path.as_uri()
    source = Source("s", url, "folder", "S", NOON)
    first = read("folder", (await looked(source)).body, url, None, {})
    assert [(entry.title, entry.content) for entry in first.entries] == [
        ("Ship comes in", ("The ship came.", "All cheered.")),
        ("Page", ("One.", "Two.")),
    ]
    (tmp_path / "a.md").write_text("# Ship is late\n\nThe ship is late.\n", encoding="utf-8")
    again = read("folder", (await looked(source)).body, url, None, {}, first.marks)
    assert [entry.title for entry in again.entries] == ["Ship is late"]
    assert again.entries[0].key == first.entries[0].key


def test_a_folder_that_is_not_there_is_told() -> None:
    with pytest.raises(BadAddress, match="not there"):
        folder.listing("/nowhere/at/all")
    with pytest.raises(BadAddress, match="no address"):
        folder.listing("file://[bad/x")
