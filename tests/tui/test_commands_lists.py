"""Lists in and out by command: the same sources again, hosts inside told, queries kept as rules."""

import json
import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from desk.adding import Choose
from desk.discover import Wish
from fetchers.find import Offer
from news.ids import identity
from news.model import Source
from store.store import open_store
from tui.commands import adding
from tui.commands.main import main

DATA = Path(os.environ.get("WIREWATCH_DATA", Path(__file__).parents[3] / "shared" / "data"))
LISTS = DATA / "feedlists"
NOW = datetime(2026, 8, 18, 12, tzinfo=UTC)
Run = Callable[..., list[dict[str, object]]]

URLS = """\
http://e.org/feed news "~Harbour News" !
http://192.168.1.9/feed
http://localhost:8000/feed
"query:Ferries:title =~ \\"ferry\\""
query:Flags:flags # "x"
"""


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command with --json on the store of this name; gives the lines it printed."""

    def run(*words: str, at: str = "one", code: int = 0) -> list[dict[str, object]]:
        assert main([*words, "--json", "--store", str(tmp_path / at)]) == code
        return [json.loads(line) for line in capsys.readouterr().out.splitlines()]

    return run


def test_addresses_inside_are_told_at_the_import_and_allowed_on_demand(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "urls").write_text(URLS, encoding="utf-8")
    words = ["import", str(tmp_path / "urls"), "--store", str(tmp_path / "one")]
    assert main(words) == 3  # for the query that cannot be a rule
    told = capsys.readouterr().err
    assert "--allow-private): 192.168.1.9, localhost" in told
    assert "urls, line 5: a query that cannot be a rule: “flags #” has no counterpart here" in told
    assert main([*words[:-1], str(tmp_path / "two"), "--allow-private"]) == 3
    assert "--allow-private" not in capsys.readouterr().err


def test_a_query_is_a_muted_rule_and_goes_out_as_it_came(run: Run, tmp_path: Path) -> None:
    (tmp_path / "urls").write_text(URLS, encoding="utf-8")
    run("import", str(tmp_path / "urls"), code=3)
    (rule,) = run("rules")
    assert (rule["rule"], rule["query"], rule["muted"]) == ("Ferries", "title:/ferry/i", True)
    run("export", "--format", "urls", "-o", str(tmp_path / "again"))
    run("import", str(tmp_path / "again"), at="two")
    assert run("rules", at="two") == [rule]
    assert (tmp_path / "again").read_text(encoding="utf-8").splitlines() == URLS.splitlines()[:4]


def test_an_import_is_one_act_that_one_undo_takes_back(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "urls").write_text("http://a.example/feed\n", encoding="utf-8")
    run("import", str(tmp_path / "urls"))
    (tmp_path / "urls").write_text(URLS, encoding="utf-8")
    assert len(run("import", str(tmp_path / "urls"), code=3)) == 3
    assert main(["undo", "--store", str(tmp_path / "one")]) == 0
    assert capsys.readouterr().out == "took back: import, 3 sources and 1 rule\n"
    assert [source["url"] for source in run("sources")] == ["http://a.example/feed"]
    assert run("rules") == []


def test_a_password_in_an_address_is_no_part_of_what_is_shown(run: Run, tmp_path: Path) -> None:
    (tmp_path / "urls").write_text("http://bob:s3cret@e.org/auth\n", encoding="utf-8")
    (source,) = run("import", str(tmp_path / "urls"))
    assert (source["url"], source["name"]) == ("http://e.org/auth", "http://e.org/auth")
    with open_store(tmp_path / "one") as store:
        assert store.sources.all()[0].options == {"user": "bob", "password": "s3cret"}


def test_one_source_written_twice_is_one(run: Run, tmp_path: Path) -> None:
    (tmp_path / "urls").write_text("http://e.org/feed\nhttps://www.e.org/feed/\n", encoding="utf-8")
    assert len(run("import", str(tmp_path / "urls"))) == 1
    assert run("import", str(tmp_path / "urls")) == []


def test_what_is_no_address_is_told_and_the_list_taken_in(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    config, store = tmp_path / "config.toml", tmp_path / "one"
    config.write_text("", encoding="utf-8")
    (tmp_path / "urls").write_text("http://[bad/x\nhttp://e.org/feed\n", encoding="utf-8")
    ours = ["--store", str(store), "--config", str(config)]
    assert main(["import", str(tmp_path / "urls"), "--allow-private", *ours]) == 0
    assert "http://[bad/x is no address" in capsys.readouterr().err
    assert len(run("sources")) == 2
    assert main(["show", "http://[bad/x", *ours]) == 1
    assert "http://[bad/x is no address" in capsys.readouterr().err
    config.unlink()
    main(["config", "--init", *ours])
    assert "line 5: http://[bad/x is no address" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("answer", "code", "told"), [(EOFError(), 130, ""), ("0", 1, "none was taken"), ("2", 0, "added Second")]
)
def test_of_what_a_site_offers_one_is_taken_or_none(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, answer: object, code: int, told: str
) -> None:
    offered = [Offer("http://e.org/1", "First"), Offer("http://e.org/2", "Second")]

    async def add(_path: Path, _wish: Wish, choose: Choose, _keep: object) -> Source:
        found = choose(offered, "a web page")
        return Source(identity("source", found.url), found.url, found.kind, found.title, NOW)

    def says(_prompt: str) -> str:
        if isinstance(answer, EOFError):
            raise answer
        return str(answer)

    monkeypatch.setattr(adding, "add_source", add)
    monkeypatch.setattr(adding, "is_terminal", lambda: True)
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    monkeypatch.setattr("builtins.input", says)
    assert main(["add", "http://e.org/"]) == code
    assert told in "".join(capsys.readouterr())
    assert main(["add", "http://bob:s3cret@e.org/", "--no-input"]) == 0
    assert "http://e.org/ is no feed (a web page); taken is http://e.org/1" in capsys.readouterr().err


@pytest.mark.data
@pytest.mark.skipif(not LISTS.exists(), reason=f"no lists at {LISTS}")
@pytest.mark.parametrize("form", ["opml", "urls"])
def test_the_list_of_countries_comes_back_as_it_went(run: Run, tmp_path: Path, form: str) -> None:
    run("import", str(LISTS / "news-feed-list-of-countries.json"))
    run("export", "--format", form, "-o", str(tmp_path / "out"))
    run("import", str(tmp_path / "out"), at="two")
    one, two = (
        {
            source["url"]: (source["name"], source["kind"], sorted(map(str, tags)))
            for source in run("sources", at=at)
            if isinstance(tags := source["tags"], list)
        }
        for at in ("one", "two")
    )
    assert len(one) > 1_100
    assert one == two


RUNS = """\
<opml version="2.0" xmlns:wirewatch="https://pypi.org/project/wirewatch/"><head/><body>
<outline text="Safe" xmlUrl="https://safe.example/feed"/>
<outline text="Filtered" xmlUrl="https://a.example/feed" wirewatch:filter="touch one"/>
<outline text="Run" xmlUrl="exec:touch two" wirewatch:kind="exec"/>
<outline text="Said to be a feed" xmlUrl="exec:touch four"/>
<outline text="Opened" xmlUrl="https://b.example/feed" wirewatch:password_command="touch three"/>
</body></opml>
"""
NEWSBOATS = 'https://safe.example/feed\n"filter:touch one:https://a.example/feed"\n"exec:touch two"\n'


@pytest.mark.parametrize(
    ("listed", "lines"),
    [(RUNS, {3: "one", 4: "two", 5: "four", 6: "three"}), (NEWSBOATS, {2: "one", 3: "two"})],
)
def test_a_list_runs_no_command_unless_that_is_allowed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], listed: str, lines: dict[int, str]
) -> None:
    (tmp_path / "list").write_text(listed, encoding="utf-8")
    words = ["import", str(tmp_path / "list"), "--json", "--store", str(tmp_path / "one")]
    assert main(words) == 3
    out, told = capsys.readouterr()
    assert [json.loads(line)["url"] for line in out.splitlines()] == ["https://safe.example/feed"]
    for line, command in lines.items():
        assert f"line {line}: left out, for it runs a command: " in told
        assert f"touch {command}\n" in told
    assert "--allow-commands" in told
    assert main([*words, "--allow-commands"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == listed.count("touch")


@pytest.mark.parametrize("form", ["opml", "urls"])
def test_sources_that_run_commands_come_back_as_they_went(run: Run, tmp_path: Path, form: str) -> None:
    (tmp_path / "list").write_text(NEWSBOATS, encoding="utf-8")
    added = run("import", str(tmp_path / "list"), "--allow-commands")
    run("export", "--format", form, "-o", str(tmp_path / "out"))
    assert run("import", str(tmp_path / "out"), "--allow-commands", at="two") == added
    assert (tmp_path / "out").stat().st_mode & 0o777 == 0o600
    run("export", "--format", form, "-o", str(tmp_path / "again"), at="two")
    assert (tmp_path / "again").read_bytes() == (tmp_path / "out").read_bytes()


def test_a_dump_whose_sources_run_commands_is_taken_only_where_that_is_allowed(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "list").write_text(NEWSBOATS, encoding="utf-8")
    run("import", str(tmp_path / "list"), "--allow-commands")
    run("db", "dump", str(tmp_path / "dump.json"))
    words = ["import", str(tmp_path / "dump.json"), "--store", str(tmp_path / "two")]
    assert main(words) == 1
    assert "exec:touch two" in capsys.readouterr().err
    assert main([*words, "--allow-commands"]) == 0
    assert len(run("sources", at="two")) == 3


def test_a_list_allows_no_host_inside_by_its_own_word(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    claims = RUNS.replace('https://safe.example/feed"', 'http://nas/feed" wirewatch:allow_private="yes"')
    (tmp_path / "list").write_text(claims, encoding="utf-8")
    words = ["import", str(tmp_path / "list"), "--store"]
    assert main([*words, str(tmp_path / "one")]) == 3  # what runs commands is left out
    assert "--allow-private): nas" in capsys.readouterr().err
    assert main([*words, str(tmp_path / "two"), "--allow-private"]) == 3
    for at, allowed in (("one", False), ("two", True)):
        run("export", "-o", str(tmp_path / f"{at}.opml"), at=at)
        assert ("allow_private" in (tmp_path / f"{at}.opml").read_text(encoding="utf-8")) is allowed
