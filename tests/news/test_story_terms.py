"""What a text is about: what of it tells its event, and what two texts share by chance."""

import pytest

from news.model import Text
from news.stories import Clusterer
from news.story.terms import read
from tests.news.test_stories_neighbours import NOON

TALKS = (
    "Chancellor Merkel meets president Putin in Minsk",
    "Merkel and Putin meet in Minsk for talks",
    "In Minsk, chancellor Merkel meets Putin",
    "Minsk talks: Putin and Merkel meet",
)
RAID = "Soldiers raid market in Minsk, six shoppers dead, a day after chancellor Merkel and Putin meet"


def test_what_a_headline_dates_to_another_day_makes_no_story_of_it() -> None:
    clusterer = Clusterer()
    stories = {clusterer.place(line, Text(line, ()), line, NOON).story_id for line in TALKS}
    assert len(stories) == 1
    raids = [RAID, RAID.replace("a day after", "medics say, days after")]
    placed = [clusterer.place(line, Text(line, ()), line, NOON) for line in raids]
    assert placed[0].new
    assert [one.story_id for one in placed] == [placed[0].story_id] * 2


@pytest.mark.parametrize(
    ("headline", "event", "other"),
    [
        (RAID, "raid market minsk", "merkel putin"),
        ("30 years after a fatal shooting, rapper's trial begins", "rap trial", "shoot 30"),
        ("Quake hits Marlow Weeks Before Vote, mayor says", "quak marlow may", "vot"),
        ("Суд над директором шахты начался через неделю после аварии", "директор шахт", "авар"),
    ],
)
def test_words_of_another_time_are_none_of_the_headline_and_weigh_least(
    headline: str, event: str, other: str
) -> None:
    terms = read(Text(headline, ())).terms
    assert terms.head.keys() >= set(event.split())
    assert not terms.head.keys() & set(other.split())
    weighed = dict(zip(terms.keys, terms.values, strict=True))
    whole = read(Text(headline.replace("after", "as").replace("Before", "as").replace("после", "из-за"), ()))
    before = dict(zip(whole.terms.keys, whole.terms.values, strict=True))
    assert all(weighed[key] < before[key] for key in other.split())


@pytest.mark.parametrize(
    "headline", ["Five years after the quake", "Storm after storm hits Marlow", "The day after"]
)
def test_a_headline_with_no_other_event_tells_the_one_it_has(headline: str) -> None:
    words = {"quak", "storm", "marlow", "day"} & set(read(Text(headline, ())).words)
    assert words
    assert words <= read(Text(headline, ())).terms.head.keys()


def test_two_weather_reports_that_share_figures_are_no_story() -> None:
    north = Text(
        "Weather in Oxley", ("Oxley: 7 to 9 degrees, wind 14 to 18 metres, rain from 16 to 22, frost on 11.",)
    )
    south = Text(
        "Tarvos to see sun", ("In Tarvos 9 to 14 degrees, on 11 and 16 up to 22; wind 7 to 18 metres.",)
    )
    clusterer = Clusterer()
    first = clusterer.place("a", north, "Herald", NOON)
    assert clusterer.place("b", south, "Courier", NOON).story_id != first.story_id


def test_figures_beside_as_many_words_tell_an_event_as_before() -> None:
    clusterer = Clusterer()
    first = clusterer.place(
        "a", Text("Quake of 6.1 kills 14 in Marlow", ("Marlow lost 320 houses.",)), "Herald", NOON
    )
    again = Text("14 dead as 6.1 quake hits Marlow", ("Of Marlow's houses 320 fell.",))
    assert clusterer.place("b", again, "Courier", NOON).story_id == first.story_id
