"""What is first seen, and when: the moment the answer is there, not when the question was put."""

from datetime import timedelta
from pathlib import Path

from aiohttp import web

from desk.disk import Disk
from desk.events import silent
from desk.looking import Looking
from desk.pages import Pages
from desk.pool import Pool
from desk.turn import Turns
from fetchers.http import open_net
from fetchers.recording import unrecorded
from news.model import Reading, Standing
from store.store import open_store
from tests.desk.given import GivenClock
from tests.desk.hosts import NOW, host, rss, source

WAIT = timedelta(seconds=27)
PAGE = "<html><body><article><h1>One</h1>" + "".join(
    f"<p>In the night of day {day} the port was hit again, the mayor said, {day} people were hurt.</p>"
    for day in range(2, 9)
)


async def test_an_article_and_its_page_are_seen_when_the_answer_is_there(tmp_path: Path) -> None:
    clock = GivenClock(NOW)

    async def slowly(request: web.Request) -> web.Response:
        clock.time += WAIT
        if request.path == "/page":
            return web.Response(text=PAGE, content_type="text/html")
        feed = rss(("One", f"http://{request.host}/page"))
        return web.Response(text=feed, content_type="application/rss+xml")

    with open_store(tmp_path / "w.db") as store:
        async with (
            host({"/feed": slowly, "/page": slowly, "/robots.txt": slowly}) as base,
            Disk() as disk,
            Pool() as pool,
            open_net(allow_private=frozenset({"127.0.0.1"})) as net,
        ):
            whose = source(f"{base}/feed", "A", pages="all")
            turns = await disk.do(Turns, store, disk, pool, silent)
            await disk.do(store.sources.put, whose)
            after = await Looking(store, net, turns, clock, silent, unrecorded).look(
                whose, Standing(whose.id, NOW), NOW
            )
            assert after.tried == NOW
            (article,) = await disk.do(store.articles.newest, 9)
            assert article.seen == NOW + WAIT
            asked = clock.now()
            pages = Pages(store, disk, net, turns, clock, silent, 9)
            await pages.read(whose, article, Reading(article.id, asked, "a test"), asked)
            page = (await disk.do(store.revisions.of, article.id))[-1]
            assert page.seen == clock.now() > asked
