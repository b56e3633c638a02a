"""Which lines are an outlet's and which an article's."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from news.boilerplate import ARTICLES, KEPT, NOTHING_LEARNED, is_furniture, own_paragraphs
from news.model import Text


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("Updated 10:30", "time of update"),
        ("Last updated on 18 August 2026, 10:30 GMT", "time of update"),
        ("Share on Facebook, Twitter, WhatsApp", "share line"),
        ("1,204 comments", "counter"),
        ("Comments: 12 | 3 likes", "counter"),
        ("5 min read", "counter"),
        ("Advertisement", "advertisement"),
        ("Read more: Ferry strike enters second week", "related link"),
        ("Related stories", "related link"),
        ("Sign up for our daily newsletter", "newsletter prompt"),
        ("https://gull.example/ferry", "mere address"),
    ],
)
def test_lines_are_known_by_their_form(line: str, why: str) -> None:
    assert NOTHING_LEARNED.why(line) == why


@pytest.mark.parametrize(
    "line",
    [
        "Updated figures show that 210 people died, the ministry said.",
        "Share prices fell 3 percent.",
        "Related charges against 12 officers were dropped.",
        "Recommended doses were cut by half, the agency said.",
        "Subscribers may sue, the court ruled.",
        "Ads worth $3 million were bought.",
        "The vote drew 1,204 comments from residents.",
        "Watch officers saw the ship turn.",
    ],
)
def test_sentences_that_begin_alike_are_the_articles(line: str) -> None:
    assert not is_furniture(line)


def test_a_line_on_many_pages_is_the_outlets() -> None:
    line = "The Gull is published by a co-operative."
    known = NOTHING_LEARNED
    for number in range(ARTICLES - 1):
        known = known.learned(f"a{number}", [line])
    assert known.why(line) is None
    known = known.learned("another", [line])
    assert known.why(line) == "stands on many pages of this outlet"
    assert NOTHING_LEARNED.why(line) is None


def test_one_article_read_often_teaches_nothing() -> None:
    known = NOTHING_LEARNED
    for _ in range(10):
        known = known.learned("a", ["The strike ended on Monday."])
    assert known.why("The strike ended on Monday.") is None


def test_what_is_learned_stays_bounded() -> None:
    known = NOTHING_LEARNED.learned("a", [f"Line {number} of the page." for number in range(KEPT + 50)])
    assert len(known.seen) == KEPT


def test_own_paragraphs_leave_the_rest_out() -> None:
    text = Text("A", ("The strike ended.", "Advertisement", "12 comments"))
    assert own_paragraphs(text, NOTHING_LEARNED) == ("The strike ended.",)


@settings(max_examples=200, deadline=500)
@given(st.text(max_size=400))
def test_any_line_is_judged_quickly(line: str) -> None:
    is_furniture(line)
