"""Where a site keeps its news."""

import pytest
from aiohttp import web

from fetchers.exchange import Request
from fetchers.find import declared, known_site, offers
from fetchers.http import open_net
from tests.fetchers.test_http import LOCAL, QUICK, host

FEED = "<rss version='2.0'><channel><title>T</title><item><title>one</title></item></channel></rss>"


class Site:
    """A site that has what it is given, and notes what is asked for."""

    def __init__(self, **pages: str) -> None:
        self.pages = {"/" + name.replace("_", "."): text for name, text in pages.items()}
        self.asked: list[str] = []
        self.status = 200

    async def answer(self, request: web.Request) -> web.Response:
        self.asked.append(request.path)
        if self.status != 200:
            return web.Response(status=self.status)
        text = self.pages.get(request.path)
        return web.Response(status=404) if text is None else web.Response(text=text, content_type="text/html")


async def found(site: Site) -> list[tuple[str, str]]:
    async with host(site.answer) as at, open_net(QUICK, LOCAL) as net:
        page = await net.get(Request(at + "/"))
        return [(offer.kind, offer.url.removeprefix(at)) for offer in await offers(net, page)]


async def test_what_a_page_declares_is_believed_and_nothing_is_guessed() -> None:
    site = Site(feed=FEED)
    site.pages["/"] = '<link rel="alternate" type="application/rss+xml" href="/mine.xml">'
    assert await found(site) == [("feed", "/mine.xml")]
    assert site.asked == ["/"]


def test_the_feed_of_articles_goes_before_that_of_comments() -> None:
    page = b"""<head><link rel="alternate" type="application/rss+xml" href="/comments/feed">
    <link rel="alternate" type="application/atom+xml" href="/feed" title="All"></head>"""
    assert [offer.url for offer in declared(page, "https://e.org/")] == [
        "https://e.org/feed",
        "https://e.org/comments/feed",
    ]


async def test_a_feed_at_a_usual_place_is_found_and_one_is_enough() -> None:
    site = Site(rss_xml=FEED, atom_xml=FEED)
    site.pages["/"] = "<p>nothing declared</p>"
    assert await found(site) == [("feed", "/rss.xml")]
    assert "/atom.xml" not in site.asked


async def test_a_sitemap_that_robots_names_is_offered() -> None:
    site = Site(robots_txt="Sitemap: /maps/news.xml\n")
    site.pages["/"] = "<p>nothing declared</p>"
    site.pages["/maps/news.xml"] = "<urlset><url><loc>https://e.org/a-b-c</loc></url></urlset>"
    assert await found(site) == [("sitemap", "/maps/news.xml")]


async def test_a_page_with_nothing_but_links_offers_its_links() -> None:
    site = Site()
    site.pages["/"] = "".join(f"<h2><a href='/{n}'>A story with many words {n}</a></h2>" for n in range(9))
    assert await found(site) == [("page", "/")]


@pytest.mark.parametrize(
    ("url", "feed"),
    [
        ("https://www.reddit.com/r/worldnews/", "https://www.reddit.com/r/worldnews/.rss"),
        ("https://mastodon.social/@Gargron", "https://mastodon.social/@Gargron.rss"),
        (
            "https://www.youtube.com/channel/UC16niRr50",
            "https://www.youtube.com/feeds/videos.xml?channel_id=UC16niRr50",
        ),
        ("https://t.me/durov", "https://t.me/s/durov"),
    ],
)
def test_sites_that_are_known_need_not_be_searched(url: str, feed: str) -> None:
    offer = known_site(url)
    assert offer is not None
    assert offer.url == feed
