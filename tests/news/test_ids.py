from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from news.ids import ALPHABET, LENGTH, identity, text_id
from news.model import Text


def test_an_id_comes_out_the_same_on_every_machine() -> None:
    assert identity("source", "http://a.example/feed") == "a3jfhez955n6"


@given(st.lists(st.text(), min_size=1))
def test_an_id_is_twelve_letters_that_can_be_read_out(parts: list[str]) -> None:
    found = identity(*parts)
    assert len(found) == LENGTH
    assert set(found) <= set(ALPHABET)


def test_where_one_part_ends_makes_a_difference() -> None:
    assert identity("a", "bc") != identity("ab", "c")


def test_a_text_with_another_word_has_another_id() -> None:
    text = Text("Headline", ("One.", "Two."))
    assert text_id(text) == text_id(Text("Headline", ("One.", "Two.")))
    assert text_id(text) != text_id(replace(text, paragraphs=("One. Two.",)))
