"""Facts judged: same, changed, added, dropped; by value and not by writing."""

import pytest

from news.judge import judge, unborne
from news.model import ChangeClass, Judged, Text

BASE = (
    "On July 7, Anna Kovacs told Piotr Nowak that the region had lost 210 tractors and $1.5 billion. "
    "“We will rebuild every burnt house before winter,” the mayor said. "
    "The army delivered the tractors to Kosovo last year, and the governor is ready to pay. "
    "More than 13,000 people left Kyiv."
)


def changes(before: str, after: str) -> list[Judged]:
    right = BASE.replace(before, after)
    assert right != BASE
    return [
        one for one in judge(Text("", (BASE,)), Text("", (right,))) if one.verdict in ("changed", "conflict")
    ]


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        ("210 tractors", "190 tractors", "figure"),
        ("$1.5 billion", "$1.6 billion", "figure"),
        ("July 7", "July 9", "date"),
        ("Piotr Nowak", "Jan Lindqvist", "name"),
        ("Kyiv", "Lviv", "name"),
        ("to Kosovo", "to Serbia", "role"),
        ("Anna Kovacs told Piotr Nowak", "Piotr Nowak told Anna Kovacs", "role"),
        ("burnt house", "empty house", "quote"),
        ("is ready", "is not ready", "negation"),
    ],
)
def test_one_planted_change_is_found_with_its_class(before: str, after: str, kind: ChangeClass) -> None:
    assert kind in [one.change for one in changes(before, after)]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("More than 13,000 people", "Some 13 thousand people"),
        ("$1.5 billion", "$ 1,500 million"),
        ("Kyiv", "Kiev"),
        (
            "“We will rebuild every burnt house before winter,”",
            '"We will rebuild every burnt house before winter,"',
        ),
        ("lost 210 tractors", "suffered the loss of 210 tractors"),
    ],
)
def test_another_writing_of_a_fact_is_no_change(before: str, after: str) -> None:
    assert changes(before, after) == []


def test_the_same_words_in_another_mouth_are_a_change_of_attribution() -> None:
    left, right = (
        Text("", (f"“We will rebuild every burnt house,” {who} said.",)) for who in ("Nowak", "Kovacs")
    )
    assert "attribution" in [one.change for one in judge(left, right)]


def test_a_hedge_that_went_is_told_in_a_note() -> None:
    left, right = Text("", ("More than 13,000 died.",)), Text("", ("Some 13 thousand died.",))
    (figure,) = [one for one in judge(left, right) if one.left and one.left.kind == "figure"]
    assert (figure.verdict, figure.note) == ("same", "13,000 = 13 thousand; More than / Some")


def test_figures_of_two_different_things_are_not_held_against_each_other() -> None:
    left = Text("", ("Since 2014 Washington has given Ukraine $1.5 billion in military aid.",))
    right = Text("", ("Washington plans to give Ukraine $350 million of new aid in autumn, officials said.",))
    assert not [one for one in judge(left, right) if one.verdict in ("changed", "conflict")]


def test_a_dropped_and_an_added_fact_are_told_apart() -> None:
    left, right = Text("", ("They lost 14 ships in Odesa.",)), Text("", ("Nobody spoke of it in Paris.",))
    found = {
        (one.verdict, one.left.value if one.left else one.right and one.right.value)
        for one in judge(left, right)
    }
    assert {("dropped", "14"), ("added", "paris")} <= found


def test_a_headlines_figure_that_the_text_does_not_bear_is_named() -> None:
    text = Text("$400M for 210 missiles", ("The army asked for 210 missiles.",))
    assert [fact.text for fact in unborne(text)] == ["$400M"]


def test_facts_that_differ_come_first() -> None:
    order = [one.verdict for one in judge(Text("", (BASE,)), Text("", (BASE.replace("210", "190"),)))]
    assert order[0] == "changed"
    assert "same" in order
