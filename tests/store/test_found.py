"""The newest articles that hold words: in order wherever they were written, and given up when not wanted."""

import threading
from datetime import timedelta

import pytest

from store.errors import Overtaken
from store.filters import Filter
from store.sqlite import found
from store.store import Store
from tests.store.made import NOW, keep

WAR = Filter(words="war")
FOREVER = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"


def fill(store: Store, seconds: list[int]) -> None:
    """Articles of war, seen so many seconds after noon, written in this order."""
    for number, after in enumerate(seconds):
        seen = NOW + timedelta(seconds=after)
        keep(store, number, "War.", seen=seen, starred=number % 2 == 0)


@pytest.mark.parametrize("room", [0, 2, 100])
@pytest.mark.parametrize(
    "seconds",
    [
        list(range(20)),
        [2, 1, 0, 5, 4, 3, 8, 7, 6, 11, 10, 9],
        list(range(20, 0, -1)),  # a store into which an older one was written
        [99, *range(20)],
        [7] * 12,
    ],
    ids=["as written", "nearly as written", "the other way", "one long ago", "all at once"],
)
def test_the_newest_are_given_whatever_the_order_of_writing(
    store: Store, monkeypatch: pytest.MonkeyPatch, seconds: list[int], room: int
) -> None:
    monkeypatch.setattr(found, "ROOM", room)
    fill(store, seconds)
    for where in (WAR, Filter(words="war", state="starred"), Filter(words="war", source="s")):
        every = [one.id for one in store.articles.newest(100, where=where)]
        for limit in (0, 1, 3, 5, 100):
            assert list(store.articles.ids(where, limit)) == every[:limit]
        assert list(store.articles.ids(where)) == every


def test_a_common_word_is_not_followed_to_its_end(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(found, "ROOM", 5)
    fill(store, list(range(400)))
    steps = []
    for limit in (5, 100):
        store.connection._raw.set_progress_handler(lambda: steps.append(limit), 10)  # noqa: B023
        store.articles.ids(WAR, limit)
    store.connection._raw.set_progress_handler(None, 0)
    assert 0 < steps.count(5) < steps.count(100) / 4


def test_words_that_are_none_find_nothing(store: Store) -> None:
    fill(store, [1, 2])
    assert list(store.articles.ids(Filter(words="***"), 5)) == []


def test_a_question_ends_once_it_is_not_wanted(store: Store) -> None:
    asked, wanted = threading.Event(), True

    def is_wanted() -> bool:
        asked.set()
        return wanted

    failed: list[Exception] = []

    def ask() -> None:
        try:
            with store.wanted(is_wanted):
                store.connection.one(FOREVER)
        except Overtaken as error:
            failed.append(error)

    thread = threading.Thread(target=ask, daemon=True)
    thread.start()
    assert asked.wait(20)
    wanted = False
    thread.join(20)
    assert len(failed) == 1
    assert store.connection.one("SELECT 1") == (1,), "the next question is answered"


def test_one_that_was_overtaken_while_it_waited_is_not_asked(store: Store) -> None:
    with pytest.raises(Overtaken), store.wanted(lambda: False):
        pytest.fail("it was asked")
    assert store.articles.count() == 0
