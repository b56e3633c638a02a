"""A look that brings much is kept in parts: nobody waits long to write; cut short, the rest comes later."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from desk import turn
from desk.events import Event
from desk.turn import Body, Turns
from fetchers.found import Feed
from store.errors import StoreFull
from store.store import Store, open_store
from tests.desk.hosts import NOW, source

OF = source("http://a.example/feed", "A")
ITEMS = "".join(f"<item><title>Item {n}</title><link>http://a.example/{n}</link></item>" for n in range(5))
BODY = Body(f"<rss version='2.0'><channel>{ITEMS}</channel></rss>".encode(), OF.url, "application/xml")


class Inline:
    """Does here what the desk gives to others, and notes what others see after each piece of it."""

    def __init__(self, others: Store) -> None:
        self._others = others
        self.seen: list[int] = []

    async def do(self, work: Callable[..., Any], *args: object, **_: object) -> Any:
        done = work(*args)
        if self._others.articles.count() not in self.seen:
            self.seen.append(self._others.articles.count())
        return done


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "store.db") as store:
        store.sources.put(OF)
        yield store


@pytest.fixture
def inline(store: Store, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    monkeypatch.setattr(turn, "MOST", 2)
    with open_store(store.path) as others:
        yield Inline(others)


async def test_others_can_write_between_the_parts_of_a_long_look(store: Store, inline: Any) -> None:
    settled: list[int] = []
    turns = Turns(store, inline, inline, lambda _: None)
    event = await turns.feed(OF, BODY, NOW, lambda _feed, new: settled.append(new))
    assert inline.seen == [0, 2, 4, 5]
    assert (event.new, event.unchanged, settled) == (5, 0, [5])


async def test_what_stands_last_in_a_feed_is_told_first_across_its_parts(store: Store, inline: Any) -> None:
    told: list[Event] = []
    await Turns(store, inline, inline, told.append).feed(OF, BODY, NOW, lambda _feed, _new: None)
    assert [event.title for event in told] == [f"Item {n}" for n in reversed(range(5))]


async def test_of_a_look_cut_short_the_rest_is_told_by_the_next_one(store: Store, inline: Any) -> None:
    def fail(_feed: Feed, _new: int) -> None:
        raise StoreFull("no room")

    told: list[Event] = []
    turns = Turns(store, inline, inline, told.append)
    with pytest.raises(StoreFull):
        await turns.feed(OF, BODY, NOW, fail)
    assert (len(told), store.articles.count()) == (4, 4)
    event = await turns.feed(OF, BODY, NOW, lambda _feed, _new: None)
    assert (event.new, event.unchanged) == (1, 4)
    assert sorted(each.title or "" for each in told) == [f"Item {n}" for n in range(5)]


async def test_an_item_that_stands_twice_in_a_feed_is_told_once_as_it_stands_first(
    store: Store, inline: Any
) -> None:
    again = b"<item><title>Item 0 as it was</title><link>http://a.example/0</link></item></channel></rss>"
    twice = Body(BODY.content.replace(b"</channel></rss>", again), OF.url, "application/xml")
    told: list[Event] = []
    event = await Turns(store, inline, inline, told.append).feed(OF, twice, NOW, lambda _feed, _new: None)
    assert (event.new, event.revised) == (5, 0)
    assert sorted(each.title or "" for each in told) == [f"Item {n}" for n in range(5)]
