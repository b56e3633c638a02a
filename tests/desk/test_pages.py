"""Pages of articles that are read amiss: each is told of that article, and the others are read."""

from pathlib import Path
from typing import Any

import pytest

from bench.attack_host import leads_to
from desk import setting
from desk.events import Event
from desk.run import poll
from desk.turn import Turns
from fetchers.exchange import Limits
from news.ids import identity
from news.model import Article, Reading, Source
from store.store import Store, open_store
from tests.desk.hosts import NOW, Answer, host, let_loopback, says, source

PROSE = " ".join(["The council met on Monday and spoke about the harbour and the new ferry."] * 6)
PAGE = f"<html><body><article><h1>One</h1><p>{PROSE}</p><p>{PROSE}</p></article></body></html>"


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(setting, "LIMITS", Limits(total=2, connect=1, idle=1))
    path = tmp_path / "desk.db"
    with open_store(path) as store:
        let_loopback(store)
    return path


def want(store: Store, of: Source, url: str) -> str:
    """An article whose page is to be read now."""
    article = Article(identity(url), of.id, url, url, "One", "A", NOW, NOW)
    store.articles.open([article])
    store.readings.put(Reading(article.id, NOW, "wanted"))
    return article.id


async def errors(place: Path, answers: dict[str, Answer], *urls: str) -> list[str | None]:
    """What a desk tells of the reading of these pages, the paths among them on a host of its own."""
    told: list[Event] = []
    async with host({"/feed": says("", 404), **answers}) as base:
        with open_store(place) as store:
            of = source(f"{base}/feed", "A", pages="all")
            store.sources.put(of)
            wanted = [want(store, of, base + url if url.startswith("/") else url) for url in urls]
        await poll(place, told.append, once=True)
    said = {event.article: event.error for event in told if event.event == "page"}
    return [said[article] for article in wanted]


async def test_a_link_that_is_no_address_costs_its_own_page_alone(place: Path) -> None:
    bad, good = await errors(place, {"/one": says(PAGE, content_type="text/html")}, "http://[bad/x", "/one")
    assert "no address" in (bad or "")
    assert good is None


async def test_whatever_goes_wrong_in_reading_a_page_costs_that_page_alone(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = Turns.page

    async def odd(turns: Turns, of: Source, article: Article, *rest: Any) -> Event:
        if (article.url or "").endswith("/odd"):
            raise RuntimeError("a \x1b[31mfault of a library")
        return await page(turns, of, article, *rest)

    monkeypatch.setattr(Turns, "page", odd)
    pages = {path: says(PAGE, content_type="text/html") for path in ("/odd", "/one")}
    assert await errors(place, pages, "/odd", "/one") == ["RuntimeError: a fault of a library", None]


async def test_a_page_that_sends_on_to_no_address_costs_that_page_alone(place: Path) -> None:
    bad, good = await errors(
        place,
        {"/odd": leads_to("http://e.org:99999/"), "/one": says(PAGE, content_type="text/html")},
        "/odd",
        "/one",
    )
    assert "no address" in (bad or "")
    assert good is None
