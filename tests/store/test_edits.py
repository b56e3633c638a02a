"""What people do to stories: kept with its reason, taken back by any process, never in the desk's way."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from news.model import Article, Story
from news.story.edits import Edit
from store.errors import NotFound
from store.store import Store, open_store
from tests.store.made import NOW, keep

LATER = NOW + timedelta(hours=1)


def told(store: Store, name: str, *numbers: int) -> tuple[Story, list[Article]]:
    """A story of these articles, each of an outlet of its own."""
    articles = [keep(store, number, story=name, outlet=f"outlet {number}") for number in numbers]
    story = Story(name, f"Story {name}", articles[0].seen, articles[-1].seen, len(numbers), len(numbers))
    store.stories.put(story)
    return story, articles


def grouping(store: Store) -> dict[str, set[str]]:
    return {
        story.title: {article.title for article in store.stories.articles(story.id)}
        for story in store.stories.all()
    }


def test_every_edit_of_stories_is_done_counted_and_taken_back(store: Store) -> None:
    one, articles = told(store, "one", 1, 2)
    two, _ = told(store, "two", 3, 4, 5)
    before = store.stories.all(), grouping(store)
    edits = store.edits
    acts: dict[str, tuple[Callable[[], Edit], dict[str, int]]] = {
        "merge": (lambda: edits.merge("one", ["two"], NOW), {"Story one": 5}),
        "split": (lambda: edits.split("two", [store.stories.articles("two")[0].id], "Own", NOW),
                  {"Story one": 2, "Story two": 2, "Own": 1}),
        "move": (lambda: edits.move([articles[0].id], "two", NOW), {"Story one": 1, "Story two": 4}),
        "rename": (lambda: edits.rename("one", "Another", NOW), {"Another": 2, "Story two": 3}),
    }  # fmt: skip
    for kind, (act, expected) in acts.items():
        act()
        assert {story.title: story.articles for story in store.stories.all()} == expected
        assert {title: len(found) for title, found in grouping(store).items()} == expected
        undone = store.triage.undo(LATER)
        assert undone is not None
        assert undone.deed.kind == kind
        assert sorted(store.stories.all(), key=lambda story: story.id) == [one, two]
        assert grouping(store) == before[1]


def parted(store: Store) -> dict[str, set[str]]:
    """The titles of the stories that each story knows."""
    return {story.title: {other.title for other in store.stories.kin(story)} for story in store.stories.all()}


def part(store: Store, story: str, title: str) -> str:
    newest = store.stories.articles(story)[0]
    return store.edits.split(story, [newest.id], title, NOW).moved[0].now


def test_the_parts_of_a_story_know_each_other_until_the_parting_is_taken_back(store: Store) -> None:
    told(store, "one", 1, 2, 3, 4)
    told(store, "two", 5)
    own = part(store, "one", "Own")
    part(store, "one", "Another")
    assert parted(store) == {
        "Story one": {"Own", "Another"}, "Own": {"Story one", "Another"}, "Another": {"Story one", "Own"},
        "Story two": set(),
    }  # fmt: skip
    store.triage.undo(LATER)
    assert parted(store) == {"Story one": {"Own"}, "Own": {"Story one"}, "Story two": set()}
    keep(store, 9, story=own)
    store.triage.undo(LATER)
    assert parted(store) == {"Story one": set(), "Own": set(), "Story two": set()}
    assert not any(story.parted for story in store.stories.all())


def test_a_story_merged_away_leaves_those_it_knew_to_the_one_it_became(store: Store) -> None:
    told(store, "one", 1, 2)
    told(store, "two", 3)
    part(store, "one", "Own")
    before = parted(store)
    left = [article.id for article in store.stories.articles("one")]
    for merges in (True, False):
        store.edits.merge("two", ["one"], NOW) if merges else store.edits.move(left, "two", NOW)
        assert parted(store) == {"Story two": {"Own"}, "Own": {"Story two"}}
        store.triage.undo(LATER)
        assert parted(store) == before


def test_a_part_that_is_merged_back_is_known_no_more(store: Store) -> None:
    told(store, "one", 1, 2)
    own = part(store, "one", "Own")
    store.edits.merge("one", [own], NOW)
    assert [story.parted for story in store.stories.all()] == [()]


def test_an_edit_is_told_with_its_reason_and_so_is_taking_it_back(store: Store) -> None:
    _, articles = told(store, "one", 1)
    told(store, "two", 2)
    store.edits.move([articles[0].id], "two", NOW)
    store.triage.undo(LATER)
    assert [(reason.kind, reason.text) for reason in store.reasons.of(articles[0].id)] == [
        ("story", "a person moved it from “Story one” to “Story two”"),
        ("story", "taken back: a person moved it from “Story one” to “Story two”"),
    ]


def test_an_edit_of_another_process_before_a_restart_is_taken_back(store: Store, place: Path) -> None:
    one, _ = told(store, "one", 1, 2)
    told(store, "two", 3)
    store.edits.merge("two", ["one"], NOW)
    store.close()
    with open_store(place) as other:
        assert [story.id for story in other.stories.all()] == ["two"]
        assert other.triage.undo(LATER) is not None
        assert other.stories.get("one") == one
        assert other.triage.undo(LATER) is None


def test_what_changes_nothing_leaves_nothing_to_take_back(store: Store) -> None:
    one, articles = told(store, "one", 1)
    store.stories.put(replace(one, fixed=True, named=True))
    store.edits.rename("one", one.title, NOW)
    store.edits.move([articles[0].id], "one", NOW)
    assert store.triage.history(9) == []


def test_a_story_that_is_not_there_is_said_so_and_nothing_is_done(store: Store) -> None:
    told(store, "one", 1)
    before = grouping(store)
    with pytest.raises(NotFound):
        store.edits.merge("one", ["gone"], NOW)
    assert grouping(store) == before


def test_the_change_feed_tells_which_stories_were_written_since(store: Store) -> None:
    told(store, "one", 1)
    seq = store.feed.last()
    assert store.feed.of("stories", seq) == ()
    store.edits.rename("one", "Another", NOW)
    keep(store, 9)
    assert store.feed.of("stories", seq) == ("one",)
