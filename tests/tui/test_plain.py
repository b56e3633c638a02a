"""The plain app tells everything in lines, does what it is asked, and can be piped."""

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from news.compare import compare
from news.model import Article, Origin, Revision, Text
from store.store import open_store
from tests.tui.stocked import NOW, stock
from tests.tui.viewed import stored
from tui.commands.main import main
from tui.pages.article import Shown
from tui.pages.compare import Compared
from tui.pages.spoken import spoken_comparison, spoken_page
from tui.plain import Plain, converse


def said(place: Path, *lines: str, query: str = "", read_only: bool = False) -> list[str]:
    told: list[str] = []
    with open_store(place) as store:
        plain = Plain(store, lambda: NOW, told.append, read_only=read_only)
        converse(plain, query, lines, between=lambda: None)
    return told


@pytest.fixture
def place(tmp_path: Path) -> Path:
    stock(tmp_path / "w.db", extra=30).close()
    return tmp_path / "w.db"


def test_it_greets_with_how_things_stand_and_ten_choices(place: Path) -> None:
    told = said(place)
    assert told[0] == "37 unread articles, 1 new alert, 1 source failing, no desk at work."
    assert told[1].startswith(
        "1. Ministry orders 180 pumps for Ostrava. Harbour Gazette, 1 minute ago, unread"
    )
    assert [line.split(".")[0] for line in told[1:11]] == [str(n) for n in range(1, 11)]
    assert told[11] == "27 more: an empty line tells the next."


def test_a_number_reads_one_out_and_diff_says_what_became_of_it(place: Path) -> None:
    told = said(place, "1", "d")
    assert "Version 2 of 2: diff tells what changed." in told
    assert any("The pumps go to Brno" in line for line in told)
    assert "Figure: 210 became 180." in told
    assert any(line.startswith(("Moved: ", "Changed: ")) for line in told)
    with open_store(place) as store:
        assert stored(store).read


def test_a_figure_that_alone_changed_is_told_once_and_then_where_it_stands() -> None:
    before = Text("Bridge falls: 12 hurt", ("The fall hurt 12 people.", "The mayor came at noon, and left."))
    after = Text("Bridge falls: 14 hurt", ("The fall hurt 14 people.", "The mayor came late, and left."))
    assert list(spoken_comparison(Compared("this", "that", compare(before, after)))) == [
        "From this, to that.",
        "Figure: 12 became 14.",
        "In the sentence: Bridge falls: 14 hurt",
        "In the sentence: The fall hurt 14 people.",
        "Changed: The mayor came at noon, and left. It became: The mayor came late, and left.",
    ]


def test_images_are_read_out_and_the_pages_first_version_is_no_edit() -> None:
    article = Article("a", "s", "k", None, "Pumps", "Gazette", NOW, NOW, revisions=2)
    accounts: tuple[tuple[int, Origin], ...] = ((1, "feed"), (2, "page"))
    revisions = tuple(Revision("a", number, NOW, "h", "Pumps", by, 2) for number, by in accounts)
    shown = Shown(article, revisions, 2, Text("Pumps", ("They came.",), captions=("The pumps in the rain.",)))
    told = list(spoken_page(shown, NOW))
    assert "Version 2 of 2: the page's first, not an edit." in told
    assert told[-1] == "Image: The pumps in the rain."


def test_acts_are_told_and_taken_back(place: Path) -> None:
    told = said(place, "star 2", "undo", "alerts", "ack 1")
    assert "starred; undo takes it back." in told
    assert any(line.startswith("Took back: star") for line in told)
    assert "acknowledged; undo takes it back." in told
    with open_store(place) as store:
        assert not stored(store, "titled-1").starred
        assert store.alerts.count("acked") == 1


def test_a_word_does_what_it_says_also_when_it_is_so_already(place: Path) -> None:
    told = said(place, "1", "read", "read off", "star", "star 1", "star 1 off", "star 1 off", "read")
    done = [line for line in told if line.startswith(("read", "unread", "star"))]
    assert done == [
        "read already.", "unread; undo takes it back.", "starred; undo takes it back.", "starred already.",
        "star taken away; undo takes it back.", "star taken away already.", "read; undo takes it back.",
    ]  # fmt: skip
    with open_store(place) as store:
        assert (stored(store).read, stored(store).starred) == (True, False)


def test_lists_are_narrowed_and_a_bad_query_says_what_is_wrong(place: Path) -> None:
    assert [line for line in said(place, query="title:pumps") if line.startswith("1. Ministry")]
    assert any("never closed" in line for line in said(place, "feed (pumps"))
    assert said(place, "search zebra")[-1] == "Nothing there."


def test_what_cannot_be_meant_is_asked_back(place: Path) -> None:
    told = said(place, "s", "fly", "open 99", "ack 1", "quit", "status")
    assert "What does 's' mean? It may mean search or star or status." in told
    assert "What does 'fly' mean? help lists the words." in told
    assert "Which one? A number from 1 to 37." in told
    assert told[-1] == "That is no alert: alerts lists them.", "what comes after quit is not answered"


def test_read_only_changes_nothing(place: Path) -> None:
    told = said(place, "1", "star", "undo", read_only=True)
    assert told.count("This only looks (--read-only): nothing was changed.") == 2
    with open_store(place) as store:
        assert not stored(store).read


def test_the_command_reads_a_pipe_and_draws_nothing(
    place: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("help\nq\n"))
    assert main(["--plain", "--read-only", "--store", str(place)]) == 0
    out = capsys.readouterr().out
    assert "quit: leave" in out
    assert not re.search("[\x00-\x09\x0b-\x1f\u2500-\u257f]", out)


def test_what_came_meanwhile_is_told_before_the_next_answer_and_only_then(place: Path) -> None:
    told: list[str] = []
    with open_store(place) as store, open_store(place) as other:

        def typed() -> Iterator[str]:
            yield "1"
            yield "status"
            other.articles.put(replace(stored(other, "titled-1"), id="new", key="new"))
            yield "quit"

        converse(Plain(store, lambda: NOW, told.append), "", typed(), between=lambda: None)
    stands = [line for line in told if line.endswith("at work.")]
    assert [line[:2] for line in stands] == ["37", "36", "37"]
