"""Commands and the configuration file: it is checked, written once, and kept in step with the store."""

import errno
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from desk.config import edit
from store.store import open_store
from tests.tui.made import MISSILES, SOURCE, make_store
from tui.commands.main import main

Run = Callable[..., list[dict[str, object]]]

MINE = """\
# mine, all of it
[[source]]
url = "http://mine.example/feed"  # good in the morning

[[rule]]
name = "flood"
query = "flood"
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "config.toml"


@pytest.fixture
def run(tmp_path: Path, file: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command with --json on a store and a file of this test's own; gives the lines it printed."""
    store = make_store(tmp_path / "store")

    def run(*words: str, code: int = 0) -> list[dict[str, object]]:
        assert main([*words, "--json", "--store", str(store), "--config", str(file)]) == code
        return [json.loads(line) for line in capsys.readouterr().out.splitlines()]

    return run


def test_a_first_file_says_what_the_store_holds_and_is_not_written_over(run: Run, file: Path) -> None:
    (told,) = run("config", "--init")
    assert (told["sources"], told["rules"], told["faults"]) == (2, 1, [])
    assert f'url = "{SOURCE.url}"' in file.read_text(encoding="utf-8")
    assert len(run("sources")) == 2
    assert run("config", "--init", code=1) == []


def test_what_is_wrong_is_told_with_its_line(run: Run, file: Path) -> None:
    file.write_text('[keys]\nstrat = "s"\nstar = "m"\n[apps]\n[[rule]]\nquery = "(a"\n', encoding="utf-8")
    (told,) = run("config", code=1)
    assert isinstance(told["faults"], list)
    words = {fault["line"]: fault["words"] for fault in told["faults"]}
    assert words[2] == "strat is no key's id: did you mean star?"
    assert "m does both" in words[3]
    assert words[4] == "[apps] means nothing here: did you mean app?"
    assert "try:" in words[6]


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        (
            '[notices]\ndo = ["bel"]',
            2,
            "bel is no way to tell, nor a channel under [notices]: did you mean bell?",
        ),
        ('[[rule]]\nquery = "a"\ndo = ["fone"]', 3, "fone is no way to tell"),
        ('[notices.fone]\nntfy = "https://e.org/f"\n[[rule]]\nquery = "a"\ndo = ["fone"]', 0, ""),
        ('[[rule]]\nquery = "a"\nsources = ["Harbor Post"]', 3, "did you mean Harbour Post?"),
        ('[[rule]]\nquery = "a"\nsources = ["Harbour Post"]', 0, ""),
        (
            '[[rule]]\nquery = "a"\n[[rule]]\nname = "a"\nquery = "b"',
            4,
            "a rule is called a already, in line 1",
        ),
        ('[app]\ntheme = "nordic"', 2, "no theme is called nordic: did you mean nord?"),
        ('[[source]]\nurl = "harbour.example/feed"', 2, "begins with http:// or https://"),
        ('[[source]]\nurl = "http://e.org/"\nkind = "rss"', 3, "there are exec, feed, folder"),
        ('[[sauce]]\nurl = "http://e.org/"', 1, "[[sauce]] means nothing here: did you mean source?"),
    ],
)
def test_what_cannot_be_meant_is_told(run: Run, file: Path, text: str, line: int, words: str) -> None:
    file.write_text(text, encoding="utf-8")
    (told,) = run("config", code=1 if line else 0)
    faults = told["faults"]
    assert isinstance(faults, list)
    assert [fault["line"] for fault in faults] == [line] * bool(line)
    assert not line or words in faults[0]["words"]


def test_a_rule_with_a_way_that_there_is_not_is_refused(
    run: Run, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file.touch()
    run("rule", "add", "late", "--do", "fone", code=2)
    assert len(run("rules")) == 1
    store = ["--store", str(file.with_name("store"))]
    assert main(["rule", "add", "late", "--do", "bell", "--source", "Harbor Post", *store]) == 0
    assert "no source is called Harbor Post: did you mean Harbour Post?" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["config", "doctor"])
def test_what_is_wrong_is_told_in_the_order_of_the_lines_whoever_found_it(
    run: Run, file: Path, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    file.write_text(
        '[keys]\nstrat = "s"\n[[rule]]\nquery = "(a"\ndp = "app"\n[app]\nascii = 3\n', encoding="utf-8"
    )
    main([command, "--config", str(file), "--store", str(file.with_name("store"))])
    told = "".join(capsys.readouterr())
    assert re.findall(rf"{re.escape(str(file))}, line (\d)", told) == ["2", "4", "5", "7"]


def test_doctor_names_what_is_wrong_in_the_file(run: Run, file: Path) -> None:
    file.write_text('[keys]\nstrat = "s"\n', encoding="utf-8")
    found = [one["words"] for one in run("doctor", code=1) if one["about"] == "config"]
    assert found == [f"{file}, line 2: strat is no key's id: did you mean star?"]


def test_rules_are_written_to_the_file_and_to_the_store(run: Run, file: Path) -> None:
    file.write_text(MINE, encoding="utf-8")
    run("rule", "add", "--name", "dam", "dam", "OR", "dyke")
    assert file.read_text(encoding="utf-8").startswith(MINE)
    assert {rule["rule"] for rule in run("rules")} == {"missiles", "flood", "dam"}
    run("rule", "remove", "flood")
    assert 'query = "flood"' not in file.read_text(encoding="utf-8")
    assert "# good in the morning" in file.read_text(encoding="utf-8")
    assert {rule["rule"] for rule in run("rules")} == {"missiles", "dam"}


def test_imported_sources_come_into_the_file_and_removed_ones_go(
    run: Run, file: Path, tmp_path: Path
) -> None:
    file.write_text(MINE, encoding="utf-8")
    (tmp_path / "urls").write_text('http://new.example/feed news "~New Post"\n', encoding="utf-8")
    run("import", str(tmp_path / "urls"))
    assert 'name = "New Post"\ntags = ["news"]\n' in file.read_text(encoding="utf-8")
    assert {source["url"] for source in run("sources")} > {
        "http://new.example/feed",
        "http://mine.example/feed",
    }
    run("remove", "http://mine.example/feed")
    assert "mine.example" not in file.read_text(encoding="utf-8")
    assert "http://mine.example/feed" not in {source["url"] for source in run("sources")}


def test_a_command_does_nothing_to_a_file_that_is_no_toml_and_says_so(run: Run, file: Path) -> None:
    file.write_text("[[source]\n", encoding="utf-8")
    run("rule", "add", "dam", code=1)
    assert {rule["rule"] for rule in run("rules")} == {"missiles"}


def test_another_store_is_left_alone_by_the_persons_own_file(
    tmp_path: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.delenv("WIREWATCH_STORE", raising=False)
    own = tmp_path / "home" / "wirewatch" / "config.toml"
    own.parent.mkdir(parents=True)
    own.write_text('[[source]]\nurl = "http://mine.example/feed"\npaused = true\n', encoding="utf-8")
    assert main(["poll", "--once", "--store", str(tmp_path / "other")]) == 0
    assert main(["poll", "--once"]) == 0
    with open_store(tmp_path / "other") as other, open_store(tmp_path / "data" / "wirewatch") as mine:
        assert other.sources.all() == []
        assert [source.url for source in mine.sources.all()] == ["http://mine.example/feed"]


def test_an_added_source_comes_into_the_file(tmp_path: Path, file: Path) -> None:
    file.write_text(MINE, encoding="utf-8")
    store = str(tmp_path / "own")
    words = ["add", (tmp_path / "store").as_uri(), "--tag", "x", "--name", "Texts"]
    (tmp_path / "store").mkdir()
    (tmp_path / "store" / "one.txt").write_text("One\n\nThe council met.", encoding="utf-8")
    assert main([*words, "--store", store, "--config", str(file)]) == 0
    added = f'\n[[source]]\nurl = "{words[1]}"\nname = "Texts"\ntags = ["x"]\n'
    assert file.read_text(encoding="utf-8") == MINE + added


def test_own_spellings_hold_for_every_query(run: Run, file: Path, tmp_path: Path) -> None:
    file.touch()
    text = tmp_path / "text.txt"
    text.write_text("Ferry\n\nThe Zorblattov was late again, the harbour said.", encoding="utf-8")
    assert run("match", "Zorblatt", str(text))[0]["matched"] is False
    file.write_text('[names]\nboat = ["Zorblatt", "Zorblattov"]\n', encoding="utf-8")
    run("rule", "add", "Zorblatt")
    (found,) = run("match", "Zorblatt", str(text))
    assert found["variant"] == ["Zorblattov"]
    assert run("articles", "Zorblatt") == []
    file.write_text('[names]\nboat = ["Zorblatt", "Javelin"]\n', encoding="utf-8")
    run("rule", "add", "Zorblatt")
    assert [article["id"] for article in run("articles", "Zorblatt")] == [MISSILES.id]
    assert [article["id"] for article in run("search", "Zorblatt")] == [MISSILES.id]


def test_a_file_that_cannot_be_written_takes_the_import_back(
    run: Run, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file.write_text(MINE, encoding="utf-8")
    run("sources")
    (tmp_path / "urls").write_text("http://new.example/feed\n", encoding="utf-8")

    def full(of: Path, body: bytes) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(edit, "_put", full)
    before = run("sources")
    run("import", str(tmp_path / "urls"), code=1)
    assert run("sources") == before


def test_a_file_that_is_named_and_not_there_is_a_mistake(
    run: Run, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for words in (["sources"], ["config"], ["poll", "--once"]):
        assert main([*words, "--config", str(file), "--store", str(file.with_name("store"))]) == 2
        assert f"{file} is not there" in capsys.readouterr().err
    assert run("config", "--init")[0]["exists"] is True


def test_sources_that_only_the_file_has_are_told_with_what_takes_them_up(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file.write_text(MINE, encoding="utf-8")
    assert main(["sources", "--config", str(file), "--store", str(file.with_name("none"))]) == 1
    assert f"`wirewatch poll` takes up the 1 source of {file}" in capsys.readouterr().err
