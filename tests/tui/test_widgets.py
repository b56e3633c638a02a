"""The list and the sheet tell what happens in messages, and repaint little."""

from datetime import UTC, datetime

import pytest
from textual.app import App, ComposeResult
from textual.message import Message

from tests.tui.until import until
from tui.lines import Line
from tui.rows import Rows
from tui.widgets.rowlist import RowList

NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
MANY = 100_000


def shape(noun: str, _room: int, _now: datetime) -> list[Line]:
    return [((noun, ""),)]


class ListApp(App[None]):
    def __init__(self) -> None:
        super().__init__()
        self.heard: list[Message] = []

    def compose(self) -> ComposeResult:
        yield RowList("rows", shape, NOW)

    @property
    def rows(self) -> RowList:
        return self.query_one(RowList)

    def on_row_list_moved(self, event: RowList.Moved) -> None:
        self.heard.append(event)

    def on_row_list_opened(self, event: RowList.Opened) -> None:
        self.heard.append(event)

    def on_row_list_wanted(self, event: RowList.Wanted) -> None:
        self.heard.append(event)
        event.rows.supply({name: f"row {name}" for name in event.names})


def asked(app: ListApp) -> int:
    return sum(len(event.names) for event in app.heard if isinstance(event, RowList.Wanted))


def text(rows: RowList, y: int) -> str:
    return rows.render_line(y).text.strip()


async def test_a_list_of_100_000_rows_asks_for_those_in_sight_alone() -> None:
    app = ListApp()
    async with app.run_test(size=(40, 10)) as pilot:
        app.rows.show(Rows([str(number) for number in range(MANY)]), {})
        await until(pilot, lambda: "row 0" in text(app.rows, 0))
        assert asked(app) == 128
        app.rows.go(MANY - 1)
        await until(pilot, lambda: any("> row 99999" in text(app.rows, y) for y in range(10)))
        assert asked(app) <= 3 * 128


async def test_rows_out_of_sight_are_painted_and_asked_for_ahead() -> None:
    app = ListApp()
    async with app.run_test(size=(40, 10)) as pilot:
        app.rows.show(Rows([str(number) for number in range(200)]), {})
        await until(pilot, lambda: "row 0" in text(app.rows, 0))
        app.rows.paint_ahead()
        app.rows._shape = lambda _noun, _room, _now: [(("written again", ""),)]
        app.rows.move("row", app.rows.page)  # the page turns by half
        assert app.rows.scroll_offset.y > 0
        assert "written again" not in text(app.rows, app.rows.page - 1)
        app.rows.go(125)
        assert asked(app) == 128
        app.rows.paint_ahead()  # beyond the first 128
        await until(pilot, lambda: asked(app) == 200)


async def test_an_empty_list_says_why_in_as_many_lines_as_it_needs() -> None:
    app = ListApp()
    async with app.run_test(size=(40, 10)) as pilot:
        app.rows.empty = "Nothing has come in yet; the desk looks at the sources one after another."
        app.rows.forget()
        await pilot.pause()
        shown = " ".join(text(app.rows, y) for y in range(10)).split()
        assert shown == app.rows.empty.split()


async def test_the_cursor_says_where_it_went_and_what_it_opens() -> None:
    app = ListApp()
    async with app.run_test(size=(40, 10)) as pilot:
        app.rows.show(Rows(["a", "b"]), {"a": "first", "b": "second"})
        app.rows.move("row")
        app.rows.move("row")
        app.rows.open()
        await pilot.pause()
        moved = [event.name for event in app.heard if type(event) is RowList.Moved]
        assert moved == ["a", "b"]
        assert [event.name for event in app.heard if isinstance(event, RowList.Opened)] == ["b"]


async def test_rows_that_come_in_above_move_nothing_under_the_cursor() -> None:
    app = ListApp()
    async with app.run_test(size=(40, 10)) as pilot:
        names = [str(number) for number in range(50)]
        app.rows.show(Rows(names), {name: name for name in names})
        app.rows.go(20)
        await pilot.pause()
        before = [text(app.rows, y) for y in range(app.rows.page)]
        came = app.rows.put_on_top(["new1", "new2"], {"new1": "new1", "new2": "new2"})
        await pilot.pause()
        assert came == 2
        assert app.rows.current == "20"
        assert [text(app.rows, y) for y in range(app.rows.page)] == before
        assert app.rows.unseen == 2
        app.rows.go(0)
        assert (app.rows.current, app.rows.unseen) == ("new1", 0)


async def test_a_changed_noun_is_repainted_and_an_equal_one_is_not() -> None:
    app = ListApp()
    async with app.run_test(size=(40, 10)) as pilot:
        app.rows.show(Rows(["a"]), {"a": "old"})
        await pilot.pause()
        strip = app.rows.render_line(0)
        app.rows.supply({"a": "old"})
        assert app.rows.render_line(0) is strip
        app.rows.supply({"a": "new"})
        assert text(app.rows, 0).endswith("new")


async def test_selected_rows_are_marked_by_a_sign_and_are_what_an_act_is_for() -> None:
    app = ListApp()
    async with app.run_test(size=(40, 10)) as pilot:
        app.rows.show(Rows(["a", "b", "c"]), {"a": "A", "b": "B", "c": "C"})
        app.rows.select(2)
        await pilot.pause()
        assert app.rows.chosen == ["a", "b"]
        assert [text(app.rows, y) for y in range(3)] == ["xA", "xB", "> C"]
        app.rows.clear_selected()
        assert app.rows.chosen == ["c"]


async def test_the_cursor_stays_on_its_row_when_the_list_is_filled_anew() -> None:
    app = ListApp()
    async with app.run_test(size=(40, 10)) as pilot:
        app.rows.show(Rows(["a", "b", "c"]), {"a": "A", "b": "B", "c": "C"})
        app.rows.go(2)
        app.rows.show(Rows(["new", "a", "c"]), {"new": "N"})
        await pilot.pause()
        assert app.rows.current == "c"


@pytest.mark.parametrize(
    ("at", "left", "stands"), [(1, "acd", "c"), (3, "abc", "c"), (1, "d", "d"), (2, "xy", "x")]
)
async def test_where_a_row_is_gone_the_cursor_goes_to_its_neighbour(at: int, left: str, stands: str) -> None:
    app = ListApp()
    async with app.run_test(size=(40, 10)):
        app.rows.renew("abcd", {name: name for name in "abcd"})
        app.rows.go(at)
        app.rows.renew(left, {name: name for name in left})
        assert app.rows.current == stands
