"""Coverage: who has a story, since when, from whom, and which facts are in dispute."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from news.clean import paragraphs
from news.coverage import Told, headlines, matrix, not_seen, trace
from news.facts.read import facts
from news.judge import judge
from news.model import Article, Revision, Text
from news.story.ledger import ledger
from news.story.lineage import Version, lineages
from news.story.trends import blind_spots, counted, names_in, rising, terms_in
from news.story.volume import heat, shares, spread, step_for, volume

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)

AGENCY = """
MARLOW BAY (AP) — A passenger ferry ran aground off Skerry Point in thick fog on Tuesday evening, and 214
people were brought ashore by fishing boats.

The coast guard sent two cutters and a helicopter from its base at Easthaven, and eleven passengers were
treated for cold at a school in the village.

“We heard a scrape and then everything stopped,” said Ines Calder.
"""
OWN = """
Rescuers emptied a stranded ship near the village of Skerry in less than an hour last night, in what the
harbour master called a model of seamanship.

“I counted my sons twice,” Ines Calder said.

Investigators want to know why the captain left the marked channel, and islanders fear for their supplies.
"""


def told(
    name: str,
    lines: str,
    minutes: int,
    *,
    revisions: tuple[Revision, ...] = (),
    headline: str = "Ferry aground",
) -> Told:
    seen = NOON + timedelta(minutes=minutes)
    article = Article(name, "s", name, None, headline, f"The {name.title()}", seen, seen, language="en")
    return Told(article, revisions, Text(headline, paragraphs(lines)))


def version(number: int, headline: str = "Ferry aground", **rest: object) -> Revision:
    seen = NOON + timedelta(hours=number)
    return Revision("a", number, seen, "hash", headline, "page", 90, **rest)  # type: ignore[arg-type]


HERALD, COURIER, STAR = told("herald", AGENCY, 0), told("courier", AGENCY, 25), told("star", OWN, 40)


def test_the_matrix_stands_in_order_of_sight_with_lags_behind_the_first() -> None:
    lines = matrix([STAR, HERALD, COURIER], {})
    assert [line.outlet for line in lines] == ["The Herald", "The Courier", "The Star"]
    assert [line.lag_s for line in lines] == [0, 1500, 2400]


def test_a_copy_names_the_outlet_seen_before_it_and_an_own_report_none() -> None:
    traced = trace([STAR, COURIER, HERALD])
    lines = matrix([HERALD, COURIER, STAR], traced)
    assert [line.copied_from for line in lines] == [None, "The Herald", None]
    assert [line.kind for line in lines] == ["independent", "wire copy", "independent"]
    assert lines[1].copied_share == 1


def claimed(one: Told, minutes: int) -> Told:
    return replace(one, article=replace(one.article, claimed=NOON + timedelta(minutes=minutes)))


def test_copies_seen_in_one_round_are_the_same_text_and_nobody_was_first() -> None:
    again = told("courier", AGENCY, 2)
    traced = trace([HERALD, again])
    (line,) = [line for line in matrix([HERALD, again], traced) if line.copied_from]
    assert (line.where, line.order) == ("as The Herald", "unknown")
    assert "no claimed times tell which was first" in traced["courier"].why


def test_of_copies_seen_in_one_round_the_claimed_times_tell_which_was_first() -> None:
    herald, courier = claimed(HERALD, -10), claimed(told("courier", AGENCY, 2), -40)
    traced = trace([herald, courier])
    assert list(traced) == ["herald"]
    assert traced["herald"].order == "claimed"
    assert "from The Courier, by the times that they claim" in traced["herald"].why


def test_one_article_is_traced_alone_as_among_all() -> None:
    articles = [HERALD, COURIER, STAR]
    assert trace(articles, "courier") == trace(articles)
    assert trace(articles, "star") == {}


def test_an_edit_with_the_outlets_note_is_not_silent() -> None:
    revisions = (
        version(1),
        version(2, classes=("figure",)),
        version(3, classes=("figure",), note="Corrected: eleven"),
        version(4, classes=("boilerplate",)),
    )
    (line,) = matrix([told("a", AGENCY, 0, revisions=revisions)], {})
    assert (line.revisions, line.edits) == (4, 1)


def test_an_outlet_without_an_article_is_not_seen() -> None:
    assert not_seen(["The Star", "The Gazette", "The Bell"], [STAR]) == ("The Bell", "The Gazette")


def test_headlines_show_what_they_read_before() -> None:
    revisions = (version(1, "Ferry lost"), version(2, "Ferry found"), version(3, "Ferry aground"))
    (wording,) = headlines([told("a", AGENCY, 0, revisions=revisions)])
    assert wording.now == "Ferry aground"
    assert wording.before == ("Ferry lost", "Ferry found")


def test_a_differing_figure_shows_who_carries_which_reading_and_who_corrected_it() -> None:
    right = Text("Ferry aground", paragraphs(AGENCY))
    wrong = Text("Ferry aground", paragraphs(AGENCY.replace("214", "241")))
    seen = [Version(name, name, number, NOON + timedelta(hours=hour)) for name, number, hour in (
        ("herald", 1, 0), ("courier", 1, 1), ("courier", 2, 2), ("star", 1, 3))]  # fmt: skip
    judged = [(one, judge(right, text)) for one, text in zip(seen[1:], (wrong, right, wrong), strict=True)]
    (found,) = lineages(seen[0], judged)
    assert [(reading.value, [one.outlet for one in reading.carriers]) for reading in found.readings] == [
        ("214", ["herald", "courier"]),
        ("241", ["courier", "star"]),
    ]
    (correction,) = found.corrections
    assert (correction.version, correction.was, correction.now) == (seen[2], "241", "214")
    assert matrix([STAR], {}, [found])[0].disputes == 1


def test_what_headline_and_lead_say_alike_is_one_fact_in_dispute() -> None:
    right = Text("Ferry aground with 214 people", paragraphs(AGENCY))
    wrong = Text("Ferry aground with 241 people", paragraphs(AGENCY.replace("214", "241")))
    herald, courier = (Version(name, name, 1, NOON) for name in ("herald", "courier"))
    (found,) = lineages(herald, [(courier, judge(right, wrong))])
    assert [reading.value for reading in found.readings] == ["241", "214"]


def test_the_ledger_counts_a_speaker_once_an_outlet() -> None:
    (quoted,) = ledger(
        (one.article.id, one.article.outlet, facts(one.text)) for one in (HERALD, COURIER, STAR)
    )
    assert quoted.speaker == "Ines Calder"
    assert quoted.outlets == ("The Herald", "The Courier", "The Star")
    assert [len(having) for _, having in quoted.words] == [2, 1]


def quoted(*said: tuple[str, str]) -> list[str]:
    """The speakers of a story in which each (outlet, speaker) says something of its own."""
    lines = ((outlet, f"“Number {n} is all that we have left in the harbour,” {who} said.")
             for n, (outlet, who) in enumerate(said))  # fmt: skip
    told_by = [(outlet, outlet, facts(Text("Harbour", (line,)))) for outlet, line in lines]
    return [one.speaker for one in ledger(told_by)]


def test_spellings_of_one_speaker_are_one_in_the_ledger() -> None:
    said = [("a", "Volodymyr Zelensky"), ("b", "President Zelenskiy"), ("c", "Zelenskyy")]
    assert quoted(*said) == ["Volodymyr Zelensky"]
    assert len(quoted(("a", "Ivan Lukyanchuk"), ("b", "Mr. Lukianchuk"))) == 1


def test_the_ledger_shows_a_speaker_in_the_spelling_that_most_outlets_use() -> None:
    assert quoted(("a", "Volodymyr Zelenskiy"), ("b", "Zelensky"), ("c", "Volodymyr Zelensky")) == [
        "Volodymyr Zelensky"
    ]
    assert quoted(("a", "Volodymyr Zelenskiy"), ("b", "Zelensky"), ("c", "Zelensky")) == ["Zelensky"]
    assert quoted(("a", "Ms. Calder"), ("b", "Calder"), ("c", "Ruth Calder")) == ["Ruth Calder"]


def test_two_of_one_family_name_stay_two_in_the_ledger() -> None:
    assert len(quoted(("a", "Liz Cheney"), ("b", "Mary Cheney"))) == 2


def test_neither_a_place_nor_a_common_word_nor_a_letter_is_a_speaker() -> None:
    said = [("a", "Warsaw"), ("b", "France"), ("c", "Charge"), ("d", "The letter"), ("e", "she")]
    assert quoted(*said) == []


def test_a_body_that_stands_for_a_country_is_a_speaker() -> None:
    assert quoted(("a", "The Kremlin"), ("b", "The Pentagon")) == ["Kremlin", "Pentagon"]


def test_the_heat_map_and_the_volume_count_the_same_articles() -> None:
    articles = [one.article for one in (HERALD, COURIER, STAR)]
    step = timedelta(minutes=15)
    assert volume(articles, NOON, step, 4).counts == (1, 1, 1, 0)
    assert {outlet: sum(found.counts) for outlet, found in heat(articles, NOON, step, 4).items()} == {
        "The Herald": 1, "The Courier": 1, "The Star": 1}  # fmt: skip


def test_shares_of_outlets_add_up_to_one() -> None:
    found = shares([one.article for one in (HERALD, COURIER, STAR, STAR)], lambda article: (article.outlet,))
    assert found[0].name == "The Star"
    assert sum(one.share for one in found) == 1


def test_the_spread_counts_an_outlet_at_its_first_article() -> None:
    again = told("herald", OWN, 90)
    assert [count for _, count in spread([again.article, HERALD.article, STAR.article])] == [1, 2]


@given(st.lists(st.integers(0, 10_000), min_size=1), st.integers(2, 60))
def test_every_article_falls_into_a_bar(minutes: list[int], bars: int) -> None:
    articles = [told("a", "", minute).article for minute in minutes]
    first, last = min(one.seen for one in articles), max(one.seen for one in articles)
    found = volume(articles, first, step_for(first, last, bars), bars)
    assert sum(found.counts) == len(articles)


def test_what_doubles_is_rising_before_what_was_always_loud() -> None:
    found = rising({"ferry": 12, "weather": 40, "chess": 2}, {"ferry": 6, "weather": 280}, longer=7)
    assert [one.name for one in found] == ["ferry"]


@given(st.integers(3, 50))
def test_a_thing_scores_more_the_more_articles_it_has(count: int) -> None:
    scores = [rising({"a": now}, {"a": 2}, 7)[0].score for now in range(3, count + 2)]
    assert all(less < more for less, more in pairwise(scores))


def test_a_blind_spot_is_what_many_others_have_and_mine_have_not() -> None:
    outlets = {"quake": {"a", "b", "c"}, "ferry": {"a", "b", "mine"}, "small": {"a"}}
    assert [spot.story for spot in blind_spots(outlets, ["mine"])] == ["quake"]


def test_a_name_is_counted_once_a_headline_and_a_common_word_is_no_term() -> None:
    lines = ["Calder meets Calder in Skerry", "Fog over Skerry today"]
    assert counted(lines, names_in)["Skerry"] == 2
    assert counted(lines, names_in)["Calder"] == 1
    assert counted(lines, terms_in)["skerry"] == 2
    assert not {"in", "over", "today"} & set(counted(lines, terms_in))
