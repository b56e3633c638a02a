"""The queue by keys: narrowed by a query or by words, empty with a reason, undo of what a person did."""

from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from news.ids import text_id
from news.model import Revision, Text
from news.names import shipped
from store.store import Store, open_store
from tests.tui.stocked import NOW, article_id, stock
from tests.tui.until import until
from tui.app import WirewatchApp
from tui.lines import plain
from tui.screens.alerts import AlertsScreen
from tui.widgets.rowlist import RowList


@pytest.fixture
def place(tmp_path: Path) -> Path:
    shipped()  # the first query of a process reads the table of names, which takes its time
    stock(tmp_path / "w.db").close()
    return tmp_path / "w.db"


def queue(pilot: Pilot[Any]) -> AlertsScreen:
    screen = pilot.app.screen
    assert isinstance(screen, AlertsScreen)
    return screen


def app_on(place: Path) -> WirewatchApp:
    return WirewatchApp(place, view="alerts", now=lambda: NOW)


def first_line(pilot: Pilot[Any]) -> str:
    return queue(pilot).rows.render_line(0).text


def said(pilot: Pilot[Any]) -> str:
    return " ".join(queue(pilot).rows.render_line(y).text.strip() for y in range(8))


def forget_alerts(store: Store) -> None:
    for name in store.alerts.ids():
        store.db.table("alerts").remove(lambda held, name=name: held["id"] == name)


@pytest.mark.parametrize(
    ("query", "rows"),
    [
        ("rule:pumps is:new", 1), ("rule:other", 0), ("outlet:gazette -flood", 1), ("is:acked", 0),
        ("is:snoozed", 0),
    ],
)  # fmt: skip
async def test_the_filter_of_the_queue_is_a_query(place: Path, query: str, rows: int) -> None:
    async with app_on(place).run_test(size=(140, 30)) as pilot:
        await until(pilot, lambda: queue(pilot).place == "1/1")
        await pilot.press("F", *query, "enter")
        await until(pilot, lambda: str(queue(pilot).rows.border_title) == f"alerts  {query}")
        await until(pilot, lambda: len(queue(pilot).rows.rows) == rows)
        await pilot.press("q")
        await until(pilot, lambda: str(queue(pilot).rows.border_title) == "alerts")
        await until(pilot, lambda: len(queue(pilot).rows.rows) == 1)


async def test_a_snoozed_alert_is_found_by_a_query_for_it(place: Path) -> None:
    async with app_on(place).run_test(size=(140, 30)) as pilot:
        await until(pilot, lambda: queue(pilot).place == "1/1")
        await pilot.press("z", "enter")
        await until(pilot, lambda: not len(queue(pilot).rows.rows))
        await pilot.press("F", *"is:snoozed", "enter")
        await until(pilot, lambda: len(queue(pilot).rows.rows) == 1)


async def test_a_query_that_does_not_parse_is_told_and_the_queue_stays(place: Path) -> None:
    async with app_on(place).run_test(size=(140, 30)) as pilot:
        await until(pilot, lambda: queue(pilot).place == "1/1")
        await pilot.press("F", *"outlet:", "enter")
        await until(pilot, lambda: "outlet" in queue(pilot).status.render_line(0).text)
        assert len(queue(pilot).rows.rows) == 1


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("zebra", "Nothing here holds zebra. q shows all."),
        ("outlet:gazette x", "F asks this as a query"),
        ("(zebra", "as a query it would be wrong"),
    ],
)
async def test_words_that_find_nothing_say_so_and_what_to_do(place: Path, words: str, told: str) -> None:
    async with app_on(place).run_test(size=(140, 30)) as pilot:
        await until(pilot, lambda: queue(pilot).place == "1/1")
        await pilot.press("slash", *words, "enter")
        await until(pilot, lambda: told in said(pilot), lambda: said(pilot))


async def test_the_feed_says_why_a_malformed_search_finds_nothing(place: Path) -> None:
    async with WirewatchApp(place, now=lambda: NOW).run_test(size=(140, 30)) as pilot:
        rows = pilot.app.screen.query_one("#rows", RowList)
        await until(pilot, lambda: len(rows.rows) == 7)
        await pilot.press("slash", *"zebra OR", "enter")
        await until(pilot, lambda: "as a query it would be wrong" in rows.empty)


async def test_an_empty_queue_says_why_and_what_to_do(place: Path) -> None:
    with open_store(place) as store:
        forget_alerts(store)
        async with app_on(place).run_test(size=(140, 30)) as pilot:
            await until(pilot, lambda: "No alert waits. 1 rule watches" in said(pilot), lambda: said(pilot))
            store.rules.remove(store.rules.all()[0].id)
            await until(pilot, lambda: "No rule watches yet: N makes one" in said(pilot))


async def test_undo_takes_back_the_star_and_not_that_an_article_was_opened(place: Path) -> None:
    with open_store(place) as store:

        def held() -> tuple[bool, bool]:
            article = store.articles.get(article_id("titled-0"))
            assert article is not None
            return article.starred, article.read

        async with app_on(place).run_test(size=(140, 30)) as pilot:
            await until(pilot, lambda: queue(pilot).place == "1/1")
            await pilot.press("s")
            await until(pilot, lambda: held() == (True, False))
            await pilot.press("enter")
            await until(pilot, lambda: held() == (True, True) and store.alerts.count("seen") == 1)
            await pilot.press("u")
            await until(pilot, lambda: held() == (False, True))
            assert store.alerts.count("seen") == 1


async def test_while_a_line_is_typed_the_foot_names_its_keys(place: Path) -> None:
    async with app_on(place).run_test(size=(140, 30)) as pilot:
        await until(pilot, lambda: queue(pilot).place == "1/1")
        await pilot.press("F")
        await until(pilot, lambda: "Enter does it" in queue(pilot).keys_bar.render_line(0).text)
        await pilot.press("escape")
        await until(pilot, lambda: "help" in queue(pilot).keys_bar.render_line(0).text)


async def test_the_reader_shows_the_version_that_comes_while_the_cursor_rests(place: Path) -> None:
    async with app_on(place).run_test(size=(140, 30)) as pilot:
        await until(pilot, lambda: queue(pilot).shown is not None)
        shown = queue(pilot).shown
        assert shown is not None
        with open_store(place) as desk:
            held = desk.articles.get(shown.article.id)
            assert held is not None
            text = Text("Quite another headline", ("It was all different.",))
            number = held.revisions + 1
            revision = Revision(held.id, number, NOW, text_id(text), text.headline, "page", text.words)
            with desk.transaction():
                desk.revisions.keep(revision, text)
                desk.articles.change(held.id, title=text.headline, revisions=number, changed=NOW)
        await until(pilot, lambda: shown_headline(pilot) == "Quite another headline")


def shown_headline(pilot: Pilot[Any]) -> str:
    """The headline that the reader lays out."""
    lines = queue(pilot).reader.laid.lines
    return plain(lines[0]).strip() if lines else ""


async def test_the_note_on_an_alert_is_asked_for_as_such_and_shown(place: Path) -> None:
    async with app_on(place).run_test(size=(140, 30)) as pilot:
        await until(pilot, lambda: queue(pilot).place == "1/1" and queue(pilot).shown is not None)
        await pilot.press("c")
        await until(pilot, lambda: "Note on the alert:" in str(queue(pilot).prompt().label.render()))
        await pilot.press(*"called", "enter")
        await until(
            pilot,
            lambda: any("pumps: called" in plain(line) for line in queue(pilot).reader.laid.lines),
            lambda: [plain(line) for line in queue(pilot).reader.laid.lines],
        )
        await pilot.press("t")
        await until(pilot, lambda: "Tag the article:" in str(queue(pilot).prompt().label.render()))
