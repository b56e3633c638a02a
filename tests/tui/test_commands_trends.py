"""What rises, what a set of sources has not, and the parts of a story's coverage."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from news.model import Text
from store.store import Store, open_store
from tests.tui.made import START, STORY, article, keep, make_store
from tui.commands import trends
from tui.commands.main import main

Run = Callable[..., list[dict[str, object]]]
NOW = START + timedelta(hours=6)
QUOTED = Text(
    "Javelin deal is near, Calder says", ("“The missiles will come in May,” said Governor Ruth Calder.",)
)


def tell(
    store: Store, story: str, hours: float, count: int, outlet: str = "Wire", title: str = "Fog"
) -> None:
    """Articles of a story, seen so many hours before now, each of an outlet of its own."""
    for number in range(count):
        text = Text(title, ("Nothing more was said.",))
        minutes = int((NOW - START).total_seconds() / 60 - hours * 60)
        made = article(f"{story} {hours} {number}", text, minutes)
        store.articles.put(replace(made, story=story, outlet=f"{outlet} {number}"))


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command with --json on a store with a story that rises and one that was always loud."""
    monkeypatch.setattr(trends, "now", lambda: NOW)
    path = make_store(tmp_path / "store")
    with open_store(path) as store:
        for name, title in (("rises", "Skerry fog"), ("loud", "Weather")):
            store.stories.put(replace(STORY, id=name, title=title))
        tell(store, "rises", 1, 6, title="Fog halts all ferries near Skerry")
        tell(store, "loud", 1, 6, title="Rain again")
        tell(store, "loud", 80, 90, title="Rain again")
        own = replace(article("own", QUOTED, 20), story=STORY.id, outlet="Inland Courier", tags=("local",))
        store.articles.put(own)
        keep(store, own, 1, QUOTED, 20)

    def run(*words: str, code: int = 0) -> list[dict[str, object]]:
        assert main([*words, "--json", "--store", str(path)]) == code
        return [json.loads(line) for line in capsys.readouterr().out.splitlines()]

    return run


def test_a_story_rises_against_its_own_past_and_not_by_being_loud(run: Run) -> None:
    found = run("stories", "--rising", "--within", "2h")
    assert [(one["id"], one["now"], one["rising"]) for one in found] == [("rises", 6, "story")]


def test_names_and_words_that_rise_are_those_of_the_new_headlines(run: Run) -> None:
    assert [one["name"] for one in run("stories", "--names", "--within", "2h")] == ["Skerry"]
    terms = {str(one["name"]) for one in run("stories", "--terms", "--within", "2h")}
    assert "skerry" in terms
    assert "rain" not in terms


def test_a_query_narrows_what_rises(run: Run) -> None:
    assert run("stories", "--rising", "--within", "2h", "tsunami") == []
    assert len(run("stories", "--rising", "--within", "2h", "ferries")) == 1


def test_a_blind_spot_is_a_story_that_others_have_and_no_tagged_source(run: Run) -> None:
    assert {str(one["id"]) for one in run("stories", "--blind", "local", "--within", "2h")} == {
        "rises",
        "loud",
    }
    assert run("stories", "--blind", "local", "--outlets", "7", "--within", "2h") == []
    assert run("stories", "--blind", "nosuch", code=1) == []


def test_each_part_of_a_storys_coverage_is_printed_alone(run: Run) -> None:
    (speaker,) = run("story", STORY.id, "--part", "quotes")
    assert (speaker["speaker"], speaker["outlets"]) == ("Governor Ruth Calder", ["Inland Courier"])
    titles = {one["outlet"]: one["title"] for one in run("story", STORY.id, "--part", "headlines")}
    assert titles["Inland Courier"] == QUOTED.headline
    assert [one["outlets"] for one in run("story", STORY.id, "--part", "spread")] == [1, 2]
    hours = {str(one["outlet"]): one["counts"] for one in run("story", STORY.id, "--part", "hours")}
    assert {outlet: sum(counts) for outlet, counts in hours.items() if isinstance(counts, list)} == {
        "Harbour Post": 1,
        "Inland Courier": 1,
    }


def test_a_fact_told_differently_has_its_carriers_and_who_went_over(run: Run) -> None:
    facts = run("story", STORY.id, "--part", "facts")
    assert facts
    assert {
        "fact",
        "kind",
        "of",
        "unit",
        "value",
        "text",
        "outlet",
        "article",
        "version",
        "seen",
        "was",
    } == set(facts[0])
    assert any(one["was"] for one in facts)


def test_the_terminal_shows_the_parts_beneath_the_matrix(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], run: Run
) -> None:
    path = str(tmp_path / "store")
    assert main(["story", STORY.id, "--store", path]) == 0
    assert "Who is quoted" in capsys.readouterr().out
    for part in ("facts", "quotes", "headlines", "spread", "hours", "absent"):
        assert main(["story", STORY.id, "--part", part, "--store", path]) == 0
    assert "Inland Courier" in capsys.readouterr().out


@pytest.mark.usefixtures("run")
def test_the_terminal_lists_trends_with_their_titles(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for words, expected in (
        (["--rising"], "Skerry fog"),
        (["--names"], "Skerry"),
        (["--terms"], "skerry"),
        (["--blind", "local"], "Weather"),
    ):
        assert main(["stories", *words, "--within", "2h", "--store", str(tmp_path / "store")]) == 0
        assert expected in capsys.readouterr().out


@pytest.mark.parametrize("part", ["headlines", "spread", "hours", "quotes"])
def test_a_part_that_compares_nothing_costs_no_comparison(
    run: Run, monkeypatch: pytest.MonkeyPatch, part: str
) -> None:
    for name in ("judge", "trace"):
        monkeypatch.setattr(f"tui.covering.{name}", None)
    assert run("story", STORY.id, "--part", part)


@pytest.mark.parametrize("of", ["--rising", "--names", "--terms"])
def test_a_young_store_has_nothing_to_rise_against_and_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, of: str
) -> None:
    monkeypatch.setattr(trends, "now", lambda: START + timedelta(hours=1))
    assert main(["stories", "--rising", of, "--store", str(make_store(tmp_path / "store"))]) == 0
    told = capsys.readouterr()
    assert (told.out, told.err[:22]) == ("", "not enough history yet")


def test_a_fault_of_ours_is_one_line_and_written_down_beside_the_store(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails() -> None:
        raise ZeroDivisionError("by zero,\nat once")

    monkeypatch.setattr(trends, "now", fails)
    store = make_store(tmp_path / "store")
    assert main(["stories", "--rising", "--store", str(store)]) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert "ZeroDivisionError: by zero, at once" in line
    assert line.endswith(f"For a report: {tmp_path / 'store' / 'app.log'}")
    assert "Traceback" in (tmp_path / "store" / "app.log").read_text(encoding="utf-8")
