"""Facts read: figures, money, dates, names, quotations, parts and hedges, each where it stands."""

import time
from datetime import UTC, datetime

import pytest

from news.facts.numerals import value
from news.facts.read import facts
from news.model import Fact, FactKind, Text

CLAIMED = datetime(2019, 8, 5, 12, tzinfo=UTC)


def read(sentence: str, kind: FactKind) -> list[Fact]:
    return [fact for fact in facts(Text("", (sentence,), claimed=CLAIMED)) if fact.kind == kind]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("13,000", 13_000), ("13 thousand", 13_000), ("thirteen thousand", 13_000), ("1.5 billion", 1.5e9),
        ("twenty-one", 21), ("two dozen", 24), ("half a million", 500_000), ("1,5 млрд", 1.5e9),
        ("13.000", 13_000), ("3 mil millones", 3e9), ("2,5 Millionen", 2.5e6), ("a hundred", 100),
        ("0.125", 0.125), ("several dozen", None),
    ],
)  # fmt: skip
def test_a_numeral_is_read_as_the_number_it_means(text: str, number: float | None) -> None:
    assert value(text) == number


@pytest.mark.parametrize(
    ("sentence", "kind", "number", "unit", "of", "hedge"),
    [
        ("They hold 210 missiles.", "figure", "210", None, "missiles", None),
        ("It killed more than 13 thousand people.", "figure", "13000", None, "people", "more than"),
        ("It cost about $ 1.5 billion.", "money", "1500000000", "USD", None, "about"),
        ("He paid €400m for it.", "money", "400000000", "EUR", None, None),
        ("She won 200 dollars.", "money", "200", "USD", None, None),
        ("Prices rose 3.5 per cent.", "percent", "3.5", "percent", None, None),
        ("Es kostete rund 2,5 Millionen Euro.", "money", "2500000", "EUR", None, "rund"),
        ("Погибли более 13 тысяч человек.", "figure", "13000", None, "человек", "более"),
    ],
)
def test_a_figure_has_its_unit_what_it_counts_and_its_hedge(
    sentence: str, kind: FactKind, number: str, unit: str | None, of: str | None, hedge: str | None
) -> None:
    (fact,) = read(sentence, kind)
    assert (fact.value, fact.unit, fact.of, fact.hedge) == (number, unit, of, hedge)


@pytest.mark.parametrize(
    "sentence", ["He is No. 1.", "No one came.", "See Section 11 of it.", "An F-16 fell."]
)
def test_a_number_that_is_a_name_is_no_figure(sentence: str) -> None:
    assert not read(sentence, "figure")


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("It came in April 2018.", "2018-04"),
        ("On July 7, he left.", "2019-07-07"),
        ("He left on Sunday.", "2019-08-04"),
        ("He left last week.", "2019-W31"),
        ("He left two weeks ago.", "2019-W30"),
        ("It began in 2014.", "2014"),
        ("Das war am 3. Oktober 2018.", "2018-10-03"),
        ("C’était le 7 juillet 2019.", "2019-07-07"),
        ("Fue el 7 de julio de 2019.", "2019-07-07"),
        ("Это было 7 июля 2019.", "2019-07-07"),
    ],
)
def test_a_date_is_resolved_by_the_day_the_text_claims(sentence: str, day: str) -> None:
    assert [fact.value for fact in read(sentence, "date")] == [day]


def test_a_month_that_is_a_word_is_no_date() -> None:
    assert not read("They may march with him.", "date")


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("“We will rebuild every house,” the mayor said.", "the mayor"),
        ("“It is over,” said Anna Kovacs, a lawyer.", "Anna Kovacs"),
        ("Piotr Nowak told reporters: “We have no plan.”", "Piotr Nowak"),
        ("“No deal,” Ivan Petrenko, the governor of the region, said on Friday.", "Ivan Petrenko"),
        ("«Это война», — сказал Иванов.", "Иванов"),
        (
            "One of her lawyers, Tom Kirsch, says it “does not contemplate a sentence of that length.”",
            "Tom Kirsch",
        ),
        (
            "Ms. Nuland sent officials an e-mail, objecting that the points could be “abused by lawmakers.”",
            "Ms. Nuland",
        ),
        ("Kovacs campaign spokeswoman Lis Smith described it as “dishonest and hypocritical.”", "Lis Smith"),
        ("“We did not know,” U.S. intelligence officials said.", "U.S. intelligence officials"),
        ("Herrod added she was surprised that “in America today, false attacks win.”", "Herrod"),
        (
            "On Monday, Gov. Jack Markell of Delaware, a Democrat, told reporters “we may look elsewhere.”",
            "Gov. Jack Markell",
        ),
    ],
)
def test_a_quotation_has_the_speaker_named_beside_it(sentence: str, speaker: str | None) -> None:
    assert [fact.of for fact in read(sentence, "quote")] == [speaker]


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("Trump also claims he's 'actually making it much safer'", ["actually making it much safer"]),
        (
            "‘We don’t know why the workers’ homes fell,’ Taylor said.",
            ["We don’t know why the workers’ homes fell,"],
        ),
        (
            "He called it ‘full of lies’ and the boys’ club ‘a den of fools’.",
            ["full of lies", "a den of fools"],
        ),
        ("‘We don’t know,’ Taylor said, ‘and it’s late.’", ["We don’t know,", "and it’s late."]),
        ("It was 'destroying' her mind and made her 'paranoid' at last.", []),
        ("He held on 'til the workers' day, and James' dog in the '90s.", []),
        ("The rock 'n' roll of the boys' club and of the girls' team.", []),
        ("“They told us ‘go home now’ and left,” she said.", ["They told us ‘go home now’ and left,"]),
    ],
)
def test_a_quotation_in_single_marks_is_read_and_an_apostrophe_opens_none(
    sentence: str, said: list[str]
) -> None:
    assert [fact.text for fact in read(sentence, "quote")] == said


def test_a_line_in_capitals_before_a_quotation_holds_nothing_up() -> None:
    start = time.process_time()
    read(f"{'OFFICIALS CONDEMNED OVERWHELMING MISREPRESENTATION ' * 4}“It is a disgrace to us,”", "quote")
    assert time.process_time() - start < 0.5


def test_a_title_between_quotation_marks_is_no_speech() -> None:
    assert not read("He appeared on “Fox and Friends” on Sunday.", "quote")


def test_a_name_comes_without_its_title_and_in_one_form() -> None:
    found = read("U.S. President Donald Trump met Ukraine’s Zelensky in Kiev.", "name")
    assert [fact.value for fact in found] == ["donald trump", "zelensky"]
    assert [fact.value for fact in read("He flew from Kiev to the United States.", "place")] == [
        "kyiv",
        "united states",
    ]


@pytest.mark.parametrize(
    ("body", "named"),
    [
        ("Crews of the ferry return to work. Ferries sail on Monday.", []),
        ("Crews return to work on Monday.", ["Ferry"]),  # nothing tells otherwise
        ("A ferry took Luc Ferry home.", ["Ferry", "Luc Ferry"]),  # both a thing and a man
        ("They are ferrying goods.", ["Ferry"]),
    ],
)
def test_a_word_that_opens_a_sentence_and_is_written_small_elsewhere_is_no_name(
    body: str, named: list[str]
) -> None:
    found = facts(Text("Ferry workers vote on the offer", (body,)))
    assert [fact.text for fact in found if fact.kind == "name"] == named


@pytest.mark.parametrize(
    ("sentence", "party", "part"),
    [
        ("The missiles were delivered to the United States.", "united states", "receiver"),
        ("The missiles that the United States provided fell.", "united states", "giver"),
        ("Ukraine bought 37 launchers from Israel.", "israel", "giver"),
        ("Moscow accused Kosovo of lying.", "kosovo", "target"),
    ],
)
def test_a_party_has_a_part_in_the_act(sentence: str, party: str, part: str) -> None:
    assert (party, part) in [(fact.value, fact.unit) for fact in read(sentence, "role")]


def test_every_fact_stands_where_it_says() -> None:
    text = Text("14 dead in Kyiv", ("“We hold 210 missiles,” Taylor said on July 7. It could cost $5m.",))
    bodies = {-1: text.headline, 0: "“We hold 210 missiles,” Taylor said on July 7.", 1: "It could cost $5m."}
    found = facts(text)
    assert {fact.kind for fact in found} >= {"figure", "place", "quote", "date", "money", "hedge", "name"}
    assert all(bodies[fact.sentence][fact.start : fact.end] == fact.text for fact in found)
