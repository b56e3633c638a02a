"""Lists in and out, the store's upkeep, and what the program says of itself."""

import json
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from store.lock import DeskLock
from store.sqlite.opening import VERSION
from store.sqlite.schema import MIGRATIONS
from tests.tui.made import ALERT, FAILING, MISSILES, SOURCE, STORY, make_store
from tui.commands.main import main

Run = Callable[..., list[dict[str, object]]]

OPML = """<?xml version="1.0"?><opml version="2.0"><body>
<outline text="Local"><outline text="Tribune" xmlUrl="https://tribune.example/feed"/></outline>
<outline text="Harbour" xmlUrl="https://harbour.example/feed.xml"/>
</body></opml>"""


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return make_store(tmp_path / "store")


@pytest.fixture
def run(store: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command with --json; gives the lines it printed."""

    def run(*words: str, code: int = 0, at: Path | None = None) -> list[dict[str, object]]:
        assert main([*words, "--json", "--store", str(at or store)]) == code
        return [json.loads(line) for line in capsys.readouterr().out.splitlines()]

    return run


def test_an_opml_list_is_taken_in_once(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "list.opml"
    file.write_text(OPML, encoding="utf-8")
    (added,) = run("import", str(file))  # the other one is there already
    assert (added["url"], added["name"], added["tags"]) == (
        "https://tribune.example/feed",
        "Tribune",
        ["Local"],
    )
    assert run("import", str(file)) == []
    assert len(run("sources")) == 3


@pytest.mark.parametrize("form", ["opml", "urls"])
def test_exported_sources_are_imported_as_they_were(run: Run, tmp_path: Path, form: str) -> None:
    file = tmp_path / f"list.{form}"
    assert run("export", "--format", form, "-o", str(file)) == []
    run("import", str(file), at=tmp_path / "other")
    kept = [
        (source["url"], source["name"], source["tags"]) for source in run("sources", at=tmp_path / "other")
    ]
    assert kept == [(source.url, source.name, list(source.tags)) for source in (SOURCE, FAILING)]


def test_what_is_no_list_is_refused(run: Run, tmp_path: Path) -> None:
    (tmp_path / "list").write_text("nothing of the kind\n", encoding="utf-8")
    assert run("import", str(tmp_path / "list"), code=1) == []
    assert run("import", str(tmp_path / "none"), code=1) == []


def test_a_query_does_not_pick_sources(run: Run) -> None:
    assert run("export", "--format", "opml", "ferry", code=2) == []


def test_a_dumped_store_is_loaded_again(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "dump.json"
    run("db", "dump", str(file))
    run("db", "load", str(file), at=tmp_path / "other")
    assert run("articles", at=tmp_path / "other") == run("articles")
    assert run("show", f"{MISSILES.id}@1", at=tmp_path / "other") == run("show", f"{MISSILES.id}@1")
    assert run("db", "load", str(file))[0]["added"] == 0


def test_a_whole_store_is_said_to_be_whole(run: Run) -> None:
    assert run("db", "check") == [{"whole": True, "faults": [], "articles": 2, "texts": 3}]


def test_a_damaged_store_is_told_and_salvaged(run: Run, store: Path) -> None:
    file = store / "wirewatch.db"
    data = bytearray(file.read_bytes())
    data[len(data) // 2 : len(data) // 2 + 4096] = b"\xff" * 4096
    file.write_bytes(data)
    assert run("db", "check", code=1)[0]["whole"] is False
    (saved,) = run("db", "salvage")
    assert Path(str(saved["aside"])).exists()
    assert run("db", "check")[0]["whole"] is True


def test_a_store_with_a_desk_at_work_is_not_salvaged(run: Run, store: Path) -> None:
    with DeskLock(store) as lock:
        assert lock.try_acquire()
        assert run("db", "salvage", code=1) == []


def test_compacting_keeps_what_was_alerted(run: Run) -> None:
    (done,) = run("db", "compact", "--articles", "0")
    assert done["articles"] == 1
    assert [article["id"] for article in run("articles")] == [MISSILES.id]


def test_a_storys_matrix_is_printed_by_its_id_or_by_an_article_of_it(run: Run) -> None:
    (line,) = run("story", STORY.id)
    assert (line["outlet"], line["article"], line["lag_s"]) == ("Harbour Post", MISSILES.id, 0)
    assert (line["copied_from"], line["edits"]) == (None, 1)
    assert run("story", MISSILES.id) == [line]


def test_an_alert_is_explained_by_its_reason(run: Run) -> None:
    assert [reason["reason"] for reason in run("why", ALERT.id)] == ["missiles: Javelin in the headline"]


def test_paths_are_those_in_use(run: Run, store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", "/somewhere")
    (paths,) = run("paths")
    assert (paths["store"], paths["config"]) == (
        str(store / "wirewatch.db"),
        "/somewhere/wirewatch/config.toml",
    )
    monkeypatch.setenv("XDG_CONFIG_HOME", "not/absolute")
    assert run("paths")[0]["config"] == str(Path.home() / ".config/wirewatch/config.toml")


def test_the_store_is_that_of_the_environment_unless_asked_otherwise(
    store: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("WIREWATCH_STORE", str(store))
    assert main(["articles"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 2


def test_a_store_at_an_address_is_a_usage_error(run: Run) -> None:
    assert main(["articles", "--store", "postgresql://host/db"]) == 2


def test_doctor_says_what_is_not_as_it_should_be(run: Run, tmp_path: Path) -> None:
    found = {finding["about"]: finding for finding in run("doctor")}
    assert found["store"]["standing"] == "good"
    assert "1 failing" in str(found["sources"]["words"])
    assert "wirewatch poll" in str(found["desk"]["words"])
    assert {each["about"]: each["standing"] for each in run("doctor", at=tmp_path / "none")}[
        "store"
    ] == "note"


def test_status_in_one_line_exits_three_when_a_source_fails(
    run: Run, store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    counts = {"unread": 2, "alerts": 1, "failing": 1, "stories": 1, "notices": 0}
    assert run("status", code=3) == [counts | {"desk": False}]
    assert main(["status", "--tmux", "--store", str(store)]) == 3
    assert capsys.readouterr().out == "2 unread 1 alert! 1 failing no desk\n"
    assert main(["status", "--tmux", "--format", "#[fg=red]{alerts}\n{unread}", "--store", str(store)]) == 3
    assert capsys.readouterr().out == "##[fg=red]1 2\n"
    assert main(["status", "--format", "{nothing}", "--store", str(store)]) == 2


@pytest.mark.parametrize("form", [[], ["--json"], ["--format", "{unread}"]])
def test_status_of_no_store_says_so_and_fails(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], form: list[str]
) -> None:
    assert main(["status", *form, "--store", str(tmp_path / "none")]) == 1
    out, told = capsys.readouterr()
    assert (out, told.count("\n")) == ("", 1)
    assert f"there is no store at {tmp_path / 'none'}" in told
    assert "`wirewatch add URL` makes one" in told
    assert not (tmp_path / "none").exists()


def test_a_status_bar_shows_that_there_is_no_store(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["status", "--tmux", "--store", str(tmp_path / "none")]) == 1
    assert capsys.readouterr().out == "no store\n"


def test_what_is_no_store_is_called_so_and_left_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = tmp_path / "articles.csv"
    table.write_text("url,title\n" * 2_000, encoding="utf-8")
    for words in (["articles"], ["poll", "--once"]):
        assert main([*words, "--store", str(table)]) == 1
        assert "is not a wirewatch store" in capsys.readouterr().err
    assert table.read_text(encoding="utf-8") == "url,title\n" * 2_000


def test_a_place_where_no_store_can_be_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file.txt").write_text("x", encoding="utf-8")
    assert main(["articles", "--store", str(tmp_path / "file.txt" / "store.db")]) == 1
    assert "file.txt is no directory" in capsys.readouterr().err


def test_paths_name_the_log_of_the_desk(run: Run, store: Path) -> None:
    assert run("paths")[0]["desk_log"] == str(store / "wirewatch.db.desk.log")


def test_a_store_that_is_whole_is_not_salvaged_unless_that_is_asked(
    run: Run, store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("db", "salvage", code=1) == []
    assert main(["db", "salvage", "--store", str(store)]) == 1
    assert "the store is whole" in capsys.readouterr().err
    assert len(list(store.glob("*damaged*"))) == 0
    (saved,) = run("db", "salvage", "--anyway")
    assert saved["lost"] == 0


def test_a_store_of_a_newer_version_is_neither_read_nor_salvaged(
    store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with sqlite3.connect(store / "wirewatch.db") as raw:
        raw.execute(f"PRAGMA user_version = {VERSION + 1}")
    raw.close()
    for words in (["status"], ["db", "salvage"], ["articles"]):
        assert main([*words, "--store", str(store)]) == 1
        told = capsys.readouterr()
        assert (told.out, "newer wirewatch" in told.err) == ("", True), words


def test_the_version_is_the_number_of_migrations() -> None:
    assert len(MIGRATIONS) == VERSION
