"""Orders are read whole or refused with what would be right; on queries they act on all that is found."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from store.store import open_store
from tests.tui.stocked import stock
from tests.tui.until import until
from tests.tui.viewed import app_on, status, stored
from tui.orders import NAMES, BadOrder, read_order

THEN = datetime(2026, 11, 20, tzinfo=UTC)


def test_an_act_is_read_with_its_query() -> None:
    order = read_order(":ack is:unread outlet:x", THEN)
    assert order.act is not None
    assert (order.act.kind, order.act.table, order.rest) == ("ack", "alerts", "is:unread outlet:x")


def test_the_word_of_a_wordy_act_comes_first() -> None:
    order = read_order("tag local pumps OR brno", THEN)
    assert order.act is not None
    assert (order.act.kind, order.act.value, order.rest) == ("tag", "local", "pumps OR brno")
    snooze = read_order("snooze 2h", THEN).act
    assert snooze is not None
    assert snooze.value == THEN + timedelta(hours=2)


@pytest.mark.parametrize(
    ("text", "says"), [("stra", "star"), ("tag", "WORD"), ("snooze soon", "30m"), ("qqqq", r"\?")]
)
def test_what_cannot_be_read_is_refused_with_what_would_be_right(text: str, says: str) -> None:
    with pytest.raises(BadOrder, match=says):
        read_order(text, THEN)


def test_every_key_can_be_ordered_by_its_name() -> None:
    assert {"undo", "view_alerts", "diff"} <= set(NAMES)
    assert read_order("undo", THEN).act is None


async def test_an_order_on_a_query_takes_all_that_it_finds_and_is_undone_as_one(tmp_path: Path) -> None:
    stock(tmp_path / "w.db", extra=50).close()
    with open_store(tmp_path / "w.db") as store:
        async with app_on(tmp_path / "w.db").run_test(size=(140, 30)) as pilot:
            await until(pilot, lambda: "/57" in status(pilot))
            await pilot.press("colon", *"star title:plain", "enter")
            await until(pilot, lambda: stored(store, "plain-49").starred)
            assert stored(store, "plain-0").starred
            assert not stored(store, "titled-0").starred
            await pilot.press("u")
            await until(pilot, lambda: not stored(store, "plain-49").starred)
            assert not stored(store, "plain-0").starred


async def test_what_is_chosen_is_exported_as_the_name_of_the_file_says(tmp_path: Path) -> None:
    stock(tmp_path / "w.db").close()
    async with app_on(tmp_path / "w.db").run_test(size=(140, 30)) as pilot:
        await until(pilot, lambda: "/7" in status(pilot))
        await pilot.press("x", "x", "colon", *f"export {tmp_path}/kept.md", "enter")
        await until(pilot, lambda: (tmp_path / "kept.md").exists() and (tmp_path / "kept.md").read_text())
        written = (tmp_path / "kept.md").read_text()
        assert "## Ministry orders 180 pumps for Ostrava" in written
        assert written.count("\n## ") + written.startswith("## ") == 2
