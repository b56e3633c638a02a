"""Numbers of things in words."""

import pytest

from news.amount import amount


@pytest.mark.parametrize(
    ("number", "noun", "words"),
    [
        (1, "source", "1 source"), (0, "story", "0 stories"), (1_200, "match", "1,200 matches"),
        (2, "copy", "2 copies"), (3, "day", "3 days"), (2, "new article", "2 new articles"),
    ],
)  # fmt: skip
def test_one_thing_is_one(number: int, noun: str, words: str) -> None:
    assert amount(number, noun) == words
