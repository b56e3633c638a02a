"""An outlet on loopback, read by the whole desk over three hours of a given clock: from the net to the store.

Each of its articles does one thing that outlets do; what is kept of it, and why, must be just that.
"""

import asyncio
import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from news.model import Article, Revision
from store.store import Store, open_store
from tests.desk.gull import BEGAN, NOTE, PAGES, STEP, three_hours
from tui.commands.main import main


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The store after three hours of the outlet, with what the desk told beside it."""
    path = tmp_path_factory.mktemp("outlet") / "desk.db"
    told = asyncio.run(three_hours(path))
    path.with_suffix(".json").write_text(json.dumps([event.as_json() for event in told]))
    return path


@pytest.fixture
def store(place: Path) -> Iterator[Store]:
    with open_store(place, read_only=True) as store:
        yield store


def article(store: Store, name: str) -> Article:
    (found,) = [each for each in store.articles.newest(99) if (each.url or "").endswith(f"/{name}")]
    return found


def pages(store: Store, name: str) -> list[Revision]:
    """The versions that the article's page gave."""
    return [each for each in store.revisions.of(article(store, name).id) if each.origin == "page"]


def why(store: Store, name: str, *kinds: str) -> list[str]:
    """What is told of an article's decisions of these kinds."""
    found = store.reasons.of(article(store, name).id)
    return [reason.text for reason in found if reason.kind in kinds]


def test_every_page_was_read_again_and_again_and_none_was_left_out(store: Store) -> None:
    for name in PAGES:
        reading = store.readings.get(article(store, name).id)
        assert reading is not None
        assert reading.tried is not None
        assert reading.tried > BEGAN + timedelta(hours=1), name


def test_an_edited_figure_is_one_version_with_its_reason(store: Store) -> None:
    first, second = pages(store, "Figure")
    assert (first.classes, second.classes) == ((), ("figure", "wording"))
    assert (second.added, second.dropped, second.seen) == (1, 1, BEGAN + STEP)
    assert why(store, "Figure", "version") == [
        "@2 is the first that its page gave", "@3 by its page: figure wording, +1 -1 words",
    ]  # fmt: skip
    assert article(store, "Figure").edits == 1


def test_an_edited_headline_is_told_once_though_feed_and_page_both_show_it(store: Store) -> None:
    versions = store.revisions.of(article(store, "Title").id)
    assert [each.origin for each in versions] == ["feed", "page", "feed"]
    assert versions[2].classes == ("headline",)
    assert article(store, "Title").title == "Boats of Title sail again"


def test_a_story_is_called_by_the_headline_as_its_article_has_it_now_and_why_tells_it(store: Store) -> None:
    held = article(store, "Title")
    story = store.stories.get(held.story or "")
    assert story is not None
    assert story.title == held.title
    told = [reason.text for reason in store.reasons.of(story.id) if reason.kind == "title"]
    assert told == [f"as {held.id} has it now; before: “Ferry strike in Title ends”"]


def test_an_added_note_is_a_version_that_carries_it(store: Store) -> None:
    _, second = pages(store, "Note")
    assert second.note == NOTE
    assert f'the outlet says "{NOTE}"' in why(store, "Note", "version")[-1]


def test_an_ad_that_rotates_is_no_version_and_the_reason_is_kept(store: Store) -> None:
    assert len(pages(store, "Advert")) == 1
    assert set(why(store, "Advert", "suppressed")) == {"stands on many pages of this outlet"}


def test_a_box_of_related_links_is_no_version(store: Store) -> None:
    assert len(pages(store, "Related")) == 1


def test_a_reordered_paragraph_is_a_version_in_which_it_moved(store: Store) -> None:
    assert [each.classes for each in pages(store, "Order")] == [(), ("moved",)]


def test_a_stub_for_an_hour_is_a_suspect_twice_and_no_version(store: Store) -> None:
    assert len(pages(store, "Stub")) == 1
    first, second = why(store, "Stub", "suspect")
    assert first.startswith("kept aside, look 1: the text shrank by")
    assert second.startswith("kept aside, look 2: the text shrank by")
    reading = store.readings.get(article(store, "Stub").id)
    assert reading is not None
    assert reading.suspect is None


def test_a_refused_page_is_no_version_and_says_once_why_it_was_not_read(store: Store) -> None:
    assert len(pages(store, "Refused")) == 1
    assert why(store, "Refused", "page") == ["the host answered 403 Forbidden"]
    reading = store.readings.get(article(store, "Refused").id)
    assert reading is not None
    assert reading.error is None


def test_a_paywall_is_no_version_and_says_once_that_there_is_no_text(store: Store) -> None:
    assert len(pages(store, "Wall")) == 1
    (told,) = why(store, "Wall", "no text")
    assert told.startswith("paywall")
    reading = store.readings.get(article(store, "Wall").id)
    assert reading is not None
    assert reading.error == "no text: paywall"


def test_a_flip_and_back_is_kept_each_time_and_told_once(store: Store, place: Path) -> None:
    versions = pages(store, "Flip")
    assert [(each.number, each.flip_of) for each in versions] == [
        (2, None),
        (3, None),
        (4, 2),
        (5, 3),
        (6, 4),
    ]
    told = json.loads(place.with_suffix(".json").read_text())
    mine = [each["event"] for each in told if each.get("article") == versions[0].article]
    assert [each for each in mine if each not in ("page", "new")] == [
        "alert", "revised", "revised", "flip", "flip",
    ]  # fmt: skip
    assert why(store, "Flip", "no alert") == [
        "@3 answers birds again, by no word that is new", "@4 answers birds again, by no word that is new",
        "@5: these words were told before", "@6: these words were told before",
    ]  # fmt: skip


def test_nothing_else_became_a_version_a_suspect_or_a_flip(store: Store) -> None:
    edited = {name for name in PAGES if len(pages(store, name)) > 1}
    assert edited == {"Figure", "Note", "Order", "Flip"}
    assert {name for name in PAGES if why(store, name, "suspect")} == {"Stub"}
    assert {name for name in PAGES if why(store, name, "flip")} == {"Flip"}
    assert {name for name in PAGES if why(store, name, "no text")} == {"Wall"}


def test_why_tells_it_all_at_the_command_line(
    store: Store, place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["why", article(store, "Flip").id, "--json", "--store", str(place)]) == 0
    told = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [each["kind"] for each in told] == [
        "story", "version", "alert", "version", "no alert", "flip", "no alert", "flip", "no alert", "flip",
        "no alert", "page",
    ]  # fmt: skip
    assert "back to @2" in told[5]["reason"]
    assert "every hour while younger than a day" in told[-1]["reason"]
