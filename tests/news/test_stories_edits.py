"""What a person does to stories: it sticks, and it can be taken back."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from news.model import Article, Story, Text
from news.stories import Clusterer
from news.story.edits import Edit, merge, move, rename, split

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


def at(name: str) -> datetime:
    return NOON + timedelta(minutes=list(TEXTS).index(name))


class Room:
    """A clusterer and the nouns that a store would hold beside it."""

    def __init__(self) -> None:
        self.clusterer = Clusterer()
        for number, name in enumerate(TEXTS):
            self.place(name, TEXTS[name], number)

    def place(self, name: str, text: tuple[str, str], minutes: int) -> str:
        headline, line = text
        seen = NOON + timedelta(minutes=minutes)
        return self.clusterer.place(name, Text(headline, (line,)), f"outlet of {name}", seen).story_id

    def story(self, article: str) -> Story:
        found = self.clusterer.story(self.story_id(article))
        assert found is not None
        return found

    def story_id(self, article: str) -> str:
        headline, line = TEXTS[article]
        return self.clusterer.place(article, Text(headline, (line,)), "", NOON).story_id

    def articles(self, *stories: Story) -> list[Article]:
        return [
            Article(name, "s", name, None, "", f"outlet of {name}", at(name), at(name), story=story.id)
            for story in stories
            for name in self.clusterer.articles(story.id)
        ]

    def follow(self, edit: Edit) -> list[Article]:
        """Let the clusterer hold the stories as the edit leaves them; gives their articles as they stand."""
        home = {move.article: move.now for move in edit.moved}
        live = [story for story in map(self.clusterer.story, edit.stories) if story is not None]
        articles = [replace(one, story=home.get(one.id, one.story)) for one in self.articles(*live)]
        for story in edit.after:
            self.clusterer.follow(story, [one.id for one in articles if one.story == story.id])
        for story_id in set(edit.stories) - {story.id for story in edit.after}:
            self.clusterer.forget(story_id)
        return articles

    def grouping(self) -> set[frozenset[str]]:
        return {frozenset(self.clusterer.articles(self.story_id(name))) for name in TEXTS}


@pytest.fixture
def room() -> Room:
    room = Room()
    assert room.grouping() == {frozenset({"quake", "quake2"}), frozenset({"strike", "strike2"})}
    return room


def test_merged_stories_are_one_and_count_both(room: Room) -> None:
    quake, strike = room.story("quake"), room.story("strike")
    edit = merge(quake, [strike], room.articles(quake, strike))
    room.follow(edit)
    assert room.grouping() == {frozenset(TEXTS)}
    assert edit.after[0].articles == edit.after[0].outlets == 4
    assert room.story("strike").id == quake.id


def test_a_merge_taken_back_leaves_both_as_they_were(room: Room) -> None:
    before = room.grouping()
    quake, strike = room.story("quake"), room.story("strike")
    edit = merge(quake, [strike], room.articles(quake, strike))
    room.follow(edit.undone(room.follow(edit)))
    assert room.grouping() == before
    assert (room.story("quake"), room.story("strike")) == (quake, strike)


def test_a_parted_article_keeps_its_own_story_when_more_come(room: Room) -> None:
    quake = room.story("quake")
    room.follow(split(quake, frozenset({"quake2"}), "The school roof", room.articles(quake)))
    assert frozenset({"quake2"}) in room.grouping()
    for number in range(8):
        room.place(f"more {number}", TEXTS["quake"], 10 + number)
    assert room.story("quake2").title == "The school roof"
    assert room.story_id("quake2") != room.story_id("quake")


def test_what_came_to_a_parted_story_since_stays_in_it_when_the_parting_is_taken_back(room: Room) -> None:
    quake = room.story("quake")
    edit = split(quake, frozenset({"quake2"}), "The school roof", room.articles(quake))
    articles = room.follow(edit)
    later = replace(articles[0], id="later", story=edit.moved[0].now)
    back = edit.undone([*articles, later])
    assert [move.article for move in back.moved] == ["quake2"]
    assert {story.title: story.articles for story in back.after} == {"The school roof": 1, quake.title: 2}


def test_moved_articles_leave_no_story_that_they_empty(room: Room) -> None:
    quake, strike = room.story("quake"), room.story("strike")
    articles = room.articles(quake, strike)
    edit = move(frozenset({"strike", "strike2", "quake"}), [strike], quake, articles)
    room.follow(edit)
    assert [move.article for move in edit.moved] == ["strike", "strike2"]
    assert room.clusterer.story(strike.id) is None
    assert room.grouping() == {frozenset(TEXTS)}
    assert [(story.id, story.articles, story.fixed) for story in edit.after] == [(quake.id, 4, True)]


def test_a_title_that_a_person_gave_stays(room: Room) -> None:
    quake = room.story("quake")
    room.follow(rename(quake, "The Marlow Bay quake"))
    room.place("quake3", TEXTS["quake"], 30)
    assert room.story("quake").title == "The Marlow Bay quake"
    assert room.story("quake").fixed


def test_a_story_without_a_known_article_is_not_held() -> None:
    gone = Story("0" * 12, "Long ago", NOON, NOON)
    clusterer = Clusterer()
    clusterer.follow(gone, ["unknown"])
    assert clusterer.story(gone.id) is None
