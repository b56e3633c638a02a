"""Working through the queue from the command line, and taking it back."""

import json
import shlex
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from news.ids import SHOWN
from news.model import Notice
from store.store import open_store
from tests.tui.made import ALERT, FERRY, MISSILES, make_store
from tui.commands.main import main

Run = Callable[..., list[dict[str, object]]]


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


def test_alerts_have_the_fields_of_the_contract(run: Run) -> None:
    (alert,) = run("alerts")
    assert {name: alert[name] for name in ("id", "rule", "article", "at", "reason", "state")} == {
        "id": ALERT.id,
        "rule": "missiles",
        "article": MISSILES.id,
        "at": "2026-08-18T09:00:00.000000Z",
        "reason": "Javelin in the headline",
        "state": "new",
    }


def test_an_acknowledged_alert_is_acked_until_it_is_taken_back(run: Run) -> None:
    assert [alert["state"] for alert in run("ack", ALERT.id[:4])] == ["acked"]
    assert run("alerts", "--state", "new") == []
    (undone,) = run("undo")
    assert undone.pop("at")
    assert undone == {"undone": "ack", "table": "alerts", "ids": [ALERT.id], "own": True}
    assert [alert["state"] for alert in run("alerts")] == ["new"]
    assert run("undo", code=1) == []


def test_alerts_are_acknowledged_by_query(run: Run) -> None:
    assert run("ack", "--query", "rule:ferries") == []
    assert [alert["id"] for alert in run("ack", "--query", "rule:missiles is:new")] == [ALERT.id]


def test_ack_of_nothing_is_a_usage_error(run: Run) -> None:
    assert run("ack", code=2) == []


def test_alerts_and_articles_are_snoozed_and_woken(run: Run) -> None:
    alert, article = run("snooze", ALERT.id, FERRY.id, "--for", "2h")
    assert (alert["state"], article["state"]) == ("snoozed", "snoozed")
    assert [each["id"] for each in run("articles", "is:snoozed")] == [FERRY.id]
    alert, article = run("snooze", ALERT.id, FERRY.id, "--for", "0")
    assert (alert["state"], article["state"]) == ("new", "unread")


def test_an_id_that_is_neither_is_a_failure(run: Run) -> None:
    assert run("snooze", "zzzz", code=1) == []


def test_a_rule_is_added_listed_muted_and_removed(run: Run) -> None:
    (added,) = run("rule", "add", "Kyiv", "-Moscow", "--name", "kyiv", "--on", "first", "--do", "bell")
    assert (added["query"], added["on"], added["do"]) == ("Kyiv -Moscow", "first", ["bell"])
    assert [(rule["rule"], rule["hits"]) for rule in run("rules")] == [("missiles", 1), ("kyiv", 0)]
    assert run("mute", "kyiv")[0]["muted"] is True
    assert [rule["muted"] for rule in run("rules")] == [False, True]
    assert run("mute", "kyiv", "--off")[0]["muted"] is False
    run("rule", "remove", "kyiv")
    assert [rule["rule"] for rule in run("rules")] == ["missiles"]


def test_a_new_rule_says_for_how_many_articles_it_holds_already_and_what_lists_them(
    store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["rule", "add", "-Zorblatt", "(ferry OR dam)", "--store", str(store)]) == 0
    told = capsys.readouterr().err
    assert "it holds for 1 of the 2 articles in the store" in told
    listing = shlex.split(told.split("`")[1])
    assert listing[0] == "wirewatch"
    assert main(listing[1:]) == 0
    assert capsys.readouterr().out.startswith(FERRY.id[:SHOWN])


def test_a_new_rule_that_holds_for_nothing_yet_says_so(
    run: Run, store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (added,) = run("rule", "add", "Zorblatt")
    assert added["matching"] == 0
    assert main(["rule", "add", "Zorblatt", "--store", str(store)]) == 0
    assert "it holds for none of the 2 articles in the store so far" in capsys.readouterr().err


def test_a_rule_is_muted_for_a_while_or_until_a_time(run: Run) -> None:
    (told,) = run("mute", "missiles", "--for", "2h")
    assert (told["muted"], bool(told["muted_until"])) == (False, True)
    (told,) = run("mute", "missiles", "--until", "2999-01-02")
    assert str(told["muted_until"]).startswith(("2999-01-01", "2999-01-02"))
    (told,) = run("mute", "missiles", "--off")
    assert (told["muted"], told["muted_until"]) == (False, None)


@pytest.mark.parametrize("words", [["--until", "soon"], ["--until", "1999-01-02"], ["--for", "2h", "--off"]])
def test_a_time_that_is_none_mutes_nothing(run: Run, words: list[str]) -> None:
    assert run("mute", "missiles", *words, code=2) == []
    assert [rule["muted_until"] for rule in run("rules")] == [None]


def test_a_removed_rule_and_a_removed_source_come_back_by_undo(run: Run) -> None:
    before = run("rules"), run("sources")
    run("rule", "remove", "missiles")
    run("remove", "Harbour Post", "Broken Bugle")
    assert (run("rules"), run("sources")) == ([], [])
    assert [run("undo")[0]["table"] for _ in range(2)] == ["sources", "rules"]
    assert (run("rules"), run("sources")) == before


def test_a_rule_that_does_not_parse_is_refused(run: Run) -> None:
    assert run("rule", "add", "is:raed", code=2) == []
    assert len(run("rules")) == 1


def test_a_rule_may_be_the_first_thing_in_a_store(tmp_path: Path) -> None:
    assert main(["rule", "add", "flood", "--store", str(tmp_path / "new")]) == 0
    assert main(["rules", "--store", str(tmp_path / "new")]) == 0


def test_a_removed_source_is_gone_and_its_articles_stay(run: Run) -> None:
    assert [source["name"] for source in run("remove", "Harbour Post")] == ["Harbour Post"]
    assert [source["name"] for source in run("sources")] == ["Broken Bugle"]
    assert len(run("articles")) == 2


def test_a_rule_is_saved_with_all_that_it_asks(run: Run) -> None:
    (told,) = run(
        "rule", "add", "Javelin", "--name", "all", "--changed", "figure", "--changed", "quote",
        "--source", "Harbour Post", "--do", "app", "--do", "desktop", "--threshold", "3 outlets in 1h",
        "--quiet", "22:00-07:00", "--every", "10m",
    )  # fmt: skip
    assert (told["query"], told["do"]) == ('(Javelin) (source:"Harbour Post")', ["app", "desktop"])
    assert told["options"] == {
        "changed": "figure,quote", "threshold": "3 outlets in 1h", "quiet": "22:00-07:00", "every": "600",
    }  # fmt: skip


@pytest.mark.parametrize("option", [["--threshold", "many"], ["--quiet", "late"], ["--changed", "colour"]])
def test_what_a_rule_cannot_ask_is_told_and_nothing_saved(run: Run, option: list[str]) -> None:
    assert run("rule", "add", "Javelin", "--name", "odd", *option, code=2) == []
    assert [rule["rule"] for rule in run("rules")] == ["missiles"]


def test_a_notice_that_could_not_be_told_is_shown(run: Run, tmp_path: Path) -> None:
    late = datetime(2026, 8, 18, 9, 5, tzinfo=UTC)
    failing = Notice("n", ALERT.id, "phone", late, late, state="failing", tries=2, error="HTTP 500")
    with open_store(tmp_path / "store") as store:
        store.outbox.add([failing])
    assert [alert["notices"] for alert in run("alerts")] == [
        ["phone: HTTP 500; try 2 failed, again 09:05:00 UTC"]
    ]
    (status,) = run("status", code=3)
    assert status["notices"] == 1
