"""What undo says that it took back, and whose and when it was."""

import subprocess
from datetime import timedelta
from pathlib import Path

import pytest

from store.triage import Deed, Undone
from tests.tui.made import ALERT, MISSILES, START, make_store
from tests.tui.test_commands import WIREWATCH
from tui.commands.main import main
from tui.undone import undone_words


def undone(minutes: int, *ids: str, own: bool = True, called: str = "") -> Undone:
    after = START + timedelta(minutes=minutes)
    return Undone(Deed("d", "star", "articles", ids, True, START, after), ids, called=called, own=own)


@pytest.mark.parametrize(
    ("taken", "words"),
    [
        (undone(0, "a", "b"), "took back: star, 2 articles"),
        (undone(0, "a", called="Ferry"), "took back: star, 1 article: “Ferry”"),
        (undone(5, "a"), "took back: star, 1 article, done 5m ago"),
        (undone(0, own=False, called="Ferry"), "took back: star, 0 articles, done 0s ago in another window"),
        (
            undone(5, "a", own=False, called="Ferry"),
            "took back: star, 1 article, done 5m ago in another window: “Ferry”",
        ),
    ],
)
def test_what_was_not_done_here_and_now_is_told_with_when_and_where(taken: Undone, words: str) -> None:
    assert undone_words(taken) == words


def test_what_is_started_in_a_terminal_acts_as_that_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    at = ["--store", str(make_store(tmp_path / "store"))]
    subprocess.run([*WIREWATCH, "ack", ALERT.id, *at], check=True, capture_output=True)
    elsewhere = [*WIREWATCH, "snooze", MISSILES.id, *at]
    subprocess.run(elsewhere, check=True, capture_output=True, start_new_session=True)
    for told in ("took back: ack, 1 alert: “Javelin in the headline”\n", "in another window: “Kyiv asks"):
        assert main(["undo", *at]) == 0
        assert told in capsys.readouterr().out
