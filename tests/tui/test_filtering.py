"""A filter that does not parse: told with its place and what would, and the list stays as it was."""

from pathlib import Path

import pytest

from news.names import shipped
from tests.tui.stocked import NOW, stock
from tests.tui.until import until
from tui.app import WirewatchApp
from tui.screens.feed import FeedScreen


@pytest.fixture
def place(tmp_path: Path) -> Path:
    shipped()  # the first query of a process reads the table of names, which takes its time
    stock(tmp_path / "w.db").close()
    return tmp_path / "w.db"


@pytest.mark.parametrize(("held", "rows"), [("", 7), ("pumps", 1)])
async def test_a_filter_that_does_not_parse_is_told_and_the_list_stays(
    place: Path, held: str, rows: int
) -> None:
    app = WirewatchApp(place, now=lambda: NOW)
    async with app.run_test(size=(140, 30)) as pilot:
        feed = app.screen
        assert isinstance(feed, FeedScreen)
        feed.set_to("filter", held)
        await until(pilot, lambda: len(feed.rows.rows) == rows)
        feed.set_to("filter", "age:soon")
        await until(pilot, lambda: "try:" in feed.status.render_line(0).text)
        await until(pilot, lambda: feed.seat.filter == held and len(feed.rows.rows) == rows)
