"""What the commands that read print: the JSON that scripts rely on, and lines for people."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest

from desk.after import Looked
from fetchers.exchange import Answer
from news.ids import identity
from news.model import Standing
from store.store import open_store
from tests.tui.made import FAILING, FERRY, MISSILES, RULE, SOURCE, START, STORY, make_store
from tui.commands.main import main

Run = Callable[..., list[dict[str, object]]]

NAMELESS = "https://n.example/"
ARTICLE = {
    "id", "source", "outlet", "url", "title", "claimed", "seen", "changed", "revisions", "story",
    "tags", "state", "language", "words",
}  # fmt: skip


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return make_store(tmp_path / "store")


@pytest.fixture
def run(store: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command with --json; gives the lines it printed."""

    def run(*words: str, code: int = 0) -> list[dict[str, object]]:
        assert main([*words, "--json", "--store", str(store)]) == code
        return [json.loads(line) for line in capsys.readouterr().out.splitlines()]

    return run


def test_articles_come_newest_first_with_the_fields_of_the_contract(run: Run) -> None:
    found = run("articles")
    assert [article["id"] for article in found] == [FERRY.id, MISSILES.id]
    assert all(article.keys() >= ARTICLE for article in found)
    assert found[0]["seen"] == "2026-08-18T09:05:00.000000Z"


def test_a_word_with_a_dash_in_a_query_means_not(run: Run) -> None:
    assert [article["id"] for article in run("articles", "harbour", "-Javelin")] == [FERRY.id]
    assert run("articles", "-outlet:Harbour") == []


def test_a_query_finds_other_spellings_of_a_name(run: Run) -> None:
    assert [article["id"] for article in run("articles", "Kiev")] == [MISSILES.id]
    assert [article["id"] for article in run("search", "Kiev")] == [MISSILES.id]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("is:unread", 2), ("is:starred", 0), ("version:>1", 1), ("changed:role", 1), ("tag:local", 0),
        ('outlet:="Harbour Post"', 2), ("seen:2026-08-19..", 0), ("age:<2h", 0), ("ferry OR missiles", 2),
        ("lag:>1h", 0), ("source:harbour ferry", 1),
    ],
)  # fmt: skip
def test_a_field_narrows_what_is_listed(run: Run, query: str, found: int) -> None:
    assert len(run("articles", query)) == found


def test_articles_are_sorted_as_asked(run: Run) -> None:
    assert [each["id"] for each in run("articles", "--sort", "changed")] == [MISSILES.id, FERRY.id]
    assert [each["id"] for each in run("articles", "--sort", "title")] == [FERRY.id, MISSILES.id]
    assert [each["id"] for each in run("articles", "--sort", "words", "--limit", "1")] == [FERRY.id]


def test_a_revision_is_shown_by_its_number(run: Run) -> None:
    first, newest = run("show", f"{MISSILES.id[:6]}@1")[0], run("show", MISSILES.id[:6])[0]
    assert first["paragraphs"] == ["The 210 missiles went to Ukraine in April.", "Nobody else commented."]
    assert "United States" in str(newest["text"])
    assert (first["number"], newest["number"]) == (1, 2)


def test_a_revision_that_is_not_there_is_told(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", f"{MISSILES.id}@7", "--store", str(store)]) == 1
    assert "has no revision 7; it has 2" in capsys.readouterr().err


def test_versions_say_what_kind_of_change_made_them(run: Run) -> None:
    first, second = run("versions", MISSILES.id)
    assert (first["number"], first["classes"]) == (1, [])
    assert (second["number"], second["classes"], second["added"]) == (2, ["role"], 3)
    assert second.keys() >= ARTICLE
    assert (first["lag_s"], second["lag_s"]) == (0, 3600)
    assert (first["silent"], second["silent"]) == (None, True)
    assert str(second["wayback"]).startswith("https://web.archive.org/web/20260818")


def test_versions_of_one_version_are_refused_with_the_way_to_it(
    store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["versions", f"{MISSILES.id}@9", "--store", str(store)]) == 2
    assert f"show {MISSILES.id}@9 prints one" in capsys.readouterr().err


def test_a_source_that_is_named_tells_how_its_outlets_edit(run: Run) -> None:
    (source,) = run("sources", SOURCE.name)
    (outlet,) = cast("list[dict[str, object]]", source["editing"])
    assert outlet["outlet"] == "Harbour Post"
    assert (outlet["articles"], outlet["edited"], outlet["edits_per_article"]) == (2, 1, 0.5)
    assert (outlet["median_lag_s"], outlet["silent"], outlet["silent_share"]) == (3600, 1, 1.0)
    assert "editing" not in run("sources")[0]


def test_search_gives_a_snippet_and_a_score_and_the_best_first(run: Run) -> None:
    (hit,) = run("search", "missiles")
    assert "missiles" in str(hit["snippet"]).lower()
    assert hit.keys() >= ARTICLE | {"score"}


def test_sources_tell_why_one_failed(run: Run) -> None:
    good, bad = run("sources")
    assert (good["id"], good["error"], good["articles"]) == (SOURCE.id, None, 2)
    assert (bad["status"], bad["error"], bad["failures"]) == (500, "answered 500", 2)
    assert [each["name"] for each in run("sources", "--failing")] == ["Broken Bugle"]


def test_a_source_is_found_by_its_path_and_by_the_beginning_of_its_name(run: Run, store: Path) -> None:
    with open_store(store) as opened:
        opened.sources.put(replace(SOURCE, id=identity("u"), url=store.as_uri(), name="Us"))
        opened.sources.put(replace(SOURCE, id=identity("b"), url=NAMELESS, name="Broken Arrow"))
    assert [run("sources", word)[0]["name"] for word in (str(store), "harbour", "Us")] == [
        "Us", "Harbour Post", "Us",
    ]  # fmt: skip
    assert run("sources", "broken", code=1) == []


def test_in_a_pipe_a_source_has_its_name_its_address_and_its_error_apart(
    store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with open_store(store) as opened:
        opened.sources.put(replace(SOURCE, id=identity("n"), url=NAMELESS, name=NAMELESS))
    assert main(["sources", "--store", str(store)]) == 0
    rows = [line.split("\t")[5:] for line in capsys.readouterr().out.splitlines()]
    assert rows == [
        ["Harbour Post", SOURCE.url, ""],
        ["Broken Bugle", FAILING.url, "answered 500"],
        ["", NAMELESS, ""],
    ]


def test_a_source_that_is_gone_is_not_due_and_says_how_it_is_asked_again(
    store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    answer = Answer(410, SOURCE.url, b"")
    gone = Looked(SOURCE, Standing(SOURCE.id, START), answer, START).bad("the host answered 410 Gone")
    with open_store(store) as opened:
        opened.sources.set_standing(gone)
    assert main(["sources", SOURCE.name, "--store", str(store)]) == 0
    assert capsys.readouterr().out.splitlines()[0].split("\t")[1:4:2] == ["gone", ""]
    assert main(["why", SOURCE.id, "--store", str(store)]) == 0
    told = capsys.readouterr().out
    assert "gone  the host says it is gone for good" in told
    assert "`wirewatch poll --once --now 'Harbour Post'`" in told


def test_the_rules_are_listed_with_what_they_ask_besides(
    store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ours = ["--store", str(store)]
    asked = [
        "--on",
        "added",
        "--changed",
        "figure",
        "--do",
        "bell",
        "--every",
        "15m",
        "--threshold",
        "5 articles in 1h",
    ]
    assert main(["rule", "add", "Javelin", "--name", "j", *asked, *ours]) == 0
    assert main(["mute", "j", "--until", "2999-01-01", *ours]) == 0
    capsys.readouterr()
    assert main(["rules", *ours]) == 0
    plain, full = (line.split("\t")[5] for line in capsys.readouterr().out.splitlines())
    assert plain == ""
    assert full.startswith(
        "--on added --changed figure --do bell --threshold '5 articles in 1h' --every 15m, muted until 2999-"
    )


def test_stories_count_their_articles_over_time(run: Run) -> None:
    (story,) = run("stories")
    assert (story["id"], story["outlets"], story["articles"]) == (STORY.id, 2, 2)
    volume = story["volume"]
    assert isinstance(volume, list)
    assert sum(volume) == 1  # one of its two articles is not in the store any more
    assert run("stories", "ferry") == []


def test_why_tells_what_was_decided_and_what_it_alerted(run: Run) -> None:
    kinds = {reason["kind"]: reason["reason"] for reason in run("why", MISSILES.id[:5])}
    assert kinds == {"story": "opens a story of its own", "alert": "missiles: Javelin in the headline"}


def test_tail_tells_events_in_order_and_each_once(run: Run) -> None:
    events = run("tail", "--no-follow")
    assert [event["event"] for event in events] == ["failed", "new", "alert", "new", "revised"]
    times = [str(event["at"]) for event in events]
    assert times == sorted(times)
    assert events[2]["rule"] == RULE.name
    assert [event["event"] for event in run("tail", "--no-follow", "ferry")] == ["new"]


def test_without_a_terminal_columns_are_parted_by_tabs_and_not_cut(
    store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["articles", "--store", str(store)]) == 0
    first = capsys.readouterr().out.splitlines()[0].split("\t")
    assert (first[0], first[-1]) == (FERRY.id[:7], FERRY.title)
