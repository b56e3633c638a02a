"""The whole app in a real tmux: a real terminal, real keys, real sizes."""

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from store.store import open_store
from tests.tui.shift import SHIFT, kept
from tests.tui.stocked import article_id, stock
from tests.tui.tmux import Tmux

pytestmark = pytest.mark.tmux

START = (
    "import sys; from pathlib import Path; from tui.app import run_app; sys.exit(run_app(Path(sys.argv[1])))"
)
DEMO = "import sys; from tui.commands.main import main; sys.exit(main(['demo']))"

TELLING = ["sh", "-c", '"$@"; echo "ended with $?"; exec cat', "sh"]
"""Runs a program and tells its end on the screen.

tmux itself may never learn of it: when a terminal closes, libutempter puts SIGCHLD away for a moment, and a
program that ends in that moment stays a zombie which tmux takes for running.
"""


@pytest.fixture
def place(tmp_path: Path) -> Path:
    stock(tmp_path / "w.db", extra=300).close()
    return tmp_path / "w.db"


@pytest.mark.parametrize(("width", "height"), [(40, 15), (80, 24), (200, 50)])
def test_a_shift_by_keys_alone(place: Path, width: int, height: int) -> None:
    with Tmux([*TELLING, sys.executable, "-c", START, str(place)], width, height) as tmux:
        tmux.wait("Ministry", "1/307")
        tmux.keys("2")
        tmux.wait("1/1", "pumps")
        tmux.keys("Enter")
        tmux.wait("versions", "2 of 2")
        tmux.keys("d")
        tmux.wait("changes", "210")
        tmux.keys("]")
        tmux.wait("change 1 of")
        tmux.keys("q")
        tmux.wait("versions", "2 of 2")
        tmux.keys("s")
        tmux.wait("starred")
        tmux.keys("u")
        tmux.wait("Took back: star")
        tmux.keys("q")
        tmux.wait("1/1")
        tmux.keys("q")
        tmux.wait("1/307")
        tmux.keys("q", "q")
        tmux.wait("ended with 0")
    with open_store(place) as store:
        article = store.articles.get(article_id("titled-0"))
        assert article is not None
        assert not article.starred
        assert article.read


def test_resizing_shows_as_many_panes_as_fit_and_loses_nothing(place: Path) -> None:
    with Tmux([sys.executable, "-c", START, str(place)], 200, 30) as tmux:
        tmux.wait("shelves", "Ministry", "go to Brno, where")
        tmux.resize(60, 20)
        tmux.wait("Ministry", gone=["shelves", "go to Brno, where"])
        tmux.keys("l")
        tmux.wait("2 of 2", "The ministry ordered")
        tmux.resize(200, 30)
        tmux.wait("shelves", "Ministry", "go to Brno, where")


def test_without_colour_no_colour_is_sent(place: Path) -> None:
    with Tmux([sys.executable, "-c", START, str(place)], 100, 24, {"NO_COLOR": "1"}) as tmux:
        tmux.wait("Ministry", "1/307")
        styled = tmux.screen(styled=True)
        assert "\x1b[3" not in styled.replace("\x1b[39m", "")
        assert re.search(r"\x1b\[(\d;)*7m", styled), "the cursor row is reversed"


def test_hostile_words_stay_words(place: Path) -> None:
    with Tmux([sys.executable, "-c", START, str(place)], 100, 24) as tmux:
        screen = tmux.wait("1/307")
        assert "[red]Not markup" in screen
        assert "Hostile" in screen


@pytest.mark.parametrize(("width", "height", "out"), [(80, 24, "qqqq"), (200, 50, "C-q")])
def test_a_long_shift_key_by_key_ends_by_key(place: Path, width: int, height: int, out: str) -> None:
    with Tmux([*TELLING, sys.executable, "-c", START, str(place)], width, height) as tmux:
        tmux.wait("Ministry", "1/307")
        for keys, shows in SHIFT:
            tmux.keys(*keys)
            tmux.wait(shows)
        # By q: out of the text, out of the filter, out of the app.
        tmux.keys(*([out] if out == "C-q" else out))
        tmux.wait("ended with 0")
    with open_store(place) as store:
        assert kept(store)


def process_ids(word: str) -> list[int]:
    """The processes whose command line holds a word, without the shell that tells their end."""
    listed = subprocess.run(["ps", "-ewwo", "pid=,args="], check=True, capture_output=True, text=True).stdout
    lines = (line.split(maxsplit=1) for line in listed.splitlines())
    return [int(pid) for pid, words in lines if word in words and words.startswith(sys.executable)]


def wait_gone(folder: Path) -> None:
    """Go on when neither a process nor a file of the demo is left."""
    end = time.monotonic() + 20
    while process_ids(str(folder)) or any(folder.iterdir()):
        assert time.monotonic() < end, f"left: {process_ids(str(folder))}, {list(folder.iterdir())}"
        time.sleep(0.05)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_told_to_end_the_demo_gives_the_terminal_back_and_leaves_nothing(
    tmp_path: Path, number: signal.Signals
) -> None:
    command = [*TELLING, sys.executable, "-c", DEMO, str(tmp_path)]
    with Tmux(command, 100, 24, {"TMPDIR": str(tmp_path)}) as tmux:
        tmux.wait("─All─", "desk ")
        assert list(tmp_path.iterdir())
        os.kill(process_ids(f"['demo'])) {tmp_path}")[0], number)
        tmux.wait(f"ended with {128 + number}", gone=["─All─"])
        wait_gone(tmp_path)


def test_a_terminal_that_is_closed_leaves_nothing_of_the_demo(tmp_path: Path) -> None:
    with Tmux([sys.executable, "-c", DEMO, str(tmp_path)], 100, 24, {"TMPDIR": str(tmp_path)}) as tmux:
        tmux.wait("─All─", "desk ")
        assert list(tmp_path.iterdir())
        assert process_ids(str(tmp_path))
    wait_gone(tmp_path)
