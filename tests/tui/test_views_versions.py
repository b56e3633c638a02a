"""Versions compared from the feed, by keys: which two, and what is said where there are none."""

from dataclasses import replace
from pathlib import Path

import pytest

from news.model import Article, Comparison, Origin, Revision, Text
from news.revise import text_hash
from store.store import Store, open_store
from tests.tui.stocked import NOW, article_id, stock
from tests.tui.until import until
from tests.tui.viewed import app_on, status, view
from tui.lines import plain
from tui.marks import ASCII
from tui.pages.article import versions_sign
from tui.pages.compare import Choice, Compared, compare_page
from tui.pages.versions import what_it_made
from tui.screens.feed import FeedScreen
from tui.sides import Side


@pytest.fixture
def place(tmp_path: Path) -> Path:
    stock(tmp_path / "w.db", extra=300).close()
    return tmp_path / "w.db"


async def test_the_previous_revision_is_compared_and_shows_what_flipped(place: Path) -> None:
    async with app_on(place).run_test(size=(140, 40)) as pilot:
        await until(pilot, lambda: "307" in status(pilot))
        await pilot.press("d")
        await until(pilot, lambda: view(pilot).NAME == "compare" and "changes" in status(pilot))
        sheet = view(pilot).panes[0]
        words = "\n".join(sheet.render_line(y).text for y in range(30))
        assert "210" in words
        assert "180" in words
        assert "(moved " in words
        await pilot.press("q")
        await until(pilot, lambda: view(pilot).NAME == "feed")


def keep_versions(store: Store, *origins: Origin) -> None:
    """Give the second article versions by these accounts."""
    name = article_id("titled-1")
    for number, origin in enumerate(origins, 1):
        text = Text(f"Headline {number}", (f"Paragraph {number} of the text.",), origin=origin)
        store.revisions.keep(Revision(name, number, NOW, text_hash(text), text.headline, origin, 5), text)
    store.articles.change(name, revisions=len(origins))


@pytest.mark.parametrize(
    ("origins", "pair"), [(("page", "feed", "page"), (1, 3)), (("feed", "feed", "page"), (1, 2))]
)
async def test_the_newest_edit_is_compared_with_the_one_before_by_the_same_account(
    place: Path, origins: tuple[Origin, ...], pair: tuple[int, int]
) -> None:
    with open_store(place) as store:
        keep_versions(store, *origins)
    app = app_on(place)
    async with app.run_test(size=(140, 40)) as pilot:
        await until(pilot, lambda: "307" in status(pilot))
        await pilot.press("j", "d")
        await until(pilot, lambda: view(pilot).NAME == "compare")
        name = article_id("titled-1")
        assert app.seat.pair == (Side(name, pair[0]), Side(name, pair[1]))


@pytest.mark.parametrize("over", ["", "v"])
async def test_a_page_is_never_compared_with_the_summary_of_its_feed(place: Path, over: str) -> None:
    with open_store(place) as store:
        keep_versions(store, "feed", "page")
    told = "Version 2 is the first its page gave; version 1 is the feed's summary."
    async with app_on(place).run_test(size=(140, 40)) as pilot:
        await until(pilot, lambda: "307" in status(pilot))
        await pilot.press("j", *over)
        await until(pilot, lambda: not over or pilot.app.screen.query("#versions"))
        await pilot.press("d")
        await until(pilot, lambda: isinstance(pilot.app.screen, FeedScreen) and told in status(pilot))
        assert view(pilot).NAME == "feed"


@pytest.mark.parametrize("size", [(140, 40), (40, 20)])
async def test_two_accounts_of_one_article_are_not_shown_as_an_edit(
    place: Path, size: tuple[int, int]
) -> None:
    with open_store(place) as store:
        keep_versions(store, "feed", "page")
    app = app_on(place)
    name = article_id("titled-1")
    app.seat.pair = (Side(name, 1), Side(name, 2))
    async with app.run_test(size=size) as pilot:
        await until(pilot, lambda: "307" in status(pilot))
        await pilot.press("4")
        await until(pilot, lambda: view(pilot).NAME == "compare" and "change" in status(pilot))
        heads = " ".join(view(pilot).panes[0].render_line(y).text.strip() for y in range(4))
        assert "feed account" in heads
        assert "page account: not an edit" in heads


def test_an_edit_has_a_sign_and_a_second_account_none() -> None:
    article = Article("a", "s", "k", None, "Pumps", "Gazette", NOW, NOW, revisions=2)
    assert versions_sign(article)[0] == "2v "
    assert versions_sign(replace(article, edits=1))[0] == "2~ "
    first = Revision("a", 2, NOW, "h", "Pumps", "page", 5)
    assert what_it_made(first) == "the page's first, not an edit"
    assert what_it_made(replace(first, classes=("figure",))) == "figure"


@pytest.mark.parametrize("unified", [True, False])
def test_a_long_name_leaves_the_version_and_the_time_in_the_head(unified: bool) -> None:
    name = "The Very Long Winded Gazette of the Harbour and All Its Towns"
    sides = [f"{name}  version {number}  11:0{number}:00" for number in (1, 2)]
    page = compare_page(Compared(sides[0], sides[1], Comparison((), ())), Choice(unified=unified), ASCII)
    heads = " ".join(plain(line) for line in page(60).lines[:2])
    assert "version 1  11:01:00" in heads
    assert "version 2  11:02:00" in heads


async def test_as_long_as_one_is_marked_the_foot_says_so(place: Path) -> None:
    async with app_on(place).run_test(size=(140, 40)) as pilot:
        await until(pilot, lambda: "307" in status(pilot))
        await pilot.press("D")
        await until(pilot, lambda: "Marked: D on another" in status(pilot))
        await pilot.press("s")
        await until(pilot, lambda: "starred" in status(pilot))
        view(pilot).hush()
        assert "D: one is marked" in status(pilot)
