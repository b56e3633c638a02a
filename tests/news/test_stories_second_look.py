"""The second look at a grown story, and what keeps unlike headlines apart."""

import random
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.model import Text
from news.stories import Clusterer
from news.story.regroup import two_events
from news.story.terms import read, shared_by

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
WORDS = {
    "raid": "court raid vault guard jewels clerk alarm van tunnel wall key police".split(),  # noqa: SIM905
    "vote": "ballot count mayor recount margin turnout booth rival lead ward seal clerk".split(),  # noqa: SIM905
}


def made(name: str, chance: random.Random) -> Text:
    words = [*chance.sample(WORDS[name], 8), "Easthaven"]
    chance.shuffle(words)
    return Text(" ".join(chance.sample(WORDS[name], 4)), (" ".join(words),))


def test_two_events_that_came_in_as_one_are_parted_as_they_are() -> None:
    chance = random.Random(3)
    names = ["raid", "vote"] * 5 + ["raid"]
    halves = two_events([read(made(name, chance)).terms for name in names])
    assert halves is not None
    assert [{names[i] for i in half} for half in halves] == [{"raid"}, {"vote"}]


def test_one_event_is_not_parted() -> None:
    chance = random.Random(4)
    assert two_events([read(made("raid", chance)).terms for _ in range(12)]) is None


def test_headlines_that_share_one_name_alone_are_no_story() -> None:
    headlines = (
        "UAE halts trade with its neighbour",
        "UAE champions lose at home",
        "Satellite of the UAE launched",
    )
    clusterer = Clusterer()
    stories = {clusterer.place(line, Text(line, ()), line, NOON).story_id for line in headlines}
    assert len(stories) == 3


def test_headlines_of_one_event_are_one_story_without_a_text() -> None:
    headlines = (
        "Zambia President Hichilema re-elected for second term",
        "Hichilema wins second term as president of Zambia",
        "Zambia re-elects President Hichilema with 60% of vote",
    )
    clusterer = Clusterer()
    stories = {clusterer.place(line, Text(line, ()), line, NOON).story_id for line in headlines}
    assert len(stories) == 1


def test_moves_tell_where_every_article_stands() -> None:
    chance = random.Random(5)
    clusterer = Clusterer()
    told: dict[str, str] = {}
    for number in range(120):
        name = f"a{number}"
        at = NOON + timedelta(minutes=number)
        placed = clusterer.place(name, made(chance.choice(list(WORDS)), chance), name, at)
        told[name] = placed.story_id
        told |= {move.article: move.now for move in placed.moved}
        assert all(told[move.article] == move.now for move in placed.moved)
    assert all(name in clusterer.articles(story) for name, story in told.items())
    assert sum(len(clusterer.articles(story)) for story in set(told.values())) == len(told)


@given(st.lists(st.floats(0, 1), max_size=20))
def test_the_strongest_shared_term_counts_no_more_than_the_others(products: list[float]) -> None:
    found = shared_by(products)
    rest = sum(products) - max(products, default=0.0)
    assert found <= 2 * rest + 1e-9
    assert found <= sum(products)


def test_two_words_alone_join_nothing_to_a_great_story() -> None:
    shared = [0.4, 0.3]
    assert shared_by([*shared, 0.0], great=True) == pytest.approx(0.0)
    assert shared_by([*shared, 0.2], great=True) == pytest.approx(0.4)
    assert shared_by([*shared, 0.2]) == pytest.approx(0.9)
