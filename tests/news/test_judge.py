"""Facts judged: same, changed, added, dropped; by value and not by writing."""

import pytest

from news.judge import UNBORNE, judge
from news.model import ChangeClass, Judged, Text
from tests.news.judged import only

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


@pytest.mark.parametrize(
    ("left", "right", "told"),
    [
        ("The minister could resign on Monday.", "The minister will resign on Monday.", "could → as a fact"),
        (
            "The army lost two ships near Odesa.",
            "The army reportedly lost two ships near Odesa.",
            "as a fact → reportedly",
        ),
        ("The state should pay the farmers.", "The state must pay the farmers.", "should → must"),
    ],
)
def test_a_hedge_of_one_side_is_a_change(left: str, right: str, told: str) -> None:
    (one,) = [one for one in only(left, right, "hedge") if one.verdict == "changed"]
    assert (one.change, one.note) == ("negation", f"not as sure: {told}")


def test_a_denial_of_something_that_only_one_side_speaks_of_is_no_change() -> None:
    left = "The minister told the court on Monday that the army had bought forty trucks from the firm."
    right = f"{left.removesuffix('.')}, not ships."
    assert not [one for one in only(left, right, "hedge") if one.verdict == "changed"]


BRIDGE = "Rescuers said that 14 people were killed when the bridge over the river fell on Friday."


@pytest.mark.parametrize(
    ("right", "verdict"),
    [
        (
            "Seventeen people were killed on Friday in the collapse of a river bridge, police said.",
            "conflict",
        ),
        (
            "At least 17 people were killed on Friday in the collapse of a river bridge, police said.",
            "differs?",
        ),
        (
            "Some 1,700 people were killed on Friday in the collapse of a river bridge, police said.",
            "differs?",
        ),
    ],
)
def test_two_tellings_contradict_each_other_only_where_both_are_exact(right: str, verdict: str) -> None:
    assert [one.verdict for one in only(BRIDGE, right, "figure")] == [verdict]


@pytest.mark.parametrize(
    ("after", "versions", "outlets"),
    [
        ("14 people were hurt", "changed", "conflict"),
        ("at least 14 people were hurt", "changed", "differs?"),
    ],
)
def test_near_copies_of_two_outlets_contradict_each_other_where_versions_of_one_changed(
    after: str, versions: str, outlets: str
) -> None:
    before = "Rescuers said on Friday that 12 people were hurt when the bridge over the river fell."
    left, right = Text("", (before,)), Text("", (before.replace("12 people were hurt", after),))
    told = {
        apart: [one.verdict for one in judge(left, right, apart=apart) if one.change == "figure"]
        for apart in (False, True)
    }
    assert told == {False: [versions], True: [outlets]}


def test_a_headlines_figure_is_held_against_what_its_own_text_says() -> None:
    text = Text("Flood kills 21 people", ("The flood killed 12 people.",))
    (head,) = [
        one for one in judge(text, Text("", ("Nobody spoke of it.",))) if one.left and one.left.sentence < 0
    ]
    assert head.note == "borne by nothing in its own text, which says 12"


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
    other = Text("An order for missiles", ("The army asked for missiles.",))
    named = [one.left for one in judge(text, other) if UNBORNE in (one.note or "")]
    assert [fact.text for fact in named if fact] == ["$400M"]


def test_facts_that_differ_come_first() -> None:
    order = [one.verdict for one in judge(Text("", (BASE,)), Text("", (BASE.replace("210", "190"),)))]
    assert order[0] == "changed"
    assert "same" in order


def test_a_word_that_two_people_may_say_is_no_change_of_mouth() -> None:
    left, right = (
        Text("", (f"Asked about the new mayor of the town, {who} said “jackass.”",))
        for who in ("Nowak", "Kovacs")
    )
    assert "attribution" not in [one.change for one in judge(left, right)]
