"""Two stories side by side: what makes them one, and what goes from one to the other."""

import random
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from news.model import Story, Text
from news.stories import Clusterer
from news.story.fit import Settings
from news.story.live import GREAT, Held, Live
from news.story.neighbours import are_one, strayed
from news.story.terms import KEPT, read

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
SAGA = "Gorvath Tellun"
TALKS = "envoy ceasefire mediator pledge summit delegation treaty truce".split()  # noqa: SIM905
WRECK = "tanker collision salvage hull coastguard lifeboat crew spill".split()  # noqa: SIM905
SETTINGS = Settings()


def story(name: str, headlines: Sequence[str]) -> Live:
    live = Live(name, headlines[0], NOON, NOON)
    for number, line in enumerate(headlines):
        live.add(f"{name} {number}", Held(read(Text(line, ())).terms, line, f"outlet {name} {number}", NOON))
    return live


def told(words: Sequence[str], count: int, seed: int, least: int = 4) -> list[str]:
    chance = random.Random(seed)
    return [f"The {' '.join(chance.sample(words, least))} in {SAGA}" for _ in range(count)]


def test_a_great_story_takes_no_pair_that_has_only_its_place_in_common() -> None:
    great, pair = story("great", told(TALKS, GREAT, 1)), story("pair", told(WRECK, 2, 2))
    assert great.between(pair) >= SETTINGS.one * great.within()
    assert not are_one(great, pair, SETTINGS)
    assert not are_one(pair, great, SETTINGS)


def test_a_great_story_takes_a_pair_that_tells_its_event() -> None:
    assert are_one(story("great", told(TALKS, GREAT, 1)), story("pair", told(TALKS, 2, 2)), SETTINGS)


def test_of_a_small_story_the_place_and_a_person_may_be_all_that_is_shared() -> None:
    small, pair = story("small", told(TALKS, 3, 1, least=1)), story("pair", told(WRECK, 2, 2, least=1))
    assert are_one(small, pair, SETTINGS)


def test_a_headline_that_stood_alone_is_taken_in_where_enough_is_told() -> None:
    small = story("small", told(TALKS, 6, 1))
    near = story("near", [f"The envoy, the truce and the summit in {SAGA}"])
    far = story("far", [f"The tanker, the hull and the summit in {SAGA} near Oxley harbour"])
    for one in (near, far):
        (held,) = one.articles.values()
        assert small.likeness(held.terms) >= SETTINGS.asked(6)
    assert are_one(small, near, SETTINGS)
    assert not are_one(small, far, SETTINGS)


def test_what_an_outlet_told_next_comes_in_by_no_second_look_that_was_refused_at_the_door() -> None:
    chance = random.Random(8)
    topic = " ".join([*TALKS, *WRECK, *SAGA.split()])
    own = [" ".join("".join(chance.choices("bdgklmnrtaeiou", k=7)) for _ in range(40)) for _ in range(3)]
    first, again, next_step = (read(Text(line[:30], (f"{topic} {line}",))).terms for line in own)
    live = Live("cancelled", "", NOON, NOON)
    for terms, outlet in ((first, "Herald"), (again, "Courier")):
        live.add(outlet, Held(terms, "", outlet, NOON))
    assert len(next_step.keys) == KEPT
    for outlet, taken in (("Herald", False), ("Gazette", True), ("", True)):
        single = Live("next", "", NOON, NOON)
        single.add("next", Held(next_step, "", outlet, NOON))
        assert are_one(live, single, SETTINGS) is taken


def test_an_article_strays_that_is_liker_to_the_other_story() -> None:
    wreck = story("wreck", told(WRECK, 6, 3))
    talks = story("talks", [*told(TALKS, 6, 4), *told(WRECK, 1, 5)])
    assert strayed(talks, wreck, SETTINGS) == ["talks 6"]
    assert strayed(wreck, talks, SETTINGS) == []


def test_a_story_never_loses_all_that_it_has() -> None:
    wreck, few = story("wreck", told(WRECK, 8, 3)), story("few", told(WRECK, 3, 5, least=3))
    assert len(strayed(few, wreck, Settings(one=2.0))) == 1


def test_a_story_is_named_by_what_it_still_has() -> None:
    live = story("talks", ["Tanker sinks in Gorvath", "Envoy flies to Gorvath", "Truce in Gorvath holds"])
    live.drop("talks 0")
    assert live.title == "Envoy flies to Gorvath"
    live.title, live.fixed = "Truce in Gorvath holds", True
    live.drop("talks 2")
    assert live.title == "Truce in Gorvath holds"


def stray_placed(*, fixed: bool) -> tuple[Clusterer, list[str]]:
    """A clusterer that holds a stray since before the story it belongs to, which then grows; and the reasons
    of its moves."""
    clusterer = Clusterer()
    lines = [*told(TALKS, 5, 4), told(WRECK, 1, 5)[0].replace(SAGA, "the gulf")]
    for number, line in enumerate(lines):
        held = Story("talks", lines[0], NOON, NOON, fixed=fixed)
        clusterer.remember(f"t{number}", Text(line, ()), f"outlet t{number}", NOON, held)
    whys: list[str] = []
    for number, line in enumerate(told(WRECK, 6, 3, least=5)):
        at = NOON + timedelta(minutes=number)
        text = Text(line.replace(SAGA, "the gulf"), ())
        placed = clusterer.place(f"w{number}", text, f"outlet w{number}", at)
        whys += [move.why for move in placed.moved if move.article == "t5"]
    return clusterer, whys


def test_a_stray_goes_to_the_story_that_grew_around_its_event_and_it_is_said_why() -> None:
    clusterer, whys = stray_placed(fixed=False)
    assert clusterer.articles("talks") == tuple(f"t{number}" for number in range(5))
    assert len(whys) == 1
    assert whys[0].startswith("liker to “")


def test_nothing_is_taken_from_a_story_that_a_person_made() -> None:
    clusterer, whys = stray_placed(fixed=True)
    assert "t5" in clusterer.articles("talks")
    assert whys == []
