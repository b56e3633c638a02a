"""What the app tells is told whole, goes when it is over, and says what to do next."""

from pathlib import Path

import pytest

from news.model import Article
from store.store import open_store
from tests.tui.stocked import NOW, article_id, stock
from tests.tui.until import until
from tests.tui.viewed import app_on, status, view
from tui.lines import plain, width
from tui.marks import UNICODE
from tui.pages.source import Health, source_row, verdict
from tui.pages.status import how_things_stand, message_lines
from tui.pulse import Pulse
from tui.widgets.rowlist import RowList


def test_a_message_too_long_for_its_line_goes_on_in_the_next() -> None:
    words = "the bracket is never closed: write ) where it ends"
    assert len(message_lines(words, "bad", 60, 80)) == 1
    first, second = message_lines(words, "bad", 30, 80)
    assert width(first) <= 30
    assert f"{plain(first).strip()} {plain(second).strip()}" == words


def test_without_a_desk_it_says_whether_one_is_coming() -> None:
    pulse = Pulse(None, 0, 0, (), "", None)
    assert "no desk" in plain(how_things_stand(pulse, 60, UNICODE, NOW))
    assert "starting" in plain(how_things_stand(pulse, 60, UNICODE, NOW, starts_desk=True))


@pytest.mark.parametrize(
    ("room", "told"),
    [
        (8, " ! 1 al…"),
        (20, " ! 1 alert"),
        (28, " ! 1 alert   x 2 failing"),
        (46, " ! 1 alert   x 2 failing   37 unread   no desk"),
        (80, " ! 1 alert   x 2 failing   37 unread   no desk: nothing is polled"),
    ],
)
def test_where_there_is_little_room_what_stands_there_stands_whole(room: int, told: str) -> None:
    pulse = Pulse(None, 37, 1, ("A", "B"), "", None)
    assert plain(how_things_stand(pulse, room, UNICODE, NOW)) == told


@pytest.mark.parametrize("key", ["2", "3", "5", "6"])
async def test_a_view_that_comes_to_the_front_of_a_tiny_screen_says_its_place_whole(
    tmp_path: Path, key: str
) -> None:
    stock(tmp_path / "w.db").close()
    async with app_on(tmp_path / "w.db").run_test(size=(40, 12)) as pilot:
        await until(pilot, lambda: "1/7" in status(pilot))
        feed = view(pilot)
        await pilot.press(key)
        await until(pilot, lambda: view(pilot) is not feed and status(pilot).rstrip()[-2:] in ("/1", "/2"))
        assert "failing  …" not in status(pilot)


def test_notices_that_could_not_be_told_are_counted() -> None:
    pulse = Pulse(1, 0, 0, (), "", None, notices=2)
    assert "2 notices not told" in plain(how_things_stand(pulse, 80, UNICODE, NOW))


def test_a_narrow_row_of_a_source_holds_both_times_whole(tmp_path: Path) -> None:
    with stock(tmp_path / "w.db") as store:
        source, standing = store.sources.get("gazette"), store.sources.standings()["gazette"]
    assert source is not None
    health = Health(source, standing)
    row = source_row(UNICODE)(health, 36, NOW)[0]
    assert verdict(health)[0] in plain(row)
    assert width(row) <= 36
    assert plain(row).split()[-2:] == ["now", "3m"]


async def test_escape_takes_what_was_told_away(tmp_path: Path) -> None:
    stock(tmp_path / "w.db").close()
    async with app_on(tmp_path / "w.db").run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "/7" in status(pilot))
        await pilot.press("F", *"(pumps", "enter")
        await until(pilot, lambda: "never closed" in status(pilot))
        await pilot.press("F", "escape")
        await until(pilot, lambda: "unread" in status(pilot))


async def test_ctrl_c_says_how_to_leave_and_twice_leaves(tmp_path: Path) -> None:
    stock(tmp_path / "w.db").close()
    app = app_on(tmp_path / "w.db")
    async with app.run_test(size=(100, 24)) as pilot:
        await until(pilot, lambda: "/7" in status(pilot))
        await pilot.press("ctrl+c")
        await until(pilot, lambda: "q goes back" in status(pilot))
        assert app.is_running
        await pilot.press("ctrl+c")
        await pilot.pause()
    assert app.return_code == 0


async def test_in_a_list_that_was_empty_the_cursor_stays_on_top_until_a_key_is_pressed(
    tmp_path: Path,
) -> None:
    open_store(tmp_path / "w.db").close()

    def article(number: int) -> Article:
        name = article_id(str(number))
        return Article(name, "gazette", name, None, f"News {number}", "Gazette", NOW, NOW)

    with open_store(tmp_path / "w.db") as store:
        async with app_on(tmp_path / "w.db").run_test(size=(100, 24)) as pilot:
            rows = next(pane for pane in view(pilot).panes if pane.id == "rows")
            assert isinstance(rows, RowList)
            await until(pilot, lambda: "No sources yet" in rows.render_line(0).text)
            for number in (1, 2):
                store.articles.put(article(number))
                await until(pilot, lambda: rows.current == article(number).id)  # noqa: B023
            await pilot.press("j")
            store.articles.put(article(3))
            await until(pilot, lambda: len(rows.rows) == 3)
            assert rows.current == article(1).id
