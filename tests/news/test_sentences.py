"""Sentences: where they end, and where a stop does not end one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.model import Text
from news.sentences import cut, sentences


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Mr. Smith left. He was late.", "Mr. Smith left."),
        ("He went to Washington, D.C. The talks failed.", "He went to Washington, D.C."),
        ("The U.S. Army moved in. Nobody fled.", "The U.S. Army moved in."),
        ("J. K. Rowling wrote it. It sold.", "J. K. Rowling wrote it."),
        ("It rose by 3.5 percent. Prices fell.", "It rose by 3.5 percent."),
        ("They were killed.. The war goes on.", "They were killed.."),
        ("“Go!” he said. She went.", "“Go!” he said."),
        ("He said it “should take place.”. Nobody came.", "He said it “should take place.”."),
        ("Am 3. Oktober feiert man. Es regnet.", "Am 3. Oktober feiert man."),
        ("Он живёт на ул. Ленина. Она нет.", "Он живёт на ул. Ленина."),
        ("«Да», — сказал он. Потом ушёл.", "«Да», — сказал он."),
        ("وصل الوزير؟ نعم وصل.", "وصل الوزير؟"),
        ("今日は雨です。明日は晴れです。", "今日は雨です。"),
        ("他说：“走吧。”她走了。", "他说：“走吧。”"),
        ("Robert Downey Jr. Plays the part.", "Robert Downey Jr."),
    ],
)
def test_the_first_sentence_ends_where_a_reader_ends_it(text: str, first: str) -> None:
    found = sentences(text)
    assert found[0] == first
    assert len(found) == 2


def test_a_stop_before_a_small_letter_ends_nothing() -> None:
    assert sentences("He met Col. Smith and Sen. Jones vs. the rest... and left.") == [
        "He met Col. Smith and Sen. Jones vs. the rest... and left."
    ]


def test_each_sentence_knows_its_paragraph() -> None:
    found = cut(Text("Head", ("One. Two.", "Three.")))
    assert (found.sentences, found.paragraphs) == (("One.", "Two.", "Three."), (0, 0, 1))


@given(st.text(alphabet='aB .!?…"”“()。\n1', max_size=60))
def test_no_letter_is_lost_between_sentences(text: str) -> None:
    assert "".join("".join(sentences(text)).split()) == "".join(text.split())
