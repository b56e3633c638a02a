"""Words marked: whole words and phrases, nothing lost, no confetti."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.pairs.marks import Run, marked
from news.tokens import LIGHT, key, keys, spaced, tokens


def shown(left: str, right: str, *, noise: bool = False) -> str:
    signs = {"same": "{}", "drop": "[-{}-]", "add": "{{+{}+}}"}
    return "".join(signs[op].format(text) for op, text in marked(left, right, noise=noise))


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("He sold 37 launchers.", "He sold 35 launchers.", "He sold [-37-]{+35+} launchers."),
        ("It cost $ 1.5 billion.", "It cost $1.6 billion.", "It cost [-$ 1.5-]{+$1.6+} billion."),
        ("A four-year war.", "A five-year war.", "A [-four-year-]{+five-year+} war."),
        ("He came, he saw, he left.", "He came, he left.", "He came,[- he saw,-] he left."),
        (
            "The desire to add to its stock of arms.",
            "The intention to fill up its arsenal of arms.",
            "The [-desire to add to its stock-]{+intention to fill up its arsenal+} of arms.",
        ),
        ("東京は雨です", "東京は雪です", "東京は[-雨-]{+雪+}です"),
        ("Ціни зросли на 5%", "Ціни зросли на 7%", "Ціни зросли на [-5%-]{+7%+}"),
    ],
)
def test_a_change_is_marked_as_a_reader_would_mark_it(left: str, right: str, expected: str) -> None:
    assert shown(left, right) == expected


@pytest.mark.parametrize(
    ("left", "right"),
    [("a “b” c", 'a "b"  c'), ("the war..", "the war."), ("one – two", "one - two"), ("The war", "the war")],
)
def test_typography_is_marked_only_as_noise(left: str, right: str) -> None:
    assert {op for op, _ in marked(left, right)} <= {"same", "was", "now"}
    assert {op for op, _ in marked(left, right, noise=True)} & {"drop", "add"}


def test_a_figure_that_stayed_is_not_drawn_into_the_change_round_it() -> None:
    assert ("same", " 210 ") in marked("they bought 210 arms", "we sold 210 guns")


words = st.lists(
    st.sampled_from(["a", "Kyiv", "12", "“x”", "..", ".", ",", " ", "-", "it's", "$ 5", "雨"]), max_size=14
)


def joined(runs: tuple[Run, ...], *without: str) -> str:
    return "".join(text for op, text in runs if op not in without)


@given(words, words, st.booleans())
def test_all_words_of_both_sides_are_kept_letter_by_letter(a: list[str], b: list[str], noise: bool) -> None:
    left, right = "".join(a), " ".join(b)
    runs = marked(left, right, noise=noise)
    assert (joined(runs, "add", "now"), joined(runs, "drop", "was")) == (left, right)
    assert not noise or {op for op, _ in runs} <= {"same", "drop", "add"}


@given(words, words)
def test_runs_alternate_and_none_is_empty(a: list[str], b: list[str]) -> None:
    runs = marked(" ".join(a), " ".join(b))
    assert all(text for _, text in runs)
    assert all(one[0] != other[0] for one, other in pairwise(runs))


@given(st.text(alphabet="aBзЇé01 .,-'’&$€%_“”–—…()\u00a0\u0301北²", max_size=14))
def test_tokens_and_the_white_space_between_them_give_the_text_again(text: str) -> None:
    found, gaps = spaced(text)
    assert found == tokens(text)
    assert "".join(gap + token for gap, token in zip(gaps, [*found, ""], strict=True)) == text
    assert keys(text) == tuple(one for one in map(key, found) if one not in LIGHT)
