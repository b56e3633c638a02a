"""Lists of what words find: capped, said so, and given up for the next letter; acts take all the same."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from store.errors import Overtaken
from store.filters import Filter
from store.store import open_store
from tests.store.made import keep
from tests.tui.stocked import NOW, stock
from tests.tui.until import until
from tui import listing
from tui.app import WirewatchApp
from tui.listing import Listing
from tui.screens.feed import FeedScreen

PUMPS = Filter(words="pumps")


@pytest.fixture
def place(tmp_path: Path) -> Path:
    with stock(tmp_path / "w.db") as store:
        for number in range(3):
            keep(store, number, "More pumps.")
    return tmp_path / "w.db"


@pytest.fixture
def lists(place: Path) -> Iterator[Listing]:
    with closing(Listing(place)) as opened:
        yield opened


def test_a_list_of_what_words_find_ends_somewhere_and_what_asks_the_store_does_not(
    place: Path, lists: Listing, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_store(place) as store:
        every = [one.id for one in store.articles.newest(100, where=PUMPS)]
        assert len(every) > 1
        assert (list((whole := lists.whole(PUMPS, lambda: True)).ids), whole.has_more) == (every, False)
        monkeypatch.setattr(listing, "FOUND", len(every) - 1)
        capped = lists.whole(PUMPS, lambda: True)
        assert (list(capped.ids), capped.has_more) == (every[:-1], True)
        assert list(store.articles.ids(PUMPS)) == every
        assert not lists.whole(Filter(), lambda: True).has_more


def test_the_first_page_is_the_top_of_the_whole(lists: Listing) -> None:
    whole = lists.whole(PUMPS, lambda: True)
    assert [one.id for one in lists.first(1, PUMPS, lambda: True)] == list(whole.ids[:1])


def test_what_is_not_wanted_any_more_is_not_read(lists: Listing) -> None:
    with pytest.raises(Overtaken):
        lists.first(1, PUMPS, lambda: False)
    with pytest.raises(Overtaken):
        lists.whole(PUMPS, lambda: False)
    assert lists.whole(PUMPS, lambda: True).ids


async def test_the_head_says_that_words_find_more_than_the_list_holds(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listing, "FOUND", 1)
    monkeypatch.setattr("tui.screens.narrowing.WINDOW", 1)
    app = WirewatchApp(place, now=lambda: NOW)
    async with app.run_test(size=(140, 30)) as pilot:
        feed = app.screen
        assert isinstance(feed, FeedScreen)
        rows = feed.rows
        feed.set_to("find", "pumps")
        await until(pilot, lambda: len(rows.rows) == 1 and "newest 1 of more" in str(rows.border_title))
        feed.set_to("find", "")
        await until(pilot, lambda: len(rows.rows) == 10 and "of more" not in str(rows.border_title))


async def test_letters_typed_fast_leave_the_list_of_the_last(place: Path) -> None:
    app = WirewatchApp(place, now=lambda: NOW)
    async with app.run_test(size=(140, 30)) as pilot:
        feed = app.screen
        assert isinstance(feed, FeedScreen)
        for text in ("p*", "pu*", "pum*", "pump*", "zzz", "pumps"):
            feed.set_to("find", text)
        with open_store(place) as store:
            every = [one.id for one in store.articles.newest(100, where=PUMPS)]
        await until(pilot, lambda: feed.rows.rows.window(0, 100) == every)
