"""Lines are measured in cells, whatever the script, and broken only where a reader would break them."""

from hypothesis import given
from hypothesis import strategies as st

from tui.lines import clip, cut, fit, joined, marked, pad, plain, width, wrap

WORDS = st.text(alphabet="ab 漢字語 éعرب👩🚒-.", max_size=60)
LINES = st.lists(st.tuples(WORDS, st.sampled_from(["", "dim", "add strong"])), max_size=5).map(tuple)


@given(LINES, st.integers(2, 40))
def test_a_clipped_line_never_exceeds_its_room(line: tuple[tuple[str, str], ...], room: int) -> None:
    assert width(clip(line, room)) <= room


@given(LINES, st.integers(2, 40))
def test_a_padded_line_fills_its_room_exactly(line: tuple[tuple[str, str], ...], room: int) -> None:
    assert width(pad(line, room)) == room


@given(LINES, st.integers(8, 40), st.integers(0, 3))
def test_wrapping_exceeds_no_line_and_loses_no_word(
    line: tuple[tuple[str, str], ...], room: int, hang: int
) -> None:
    wrapped = wrap(line, room, hang=hang)
    assert all(width(part) <= room for part in wrapped)
    assert "".join("".join(plain(part).split()) for part in wrapped) == "".join(plain(line).split())


def test_a_word_that_is_marked_in_its_middle_is_not_broken_there() -> None:
    line = (("quick", ""), ("ly", "add"), (" brown", ""))
    assert [plain(part) for part in wrap(line, 7)] == ["quickly", "brown"]


def test_ideographs_break_between_each_two() -> None:
    assert [plain(part) for part in wrap((("漢字漢字漢字", ""),), 8)] == ["漢字漢字", "漢字"]


def test_what_follows_the_first_line_hangs_in() -> None:
    assert [plain(part) for part in wrap((("one two three", ""),), 8, hang=2)] == ["one two", "  three"]


def test_a_text_too_long_ends_in_a_sign_that_there_is_more() -> None:
    assert fit("headline", 5) == "head…"
    assert fit("漢字漢字", 5) == "漢字…"
    assert fit("ab", 4, right=True) == "  ab"


def test_marks_keep_the_words_around_them() -> None:
    line = marked("say pumps and pumps", [(14, 19), (4, 9)], "mark", "dim")
    assert line == (("say ", "dim"), ("pumps", "mark"), (" and ", "dim"), ("pumps", "mark"))
    assert cut(line, 2, 6) == (("y ", "dim"), ("pu", "mark"))


def test_joining_leaves_out_empty_lines() -> None:
    assert plain(joined([(("a", ""),), (), (("b", ""),)])) == "a b"
