"""What the stories of a running desk are called: by a headline as it reads today, or by a person."""

from pathlib import Path

from news.ids import identity, text_id
from news.model import Revision, Text
from store.store import open_store
from tests.desk.placed import AGAIN, NOON, QUAKE, Desk


def retitled(desk: Desk, name: str, headline: str) -> str:
    """Take an article's new headline, as its next version brings it; the title of its story."""
    store, text = desk.store, Text(headline, ())
    article = store.articles.get(identity(name))
    assert article is not None
    number = article.revisions + 1
    with store.transaction():
        desk.placing.catch_up(NOON)
        desk.placing.retitled(article, headline)
        store.articles.change(article.id, title=headline, revisions=number)
        store.revisions.keep(Revision(article.id, number, NOON, text_id(text), headline, "feed", 0), text)
        desk.placing.rest()
    story = store.stories.get(desk.story_of(name))
    assert story is not None
    return story.title


def test_a_story_is_called_by_the_new_headline_of_the_article_that_named_it(desk: Desk, place: Path) -> None:
    desk.turn("copy", QUAKE, 2)
    assert retitled(desk, "copy", "Marlow Bay quake: a copy") == QUAKE[0]
    assert retitled(desk, "quake", "Marlow Bay quake kills two") == "Marlow Bay quake kills two"
    assert desk.turn("again", AGAIN, 5) == "Marlow Bay quake kills two"
    desk.store.close()
    with open_store(place) as store:
        later = Desk(store)
        assert retitled(later, "quake", "Marlow Bay quake kills three") == "Marlow Bay quake kills three"
        assert later.turn("more", AGAIN, 6) == "Marlow Bay quake kills three"


def test_a_story_that_a_person_named_keeps_its_name_and_gets_the_new_headline_by_undo(desk: Desk) -> None:
    desk.store.edits.rename(desk.story_of("quake"), "The bay", NOON)
    assert retitled(desk, "quake", "Marlow Bay quake kills two") == "The bay"
    assert desk.turn("again", AGAIN, 5) == "The bay"
    desk.store.triage.undo(NOON)
    assert desk.turn("more", AGAIN, 6) == "Marlow Bay quake kills two"


def test_a_parted_story_follows_the_headline_that_it_was_parted_under_and_keeps_a_name(desk: Desk) -> None:
    for name in ("again", "more"):
        desk.turn(name, AGAIN, 5)
    for name, title, told in (("again", AGAIN[0], "Roof"), ("more", "The roof", "The roof")):
        desk.store.edits.split(desk.story_of("quake"), [identity(name)], title, NOON)
        assert retitled(desk, name, "Roof") == told


def test_a_story_that_a_person_made_one_of_two_follows_its_headline(desk: Desk) -> None:
    desk.store.edits.merge(desk.story_of("quake"), [desk.story_of("strike")], NOON)
    assert retitled(desk, "quake", "Marlow Bay quake kills two") == "Marlow Bay quake kills two"
    desk.store.edits.rename(desk.story_of("quake"), "Marlow Bay quake kills two", NOON)
    assert retitled(desk, "quake", "Marlow Bay quake kills three") == "Marlow Bay quake kills two"
