"""What a person does to stories: it sticks, and it can be taken back."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from news.model import Article, Story, Text
from news.stories import Clusterer
from news.story.edits import merge, move, rename, split

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
TEXTS = {
    "quake": (
        "Strong earthquake hits Marlow Bay, school roof falls",
        "The quake brought down a school roof.",
    ),
    "quake2": ("Marlow Bay earthquake brings down school roof", "An earthquake broke a roof in Marlow Bay."),
    "strike": ("Ferry crews in Tarvos begin strike over pay", "Crews of ferries stopped work over pay."),
    "strike2": ("Tarvos ferry crews strike for better pay", "The strike of ferry crews is over pay."),
}


class Room:
    """A clusterer and the nouns that a store would hold beside it."""

    def __init__(self) -> None:
        self.clusterer = Clusterer()
        for number, name in enumerate(TEXTS):
            self.place(name, TEXTS[name], number)

    def place(self, name: str, text: tuple[str, str], minutes: int) -> str:
        headline, line = text
        at = NOON + timedelta(minutes=minutes)
        return self.clusterer.place(name, Text(headline, (line,)), f"outlet of {name}", at).story_id

    def story(self, article: str) -> Story:
        found = self.clusterer.story(self.story_id(article))
        assert found is not None
        return found

    def story_id(self, article: str) -> str:
        headline, line = TEXTS[article]
        return self.clusterer.place(article, Text(headline, (line,)), "", NOON).story_id

    def articles(self, *stories: Story) -> list[Article]:
        return [
            Article(name, "s", name, None, "", f"outlet of {name}", NOON, NOON, story=story.id)
            for story in stories
            for name in self.clusterer.articles(story.id)
        ]

    def grouping(self) -> set[frozenset[str]]:
        return {frozenset(self.clusterer.articles(self.story_id(name))) for name in TEXTS}


@pytest.fixture
def room() -> Room:
    room = Room()
    assert room.grouping() == {frozenset({"quake", "quake2"}), frozenset({"strike", "strike2"})}
    return room


def test_merged_stories_are_one_and_count_both(room: Room) -> None:
    quake, strike = room.story("quake"), room.story("strike")
    edit = merge(quake, strike, room.articles(quake, strike))
    room.clusterer.follow(edit)
    assert room.grouping() == {frozenset(TEXTS)}
    assert edit.after[0].articles == edit.after[0].outlets == 4
    assert room.story("strike").id == quake.id


def test_a_merge_taken_back_leaves_both_as_they_were(room: Room) -> None:
    before = room.grouping()
    quake, strike = room.story("quake"), room.story("strike")
    edit = merge(quake, strike, room.articles(quake, strike))
    room.clusterer.follow(edit)
    room.clusterer.follow(edit.undone())
    assert room.grouping() == before
    assert room.story("strike") == strike
    assert edit.undone().undone().after == edit.after


def test_a_parted_article_keeps_its_own_story_when_more_come(room: Room) -> None:
    quake = room.story("quake")
    edit = split(quake, room.articles(quake), frozenset({"quake2"}), "The school roof")
    room.clusterer.follow(edit)
    assert frozenset({"quake2"}) in room.grouping()
    for number in range(8):
        room.place(f"more {number}", TEXTS["quake"], 10 + number)
    assert room.story("quake2").title == "The school roof"
    assert room.story_id("quake2") != room.story_id("quake")


def test_a_moved_article_leaves_a_story_that_it_empties(room: Room) -> None:
    quake, strike = room.story("quake"), room.story("strike")
    for name in ("strike", "strike2"):
        article = next(one for one in room.articles(strike) if one.id == name)
        edit = move(article, strike, quake, room.articles(quake, strike))
        room.clusterer.follow(edit)
    assert room.clusterer.story(strike.id) is None
    assert edit.after == (replace(quake, articles=4, outlets=4, first_seen=NOON, last_seen=NOON, fixed=True),)


def test_a_title_that_a_person_gave_stays(room: Room) -> None:
    quake = room.story("quake")
    room.clusterer.follow(rename(quake, "The Marlow Bay quake"))
    room.place("quake3", TEXTS["quake"], 30)
    assert room.story("quake").title == "The Marlow Bay quake"
    assert room.story("quake").fixed


def test_an_edit_of_stories_long_faded_does_no_harm() -> None:
    gone = Story("0" * 12, "Long ago", NOON, NOON)
    clusterer = Clusterer()
    clusterer.follow(rename(gone, "Longer ago"))
    assert clusterer.story(gone.id) is None
