"""The dialog of a rule by keys: made, tried as it is typed, edited, muted, removed."""

from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from news.model import Article
from news.names import shipped
from store.store import open_store
from tests.tui.dialogs import app_on, in_front, tells, told, view
from tests.tui.stocked import NOW, stock
from tests.tui.until import until
from tui.screens.dialog import Dialog
from tui.screens.view import ViewScreen


@pytest.fixture
def place(tmp_path: Path) -> Path:
    shipped()  # the first query of a process reads the table of names, which takes its time
    stock(tmp_path / "w.db").close()
    return tmp_path / "w.db"


async def test_a_rule_tells_as_it_is_typed_what_it_would_have_matched(place: Path) -> None:
    with open_store(place) as store:
        async with app_on(place, "feed").run_test(size=(80, 24)) as pilot:
            await until(pilot, lambda: "1/7" in view(pilot).place)
            await pilot.press("N")
            await in_front(pilot)
            await pilot.press(*"pumps")
            await tells(pilot, "1 article matched of 7")
            await pilot.press(*" OR")
            await tells(pilot, "OR")
            assert told(pilot).startswith("!")
            await pilot.press("enter")
            assert isinstance(pilot.app.screen, Dialog)
            await pilot.press(*" Firemen", "tab", *"wet", *["tab"] * 2, *"figure", "enter")
            await tells(pilot, "The rule wet is kept")
            rule = store.rules.find("wet")
            assert (rule.query, rule.options["changed"]) == ("pumps OR Firemen", "figure")
            await pilot.press("u")
            await tells(pilot, "Took back: add, 1 rule")
            assert [one.name for one in store.rules.all()] == ["pumps"]


async def test_spellings_that_a_rule_would_miss_are_named_as_it_is_typed(place: Path) -> None:
    with open_store(place) as store:
        store.articles.put(Article("a", "gazette", "k", None, "Premier Yatseniouka resigns", "AP", NOW, NOW))
    async with app_on(place, "feed").run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "/8" in view(pilot).place)
        await pilot.press("N")
        await in_front(pilot)
        await pilot.press(*"Yatsenyuk")
        await tells(pilot, "Spelt near by: Yatsenyuk: include Yatseniouka?")


async def test_rules_are_edited_muted_for_a_while_and_removed_in_their_view(place: Path) -> None:
    with open_store(place) as store:
        async with app_on(place, "rules").run_test(size=(80, 24)) as pilot:
            await until(pilot, lambda: view(pilot).place == "1/1")
            await pilot.press("Z", "enter")
            await tells(pilot, "pumps is muted until")
            assert store.rules.find("pumps").is_silent(NOW)
            await pilot.press("M")
            await tells(pilot, "pumps speaks again")
            assert not store.rules.find("pumps").is_silent(NOW)
            await pilot.press("e")
            await in_front(pilot)
            await pilot.press(*" OR dykes", "enter")
            await until(pilot, lambda: store.rules.find("pumps").query == "pumps OR Ostrava OR dykes")
            await until(pilot, lambda: isinstance(pilot.app.screen, ViewScreen))
            await pilot.press("X")
            await until(pilot, lambda: not store.rules.all())
            await until(pilot, lambda: view(pilot).place == "0/0" or "No rule yet" in first_row(pilot))
            await pilot.press("u")
            await until(pilot, lambda: [rule.name for rule in store.rules.all()] == ["pumps"])


async def test_the_rule_of_an_alert_is_edited_from_the_queue(place: Path) -> None:
    async with app_on(place, "alerts").run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: view(pilot).place == "1/1")
        await pilot.press("E")
        await in_front(pilot)
        dialog = pilot.app.screen
        assert isinstance(dialog, Dialog)
        assert dialog.form is not None
        assert dialog.form.values["query"] == "pumps OR Ostrava"


def first_row(pilot: Pilot[Any]) -> str:
    return view(pilot).panes[0].render_line(0).text
