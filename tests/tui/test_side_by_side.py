"""Comparisons laid out for terminals of any width, and for pipes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.compare import compare
from news.model import Text
from tui.commands.side_by_side import NARROWEST, Layout, folded, laid_out
from tui.lines import Line, plain, width
from tui.marks import UNICODE
from tui.pages.compare import Choice, Compared, compare_page

LEFT = Text(
    "Kyiv asks for Javelin missiles",
    (
        "The 210 missiles and 37 launchers were delivered to Ukraine in April 2018.",
        "The office of the president declined to comment on the request on Monday evening.",
        "A senior diplomat said the purchase would go through the foreign sales programme.",
        "Nobody else was available.",
    ),
)
RIGHT = Text(
    "Kyiv asks for Javelin missiles",
    (
        "A senior diplomat said the purchase would go through the foreign sales programme.",
        "The 210 missiles and 37 launchers were delivered to the United States in April 2018.",
        "The office of the president declined to comment on the request on Monday evening.",
        "Officials in Brussels expect an answer within weeks.",
    ),
)


def shown(layout: Layout, left: Text = LEFT, right: Text = RIGHT) -> list[Line]:
    return list(laid_out(compare(left, right), "left", "right", layout))


@pytest.mark.parametrize("room", [60, 61, 80, 140, 200])
def test_two_columns_fit_the_width_and_keep_the_sign_between_them(room: int) -> None:
    lines = shown(Layout(room, colour=True, whole=True))
    assert max(map(width, lines)) <= room
    signs = {plain(line)[(room - 3) // 2 + 1 : (room - 3) // 2 + 2] for line in lines}
    assert signs >= {"~", ">", "+", "-"}


@pytest.mark.parametrize("room", [20, 40, NARROWEST - 1])
def test_below_sixty_cells_there_is_one_column(room: int) -> None:
    lines = shown(Layout(room, colour=True, whole=True))
    assert max(map(width, lines)) <= room
    assert {plain(line)[:1] for line in lines} >= {"~", ">", "+", "-"}


def test_without_colour_the_words_that_differ_stand_in_brackets() -> None:
    words = " ".join(" ".join(plain(line) for line in shown(Layout(200, colour=False))).split())
    assert "[-Ukraine-]" in words
    assert "{+the United States+}" in words


def test_with_colour_there_are_no_brackets() -> None:
    assert not any("{+" in plain(line) for line in shown(Layout(200, colour=True)))


def test_a_moved_sentence_is_shown_once_as_moved() -> None:
    words = [plain(line) for line in shown(Layout(200, colour=True))]
    assert sum("foreign sales programme" in line for line in words) == 1
    assert any("moved here from sentence 3" in line for line in words)


def test_what_differs_in_fact_stands_on_top() -> None:
    words = [plain(line) for line in shown(Layout(120, colour=True))]
    assert words[0] == "Facts that differ"
    assert "Ukraine" in words[1]
    assert "United States" in words[1]


def test_long_stretches_that_stayed_are_folded_and_counted() -> None:
    rows = compare(
        Text("A headline", tuple(f"This is sentence number {number} of it." for number in range(20))),
        Text("A headline", tuple(f"This is sentence number {number} of it." for number in range(19))),
    ).rows
    parts = list(folded(rows))
    assert [part for part in parts if isinstance(part, str)] == ["  ··· 17 sentences the same"]
    assert len(parts) == 5


@given(
    st.lists(st.text("aя漢ا é.", min_size=1, max_size=80), max_size=4),
    st.lists(st.text("aя漢ا é.", min_size=1, max_size=80), max_size=4),
    st.integers(10, 120),
    st.booleans(),
)
def test_no_line_is_wider_than_the_terminal_in_any_script(
    left: list[str], right: list[str], room: int, colour: bool
) -> None:
    layout = Layout(room, colour=colour)
    for line in shown(layout, Text("Head", tuple(left)), Text("Head", tuple(right))):
        assert width(line) <= room


def test_each_side_is_read_as_it_is_written_where_noise_is_hidden() -> None:
    left, right = (
        Text("Aid", (f"The aid for {one} was sent out.",)) for one in ("us by boat", "US on Monday")
    )
    two = plain(shown(Layout(100, colour=True), left, right)[-1])
    one = plain(shown(Layout(99, colour=False, unified=True), left, right)[-1])
    sides = [" ".join(side.split()) for side in two.split("~")]
    assert sides == ["The aid for us by boat was sent out.", "The aid for US on Monday was sent out."]
    assert one == "~ The aid for US [-by boat-]{+on Monday+} was sent out."


def test_a_page_that_hides_all_that_differs_says_so() -> None:
    comparison = compare(Text("Aid", ("The aid is for us.",)), Text("Aid", ("The aid is for US.",)))
    laid = compare_page(Compared("one", "other", comparison), Choice(facts=False), UNICODE)(100)
    words = [plain(line) for line in laid.lines]
    assert "Only case or typography differs: w shows it." in words
    assert any("for us." in line and "for US." in line for line in words)
