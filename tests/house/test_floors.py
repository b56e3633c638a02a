"""The floors at run time: what is loaded, not only what is written."""

import importlib.metadata
import json
import subprocess
import sys
from pathlib import Path

import pytest

HOUSE = Path(__file__).parents[2]
ROOMS = ("tui", "desk", "fetchers", "store", "news")


def loaded_by(code: str) -> set[str]:
    """The modules in memory after the code has run in a fresh interpreter."""
    tail = "\nimport sys, json; print(json.dumps(sorted(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-c", code + tail], capture_output=True, text=True, check=True, cwd=HOUSE
    )
    return set(json.loads(done.stdout.splitlines()[-1]))


def all_of(room: str) -> str:
    """Code that imports every module of a room."""
    files = sorted((HOUSE / room).rglob("*.py"))
    names = (
        ".".join(file.relative_to(HOUSE).with_suffix("").parts) for file in files if file.stem != "__main__"
    )
    return "\n".join(f"import {name.removesuffix('.__init__')}" for name in names)


@pytest.mark.parametrize("room", ["desk", "fetchers", "store", "news"])
def test_nothing_below_the_screen_loads_textual(room: str) -> None:
    assert not loaded_by(all_of(room)) & {"textual", "rich"}


def test_the_store_loads_nothing_of_the_net() -> None:
    assert not loaded_by(all_of("store")) & {"aiohttp", "feedparser", "trafilatura"}


def test_the_nouns_and_rules_load_no_disk_and_no_net() -> None:
    assert not loaded_by(all_of("news")) & {"aiohttp", "feedparser", "tinydb", "sqlite3"}


def test_the_app_loads_nothing_of_the_net() -> None:
    assert not loaded_by("import tui.app") & {"aiohttp", "feedparser", "trafilatura"}


def test_status_loads_neither_screen_nor_net_nor_documents(tmp_path: Path) -> None:
    code = (
        "from tui.commands.main import main\n"
        f"main(['--store', {str(tmp_path / 'none.db')!r}, 'status'])"
    )  # fmt: skip
    assert not loaded_by(code) & {"textual", "rich", "aiohttp", "feedparser", "trafilatura", "tinydb"}


def test_a_look_at_an_address_loads_nothing_that_compares_or_takes_in() -> None:
    """The dialogs of the app start a process for each: what it loads, a person waits for."""
    for command in ("adding", "trying"):
        loaded = loaded_by(f"import tui.commands.{command}")
        assert "fetchers.http" in loaded
        assert not loaded & {"desk.turn", "news.judge", "news.facts.read", "trafilatura"}


@pytest.mark.parametrize(
    "command",
    ["app", "reading", "triage", "tail", "sources", "rules", "lists", "stories", "editing", "extracting"],
)
def test_a_command_that_compares_nothing_reads_no_facts(command: str) -> None:
    """What facts are read by is compiled when it is loaded, for a twentieth of a second."""
    assert not loaded_by(f"import tui.commands.{command}") & {"news.judge", "news.facts.dates"}


def test_our_import_names_are_ours() -> None:
    owners = importlib.metadata.packages_distributions()
    assert {room: set(owners.get(room, ["wirewatch"])) for room in ROOMS} == {
        room: {"wirewatch"} for room in ROOMS
    }


def test_every_package_says_what_it_is_and_nothing_more() -> None:
    for file in (file for room in ROOMS for file in (HOUSE / room).rglob("__init__.py")):
        lines = [line for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]
        assert lines, file
        assert lines[0].startswith('"""'), file
        assert lines[-1].endswith('"""'), file
