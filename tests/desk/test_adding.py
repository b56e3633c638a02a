import json
from datetime import UTC, datetime
from pathlib import Path

import aiohttp
import pytest
from aiohttp import web

from desk.adding import AlreadyThere, add_source
from desk.discover import NothingFound, Wish, try_address, try_source
from desk.events import Event
from desk.run import poll
from fetchers.errors import BadAddress, PrivateAddress
from news.model import Kind
from store.store import open_store
from tests.desk.hosts import host, let_loopback, rss, says

FEED = rss(("One", "http://a.example/1"))
SITE = """<!doctype html><html><head>
<link rel="alternate" type="application/rss+xml" href="/comments.xml" title="Comments">
<link rel="alternate" type="application/rss+xml" href="/feed.xml" title="News">
</head><body>Hello</body></html>"""


@pytest.fixture
def place(tmp_path: Path) -> Path:
    path = tmp_path / "desk.db"
    with open_store(path) as store:
        let_loopback(store)
    return path


async def test_a_feed_is_taken_with_the_name_it_gives_itself(place: Path) -> None:
    async with host({"/feed.xml": says(FEED)}) as base:
        added = await add_source(place, Wish(f"{base}/feed.xml", tags=("daily",), pages="all"))
    assert (added.name, added.tags, added.pages) == ("A feed", ("daily",), "all")
    with open_store(place) as store:
        assert store.sources.all() == [added]


async def test_a_site_is_asked_for_its_feeds_and_that_of_its_comments_comes_last(place: Path) -> None:
    answers = {"/": says(SITE, content_type="text/html"), "/feed.xml": says(FEED)}
    async with host(answers) as base:
        added = await add_source(place, Wish(f"{base}/", name="Mine"))
        assert (added.url, added.name) == (f"{base}/feed.xml", "Mine")


async def test_a_password_in_an_address_is_kept_apart_from_it_and_told_to_its_host(place: Path) -> None:
    asked: list[str | None] = []

    async def answer(request: web.Request) -> web.Response:
        asked.append(request.headers.get("Authorization"))
        return web.Response(body=rss(("One", "http://a.example/1")), content_type="application/rss+xml")

    site = says(SITE, content_type="text/html")
    async with host({"/feed.xml": answer, "/feed": answer, "/": site}) as base:
        secret = base.replace("http://", "http://bob:s3cr%40t@")
        feed = await add_source(place, Wish(f"{secret}/feed"))
        offered = await add_source(place, Wish(f"{secret}/"))
    login = {"user": "bob", "password": "s3cr@t"}
    assert (feed.url, feed.options) == (f"{base}/feed", login)
    assert (offered.url, offered.options) == (f"{base}/feed.xml", login)
    assert asked == [aiohttp.encode_basic_auth("bob", "s3cr@t")] * 2


async def test_the_same_source_is_not_added_twice_whatever_its_slash(place: Path) -> None:
    async with host({"/feed": says(FEED), "/feed/": says(FEED)}) as base:
        await add_source(place, Wish(f"{base}/feed"))
        with pytest.raises(AlreadyThere, match="A feed is there already"):
            await add_source(place, Wish(f"{base}/feed/"))


async def test_an_address_without_a_scheme_is_asked_by_https_and_says_so_where_there_is_none(
    place: Path,
) -> None:
    async with host({"/feed": says(FEED)}) as base:
        bare = base.removeprefix("http://")
        with pytest.raises(NothingFound, match=f"where it has none: http://{bare}/feed"):
            await add_source(place, Wish(f"{bare}/feed"))


async def test_a_list_of_stories_in_json_is_a_source(place: Path) -> None:
    stories = [{"url": f"http://a.example/{number}", "title": f"Story {number}"} for number in range(3)]
    listed = json.dumps({"made": "today", "stories": stories})
    async with host({"/news.json": says(listed, content_type="application/json")}) as base:
        added = await add_source(place, Wish(f"{base}/news.json"))
        assert added.url == f"{base}/news.json"


async def test_a_folder_of_articles_is_a_source(place: Path, tmp_path: Path) -> None:
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "one.txt").write_text("One\n\nThe council met.", encoding="utf-8")
    added = await add_source(place, Wish(str(tmp_path / "texts"), name="Texts"))
    assert (added.kind, added.name) == ("folder", "Texts")


@pytest.mark.parametrize("kind", ["feed", None])
async def test_a_file_that_is_a_feed_is_read_as_one(place: Path, tmp_path: Path, kind: Kind | None) -> None:
    file = tmp_path / "w.xml"
    file.write_text(FEED, encoding="utf-8")
    added = await add_source(place, Wish(file.as_uri(), kind=kind))
    assert (added.name, added.kind) == ("A feed", kind or "folder")
    await poll(place, lambda _: None, once=True)
    with open_store(place) as store:
        assert [article.url for article in store.articles.newest(9)] == ["http://a.example/1"]


async def test_a_page_without_feeds_is_told_as_such(place: Path) -> None:
    async with host({"/": says("<html><body>Hello</body></html>", content_type="text/html")}) as base:
        with pytest.raises(NothingFound, match="no feed, sitemap or list of articles"):
            await add_source(place, Wish(f"{base}/"))


async def test_what_is_no_address_is_told_as_such(place: Path) -> None:
    for act in (add_source, try_address):
        with pytest.raises(BadAddress, match="is no address"):
            await act(place, Wish("http://[bad/x", allow_private=True))


async def test_a_host_inside_is_refused_until_it_is_allowed_and_then_for_good(tmp_path: Path) -> None:
    place = tmp_path / "own.db"
    told: list[Event] = []
    async with host({"/feed": says(FEED)}) as base:
        with pytest.raises(PrivateAddress, match="--allow-private"):
            await add_source(place, Wish(f"{base}/feed"))
        await add_source(place, Wish(f"{base}/feed", allow_private=True))
        assert await poll(place, told.append, once=True) == 0
    assert [event.new for event in told if event.event == "poll"] == [1]


async def test_a_host_inside_is_allowed_with_its_source_alone(tmp_path: Path) -> None:
    place = tmp_path / "own.db"
    async with host({"/": says("nothing", content_type="text/html")}) as base:
        with pytest.raises(NothingFound):
            await add_source(place, Wish(f"{base}/", allow_private=True))
    async with host({"/feed": says(FEED)}) as base:
        with pytest.raises(PrivateAddress):
            await add_source(place, Wish(f"{base}/feed"))
        added = await add_source(place, Wish(f"{base}/feed", allow_private=True))
        with open_store(place) as store:
            store.lists.remove([added], added.added)
        with pytest.raises(PrivateAddress):
            await add_source(place, Wish(f"{base}/feed"))


async def test_trying_an_address_tells_what_is_there_and_keeps_nothing(place: Path) -> None:
    answers = {"/": says(SITE, content_type="text/html"), "/feed.xml": says(FEED)}
    async with host(answers) as base:
        offered = await try_address(place, Wish(f"{base}/"))
        assert [(one.offer.title, one.feed) for one in offered] == [("News", None), ("Comments", None)]
        (found,) = await try_address(place, Wish(f"{base}/feed.xml"))
        assert found.feed is not None
        assert [entry.title for entry in found.feed.entries] == ["One"]
    with open_store(place) as store:
        assert store.sources.all() == []


async def test_trying_a_kept_source_asks_as_it_is_set_up(place: Path) -> None:
    async with host({"/feed.xml": says(FEED)}) as base:
        source = await add_source(place, Wish(f"{base}/feed.xml"))
        found = await try_source(place, source)
    assert found.feed is not None
    assert found.feed.count == 1


async def test_an_added_source_is_taken_back_by_undo(place: Path) -> None:
    async with host({"/feed.xml": says(FEED)}) as base:
        await add_source(place, Wish(f"{base}/feed.xml"))
    with open_store(place) as store:
        store.triage.undo(datetime.now(UTC))
        assert store.sources.all() == []
