"""Facts written in two ways: which roundings, spellings and names stand for the same."""

import pytest

from news.judge import judge
from news.model import Text
from tests.news.judged import only


@pytest.mark.parametrize(
    ("left", "right", "kind", "told"),
    [
        ("It killed 12,987 people.", "It killed 13,000 people.", "figure", "12,987 = 13,000, rounded"),
        (
            "The bridge cost $1.47 billion.",
            "The bridge cost $1.5 billion.",
            "money",
            "$1.47 billion = $1.5 billion, rounded",
        ),
        (
            "Prices rose 3.47 percent.",
            "Prices rose 3.5 percent.",
            "percent",
            "3.47 percent = 3.5 percent, rounded",
        ),
        (
            "It killed 13,240 people.",
            "It killed over 13,000 people.",
            "figure",
            "13,240 = over 13,000, rounded",
        ),
        (
            "It killed 9,800 people.",
            "It killed nearly 10,000 people.",
            "figure",
            "9,800 = nearly 10,000, rounded",
        ),
        ("He has two sons.", "He has 2 sons.", "figure", "two = 2"),
        ("He flew to Kiev.", "He flew to Kyiv.", "place", "Kiev = Kyiv"),
        ("They met Zelenskiy.", "They met Zelensky.", "name", "Zelenskiy = Zelensky"),
        ("They met Gaddafi.", "They met Qadhafi.", "name", "Gaddafi = Qadhafi"),
    ],
)
def test_rounding_and_spelling_are_the_same_with_a_note(left: str, right: str, kind: str, told: str) -> None:
    assert [(one.verdict, one.note) for one in only(left, right, kind)] == [("same", told)]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("It killed 207 people.", "It killed 210 people."),
        ("It killed 12,900 people.", "It killed 13,000 people."),
        ("Prices rose 3.1 percent.", "Prices rose 3.5 percent."),
    ],
)
def test_a_figure_that_is_no_rounding_is_a_change(left: str, right: str) -> None:
    assert [one.verdict for kind in ("figure", "percent") for one in only(left, right, kind)] == ["changed"]


def test_a_quotation_written_down_in_another_way_is_the_same() -> None:
    left = Text(
        "", ("“There is a two-in-three chance, Sen. Reid told the I.R.S. of his worldview,” Nowak said.",)
    )
    right = Text(
        "", ("“There is a 2 in 3 chance, Senator Reid told the IRS of his world view,” Nowak said.",)
    )
    assert "quote" not in [one.change for one in judge(left, right)]


def test_another_person_of_the_same_family_is_another_name() -> None:
    (one,) = only("Donald Trump spoke in Ohio.", "Ivanka Trump spoke in Ohio.", "name")[:1]
    assert (one.verdict, one.note) == ("changed", "Donald Trump → Ivanka Trump")


@pytest.mark.parametrize(
    ("left", "right", "verdict"),
    [
        ("Jacob Kovacs spoke in Paris.", "Jack Kovacs spoke in Paris.", "same"),
        ("Anna Maria Kovacs spoke in Paris.", "Anna Kovacs spoke in Paris.", "same"),
        ("Treasury Secretary Jacob Kovacs spoke.", "Jacob Kovacs spoke.", "same"),
        ("Treasury Secretary Jacob Kovacs spoke.", "Treasury Secretary Tim Kovacs spoke.", "changed"),
        ("Bill Kovacs spoke in Paris.", "William Kovacs spoke in Paris.", "same"),
        ("Bill Kovacs spoke in Paris.", "Robert Kovacs spoke in Paris.", "changed"),
    ],
)
def test_a_first_name_may_be_said_for_short(left: str, right: str, verdict: str) -> None:
    assert [one.verdict for one in only(left, right, "name")][:1] == [verdict]


@pytest.mark.parametrize(
    ("left", "right", "told"),
    [
        (
            "They say that Kovacs praised Anna Kovacs.",
            "They say that Anna Kovacs was praised by Piotr Kovacs.",
            [("same", "Anna Kovacs", "Anna Kovacs"), ("same", "Kovacs", "Piotr Kovacs")],
        ),
        (
            "The hall was full when Donald Trump spoke on Monday. Then Trump left for home by car.",
            "Then Ivanka Trump left for home by car.",
            [("changed", "Trump", "Ivanka Trump"), ("dropped", "Donald Trump", "")],
        ),
        (
            "The hall was full when Donald Trump spoke on Monday. Then Trump left for home by car.",
            "Then Trump left for home by car.",
            [("same", "Donald Trump", "Trump"), ("same", "Trump", "Trump")],
        ),
    ],
)
def test_two_persons_of_one_family_name_are_kept_apart(
    left: str, right: str, told: list[tuple[str, str, str]]
) -> None:
    found = [
        (one.verdict, one.left.text if one.left else "", one.right.text if one.right else "")
        for one in judge(Text("", (left,)), Text("", (right,)))
        if "name" in (one.left and one.left.kind, one.right and one.right.kind)
    ]
    assert sorted(found) == told
