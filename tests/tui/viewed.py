"""An app on a store, the view in front of it, and what stands at its foot."""

from pathlib import Path
from typing import Any

from textual.pilot import Pilot

from news.model import Article
from store.store import Store
from tests.tui.stocked import NOW, article_id
from tui.app import WirewatchApp
from tui.screens.view import ViewScreen


def app_on(place: Path, **options: Any) -> WirewatchApp:
    return WirewatchApp(place, now=lambda: NOW, **options)


def view(pilot: Pilot[Any]) -> ViewScreen:
    screen = pilot.app.screen
    assert isinstance(screen, ViewScreen)
    return screen


def status(pilot: Pilot[Any]) -> str:
    return view(pilot).status.render_line(0).text + view(pilot).place_bar.render_line(0).text


def stored(store: Store, key: str = "titled-0") -> Article:
    article = store.articles.get(article_id(key))
    assert article is not None
    return article
