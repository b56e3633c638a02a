"""Turns that wait for the disk share a commit, and each still stands or falls alone."""

import asyncio
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from desk.disk import Disk
from desk.turn import Body, Settle, Turns
from fetchers.found import Feed
from store.errors import StoreFull
from store.store import Store, open_store
from tests.desk.hosts import NOW, rss, source

OUTLETS = [source(f"http://{name}.example/feed", name.upper()) for name in "abcdef"]
SAME = "Quake of magnitude 6.1 shakes Lisbon, Setubal bridge closed"


class Here:
    """Reads here what the desk has its workers read."""

    async def do(self, work: Callable[..., Any], *args: object, **_: object) -> Any:
        return work(*args)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "store.db") as store:
        for each in OUTLETS:
            store.sources.put(each)
        yield store


def done(_feed: Feed, _new: int) -> None:
    """How the source stands is no matter here."""


def full(_feed: Feed, _new: int) -> None:
    """The disk has no room for the last of a turn."""
    raise StoreFull("no room")


async def take_all(store: Store, *settles: Settle) -> list[object]:
    """One look at each of the outlets, all at once."""
    here: Any = Here()
    async with Disk() as disk:
        turns = Turns(store, disk, here, lambda _: None)
        feeds = (
            Body(
                rss((SAME, f"{each.url}/1"), (f"Of {each.name} alone", f"{each.url}/2")).encode(),
                each.url,
                None,
            )
            for each in OUTLETS
        )
        looks = zip(OUTLETS, feeds, settles or [done] * len(OUTLETS), strict=True)
        return await asyncio.gather(
            *(turns.feed(of, body, NOW, settle) for of, body, settle in looks), return_exceptions=True
        )


async def test_what_waits_shares_a_commit(store: Store) -> None:
    before = store.connection.token()[1]
    await take_all(store)
    assert 1 <= store.connection.token()[1] - before < len(OUTLETS)
    assert store.articles.count() == 2 * len(OUTLETS)


async def test_one_that_fails_takes_none_along_and_the_stories_tell_what_is_kept(store: Store) -> None:
    told = await take_all(store, done, done, full, done, full, done)
    assert [type(each) is StoreFull for each in told] == [False, False, True, False, True, False]
    kept = store.articles.newest(100)
    assert {article.outlet for article in kept} == {"A", "B", "D", "F"}
    stories = {story.id: story for story in store.stories.all()}
    assert sum(story.articles for story in stories.values()) == len(kept) == 8
    assert max(story.articles for story in stories.values()) == 4
    assert {article.story for article in kept} == set(stories)


async def test_a_source_that_nobody_named_is_called_as_its_feed_calls_itself(store: Store) -> None:
    nameless = source("http://g.example/feed", "http://g.example/feed")
    store.sources.put(nameless)
    here: Any = Here()
    async with Disk() as disk:
        turns = Turns(store, disk, here, lambda _: None)
        body = Body(rss(("One", "http://a.example/1")).encode(), nameless.url, None)
        event = await turns.feed(nameless, body, NOW, done)
    held = store.sources.get(nameless.id)
    assert held is not None
    assert (held.name, event.source) == ("A feed", "A feed")
    assert [article.outlet for article in store.articles.newest(9)] == ["A feed"]


@pytest.mark.parametrize("most", [200, 2])
async def test_of_one_look_what_claims_the_latest_time_is_the_newest_else_what_stands_first(
    store: Store, monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    monkeypatch.setattr("desk.turn.MOST", most)
    days = {"Fifth": None, "Second": 12, "Third": None, "First": 14, "Fourth": 11, "Last": None}
    told = "".join(
        f"<item><title>{title}</title><link>http://a.example/{title}</link>"
        + (f"<pubDate>Tue, {day} Aug 2026 10:00:00 GMT</pubDate></item>" if day else "</item>")
        for title, day in days.items()
    )
    body = f'<rss version="2.0"><channel><title>A</title>{told}</channel></rss>'
    here: Any = Here()
    async with Disk() as disk:
        turns = Turns(store, disk, here, lambda _: None)
        await turns.feed(OUTLETS[0], Body(body.encode(), OUTLETS[0].url, None), NOW, done)
    found = store.articles.newest(10)
    assert [article.title for article in found] == ["Third", "First", "Fifth", "Second", "Fourth", "Last"]
    assert len({article.seen for article in found}) == len(found)
