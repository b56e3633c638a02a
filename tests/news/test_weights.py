"""What a word tells, and which words are one: stems and weights, in English and beside it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.idf import weight
from news.model import Text
from news.stories import Clusterer
from news.tokens import stem
from tests.news.test_stories_neighbours import NOON


@pytest.mark.parametrize(
    "cases",
    [
        "президент президента президентом президенты президентов президентами",
        "Зеленский Зеленского Зеленскому Зеленским",
        "Назарбаев Назарбаева Назарбаеву Назарбаевым",
        "Москва Москвы Москве Москву Москвой",
        "Порошенко Порошенка Порошенком",
        "війна війни війні війну війною",
        "новый нового новому новыми новая новой",
        "сообщил сообщила сообщили",
    ],
)
def test_all_cases_of_a_word_have_one_stem(cases: str) -> None:
    assert len({stem(word) for word in cases.casefold().split()}) == 1


def test_words_that_differ_in_more_than_the_ending_stay_apart() -> None:
    words = "город горе горы министр министерство мир мера".split()  # noqa: SIM905
    assert len({stem(word) for word in words}) == len(words) - 1  # `горе` and `горы` share theirs


@given(st.text(st.sampled_from("аеиоыбгнт"), max_size=12))
def test_at_least_three_letters_stay_and_a_stem_is_its_own(word: str) -> None:
    assert len(stem(word)) >= min(3, len(word))
    assert word.startswith(stem(word))
    assert stem(stem(word)) == stem(word)


@pytest.mark.parametrize(
    ("word", "english"), [("года", "year"), ("полиции", "police"), ("незалежності", "independence")]
)
def test_a_common_word_weighs_what_its_english_counterpart_does(word: str, english: str) -> None:
    assert weight(word) == weight(english)


def test_words_that_only_hold_a_sentence_together_tell_nothing() -> None:
    words = "если будет этого которого якщо буде цього якого".split()  # noqa: SIM905
    assert [weight(word) for word in words] == [0.0] * len(words)


def test_articles_that_have_only_common_words_in_common_are_no_story() -> None:
    headlines = (
        "Президент страны заявил о решении правительства в понедельник",
        "В понедельник правительство сообщило о решении президента страны",
        "Решение президента: что сообщили в правительстве страны",
    )
    clusterer = Clusterer()
    texts = [
        Text(f"{name} {line}", ())
        for name, line in zip(("Ильмень", "Кашалот", "Ростелеком"), headlines, strict=True)
    ]
    stories = {clusterer.place(text.headline, text, text.headline, NOON).story_id for text in texts}
    assert len(stories) == 3
