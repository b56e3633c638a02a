"""Twenty rows put on top of a list of any length, by key: a list alone, without a store beneath."""

import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from statistics import median

from textual.app import App, ComposeResult
from textual.events import Key

from bench.report import Figure
from bench.terminal import Shows, Terminal
from news.model import Article
from tui.marks import UNICODE
from tui.pages.article import article_row
from tui.rows import Rows
from tui.widgets.rowlist import RowList

NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
MANY = 20
RUNS = 30


def rows_on_top(size: int) -> Iterator[Figure]:
    """The time from a key that puts twenty rows on top to the screen that shows them."""
    command = [sys.executable, "-m", "bench.ontop", str(size)]
    with Terminal(command, env={"PYTHONPATH": str(Path(__file__).parents[1])}) as app:
        app.until(lambda screen: "Old news" in screen.line(30))
        app.settle()
        timed = [app.press(b"n", shows_number(number * MANY - 1), 0.1) for number in range(1, RUNS + 1)]
    took = median(one.answered for one in timed) * 1000
    yield Figure("app", f"{size:,} articles: {MANY} rows on top", took, "ms", bar="<= 15 ms", ok=took <= 15)


def shows_number(number: int) -> Shows:
    """Whether the newest row stands on the screen."""
    return lambda screen: f"Just in, number {number} " in screen.text()


class ListApp(App[None]):
    """One list; `n` puts rows on top of it."""

    def __init__(self, size: int) -> None:
        super().__init__()
        self._pattern = Article("", "s", "k", None, "Old news of the day", "Harbour Gazette", NOW, NOW)
        self._length, self._numbers = size, count()

    def compose(self) -> ComposeResult:
        """The list."""
        self.rows = RowList("rows", article_row(UNICODE), NOW)
        yield self.rows

    def on_mount(self) -> None:
        """Fill it; what is in sight comes when it is asked for."""
        self.rows.show(Rows([f"{number:012}" for number in range(self._length)]), {})
        self.rows.is_held = False

    def on_row_list_wanted(self, event: RowList.Wanted) -> None:
        """Bring rows of a window."""
        self.rows.supply({name: replace(self._pattern, id=name) for name in event.names})

    def on_key(self, event: Key) -> None:
        """Put some on top."""
        if event.key == "n":
            numbers = [next(self._numbers) for _ in range(MANY)]
            nouns = {
                f"new-{number:08}": replace(
                    self._pattern, id=f"new-{number:08}", title=f"Just in, number {number} today",
                    seen=NOW + timedelta(seconds=number),
                )
                for number in reversed(numbers)
            }  # fmt: skip
            self.rows.put_on_top(list(nouns), nouns)


if __name__ == "__main__":
    ListApp(int(sys.argv[1])).run()
