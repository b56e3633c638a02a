"""ASCII alone where that is asked for; and nothing is said by colour alone."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from typing import get_args

import pytest

from news.model import Alert, AlertState, Article, Source, Standing
from store.store import open_store
from tests.tui.stocked import COMPARED, NOW
from tests.tui.until import until
from tui.app import WirewatchApp
from tui.lines import Line, plain
from tui.marks import ASCII, UNICODE, Marks
from tui.own import Own
from tui.pages.alert import STATES, Match, alert_row
from tui.pages.article import article_row
from tui.pages.compare import Choice, compare_page
from tui.pages.source import Health, source_row

LONG = "A headline that goes on for very much longer than any column could ever hold"
ARTICLE = Article("a", "s", "k", "https://a.example", LONG, "Harbour Gazette", NOW, NOW)
SOURCE = Source("s", "https://a.example/feed", "feed", "Harbour Gazette", NOW)
STANDING = Standing("s", NOW, "as asked", NOW, NOW, 200)


def words(lines: Sequence[Line]) -> str:
    return "\n".join(plain(line) for line in lines)


@pytest.mark.parametrize("marks", [UNICODE, ASCII], ids=["unicode", "ascii"])
def test_what_differs_reads_otherwise_without_any_colour(marks: Marks) -> None:
    one, alert, health = article_row(marks), alert_row(marks), source_row(marks)
    held = Alert("x", "r", "a", NOW, "pumps")
    states = get_args(AlertState)
    assert set(states) == set(STATES)
    told = [
        [
            words(one(replace(ARTICLE, **marked), 80, NOW))
            for marked in (
                {},
                {"read": True},
                {"starred": True},
                {"note": "n"},
                {"verified": True},
                {"verified": False},
                {"tags": ("war",)},
                {"revisions": 2},
                {"assigned": "jo"},
            )
        ],
        [words(alert(Match(replace(held, state=state), ARTICLE, None), 80, NOW)) for state in states],
        [
            words(health(each, 80, NOW))
            for each in (
                Health(SOURCE, STANDING),
                Health(SOURCE),
                Health(replace(SOURCE, paused=True), STANDING),
                Health(SOURCE, replace(STANDING, error="answered 500")),
                Health(SOURCE, replace(STANDING, gone=True)),
            )
        ],
    ]
    for rows in told:
        assert all(left != right for left, right in combinations(rows, 2))


@pytest.mark.parametrize("room", [60, 120])
def test_a_comparison_says_by_signs_what_it_says_by_colour(room: int) -> None:
    laid = compare_page(COMPARED, Choice(), ASCII)(room)
    for role, sign in (("add", "+"), ("drop", "-"), ("move", ">")):
        bare = [plain(line) for line in laid.lines if any(role in bit[1].split() for bit in line)]
        assert bare
        assert any(sign in line for line in bare)


@pytest.mark.parametrize("view", ["feed", "alerts", "stories", "sources"])
@pytest.mark.parametrize("size", [(40, 15), (120, 40)])
async def test_in_ascii_nothing_else_is_drawn(view: str, size: tuple[int, int], tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_text("[app]\nascii = true\n")
    with open_store(tmp_path / "w.db") as store, store.transaction():
        store.sources.put(SOURCE)
        store.sources.set_standing(STANDING)
        for number in range(90):
            article = replace(ARTICLE, id=f"a{number}", key=f"k{number}")
            store.articles.put(article)
            store.alerts.put(Alert(f"x{number}", "r", article.id, NOW, "pumps"))
    app = WirewatchApp(tmp_path / "w.db", view=view, now=lambda: NOW, own=Own(file))
    async with app.run_test(size=size, notifications=True) as pilot:
        shown: Callable[[], str] = lambda: "\n".join(  # noqa: E731
            strip.text for strip in app.screen._compositor.render_strips()
        )
        awaited = {"stories": "No story yet", "sources": "Harbour"}.get(view, "A headline")
        await until(pilot, lambda: awaited in shown() and app.seat.pulse is not None, shown)
        app.notify("It rose", title="pumps")
        await until(pilot, lambda: "It rose" in shown(), shown)
        assert not {sign for sign in shown() if not sign.isascii()}
