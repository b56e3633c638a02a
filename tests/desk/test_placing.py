"""The stories of a running desk: what people did to them meanwhile holds, and so it does after a restart."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from desk import placing as placing_module
from desk.placing import Placing
from news.ids import identity
from news.model import Text
from store.revisions import Revisions
from store.store import open_store
from tests.desk.placed import AGAIN, NOON, QUAKE, STRIKE, Desk
from tests.news.test_stories_neighbours import SAGA, TALKS, WRECK, told

NAMES = [
    f"{one}{two}{three}"
    for one in "bdfgkl"
    for two in ("am", "ir", "ov", "es")
    for three in ("ton", "sk", "berg", "ina", "ur")
]


def test_a_running_desk_puts_what_comes_into_the_story_that_a_person_made(desk: Desk, place: Path) -> None:
    with open_store(place) as viewer:
        viewer.edits.merge(desk.story_of("strike"), [desk.story_of("quake")], NOON)
        viewer.edits.rename(desk.story_of("strike"), "Tarvos and the bay", NOON)
    assert desk.turn("again", AGAIN, 5) == "Tarvos and the bay"
    (story,) = desk.store.stories.all()
    assert (story.articles, story.outlets, story.fixed) == (3, 3, True)


def test_what_is_taken_back_is_so_for_the_desk_as_well(desk: Desk, place: Path) -> None:
    with open_store(place) as viewer:
        viewer.edits.merge(desk.story_of("strike"), [desk.story_of("quake")], NOON)
        desk.turn("other", ("Potato harvest is large this year in Lomme", "Farmers in Lomme are glad."), 2)
        viewer.triage.undo(NOON)
    assert desk.turn("again", AGAIN, 5) == QUAKE[0]
    assert desk.story_of("again") == desk.story_of("quake") != desk.story_of("strike")


def test_after_a_restart_the_stories_are_as_a_person_left_them(desk: Desk, place: Path) -> None:
    desk.turn("again", AGAIN, 2)
    desk.store.edits.split(desk.story_of("quake"), [identity("again")], "The school roof", NOON)
    desk.store.close()
    with open_store(place) as store:
        later = Desk(store)
        for number in range(6):
            later.turn(f"more {number}", AGAIN, 5 + number)
        assert later.story_of("again") != later.story_of("quake")
        rest, own = (store.stories.get(later.story_of(name)) for name in ("quake", "again"))
        assert rest is not None
        assert own is not None
        assert own.articles > 1
        assert (rest.parted, own.parted) == ((own.id,), (rest.id,))
        assert {story.title for story in store.stories.all() if story.fixed} == {QUAKE[0], "The school roof"}


def test_an_article_moved_to_a_story_long_faded_is_counted_with_all_of_it(desk: Desk, place: Path) -> None:
    late = 60 * 24 * 10
    desk.turn("new", STRIKE, late)
    with open_store(place) as viewer:
        viewer.edits.move([identity("new")], desk.story_of("quake"), NOON)
    desk.turn("newer", AGAIN, late + 5)
    assert {story.title: story.articles for story in desk.store.stories.all()}[QUAKE[0]] == 2


def test_stories_are_taken_back_piece_by_piece_and_edits_meanwhile_hold(
    desk: Desk, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(placing_module, "PIECE", 1)
    with open_store(place) as store, open_store(place) as viewer:
        later = Placing(store, NOON)
        later.remember_some()
        assert not later.is_complete
        viewer.edits.merge(desk.story_of("strike"), [desk.story_of("quake")], NOON)
        later.catch_up(NOON)
        later.rest()
        later.complete()
        resumed = Desk(store)
        resumed.placing = later
        assert resumed.turn("again", AGAIN, 5) == STRIKE[0]
        (story,) = store.stories.all()
        assert story.articles == 3


def test_a_feed_that_was_cleared_away_is_read_anew_from_the_stories(desk: Desk, place: Path) -> None:
    with open_store(place) as viewer:
        viewer.edits.rename(desk.story_of("quake"), "The bay", NOON)
        viewer.connection.do("DELETE FROM changes")
    assert desk.turn("again", AGAIN, 5) == "The bay"


def test_a_restart_reads_no_text_of_what_was_placed_lately(
    desk: Desk, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.turn("again", AGAIN, 2)
    desk.store.close()
    read: list[str] = []

    def first_texts(_: Revisions, articles: list[str]) -> Iterator[tuple[str, Text]]:
        read.extend(articles)
        return iter(())

    monkeypatch.setattr(Revisions, "first_texts", first_texts)
    with open_store(place) as store:
        later = Desk(store)
        assert later.turn("third", AGAIN, 5) == QUAKE[0]
        assert later.story_of("third") == later.story_of("quake") != later.story_of("strike")
    assert read == []


def test_where_nothing_is_kept_of_an_article_its_text_is_read(desk: Desk, place: Path) -> None:
    desk.store.connection.do("DELETE FROM story_terms")
    desk.store.close()
    with open_store(place) as store:
        assert Desk(store).turn("again", AGAIN, 5) == QUAKE[0]


def test_a_restarted_desk_places_as_one_that_ran_on(tmp_path: Path) -> None:
    chance = random.Random(7)
    events = [NAMES[number : number + 12] for number in range(0, len(NAMES), 10)]
    told = [(" ".join(chance.sample(each, 5)), " ".join(chance.sample(each, 9))) for each in events * 5]
    ends = []
    for restarts in (False, True):
        with open_store(tmp_path / str(restarts)) as store:
            desk = Desk(store)
            for number, each in enumerate(told):
                if restarts and number % 20 == 10:
                    desk = Desk(store)
                desk.turn(f"a{number}", each, number)
            ends.append([desk.story_of(f"a{number}") for number in range(len(told))])
    assert ends[0] == ends[1]
    assert 1 < len(set(ends[0])) < len(told)


def test_what_is_handed_from_story_to_story_stays_there_after_a_restart(desk: Desk) -> None:
    talks, wreck = ([(line, line) for line in told(words, 6, 4)] for words in (TALKS, WRECK))
    first = [desk.turn(f"talks {number}", each, number) for number, each in enumerate(talks)][-1]
    astray = (wreck[0][0].replace(SAGA, "the gulf"), "")
    desk.turn("stray", astray, 9)
    alone, home = desk.story_of("stray"), desk.story_of("talks 0")
    desk.store.articles.change(identity("stray"), story=home)
    desk.store.stories.remove(alone)
    desk = Desk(desk.store)
    for number, (line, _) in enumerate(wreck):
        desk.turn(f"wreck {number}", (line.replace(SAGA, "the gulf"), ""), 10 + number)
    assert desk.story_of("stray") == desk.story_of("wreck 0") != home
    desk = Desk(desk.store)
    desk.turn("one more", astray, 20)
    assert desk.story_of("stray") == desk.story_of("one more") == desk.story_of("wreck 0")
    assert {story.title: story.articles for story in desk.store.stories.all()}[first] == 6


def test_what_old_articles_are_about_is_forgotten(desk: Desk) -> None:
    def kept() -> int:
        count: int = desk.store.connection.value("SELECT count(*) FROM story_terms")
        return count

    assert kept() == 2
    desk.turn("late", AGAIN, 60 * 24 * 8)
    assert kept() == 1
    desk.store.connection.do("DELETE FROM articles")
    assert kept() == 0
