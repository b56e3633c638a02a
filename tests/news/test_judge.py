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


def only(left: str, right: str, kind: str) -> list[Judged]:
    """The judgements of one kind of fact in two sentences."""
    found = judge(Text("", (left,)), Text("", (right,)))
    return [one for one in found if (one.left or one.right) and kind in (one.left or one.right).kind]  # type: ignore[union-attr]


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


def test_another_person_of_the_same_family_is_another_name() -> None:
    (one,) = only("Donald Trump spoke in Ohio.", "Ivanka Trump spoke in Ohio.", "name")[:1]
    assert (one.verdict, one.note) == ("changed", "Donald Trump → Ivanka Trump")


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
    assert [fact.text for fact in unborne(text)] == ["$400M"]


def test_facts_that_differ_come_first() -> None:
    order = [one.verdict for one in judge(Text("", (BASE,)), Text("", (BASE.replace("210", "190"),)))]
    assert order[0] == "changed"
    assert "same" in order


def test_a_quotation_written_down_in_another_way_is_the_same() -> None:
    left = Text(
        "", ("“There is a two-in-three chance, Sen. Reid told the I.R.S. of his worldview,” Nowak said.",)
    )
    right = Text(
        "", ("“There is a 2 in 3 chance, Senator Reid told the IRS of his world view,” Nowak said.",)
    )
    assert "quote" not in [one.change for one in judge(left, right)]


def test_a_word_that_two_people_may_say_is_no_change_of_mouth() -> None:
    left, right = (
        Text("", (f"Asked about the new mayor of the town, {who} said “jackass.”",))
        for who in ("Nowak", "Kovacs")
    )
    assert "attribution" not in [one.change for one in judge(left, right)]


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
