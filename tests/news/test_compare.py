"""Two texts compared: the seed, moves, noise, and what holds of every comparison."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.clean import paragraphs
from news.compare import compare
from news.model import Comparison, Judged, Text
from news.sentences import cut

HERE = Path(__file__).parent
SEED = Path(os.environ.get("WIREWATCH_DATA", HERE.parents[2] / "shared" / "data")).parent / "seed-article.txt"

SENTENCES = (
    "The minister resigned on Monday after a long inquiry.",
    "Rescuers pulled 14 people from the flooded village.",
    "“We will rebuild every house,” the mayor said.",
    "Fuel prices rose by 3.5 percent in April.",
    "The court sent the case back to Kyiv.",
    "Farmers blocked the bridge with tractors for two days.",
)


def text(*paragraphs: str, headline: str = "A headline") -> Text:
    return Text(headline, paragraphs)


def read(path: Path) -> Text:
    headline, *rest = paragraphs(path.read_text(encoding="utf-8"))
    return Text(headline, tuple(rest))


def differing(found: Comparison) -> list[Judged]:
    return [one for one in found.facts if one.verdict in ("changed", "conflict")]


@pytest.fixture(scope="module")
def seed() -> Comparison:
    if not SEED.exists():
        pytest.skip("the seed article is not here; set WIREWATCH_DATA")
    return compare(read(HERE / "original.txt"), read(SEED))


@pytest.mark.data
def test_the_seeds_flipped_recipient_is_a_change_of_role(seed: Comparison) -> None:
    row = next(row for row in seed.rows if row.left and "210 Javelin" in row.left.text)
    assert row.right
    assert "delivered to the United States" in row.right.text
    assert "role" in row.classes
    role = next(one for one in seed.facts if one.change == "role")
    assert role.verdict == "changed"
    assert role.note == "to Ukraine → to United States"


@pytest.mark.data
def test_the_seed_alters_one_quotation_and_one_role_and_no_other_fact(seed: Comparison) -> None:
    assert sorted(str(one.change) for one in differing(seed)) == ["quote", "role"]


@pytest.mark.data
def test_the_seeds_400_million_stands_in_no_other_text(seed: Comparison) -> None:
    assert [one.verdict for one in seed.facts if one.right and one.right.text == "$400M"] == ["added"]


@pytest.mark.data
def test_the_seeds_two_spellings_are_one_name(seed: Comparison) -> None:
    spelt = [one for one in seed.facts if one.right and one.right.text.startswith("Zelensk")]
    assert spelt
    assert all(one.verdict == "same" for one in spelt)


def test_a_moved_paragraph_is_one_move_with_nothing_added_or_dropped() -> None:
    left = text(SENTENCES[0], SENTENCES[1], SENTENCES[2], f"{SENTENCES[3]} {SENTENCES[4]}")
    right = text(f"{SENTENCES[3]} {SENTENCES[4]}", SENTENCES[0], SENTENCES[1], SENTENCES[2])
    found = compare(left, right)
    assert [row.op for row in found.rows] == ["same", "move", "same", "same", "same"]
    assert all(op == "same" for row in found.rows for op, _ in row.words)


def test_a_split_sentence_is_one_row() -> None:
    left = text(
        "The minister resigned on Monday after a long inquiry and his deputy, Anna Kovacs, takes over."
    )
    right = text("The minister resigned on Monday after a long inquiry. His deputy, Anna Kovacs, takes over.")
    assert [row.op for row in compare(left, right).rows] == ["same", "edit"]


@pytest.mark.parametrize(
    "noisy",
    ["“We will rebuild  every house”, the mayor said..", '"We will rebuild every house," the mayor said.'],
)
def test_typography_shows_only_when_it_is_asked_for(noisy: str) -> None:
    left, right = text(SENTENCES[2]), text(noisy)
    assert [row.op for row in compare(left, right).rows] == ["same", "same"]
    assert compare(left, right, noise=True).rows[1].classes == ("typography",)


def test_the_headlines_stand_first_and_have_a_class_of_their_own() -> None:
    row = compare(text(headline="Minister resigns"), text(headline="Minister dismissed")).rows[0]
    assert row.left
    assert row.right
    assert (row.left.index, row.right.index, row.classes) == (-1, -1, ("headline",))


words = st.lists(
    st.sampled_from(
        ["a", "the", "Kyiv", "Kiev", "12", "12,000", "said", "“yes”", "no,", ".", "..", "–", "not"]
    ),
    max_size=12,
)
bodies = st.lists(words.map(" ".join) | st.sampled_from(SENTENCES), max_size=6)


@given(bodies, bodies, st.booleans())
def test_each_side_is_given_letter_by_letter(left: list[str], right: list[str], noise: bool) -> None:
    one, other = text(*left), text(*right)
    found = compare(one, other, noise=noise).rows
    for row in found:
        lefts, rights = (
            "".join(part for op, part in row.words if op not in others)
            for others in (("add", "now"), ("drop", "was"))
        )
        assert (lefts, rights) == (row.left.text if row.left else "", row.right.text if row.right else "")
    shown = [row.right.text for row in found if row.right]
    assert " ".join(shown) == " ".join((other.headline, *cut(other).sentences))


AID = "The aid package for us was approved in may by the house on Monday."
AID_PROPER = "The aid package for US was approved in May by the House on Tuesday."


def test_hidden_noise_is_unmarked_and_puts_no_word_into_a_version() -> None:
    row = compare(text(AID), text(AID_PROPER)).rows[1]
    assert row.left
    assert row.right
    assert (row.left.text, row.right.text) == (AID, AID_PROPER)
    assert [run for run in row.words if run[0] in ("drop", "add")] == [("drop", "Monday"), ("add", "Tuesday")]
    assert [run for run in row.words if run[0] == "now"] == [("now", "US"), ("now", "May"), ("now", "House")]


def test_a_month_in_the_wrong_case_is_no_claim_that_grew_surer() -> None:
    assert "negation" not in compare(text(AID), text(AID_PROPER)).classes


def test_a_comparison_knows_that_it_hides_all_that_differs() -> None:
    us, aid = "The aid is for us.", "The aid is for US."
    assert compare(text(us), text(aid)).is_noise
    assert not compare(text(us), text(us)).is_noise
    assert not compare(text(us), text(aid), noise=True).is_noise
    assert not compare(text(us), text(aid, SENTENCES[0])).is_noise


@given(st.permutations(SENTENCES))
def test_shuffled_sentences_change_no_fact_and_add_no_words(order: list[str]) -> None:
    found = compare(text(*SENTENCES), text(*order))
    assert not differing(found)
    assert all(op == "same" for row in found.rows for op, _ in row.words)
    assert {row.op for row in found.rows} <= {"same", "move"}


def test_joined_emoji_are_compared_as_what_they_are() -> None:
    family, firefighter = "👩‍👩‍👧‍👦 🇺🇦 Family", "🧑🏽‍🚒 ok here is a sentence about fire."
    other = text(firefighter.replace("here", "there"), headline=f"{family} \u200d")
    found = compare(text(firefighter, headline=family), other)
    assert [row.op for row in found.rows] == ["same", "edit"]
