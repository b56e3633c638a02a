"""Items whose link changes while their id holds, and items that only share an id."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from desk.events import Event
from desk.turn import Body, Turns
from store.store import open_store
from tests.desk.hosts import NOW, source

OLD, NEW = "http://a.example/old", "http://a.example/new"
NOON, LATER = "Sun, 22 Nov 2026 12:00:00 GMT", "Mon, 23 Nov 2026 09:00:00 GMT"


class Inline:
    """Does here what the desk gives to others."""

    async def do(self, work: Callable[..., Any], *args: object, **_: object) -> Any:
        return work(*args)


def feed(title: str, link: str, guid: str, date: str = "") -> Body:
    listed = (
        f"<item><title>{title}</title><link>{link}</link><guid isPermaLink='false'>{guid}</guid>"
        f"<pubDate>{date}</pubDate><description>Words.</description></item>"
        "<item><title>Other</title><link>http://a.example/x</link><guid isPermaLink='false'>o</guid></item>"
    )
    text = f"<rss version='2.0'><channel><title>T</title>{listed}</channel></rss>"
    return Body(text.encode(), "http://a.example/feed", "application/xml")


def session(look: int, *items: tuple[str, str, str]) -> Body:
    """A feed that has another link and id for each item at each look."""
    listed = "".join(
        f"<item><title>{title}</title><link>http://a.example/{path}?sid={look}{n}&amp;p=1</link>"
        f"<guid isPermaLink='false'>{look}{n}</guid><description>{words}</description></item>"
        for n, (path, title, words) in enumerate(items)
    )
    text = f"<rss version='2.0'><channel><title>T</title>{listed}</channel></rss>"
    return Body(text.encode(), "http://a.example/feed", "application/xml")


ONE, TWO = ("one", "Port hit", "Two ships burn in the port."), ("two", "Talks end", "No word of peace.")


async def test_items_with_another_link_and_id_at_each_look_are_the_same_articles(tmp_path: Path) -> None:
    told: list[Event] = []
    here: Any = Inline()
    with open_store(tmp_path / "store.db") as store:
        turns = Turns(store, here, here, told.append)
        of = source("http://a.example/feed", "A")
        store.sources.put(of)

        async def look(number: int, *items: tuple[str, str, str]) -> int:
            now = NOW + timedelta(hours=number)
            await turns.feed(of, session(number, *items), now, lambda _feed, _new: None)
            return store.articles.count()

        assert [await look(number, ONE, TWO) for number in range(4)] == [2, 2, 2, 2]
        assert {each.url for each in store.articles.newest(9)} == {
            "http://a.example/one?sid=30&p=1", "http://a.example/two?sid=31&p=1",
        }  # fmt: skip
        (why,) = [each for each in store.reasons.of(of.id) if each.kind == "links"]
        assert "cannot be believed" in why.text
        assert await look(4, ONE, TWO, ("two", "Talks end", "They begin again.")) == 3
        assert await look(5, ONE, ONE, TWO) == 4  # of two in one feed only one can be what is gone


async def test_an_item_under_another_query_is_another_while_the_first_is_in_the_feed(tmp_path: Path) -> None:
    here: Any = Inline()
    with open_store(tmp_path / "store.db") as store:
        turns = Turns(store, here, here, lambda _: None)
        of = source("http://a.example/feed", "A")
        store.sources.put(of)
        first = "<item><title>Live</title><link>http://a.example/l?id=1</link><description>Now.</description></item>"
        for number, items in enumerate((first, first.replace("id=1", "id=2") + first)):
            text = f"<rss version='2.0'><channel><title>T</title>{items}</channel></rss>"
            body = Body(text.encode(), "http://a.example/feed", "application/xml")
            await turns.feed(of, body, NOW + timedelta(hours=number), lambda _feed, _new: None)
        assert store.articles.count() == 2


@pytest.mark.parametrize(
    ("first", "second", "articles", "url"),
    [
        (("Title", OLD, "7", NOON), ("Another title", NEW, "7", NOON), 2, NEW),
        (("Title", OLD, "7"), ("Another title", NEW, "7"), 2, NEW),
        (("Briefing", OLD, "hash", NOON), ("Briefing", NEW, "hash", LATER), 3, OLD),
        (("Briefing", OLD, "hash"), ("Briefing", NEW, "hash"), 3, OLD),
        (("Wire", OLD, "hash", NOON), ("Wire", "http://b.example/1", "hash", NOON), 3, OLD),
    ],
    ids=["dated", "undated, retitled", "next day's", "undated, same title", "another outlet's"],
)
async def test_an_id_that_holds_keeps_an_article_one_and_a_hash_glues_none(
    tmp_path: Path, first: tuple[str, ...], second: tuple[str, ...], articles: int, url: str
) -> None:
    told: list[Event] = []
    here: Any = Inline()
    with open_store(tmp_path / "store.db") as store:
        turns = Turns(store, here, here, told.append)
        of = source("http://a.example/feed", "A")
        store.sources.put(of)
        for number, item in enumerate((first, second, second, first)):
            now = NOW + timedelta(hours=number)
            await turns.feed(of, feed(*item), now, lambda _feed, _new: None)
            if number == 2:
                assert store.articles.count() == articles
                held = store.articles.known(of.id, [OLD])[OLD]
                assert held.url == url
                assert (url == NEW) == any(why.kind == "moved" for why in store.reasons.of(held.id))
        assert store.articles.count() == articles
        assert store.articles.known(of.id, [OLD])[OLD].url == OLD
