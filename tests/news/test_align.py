"""Alignment: what stays, what moves, what is split, and which sentences are akin."""

import random

from hypothesis import given
from hypothesis import strategies as st

from news.pairs.align import akin, align
from news.pairs.bags import spellings

NEWS = (
    "The minister resigned on Monday after a long inquiry.",
    "Rescuers pulled 14 people from the flooded village of Orlivka.",
    "The mayor promised that every house would be rebuilt.",
    "Fuel prices rose by 3.5 percent in April.",
    "A court sent the smuggling case back to Kyiv.",
    "Farmers blocked the bridge with tractors for two days.",
    "Schools in the north stay closed until the water falls.",
)


def links(left: list[str], right: list[str]) -> set[tuple[int, int]]:
    return {(i, j) for pair in align(left, right) for i in pair.left for j in pair.right}


def test_an_edited_sentence_is_aligned_with_what_it_was() -> None:
    right = [*NEWS]
    right[1] = "Rescue teams pulled 15 people out of the flooded village of Orlivka."
    assert links([*NEWS], right) == {(n, n) for n in range(7)}


def test_another_sentence_in_its_place_is_no_edit() -> None:
    right = [*NEWS]
    right[3] = "Chess players from forty countries met in Lviv."
    assert links([*NEWS], right) == {(n, n) for n in range(7) if n != 3}


def test_one_sentence_taken_forward_is_the_only_move() -> None:
    right = [NEWS[5], *NEWS[:5], NEWS[6]]
    assert [(pair.left, pair.right) for pair in align(NEWS, right) if pair.moved] == [((5,), (0,))]


def test_two_spellings_of_a_name_and_two_writings_of_a_figure_meet() -> None:
    left = ["Zelenskiy said 13 thousand died.", "Nothing else was said."]
    right = ["More than 13,000 died, according to Zelensky.", "Snow fell."]
    assert links(left, right) == {(0, 0)}


def test_a_merged_sentence_has_two_origins() -> None:
    left = ["The bank closed its last branch.", "Its owner, Piotr Nowak, left the country."]
    right = ["The bank closed its last branch and its owner, Piotr Nowak, left the country."]
    assert links(left, right) == {(0, 0), (1, 0)}


def test_sentences_of_two_tellings_are_akin_many_to_many() -> None:
    left = ["The bank closed its last branch in Lviv.", "Prices rose."]
    right = ["Its last branch in Lviv was closed by the bank on Friday.", "The bank closed a branch in Lviv."]
    assert {(0, 0), (0, 1)} <= akin(left, right)
    assert (1, 1) not in akin(left, right)


@given(st.permutations(range(len(NEWS))))
def test_whatever_the_order_every_sentence_finds_itself(order: list[int]) -> None:
    assert links([*NEWS], [NEWS[n] for n in order]) == {(n, order.index(n)) for n in range(len(NEWS))}


@given(st.lists(st.sampled_from(NEWS), max_size=9), st.lists(st.sampled_from(NEWS), max_size=9))
def test_no_sentence_is_used_twice_and_what_is_in_place_is_in_order(
    left: list[str], right: list[str]
) -> None:
    pairs = align(left, right)
    lefts, rights = [i for pair in pairs for i in pair.left], [j for pair in pairs for j in pair.right]
    assert len(set(lefts)) == len(lefts)
    assert len(set(rights)) == len(rights)
    stayed = [pair for pair in pairs if not pair.moved]
    assert [pair.left for pair in stayed] == sorted(pair.left for pair in stayed)


def test_a_thousand_sentences_are_aligned_without_losing_one() -> None:
    rng = random.Random(1)
    made = [f"Witness {n} saw {rng.randrange(1000)} cars near bridge {n * 7}." for n in range(1000)]
    assert len(align(made, made[::-1])) == 1000


def test_sentences_said_again_and_again_stay_with_their_neighbours() -> None:
    left = [line for n in range(6) for line in (f"Ward {n} was flooded at once.", "Nobody was hurt there.")]
    right = [*left[2:4], *left[:2], *left[4:]]
    assert [pair.right for pair in align(left, right) if pair.moved] in ([(0,), (1,)], [(2,), (3,)])


def test_a_name_has_several_spellings_by_table_and_letters_and_never_by_likeness() -> None:
    def met(*names: str) -> list[str]:
        return [f"They met {name} on Monday." for name in names]

    assert spellings(met("Qaddafi"), met("Gadhafi")) == {"qaddafi": "gadhafi"}
    assert spellings(met("Tokayev"), met("Tokajew")) == {"tokayev": "tokajew"}
    assert spellings(met("Karimov"), met("Kerimov")) == {}
