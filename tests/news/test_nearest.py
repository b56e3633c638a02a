"""A slip of the pen finds the word that was meant, and no other word does."""

import pytest

from news.nearest import nearest

KNOWN = ("query", "name", "do", "every", "muted", "quiet", "keep_days", "on")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("dp", "do"), ("od", "do"), ("d", "do"), ("quite", "quiet"), ("evry", "every"), ("Muted", "muted"),
        ("querry", "query"), ("keep", "keep_days"), ("kep_day", "keep_days"), ("nmae", "name"),
    ],
)  # fmt: skip
def test_a_slip_finds_what_was_meant(typed: str, meant: str) -> None:
    assert nearest(typed, KNOWN) == meant


@pytest.mark.parametrize("typed", ["x", "zz", "colour", "threshold", ""])
def test_what_is_like_nothing_finds_nothing(typed: str) -> None:
    assert nearest(typed, KNOWN) is None


def test_of_two_as_near_the_first_stands() -> None:
    assert nearest("an", ("on", "at", "in")) == "on"
