"""The command line as a whole: how a command is found, how it ends, what it loads."""

import os
import signal
import subprocess
import sys
import termios
import time
from functools import partial
from pathlib import Path

import pytest

from tests.tui.made import make_store
from tui.commands.main import loaded, main
from tui.commands.parsing import duration, named
from tui.commands.table import COMMANDS

WIREWATCH = [sys.executable, "-c", "from tui.commands.main import main; raise SystemExit(main())"]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_of_the_table_is_there(name: str) -> None:
    parser, command = loaded(name)
    assert parser.prog.endswith(name)
    assert callable(command.run)


@pytest.mark.parametrize(
    ("words", "name", "rest"),
    [
        (["status", "--json"], "status", ["--json"]),
        (["--store", "articles", "status"], "status", ["--store", "articles"]),
        (["rule", "add", "x"], "rule add", ["x"]),
        (["rule", "--store", "S", "add", "x"], "rule add", ["--store", "S", "x"]),
        (["rule"], "rule", []),
        (["--read-only"], "", ["--read-only"]),
        (["show", "rule", "add"], "show", ["rule", "add"]),
    ],
)
def test_a_command_is_found_wherever_the_options_stand(words: list[str], name: str, rest: list[str]) -> None:
    assert named(words) == (name, rest)


def test_an_unknown_command_is_a_usage_error_with_the_nearest_name(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["statsu"]) == 2
    assert "did you mean `status`?" in capsys.readouterr().err


def test_help_lists_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    shown = capsys.readouterr().out
    assert all(f"  {name} " in shown for name in COMMANDS if name)


def test_the_app_without_a_terminal_is_a_usage_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    assert "needs a terminal" in capsys.readouterr().err


@pytest.mark.parametrize(
    "words",
    ["articles", "search x", "show 7k2", "versions 7k2", "diff 7k2", "facts 7k2", "stories", "story 7k2",
     "stories --rising", "report x", "sources", "rules", "alerts", "tail --no-follow", "status", "why 7k2",
     "export", "db check"],
)  # fmt: skip
def test_a_store_that_is_not_there_is_a_failure_told_in_a_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], words: str
) -> None:
    assert main([*words.split(), "--store", str(tmp_path / "none")]) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith(f"wirewatch: there is no store at {tmp_path / 'none'}")
    assert "`wirewatch add URL` makes one" in printed.err
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("help rule add", "wirewatch rule add"), ("help rule", "rule remove"), ("help", "articles"),
        ("-V", "wirewatch 0."),
    ],
)  # fmt: skip
def test_help_is_a_command_too(capsys: pytest.CaptureFixture[str], words: str, told: str) -> None:
    assert main(words.split()) == 0
    assert told in capsys.readouterr().out


def test_a_query_that_does_not_parse_says_where_and_is_a_usage_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["articles", "--store", str(make_store(tmp_path)), "is:raed"]) == 2
    assert "is:read" in capsys.readouterr().err


def test_a_long_complaint_is_broken_between_words_in_a_terminal_and_is_one_line_elsewhere() -> None:
    asked = ["match", "(ferry OR " + "javelin OR " * 12 + "stinger", "-"]
    ours, theirs = os.openpty()
    termios.tcsetwinsize(ours, (24, 60))
    environment = {name: value for name, value in os.environ.items() if name != "COLUMNS"}
    end = subprocess.run(
        [*WIREWATCH, *asked], stderr=theirs, stdin=subprocess.DEVNULL, env=environment, check=False
    )
    os.close(theirs)
    shown = os.read(ours, 4096).decode().splitlines()
    os.close(ours)
    assert end.returncode == 2
    assert len(shown) > 2
    assert all(len(line) <= 60 for line in shown)
    assert all(line.startswith("  ") and line[2] != " " for line in shown[1:])
    piped = subprocess.run(
        [*WIREWATCH, *asked], capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False
    )
    assert piped.stderr == " ".join(line.strip() for line in shown) + "\n"
    assert piped.stderr.endswith("stinger)\n")


@pytest.mark.parametrize(
    ("text", "seconds"), [("90", 90), ("30s", 30), ("15m", 900), ("2h", 7200), ("1d", 86400)]
)
def test_a_length_of_time_is_read(text: str, seconds: int) -> None:
    assert duration(text) == seconds


def test_a_reader_that_leaves_early_is_no_error(tmp_path: Path) -> None:
    store = make_store(tmp_path)
    script = (
        f"{sys.executable} -c 'from tui.commands.main import main; raise SystemExit(main())' tail --last 50"
    )
    ran = subprocess.run(
        ["bash", "-c", f"{script} --store {store} | head -1; echo ${{PIPESTATUS[0]}}"],
        capture_output=True, text=True, timeout=30, check=False,
    )  # fmt: skip
    assert ran.stderr == ""
    assert ran.stdout.splitlines()[-1] == "0"


def test_ctrl_c_ends_a_command_at_once(tmp_path: Path) -> None:
    running = subprocess.Popen(
        [*WIREWATCH, "tail", "--last", "50", "--store", str(make_store(tmp_path))],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        # A shell has what it runs in the background ignore Ctrl-C, and so all that this starts.
        preexec_fn=partial(signal.signal, signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509
    )  # fmt: skip
    assert running.stdout is not None
    running.stdout.readline()
    begun = time.monotonic()
    running.send_signal(signal.SIGINT)
    _, errors = running.communicate(timeout=10)
    assert time.monotonic() - begun < 2
    assert running.returncode == 130
    assert errors == ""


def test_a_file_that_cannot_be_read_is_told_by_name(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    missing = tmp_path / "none.opml"
    assert main(["import", str(missing), "--store", str(tmp_path / "store")]) == 1
    assert capsys.readouterr().err == f"wirewatch: {missing}: No such file or directory\n"
