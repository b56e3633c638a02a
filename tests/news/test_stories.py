"""Stories: which articles tell one event."""

from datetime import UTC, datetime, timedelta

from news.model import Text
from news.stories import Clusterer

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)

QUAKE = Text(
    "Magnitude 6.1 quake shakes Marlow Bay, four killed",
    (
        "A magnitude 6.1 earthquake struck Marlow Bay early on Monday, killing four people, officials said.",
        "The quake brought down a school roof in the suburb of Easthaven. Governor Ruth Calder was there.",
    ),
)
QUAKE_AGAIN = Text(
    "Four dead as strong earthquake hits Marlow Bay",
    (
        "At least four people died when an earthquake hit the port of Marlow Bay, Governor Ruth Calder said.",
        "A school in Easthaven lost its roof. The magnitude was put at 6.1.",
    ),
)
OTHER_QUAKE = Text(
    "Magnitude 5.8 earthquake strikes Tarvos islands",
    (
        "A magnitude 5.8 earthquake struck the Tarvos islands on Monday, hurting two people.",
        "Mayor Olan Peeters closed the harbour of Port Tarvos.",
    ),
)


def test_two_reports_of_one_quake_are_one_story() -> None:
    clusterer = Clusterer()
    first = clusterer.place("a", QUAKE, "Herald", NOON)
    second = clusterer.place("b", QUAKE_AGAIN, "Courier", NOON + timedelta(minutes=20))
    assert first.new
    assert not second.new
    assert second.story_id == first.story_id


def test_another_quake_is_another_story() -> None:
    clusterer = Clusterer()
    first = clusterer.place("a", QUAKE, "Herald", NOON)
    clusterer.place("b", QUAKE_AGAIN, "Courier", NOON)
    other = clusterer.place("c", OTHER_QUAKE, "Courier", NOON)
    assert other.new
    assert other.story_id != first.story_id


def test_the_reason_names_what_is_shared() -> None:
    clusterer = Clusterer()
    clusterer.place("a", QUAKE, "Herald", NOON)
    assert "marlow" in clusterer.place("b", QUAKE_AGAIN, "Courier", NOON).why.casefold()


def test_a_placed_article_stays_where_it_is() -> None:
    clusterer = Clusterer()
    first = clusterer.place("a", QUAKE, "Herald", NOON)
    again = clusterer.place("a", OTHER_QUAKE, "Herald", NOON + timedelta(hours=1))
    assert again.story_id == first.story_id
    assert not again.new


def test_day_four_of_an_event_is_its_own_story_and_names_the_one_it_follows() -> None:
    clusterer = Clusterer()
    first = clusterer.place("a", QUAKE, "Herald", NOON)
    later = clusterer.place("b", QUAKE_AGAIN, "Courier", NOON + timedelta(days=3))
    assert later.new
    assert later.follows == first.story_id


def test_a_story_that_nothing_joined_for_long_is_forgotten() -> None:
    clusterer = Clusterer()
    first = clusterer.place("a", QUAKE, "Herald", NOON)
    clusterer.place("b", QUAKE_AGAIN, "Courier", NOON + timedelta(days=30))
    assert clusterer.story(first.story_id) is None


def test_a_restart_changes_nothing() -> None:
    before = Clusterer()
    first = before.place("a", QUAKE, "Herald", NOON)
    held = before.story(first.story_id)
    assert held is not None
    after = Clusterer()
    after.remember("a", QUAKE, "Herald", NOON, held)
    placed = [one.place("b", QUAKE_AGAIN, "Courier", NOON + timedelta(hours=1)) for one in (before, after)]
    assert placed[0] == placed[1]


def test_a_series_of_one_outlet_is_no_story_but_its_news_told_again_is() -> None:
    trackers = Text(
        "Watch: on Trackers this Sunday", ("Rolanda Marais and Gerald Steyn return to Trackers.",)
    )
    podcast = Text(
        "Podcast: learning to shoot an AK-47", ("Rolanda Marais tells of Trackers; Gerald Steyn too.",)
    )
    clusterer = Clusterer()
    first = clusterer.place("a", trackers, "Channel", NOON)
    assert clusterer.place("b", podcast, "Channel", NOON).story_id != first.story_id
    assert clusterer.place("c", trackers, "Channel", NOON).story_id == first.story_id
    others = Clusterer()
    others.place("a", trackers, "Channel", NOON)
    assert not others.place("b", podcast, "Courier", NOON).new


def test_an_outlet_that_is_written_in_two_ways_is_counted_once() -> None:
    clusterer = Clusterer()
    clusterer.place("a", QUAKE, "Marlow Herald", NOON)
    clusterer.place("b", QUAKE_AGAIN, "marlowherald.com", NOON + timedelta(minutes=20))
    found = clusterer.place("c", QUAKE_AGAIN, "Courier", NOON + timedelta(minutes=30))
    story = clusterer.story(found.story_id)
    assert story is not None
    assert (story.articles, story.outlets) == (3, 2)
