"""The reader: the links of an article by number, opened and copied; and who is quoted in it."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from news.model import Article, Revision, Text
from news.revise import text_hash
from store.store import open_store
from tests.tui.stocked import NOW, stock
from tests.tui.until import until
from tui.app import WirewatchApp
from tui.lines import plain
from tui.marks import ASCII
from tui.pages.article import Shown, article_page
from tui.pages.links import links_of
from tui.screens.feed import FeedScreen

ARTICLE = Article("a", "s", "k", "https://a.example/1?utm=x", "Pumps", "Gazette", NOW, NOW)
TEXT = Text(
    "Pumps",
    (
        "The order (https://b.example/order.pdf) stands.",
        "See https://c.example/a, https://b.example/order.pdf.",
    ),
    url="https://a.example/1",
)


def test_each_link_stands_once_in_its_order_without_the_signs_round_it() -> None:
    assert [url for _, url in links_of(ARTICLE, TEXT)] == [
        "https://a.example/1?utm=x", "https://a.example/1", "https://b.example/order.pdf", "https://c.example/a",
    ]  # fmt: skip
    assert links_of(ARTICLE, None) == [("", ARTICLE.url)]


def test_what_the_words_link_to_stands_among_them_with_these_words() -> None:
    linking = replace(
        TEXT, links=(("the order", "https://b.example/order.pdf"), ("a map", "https://d.example/"))
    )
    assert links_of(ARTICLE, linking)[2:] == [
        ("the order", "https://b.example/order.pdf"), ("a map", "https://d.example/"), ("", "https://c.example/a"),
    ]  # fmt: skip
    lines = [plain(line) for line in article_page(Shown(ARTICLE, text=linking), ASCII, NOW)(80).lines]
    assert " 4  a map  https://d.example/" in lines


def test_images_stand_beneath_the_text_by_their_captions() -> None:
    pictured = replace(TEXT, captions=("The river on Monday. Photo: A [b]C[/b]", "A pump"))
    lines = [plain(line) for line in article_page(Shown(ARTICLE, text=pictured), ASCII, NOW)(80).lines]
    assert "[image: The river on Monday. Photo: A [b]C[/b]]" in lines
    assert lines.index("[image: A pump]") > lines.index(
        "See https://c.example/a, https://b.example/order.pdf."
    )


def test_the_reader_numbers_them_and_makes_each_a_link_of_the_terminal() -> None:
    laid = article_page(Shown(ARTICLE, text=TEXT), ASCII, NOW)(80)
    numbered = [line for line in laid.lines if plain(line).strip().startswith(("3 ", "4 "))]
    assert [plain(line).split() for line in numbered] == [
        ["3", "https://b.example/order.pdf"], ["4", "https://c.example/a"],
    ]  # fmt: skip
    assert ("https://c.example/a", "link=https://c.example/a") in numbered[1]


def test_an_address_that_could_end_the_link_early_is_words_only() -> None:
    hostile = Text("x", ("https://b.example/\x1b]8;;evil stays words, https://ü.example/ too",))
    laid = article_page(Shown(ARTICLE, text=hostile), ASCII, NOW)(80)
    roles = {role for line in laid.lines for _, role in line if role.startswith("link=")}
    assert roles == {"link=https://a.example/1?utm=x"}


@pytest.mark.parametrize(("keys", "told"), [("1o", "example.org/titled-0"), ("7o", "1 link here")])
async def test_a_count_chooses_the_link(
    keys: str, told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("BROWSER", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    stock(tmp_path / "w.db").close()
    app = WirewatchApp(tmp_path / "w.db", now=lambda: NOW)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = app.screen
        assert isinstance(screen, FeedScreen)
        await until(pilot, lambda: screen.shown is not None)
        for key in keys:
            app.simulate_key(key)
        await until(pilot, lambda: told in screen._words[0], lambda: screen._words)
        assert app.screen is screen


async def test_whoever_is_quoted_stands_beneath_the_text_once_it_was_gone_into(tmp_path: Path) -> None:
    said = Text("Pumps", ("“The pumps are late,” the mayor, Jana Kralova, said on Monday.",))
    with stock(tmp_path / "w.db") as store:
        name = store.articles.ids()[0]
        seen = store.articles.find(name).seen
        store.revisions.keep(
            Revision(name, 3, seen, text_hash(said), said.headline, "page", said.words), said
        )
    app = WirewatchApp(tmp_path / "w.db", now=lambda: NOW)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = app.screen
        assert isinstance(screen, FeedScreen)
        await until(pilot, lambda: screen.shown is not None)
        assert screen.shown is not None
        assert not screen.shown.quotes
        await pilot.press("enter")
        await until(
            pilot,
            lambda: any(plain(line).startswith("  Jana Kralova: ") for line in screen.reader.laid.lines),
            lambda: [plain(line) for line in screen.reader.laid.lines],
        )


async def test_an_edit_that_comes_while_one_reads_is_told_and_moves_no_line(tmp_path: Path) -> None:
    stock(tmp_path / "w.db").close()
    long = Text("Pumps", tuple(f"Paragraph {number} stands." for number in range(60)))
    edited = replace(
        long, paragraphs=("It is new.", "So is this.", *long.paragraphs[:40], *long.paragraphs[41:])
    )
    app = WirewatchApp(tmp_path / "w.db", now=lambda: NOW)
    with open_store(tmp_path / "w.db") as store:
        name = store.articles.ids()[0]

        def keep(number: int, text: Text) -> None:
            store.revisions.keep(
                Revision(name, number, NOW, text_hash(text), text.headline, "page", text.words), text
            )
            store.articles.change(name, revisions=number, edits=number - 2, changed=NOW)

        keep(3, long)
        async with app.run_test(size=(120, 30)) as pilot:
            screen = app.screen
            assert isinstance(screen, FeedScreen)
            reader = screen.reader
            await until(pilot, lambda: len(reader.laid.lines) > 100)
            await pilot.press("enter")
            reader.go(reader.laid.lines.index((("Paragraph 20 stands.", ""),)))
            await until(pilot, lambda: "Paragraph 20" in reader.render_line(0).text)
            screen.tell("Starred, 1 article.")
            keep(4, edited)
            await until(pilot, lambda: "Changed just now: d shows what" in screen._words[0])
            assert screen._words[0].startswith("Starred, 1 article.  ")
            assert "Paragraph 20" in reader.render_line(0).text
            assert any("It is new" in plain(line) for line in reader.laid.lines)


async def test_an_article_that_is_looked_at_keeps_the_cursor_though_nobody_touched_a_key(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.screens.following.LOOKED", 0.1)
    app = WirewatchApp(tmp_path / "w.db", now=lambda: NOW)
    async with app.run_test(size=(140, 30)) as pilot:
        screen = app.screen
        assert isinstance(screen, FeedScreen)
        with open_store(tmp_path / "w.db") as store:
            await until(pilot, lambda: screen._loaded)
            store.articles.put(replace(ARTICLE, id="a"))
            await until(pilot, lambda: screen.shown is not None)
            await until(pilot, lambda: screen.rows.is_held)
            store.articles.put(replace(ARTICLE, id="b", key="b", seen=NOW + timedelta(minutes=1)))
            await until(pilot, lambda: len(screen.rows.rows) == 2)
        assert screen.rows.current == "a"
        assert screen.rows.rows[0] == "b"
