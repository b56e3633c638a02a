"""The stories view, by keys: putting stories right, taking it back, ordering and filtering."""

import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from store.store import Store
from tests.tui.stocked import NOW, article_id, stock
from tests.tui.until import until
from tui.app import WirewatchApp
from tui.covering import cover
from tui.lines import plain
from tui.marks import UNICODE
from tui.pages.coverage import coverage_page
from tui.screens.stories import StoriesScreen

OTHER = "1other"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A store of two stories, of two articles and of one."""
    with stock(tmp_path / "w.db") as store:
        pumps = store.stories.get("0story")
        assert pumps is not None
        store.stories.put(replace(pumps, id=OTHER, title="Night Desk headline", articles=1, outlets=1))
        store.articles.change(article_id("titled-6"), story=OTHER)
        yield store


def app_on(store: Store) -> WirewatchApp:
    return WirewatchApp(store.path, now=lambda: NOW, view="stories")


def screen(pilot: Pilot[Any]) -> StoriesScreen:
    found = pilot.app.screen
    assert isinstance(found, StoriesScreen)
    return found


async def shown(pilot: Pilot[Any], stories: int) -> StoriesScreen:
    await until(pilot, lambda: isinstance(pilot.app.screen, StoriesScreen))
    await until(pilot, lambda: len(screen(pilot).told.rows) == stories)
    await until(pilot, lambda: screen(pilot).story is not None)
    return screen(pilot)


def titles(store: Store) -> dict[str, int]:
    return {story.title: story.articles for story in store.stories.all()}


def foot(pilot: Pilot[Any]) -> str:
    return screen(pilot).status.render_line(0).text


async def test_selected_stories_are_made_one_and_parted_again_by_undo(store: Store) -> None:
    before = titles(store)
    async with app_on(store).run_test(size=(160, 30)) as pilot:
        await shown(pilot, 2)
        await pilot.press("x", "x")
        await until(pilot, lambda: "2 selected" in screen(pilot).place_bar.render_line(0).text)
        await pilot.press("M")
        await until(pilot, lambda: screen(pilot).prompt().display)
        await pilot.press("enter")
        await until(pilot, lambda: list(titles(store).values()) == [3])
        await shown(pilot, 1)
        await pilot.press("u")
        await until(pilot, lambda: titles(store) == before)


async def test_an_article_is_moved_into_a_story_called_by_words(store: Store) -> None:
    async with app_on(store).run_test(size=(160, 30)) as pilot:
        view = await shown(pilot, 2)
        if view.story is not None and view.story.id == OTHER:
            await pilot.press("j")
        await until(pilot, lambda: len(view.rows.rows) == 2)
        await pilot.press("enter", "M", *"night")
        moved = view.rows.current
        assert moved is not None
        await until(pilot, lambda: "Night Desk headline" in foot(pilot))
        await pilot.press("enter")
        await until(pilot, lambda: titles(store) == {"Pumps for Ostrava": 1, "Night Desk headline": 2})
        article = store.articles.get(moved)
        assert article is not None
        assert article.story == OTHER


async def test_words_that_name_no_other_story_change_nothing(store: Store) -> None:
    before = titles(store)
    async with app_on(store).run_test(size=(160, 30)) as pilot:
        await shown(pilot, 2)
        await pilot.press("M", *"nothing like it", "enter")
        await until(pilot, lambda: "nothing was changed" in foot(pilot))
    assert titles(store) == before


async def test_an_article_is_parted_and_the_story_named(store: Store) -> None:
    async with app_on(store).run_test(size=(160, 30)) as pilot:
        view = await shown(pilot, 2)
        if view.story is not None and view.story.id == OTHER:
            await pilot.press("j")
        await until(pilot, lambda: len(view.rows.rows) == 2)
        await pilot.press("P")
        await until(pilot, lambda: "choose articles" in foot(pilot))
        await pilot.press("enter", "P")
        await until(pilot, lambda: view.prompt().display)
        await pilot.press("ctrl+u", *"Own", "enter")
        await until(pilot, lambda: titles(store).get("Own") == 1)
        await until(pilot, lambda: sum("→" in view.told.render_line(y).text for y in range(9)) == 2)
        await pilot.press("3", "E")
        await until(pilot, lambda: view.prompt().display)
        await pilot.press("ctrl+u", *"Named", "enter")
        await until(pilot, lambda: "Named" in titles(store))


async def test_an_app_that_only_looks_changes_no_story(store: Store) -> None:
    app = WirewatchApp(store.path, now=lambda: NOW, view="stories", read_only=True)
    async with app.run_test(size=(160, 30)) as pilot:
        await shown(pilot, 2)
        await pilot.press("M")
        await until(pilot, lambda: "only looks" in foot(pilot))


async def test_the_articles_are_ordered_and_the_view_key_leads_back_to_the_stories(store: Store) -> None:
    async with app_on(store).run_test(size=(160, 30)) as pilot:
        view = await shown(pilot, 2)
        if view.story is not None and view.story.id == OTHER:
            await pilot.press("j")
        await until(pilot, lambda: len(view.rows.rows) == 2)
        by_time = view.rows.rows.window(0, 2)
        await pilot.press("enter", "O")
        await until(pilot, lambda: "Ordered by outlet" in foot(pilot))
        outlets = [view.rows.noun_of(name) for name in view.rows.rows.window(0, 2)]
        assert [one.article.outlet for one in outlets if one] == ["Emoji Post", "Harbour Gazette"]
        assert sorted(view.rows.rows.window(0, 2)) == sorted(by_time)
        assert view.active is view.rows
        await pilot.press("3")
        await until(pilot, lambda: view.active is view.told)
        await until(pilot, lambda: "Pumps for Ostrava" in view.reader.render_line(0).text)


async def test_the_stories_are_filtered_by_a_query_and_a_wrong_one_is_told(store: Store) -> None:
    async with app_on(store).run_test(size=(160, 30)) as pilot:
        await shown(pilot, 2)
        await pilot.press("F", *'outlet:"Night Desk"', "enter")
        view = await shown(pilot, 1)
        assert view.story is not None
        assert view.story.id == OTHER
        await pilot.press("F", "ctrl+u", *"(pumps", "enter")
        await until(pilot, lambda: "(" in foot(pilot))
        assert len(view.told.rows) == 1
        await pilot.press("q")
        await shown(pilot, 2)


def test_the_page_of_a_story_names_those_it_goes_on_from_and_those_that_were_parted_from_it(
    store: Store,
) -> None:
    pumps = store.stories.get("0story")
    assert pumps is not None
    store.stories.put(replace(pumps, id="2before", title="Flood in Ostrava"))
    store.stories.put(replace(pumps, follows="2before", parted=(OTHER,)))
    story = store.stories.find("0story")
    lines = [plain(line) for line in coverage_page(cover(store, story), UNICODE, NOW)(80).lines]
    said = lines[lines.index("Related stories") + 1 :]
    assert said == ["goes on from  Flood in Ostrava", "parted by a person  Night Desk headline"]


async def test_the_view_says_that_it_is_comparing_until_the_matrix_is_there(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    may_go = threading.Event()

    def held(*asked: Any) -> Any:
        assert may_go.wait(20)
        return cover(*asked)

    monkeypatch.setattr("tui.screens.covering.cover", held)
    async with app_on(store).run_test(size=(160, 30)) as pilot:
        view = await shown(pilot, 2)
        await until(pilot, lambda: "comparing" in str(view.rows.border_title))
        may_go.set()
        await until(pilot, lambda: "comparing" not in str(view.rows.border_title))


async def test_the_reader_follows_when_a_filter_brings_other_articles_under_the_cursor(store: Store) -> None:
    async with app_on(store).run_test(size=(160, 30)) as pilot:
        view = await shown(pilot, 2)
        if view.story is not None and view.story.id == OTHER:
            await pilot.press("j")
        await until(pilot, lambda: len(view.rows.rows) == 2)
        await pilot.press("enter", "enter")
        await until(pilot, lambda: view.active is view.reader and view.shown is not None)
        await pilot.press("F", *'outlet:"Night Desk"', "enter")
        await shown(pilot, 1)
        other = article_id("titled-6")
        await until(pilot, lambda: view.rows.current == other)
        await until(pilot, lambda: view.shown is not None and view.shown.article.id == other)
        assert view.active is view.reader
        assert view.targets("star") == ("articles", [other])
        await pilot.press("F", "ctrl+u", *"outlet:nobody", "enter")
        await until(pilot, lambda: not len(view.told.rows) and view.shown is None)
        assert view.targets("star") == ("articles", [])


async def test_a_merge_takes_the_selected_stories_alone_and_one_undo_its_title_too(store: Store) -> None:
    third = store.stories.get(OTHER)
    assert third is not None
    earlier = third.last_seen - timedelta(days=1)
    store.stories.put(replace(third, id="2third", title="A third", last_seen=earlier))
    before = titles(store)
    async with app_on(store).run_test(size=(160, 30)) as pilot:
        view = await shown(pilot, 3)
        nouns = map(view.told.noun_of, view.told.rows.window(0, 2))
        chosen = [noun.title for noun in nouns if noun]
        assert "A third" not in chosen
        await pilot.press("x", "x")
        await until(pilot, lambda: view.story is not None and view.story.id == "2third")
        await pilot.press("M")
        await until(pilot, lambda: view.prompt().display)
        assert view.prompt().line.value == chosen[0]
        await pilot.press(*" now", "enter")
        await until(pilot, lambda: titles(store) == {f"{chosen[0]} now": 3, "A third": 1})
        await pilot.press("u")
        await until(pilot, lambda: titles(store) == before)


async def test_an_act_among_the_stories_takes_the_articles_of_those_selected(store: Store) -> None:
    async with app_on(store).run_test(size=(160, 30)) as pilot:
        view = await shown(pilot, 2)
        await until(pilot, lambda: len(view.rows.rows) > 0)
        await pilot.press("x", "k", "s")
        first = view.told.rows[0]
        await until(pilot, lambda: all(one.starred for one in store.stories.articles(first)))
        other = OTHER if first != OTHER else "0story"
        assert not any(one.starred for one in store.stories.articles(other))
        await pilot.press("j", "x", "k", "s")
        await until(pilot, lambda: all(one.starred for one in store.stories.articles(other)))
        assert not view.told.selected


async def test_a_filter_of_the_command_line_holds_for_the_stories_too(store: Store) -> None:
    app = WirewatchApp(store.path, now=lambda: NOW, view="stories", filter='outlet:"Night Desk"')
    async with app.run_test(size=(160, 30)) as pilot:
        view = await shown(pilot, 1)
        assert view.story is not None
        assert view.story.id == OTHER
        assert "Night Desk" in str(view.told.border_title)


async def test_a_list_that_ends_before_the_stories_do_says_so(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("tui.reading.STORIES", "tui.screens.stories.STORIES"):
        monkeypatch.setattr(name, 1)
    async with app_on(store).run_test(size=(160, 30)) as pilot:
        view = await shown(pilot, 1)
        assert "newest 1 of more" in str(view.told.border_title)


async def test_stories_that_come_in_above_are_counted_over_the_list_until_its_top(store: Store) -> None:
    (story,) = (each for each in store.stories.all() if each.id == OTHER)
    more = [
        replace(story, id=f"more{n:02}", last_seen=story.last_seen - timedelta(hours=n)) for n in range(40)
    ]
    store.stories.put_all(more)
    async with app_on(store).run_test(size=(160, 30)) as pilot:
        view = await shown(pilot, 42)
        assert "new" not in str(view.told.border_title)
        await pilot.press("G")
        store.stories.put(replace(story, id="new", last_seen=NOW))
        await until(pilot, lambda: "1 new (g)" in str(view.told.border_title))
        store.stories.put(replace(more[30], last_seen=NOW + timedelta(seconds=1)))
        await until(pilot, lambda: "2 new (g)" in str(view.told.border_title))
        await pilot.press("g")
        await until(pilot, lambda: "new (" not in str(view.told.border_title))
