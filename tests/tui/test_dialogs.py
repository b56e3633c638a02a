"""The dialogs by keys: sources added after a look, edited, tried, removed; keys typed ahead of them."""

from datetime import timedelta
from pathlib import Path

import pytest

from news.model import Source
from news.names import shipped
from store.filters import Filter
from store.store import Store, open_store
from tests.desk.hosts import host, rss, says
from tests.tui.dialogs import ENTRY, FEED, OFFERS, app_on, asked, in_front, tells, view
from tests.tui.stocked import NOW, stock
from tests.tui.until import burst, until
from tui.errands import Errands, Ran
from tui.screens.dialog import Dialog
from tui.screens.view import ViewScreen
from tui.widgets.bar import Bar
from tui.widgets.form import FieldLine


@pytest.fixture
def place(tmp_path: Path) -> Path:
    shipped()  # the first query of a process reads the table of names, which takes its time
    stock(tmp_path / "w.db").close()
    return tmp_path / "w.db"


async def test_a_feed_is_shown_before_it_is_added(place: Path) -> None:
    looked, added = Ran(({**FEED, "entries": [ENTRY]},)), Ran(({"name": "A feed", "id": "broken"},))
    async with app_on(place, "sources", looked, added).run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "1/2" in view(pilot).place)
        await pilot.press("a")
        await in_front(pilot)
        await pilot.press(*"a.example", "enter")
        await tells(pilot, "A feed, a feed: 1 entry")
        dialog = pilot.app.screen
        assert isinstance(dialog, Dialog)
        assert dialog.found is not None
        await until(pilot, lambda: "One" in dialog.found.render_line(0).text if dialog.found else False)
        assert len(asked(pilot)) == 1
        await pilot.press("tab", "tab", *"local", "enter")
        await tells(pilot, "Added A feed")
        assert asked(pilot) == [
            ("try", "a.example", "--limit", "50"),
            ("add", "a.example", "--pages", "matched", "--tag", "local"),
        ]


async def test_of_the_feeds_of_a_site_one_is_chosen_by_key(place: Path) -> None:
    async with app_on(place, "sources", Ran(OFFERS), Ran(({"name": "map", "id": "gazette"},))).run_test(
        size=(80, 24)
    ) as pilot:
        await until(pilot, lambda: "1/2" in view(pilot).place)
        await pilot.press("a")
        await in_front(pilot)
        await pilot.press(*"a.example", "enter")
        await tells(pilot, "2 sources are offered")
        await pilot.press("j", "enter")
        await tells(pilot, "Added map")
        assert asked(pilot)[1] == (
            "add", "https://a.example/map", "--kind", "sitemap", "--pages", "matched",
        )  # fmt: skip


async def test_the_cursor_goes_to_the_source_that_was_added(place: Path) -> None:
    with open_store(place) as store:
        added = Ran(({"name": "Zephyr", "id": "zephyr"},))
        looked = Ran(({**FEED, "entries": [ENTRY]},))
        async with app_on(place, "sources", looked, added).run_test(size=(80, 24)) as pilot:
            await until(pilot, lambda: "1/2" in view(pilot).place)
            await pilot.press("a")
            await in_front(pilot)
            await pilot.press(*"a.example", "enter")
            await tells(pilot, "Enter adds it")
            store.sources.put(Source("zephyr", "https://a.example/feed", "feed", "Zephyr", NOW))
            await pilot.press("enter")
            await until(pilot, lambda: view(pilot).place == "3/3", lambda: view(pilot).place)


async def test_a_look_is_given_up_by_escape_and_an_error_is_said(place: Path) -> None:
    failed = Ran(error="a.example cannot be found: no such name")
    async with app_on(place, "sources", None, failed).run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "1/2" in view(pilot).place)
        await pilot.press("a")
        await in_front(pilot)
        await pilot.press(*"a.example", "enter")
        await tells(pilot, "Looking at a.example")
        await pilot.press("escape")
        await tells(pilot, "Given up")
        await pilot.press("enter")
        await tells(pilot, "no such name")
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, ViewScreen))


async def test_keys_typed_at_once_go_to_the_fields_they_are_meant_for(place: Path) -> None:
    async with app_on(place, "sources", Ran(OFFERS)).run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "1/2" in view(pilot).place)
        await pilot.press("a")
        await in_front(pilot)
        burst(pilot, "x", "tab", "n", "tab", "t", "shift+tab", "m")
        dialog = pilot.app.screen
        assert isinstance(dialog, Dialog)
        assert dialog.form is not None
        form = dialog.form
        await until(
            pilot, lambda: [form.values[name] for name in ("url", "name", "tags")] == ["x", "nm", "t"]
        )


async def test_keys_typed_ahead_wait_for_the_dialog(place: Path) -> None:
    with open_store(place) as store:
        async with app_on(place, "feed").run_test(size=(80, 24)) as pilot:
            await until(pilot, lambda: "1/7" in view(pilot).place)
            burst(pilot, "N", *"huq", "tab", *"hush", "enter")
            await tells(pilot, "The rule hush is kept")
            assert store.rules.find("hush").query == "huq"
            assert [deed.kind for deed in store.triage.history(9)] == ["add"]


async def test_keys_typed_ahead_wait_for_the_line(place: Path) -> None:
    with open_store(place) as store:
        async with app_on(place, "alerts").run_test(size=(80, 24)) as pilot:
            await until(pilot, lambda: view(pilot).place == "1/1")
            burst(pilot, "F", *"rule:pumps", "enter")
            await until(pilot, lambda: str(view(pilot).panes[0].border_title) == "alerts  rule:pumps")
            assert store.triage.history(9) == []


async def test_a_source_is_edited_in_the_store_and_the_file_and_undo_takes_it_back(
    place: Path, tmp_path: Path
) -> None:
    file = tmp_path / "config.toml"
    file.write_text('[[source]]\nurl = "https://example.net/feed"\nname = "Broken Wire"\n', encoding="utf-8")
    with open_store(place) as store:
        async with app_on(place, "sources", lists=file).run_test(size=(80, 24)) as pilot:
            await until(pilot, lambda: "1/2" in view(pilot).place)
            await pilot.press("e")
            await in_front(pilot)
            await pilot.press("tab", *"far", "tab", *"soon", "enter")
            await tells(pilot, "is not a length of time")
            await pilot.press("ctrl+u", *"15m", "enter")
            await tells(pilot, "Broken Wire is kept so.")
            edited = store.sources.find("Broken Wire")
            assert (edited.tags, edited.every) == (("far",), 900)
            assert 'every = "15m"' in file.read_text(encoding="utf-8")
            await pilot.press("u")
            await tells(pilot, "Took back: change, 1 source")
            assert store.sources.find("Broken Wire").every is None
            assert 'every = "15m"' not in file.read_text(encoding="utf-8")


async def test_a_source_is_edited_in_forty_columns_and_twelve_lines(place: Path) -> None:
    with open_store(place) as store:
        async with app_on(place, "sources").run_test(size=(40, 12)) as pilot:
            await until(pilot, lambda: "1/2" in view(pilot).place)
            await pilot.press("e")
            await in_front(pilot)
            await pilot.press("tab", "tab", *"every other day or so", "enter")
            await tells(pilot, "is not a length of time")
            await pilot.pause()
            screen = pilot.app.screen
            for part in (*screen.query(FieldLine), *screen.query("#said, #form-keys, #dialog")):
                assert part.region.height
                assert screen.region.contains_region(part.region)
            assert "Esc leaves" in screen.query_one("#form-keys", Bar).render_line(0).text
            await pilot.press("ctrl+u", *"2h", "enter")
            await tells(pilot, "Broken Wire is kept")
        assert store.sources.find("Broken Wire").every == 7200


async def test_a_removed_source_comes_back_in_another_app(place: Path) -> None:
    with open_store(place) as store:
        async with app_on(place, "sources").run_test(size=(80, 24)) as pilot:
            await until(pilot, lambda: "1/2" in view(pilot).place)
            await pilot.press("X")
            await tells(pilot, "Broken Wire is removed")
            assert len(store.sources.all()) == 1
        async with app_on(place, "sources").run_test(size=(80, 24)) as pilot:
            await until(pilot, lambda: "1/1" in view(pilot).place)
            await pilot.press("u")
            await until(pilot, lambda: "/2" in view(pilot).place)
            assert store.sources.find("Broken Wire").url == "https://example.net/feed"


async def test_what_a_look_would_bring_is_shown_and_nothing_kept(place: Path) -> None:
    looked = Ran(({**FEED, "entries": [ENTRY, {**ENTRY, "new": False}], "count": 2},))
    async with app_on(place, "sources", looked).run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "1/2" in view(pilot).place)
        await pilot.press("t")
        await in_front(pilot)
        await tells(pilot, "2 entries, 1 of them new")
        assert asked(pilot) == [("try", "broken", "--limit", "50")]
        await pilot.press("q")
        await until(pilot, lambda: isinstance(pilot.app.screen, ViewScreen))


@pytest.mark.parametrize(("error", "words"), [(None, "nothing new"), ("answered 500", "answered 500")])
async def test_what_came_of_a_look_that_was_asked_for_is_told(
    place: Path, error: str | None, words: str
) -> None:
    with open_store(place) as store:
        async with app_on(place, "sources").run_test(size=(80, 24)) as pilot:
            await until(pilot, lambda: "1/2" in view(pilot).place)
            await pilot.press("j", "r")
            await tells(pilot, "Asked for a look, but no desk is at work")
            answer(store, error)
            await tells(pilot, f"Harbour Gazette was looked at: {words}.")


async def test_a_look_that_brought_another_version_says_so(place: Path) -> None:
    with open_store(place) as store:
        async with app_on(place, "sources").run_test(size=(80, 24)) as pilot:
            await until(pilot, lambda: "1/2" in view(pilot).place)
            await pilot.press("j", "r")
            await tells(pilot, "Asked for a look")
            held = store.articles.newest(1, where=Filter(source="gazette"))[0]
            store.articles.change(held.id, title="Another headline", changed=NOW + timedelta(seconds=1))
            answer(store, None)
            await tells(pilot, "Harbour Gazette was looked at: 1 edited.")


async def test_nothing_is_changed_by_an_app_that_only_looks(place: Path) -> None:
    with open_store(place) as store:
        async with app_on(place, "sources", read_only=True).run_test(size=(80, 24)) as pilot:
            await until(pilot, lambda: "1/2" in view(pilot).place)
            for key in ("a", "e", "X", "N"):
                await pilot.press(key)
                await tells(pilot, "This app only looks")
            assert len(store.sources.all()) == 2


async def test_a_command_of_ours_runs_in_a_process_of_its_own(place: Path) -> None:
    async with host({"/feed.xml": says(rss(("One", "http://a.example/1")))}) as base:
        ran = await Errands(place, None).run("try", f"{base}/feed.xml", "--allow-private")
        refused = await Errands(place, None).run("try", f"{base}/feed.xml")
    assert [entry["title"] for entry in ran.lines[0]["entries"]] == ["One"]
    assert "inside this machine" in refused.error


def answer(store: Store, error: str | None) -> None:
    """What a desk does that takes the look at the gazette."""
    standing = store.sources.standing("gazette")
    assert standing is not None
    fields = {name: getattr(standing, name) for name in type(standing).__slots__}
    with store.transaction():
        store.sources.set_standing(type(standing)(**fields | {"error": error}))
        store.sources.answered("gazette")
