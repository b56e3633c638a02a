"""What a text is about: what of it tells its event, and what two texts share by chance."""

from news.model import Text
from news.stories import Clusterer
from tests.news.test_stories_neighbours import NOON


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
