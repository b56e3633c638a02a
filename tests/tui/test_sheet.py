"""A sheet: stops and words to jump between, and what is read stays where it stood."""

import pytest
from textual.app import App, ComposeResult

from tui.laid import Laid
from tui.lines import Line
from tui.widgets.sheet import Sheet, stands


class SheetApp(App[None]):
    def __init__(self) -> None:
        super().__init__()
        self.jumped: list[tuple[int, int]] = []

    def compose(self) -> ComposeResult:
        yield Sheet("sheet")

    def on_sheet_jumped(self, event: Sheet.Jumped) -> None:
        self.jumped.append((event.place, event.count))


async def test_a_sheet_jumps_from_stop_to_stop_and_says_which() -> None:
    app = SheetApp()
    async with app.run_test(size=(30, 10)) as pilot:
        sheet = app.query_one(Sheet)
        await pilot.pause()
        sheet.show(
            lambda _room: Laid([((f"line {n}", ""),) for n in range(100)], stops=(3, 50, 90), frozen=1)
        )
        assert sheet.jump()
        assert sheet.jump()
        await pilot.pause()
        assert app.jumped == [(1, 3), (2, 3)]
        assert any("line 50" in sheet.render_line(y).text for y in range(sheet.page))
        assert "line 0" in sheet.render_line(0).text, "the frozen line stays on top"
        assert sheet.jump()
        assert not sheet.jump()
        assert sheet.jump(-2)
        await pilot.pause()
        assert app.jumped[-1] == (1, 3)


async def test_a_sheet_finds_the_next_line_that_holds_the_words() -> None:
    app = SheetApp()
    async with app.run_test(size=(30, 10)) as pilot:
        sheet = app.query_one(Sheet)
        await pilot.pause()
        sheet.show(
            lambda _room: Laid([((f"line {n} Ostrava" if n == 60 else f"line {n}", ""),) for n in range(100)])
        )
        assert sheet.seek("ostrava")
        await pilot.pause()
        assert "line 60" in sheet.render_line(2).text
        assert sheet.seek("ostrava"), "the first where none is left"
        assert not sheet.seek("nowhere")


async def test_words_are_found_whatever_number_is_raised_behind_them() -> None:
    async with SheetApp().run_test(size=(30, 10)) as pilot:
        sheet = pilot.app.query_one(Sheet)
        line = (("Pumps", "mark"), ("¹", "raised"), (" for Ostrava", ""))
        sheet.show(lambda _room: Laid([(("nothing", ""),)] * 40 + [line] + [(("nothing", ""),)] * 40))
        assert sheet.seek("pumps for")
        await pilot.pause()
        assert sheet.render_line(2).text.startswith("Pumps¹ for Ostrava")


async def test_words_sought_are_the_stops_until_no_words_are() -> None:
    app = SheetApp()
    async with app.run_test(size=(30, 10)) as pilot:
        sheet = app.query_one(Sheet)
        await pilot.pause()
        sheet.show(lambda _room: Laid([((f"line {n}", ""),) for n in range(100)], stops=(3, 50)))
        sheet.go(25)
        await pilot.pause()
        assert sheet.seek("0")
        await pilot.pause()
        assert sheet.jump()
        assert sheet.jump(-1)
        await pilot.pause()
        assert app.jumped == [(4, 10), (5, 10), (4, 10)]
        sheet.seek("")
        assert list(sheet.stops) == [3, 50]


@pytest.mark.parametrize(
    ("before", "after", "top", "begins"),
    [
        ("abcdef", "abcdef", 3, 3),
        ("abcdef", "aXXbcdef", 3, 5),
        ("abcdef", "acdef", 3, 2),
        ("abcdef", "abcXYef", 3, 4),
        ("abcdef", "Xabcdef", 0, 0),
        ("abcdef", "abc", 4, 4),
        ("ab-cd-ef", "abZ-cd-ef", 5, 6),
    ],
)
def test_what_was_read_stays_where_it_stood_when_the_text_is_laid_out_anew(
    before: str, after: str, top: int, begins: int
) -> None:
    def lines(text: str) -> list[Line]:
        return [((letter, ""),) for letter in text]

    assert stands(lines(before), lines(after), top) == begins
