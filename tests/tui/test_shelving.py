"""A filter is kept as a view in the rail, with what waits in it; tags stand there too."""

from pathlib import Path

from store.store import open_store
from tests.tui.stocked import NOW, article_id, stock
from tests.tui.until import until
from tests.tui.viewed import app_on, status, view
from tui.pages.rail import shelves
from tui.screens.feed import FeedScreen
from tui.shelving import Shelving


def test_a_view_is_kept_counted_replaced_and_forgotten(tmp_path: Path) -> None:
    with stock(tmp_path / "w.db", extra=20) as store:
        shelving = Shelving(store)
        shelving.save("wet", "title:pumps")
        assert [(one.name, one.query, one.waiting) for one in shelving.shelved(NOW).saved] == [
            ("wet", "title:pumps", 1)
        ]
        store.triage.act("read", [article_id("titled-0")], True, NOW)
        assert "it was: title:pumps" in shelving.save("wet", "pumps")
        assert shelving.shelved(NOW).saved[0].waiting == 0
        assert "no view" in shelving.drop("dry").lower()
        shelving.drop("wet")
        assert shelving.shelved(NOW).saved == ()


def test_the_rail_shows_states_then_views_then_tags_then_sources(tmp_path: Path) -> None:
    with stock(tmp_path / "w.db") as store:
        store.triage.act("tag", [article_id("titled-0"), article_id("titled-1")], "flood", NOW)
        shelving = Shelving(store)
        shelving.save("wet", "pumps")
        names = [shelf.name for shelf in shelves([], shelving.shelved(NOW))]
    assert names == ["All", "Unread", "Starred", "Snoozed", "wet", "flood"]


async def test_a_filter_is_saved_by_order_and_gone_back_to_from_the_rail(tmp_path: Path) -> None:
    stock(tmp_path / "w.db", extra=50).close()
    async with app_on(tmp_path / "w.db").run_test(size=(140, 30)) as pilot:
        await until(pilot, lambda: "/57" in status(pilot))
        feed = view(pilot)
        assert isinstance(feed, FeedScreen)
        await pilot.press("F", *"title:pumps", "enter")
        await until(pilot, lambda: "1/1" in status(pilot))
        await pilot.press("colon", *"view save wet", "enter")
        await until(pilot, lambda: "view wet" in feed.rail.rows.window(0, 9))
        await pilot.press("q")
        await until(pilot, lambda: "/57" in status(pilot))
        feed.rail.go(feed.rail.rows.window(0, 9).index("view wet"))
        feed.rail.open()
        await until(pilot, lambda: "1/1" in status(pilot))
        assert str(feed.rows.border_title).startswith("wet")
        await pilot.press("colon", *"view dry", "enter")
        await until(pilot, lambda: "No view is called dry" in status(pilot))
        await pilot.press("colon", *"view drop wet", "enter", "n", "enter")
        await until(pilot, lambda: "The view wet stays" in status(pilot))
        await pilot.press("colon", *"view drop wet", "enter", "y", "enter")
        await until(pilot, lambda: "view wet" not in feed.rail.rows.window(0, 9))
        await pilot.press("colon", *"view all", "enter")
        await until(pilot, lambda: "/57" in status(pilot))
        await pilot.press("colon", *"view save", "enter")
        await until(pilot, lambda: "Nothing to save" in status(pilot))


def test_views_outlive_the_program(tmp_path: Path) -> None:
    with stock(tmp_path / "w.db") as store:
        Shelving(store).save("wet", "pumps")
    with open_store(tmp_path / "w.db") as store:
        assert Shelving(store).query("wet") == "pumps"
