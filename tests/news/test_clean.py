import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.clean import paragraphs, plain, unescape


@pytest.mark.parametrize(
    ("dirty", "clean"),
    [
        ("\x1b[31mred\x1b[0m", "red"),
        ("\x9b31mred", "red"),
        ("\x1b]8;;http://evil.example\x07link\x1b]8;;\x07", "link"),
        ("\x1b]52;c;cm0gLXJm\x07copied", "copied"),
        ("\x1bPtmux;\x1b\x1b]52;c;eA==\x07\x1b\\x", "x"),
        ("a\u202eb\u2066c\u2069", "abc"),
        ("zero\u200bwidth\ufeff", "zerowidth"),
        ("a\r\nb\tc\xa0d", "a b c d"),
        ("bell\x07null\x00", "bellnull"),
        ("e\u0301", "é"),
        ("[red]stays[/red] {{#T}} #[fg=red]", "[red]stays[/red] {{#T}} #[fg=red]"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("👩\u200d🚀", "👩\u200d🚀"),
        ("pay\u200dpal", "paypal"),
        ("lone\ud800", "lone"),
        ("one \x1b\x85two", "one two"),
    ],
)
def test_only_words_are_left(dirty: str, clean: str) -> None:
    assert plain(dirty) == clean


@given(st.text())
def test_nothing_that_steers_a_terminal_comes_through(text: str) -> None:
    assert not {char for char in plain(text) if unicodedata.category(char) in {"Cc", "Cs"}}


@given(st.text())
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert plain(plain(text)) == plain(text)


def test_an_entity_is_taken_for_what_it_stands_for_once() -> None:
    assert unescape("Q&amp;A &lt;b&gt; &amp;amp;") == "Q&A <b> &amp;"


def test_an_empty_line_parts_paragraphs() -> None:
    assert paragraphs("one\nstill one\r\n \r\n\ntwo\n") == ("one still one", "two")


@given(
    st.text(
        st.characters(codec="utf-8") | st.sampled_from("\x1b\u200b\u202e\xad[];m \xa0\u0301"), max_size=40
    )
)
def test_a_text_without_anything_hidden_is_cleaned_as_any_other(text: str) -> None:
    """A line break at the end lets it take the long way; what comes of it is the same."""
    assert plain(text) == plain(f"{text}\n")
