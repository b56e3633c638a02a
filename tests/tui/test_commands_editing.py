"""Setting stories right from the command line, and taking it back."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from store.store import open_store
from tests.tui.made import FERRY, MISSILES, STORY, make_store
from tui.commands.main import main

Run = Callable[..., list[dict[str, object]]]
OTHER = replace(STORY, id="0" * 12, title="Ferries")


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command with --json on a store of two stories; gives the lines it printed."""
    path = make_store(tmp_path / "store")
    with open_store(path) as store:
        store.stories.put(OTHER)
        store.articles.change(FERRY.id, story=OTHER.id)

    def run(*words: str, code: int = 0) -> list[dict[str, object]]:
        assert main([*words, "--json", "--store", str(path)]) == code
        return [json.loads(line) for line in capsys.readouterr().out.splitlines()]

    return run


def titles(run: Run) -> dict[object, object]:
    return {story["title"]: story["articles"] for story in run("stories")}


def test_stories_are_merged_and_parted_again(run: Run) -> None:
    (merged,) = run("story", "merge", STORY.id, FERRY.id)
    assert (merged["id"], merged["articles"]) == (STORY.id, 2)
    assert titles(run) == {STORY.title: 2}
    (undone,) = run("undo")
    assert (undone["undone"], undone["table"], undone["ids"]) == ("merge", "stories", [STORY.id, OTHER.id])
    assert titles(run) == {STORY.title: 1, "Ferries": 1}


def test_an_article_is_moved_and_the_story_it_leaves_is_gone(run: Run) -> None:
    assert [story["articles"] for story in run("story", "move", FERRY.id[:6], STORY.id[:6])] == [2]
    assert [line["article"] for line in run("story", STORY.id)] == [MISSILES.id, FERRY.id]
    assert any("a person moved it" in str(each["reason"]) for each in run("why", FERRY.id))


def test_articles_are_parted_from_their_story_under_a_title(run: Run) -> None:
    run("story", "merge", STORY.id, OTHER.id)
    parted = run("story", "split", FERRY.id, "--title", "Crews")
    assert {story["title"]: story["articles"] for story in parted} == {"Crews": 1, STORY.title: 1}
    assert run("story", "split", FERRY.id, code=1) == []
    assert run("story", "split", FERRY.id, MISSILES.id, code=2) == []


def test_the_parts_of_a_story_are_listed_with_each_of_them(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run("story", "merge", STORY.id, OTHER.id)
    own, rest = run("story", "split", FERRY.id, "--title", "Crews")
    assert (own["parted"], rest["parted"]) == ([rest["id"]], [own["id"]])
    (related,) = run("story", STORY.id, "--part", "related")
    assert (related["how"], related["id"], related["title"]) == ("parted", own["id"], "Crews")
    assert main(["story", FERRY.id, "--store", str(tmp_path / "store")]) == 0
    assert f"parted by a person  {STORY.title}" in capsys.readouterr().out
    run("undo")
    assert run("story", STORY.id, "--part", "related") == []
    assert [story["parted"] for story in run("stories")] == [[]]


def test_a_story_is_named(run: Run) -> None:
    assert [story["title"] for story in run("story", "rename", STORY.id, "Kyiv", " asks  again ")] == [
        "Kyiv asks again"
    ]
    assert run("story", "rename", STORY.id, " ", code=2) == []


def test_a_story_merged_with_itself_or_with_none_is_refused(run: Run) -> None:
    assert run("story", "merge", STORY.id, MISSILES.id, code=1) == []
    assert run("story", "merge", STORY.id, "zzzz", code=1) == []
    assert set(titles(run)) == {STORY.title, "Ferries"}


def test_a_story_and_the_acts_on_it_both_have_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["story", "--help"]) == 0
    assert "story merge" in capsys.readouterr().out
    assert main(["story", "merge", "--help"]) == 0
    assert "the story that stays" in capsys.readouterr().out
