"""Alerts in a real tmux with its defaults: the window is flagged, and a hostile headline does nothing."""

import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from desk.notices.said import say
from news.ids import identity
from news.model import Alert, Article
from store.store import open_store
from tests.tui.stocked import NOW, stock
from tests.tui.tmux import PATIENCE, Tmux

pytestmark = pytest.mark.tmux

START = (
    "import sys; from pathlib import Path; from tui.app import run_app; sys.exit(run_app(Path(sys.argv[1])))"
)


def keep_alert(place: Path, title: str) -> None:
    """Raise an alert, as a desk in another process does."""
    with open_store(place) as store:
        rule = store.rules.all()[0]
        article = Article(identity(title), "gazette", title, "https://a.example", title, "AP", NOW, NOW)
        with store.transaction():
            store.rules.put(replace(rule, do=("app", "osc9", "osc777")))
            store.articles.put(article)
            store.alerts.put(Alert(identity("alert", rule.id, article.id), rule.id, article.id, NOW, "pumps"))


def test_an_alert_flags_the_window_and_is_said_as_plain_text(tmp_path: Path) -> None:
    place, trap = tmp_path / "w.db", tmp_path / "trap"
    stock(place).close()
    hostile = f"\x1b]2;owned\x07\x1b[31mPumps\x1b[0m [red]here[/red] #[fg=red]#(touch {trap})"
    with Tmux([sys.executable, "-c", START, str(place)], 120, 30) as tmux:
        tmux.wait("Ministry", "1/7")
        tmux.other_window()
        assert "!" not in tmux.flags(0)
        keep_alert(place, hostile)
        end = time.monotonic() + PATIENCE
        while "!" not in tmux.flags(0) or "Pumps [red]here[/red] #[fg=red]" not in tmux.screen_of(0):
            assert time.monotonic() < end, f"{tmux.flags(0)}\n{tmux.screen_of(0)}"
            time.sleep(0.05)
        assert "owned" not in tmux.expanded("#{pane_title} #{window_name}")
    assert not trap.exists()


def test_the_line_that_a_command_is_given_for_tmux_stands_in_the_bar_as_it_is(tmp_path: Path) -> None:
    trap = tmp_path / "trap"
    article = Article("a", "s", "k", None, f"#[fg=red]Pumps #(touch {trap}) #{{pid}} #S", "AP", NOW, NOW)
    said = say(Alert("x", "r", "a", NOW, "pumps"), article, None)
    with Tmux(["cat"], 120, 30) as tmux:
        # A `##[` stays as it is until it is drawn, where it is one `#[`.
        assert tmux.expanded(str(said.as_json()["tmux"])).replace("##[", "#[") == said.line
        assert tmux.expanded("#S") == "test"
    assert not trap.exists()
