"""The demo's day in a real tmux, by keys alone; and two apps on one store whose desk is killed."""

import os
import signal
import sys
import time

import pytest

from desk.demo import demo
from store.lock import DeskLock
from store.store import open_store
from tests.tui.tmux import Tmux

pytestmark = [pytest.mark.tmux, pytest.mark.timeout(180)]

WIREWATCH = [sys.executable, "-c", "import sys; from tui.commands.main import main; sys.exit(main())"]
ARTICLES = 14
"""Articles of the demo's day."""


@pytest.mark.parametrize(("width", "height"), [(80, 24), (200, 50)])
def test_the_demo_from_an_alert_to_the_version_before_and_back(width: int, height: int) -> None:
    with Tmux([*WIREWATCH, "demo", "--length", "30s"], width, height) as tmux:
        tmux.wait("desk")
        tmux.wait(" 11 alerts", seconds=60)
        tmux.keys("2")
        tmux.wait("─alerts")
        tmux.keys("/")
        tmux.wait("Find:")
        tmux.type("javelin")
        tmux.keys("Enter")
        tmux.wait("/javelin", "Embassy")
        tmux.keys("Enter")
        tmux.wait("versions", "! Javelin")
        tmux.keys("s")
        tmux.wait("starred")
        tmux.keys("u")
        tmux.wait("Took back: star")
        tmux.keys("q", "q")  # out of the text, out of what was found
        tmux.wait("─alerts", gone=["/javelin"])
        tmux.keys("q", "F")
        tmux.wait("Filter:")
        tmux.type('javelin outlet:"The Harbor Tribune"')
        tmux.keys("Enter")
        tmux.wait("javelin outlet:", "1/1", "Ukraine asks", gone=["1/14"])
        tmux.keys("d")
        tmux.wait("270", "210", "~")
        tmux.keys("q", "q")
        tmux.wait("─All─")
        tmux.keys("q", "q")
        assert tmux.wait_ended() == 0


def test_two_apps_show_every_article_though_the_desk_is_killed() -> None:
    with demo(length=30) as place:
        command = [*WIREWATCH, "--store", str(place)]
        with Tmux(command, 100, 30) as first, Tmux(command, 200, 50) as second:
            first.wait("Javelin", seconds=60)
            second.wait("Javelin")
            holder = DeskLock(place).holder()
            assert holder is not None
            with open_store(place) as store:
                before = {article.id for article in store.articles.newest(100)}
                os.kill(holder.pid, signal.SIGKILL)
                first.wait(" 14 unread", seconds=90)
                second.wait(" 14 unread", seconds=10)
                after = {article.id for article in store.articles.newest(100)}
            assert len(after) == ARTICLES
            assert before <= after
            follower = DeskLock(place).holder()
            assert follower is not None
            assert follower.pid != holder.pid
            for app in (first, second):
                app.keys("q", "q")
                assert app.wait_ended() == 0
        end = time.monotonic() + 15
        while DeskLock(place).holder() is not None:
            assert time.monotonic() < end, "a desk outlived the apps that started it"
            time.sleep(0.1)
