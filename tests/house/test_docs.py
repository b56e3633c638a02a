"""Every command, option and JSON field stands in docs/commands.md, and nothing that is not so."""

import json
import re
from argparse import SUPPRESS
from pathlib import Path

import pytest

from tests.tui.made import ALERT, MISSILES, SOURCE, STORY, make_store
from tui.commands.main import loaded, main
from tui.commands.table import COMMANDS

COMMANDS_PAGE = (Path(__file__).parents[2] / "docs" / "commands.md").read_text(encoding="utf-8")
TEXT = f"{MISSILES.id}@1"

PRINTED = {
    "sources": [],
    "articles": [],
    "show": [MISSILES.id],
    "versions": [MISSILES.id],
    "search": ["missiles"],
    "tail": ["--no-follow"],
    "diff": [MISSILES.id],
    "facts": [TEXT],
    "stories": [],
    "story": [STORY.id],
    "report": [STORY.id],
    "rules": [],
    "rule add": ["flood"],
    "match": ["Kiev", TEXT],
    "alerts": [],
    "ack": [ALERT.id],
    "mute": ["missiles"],
    "undo": [],
    "status": [],
    "why": [MISSILES.id],
    "why source": [SOURCE.id],
    "paths": [],
    "doctor": [],
    "config": [],
    "db check": [],
    "db compact": [],
}
"""What to say to a command so that it prints JSON of every field it has."""


def section(name: str) -> str:
    """What the page says of one command, and what it says for all."""
    parts = re.split(r"^#{2,3} (.+)$", COMMANDS_PAGE, flags=re.MULTILINE)
    sections = dict(zip(parts[1::2], parts[2::2], strict=True))
    found = sections.get(name if name else "The app")
    assert found is not None, f"docs/commands.md has no section on `{name}`"
    return found


def quoted(text: str) -> set[str]:
    """Every word that stands in backticks or in an indented example."""
    spans = re.findall(r"`([^`]+)`", text) + re.findall(r"^    (.+)$", text, flags=re.MULTILINE)
    return {word for span in spans for word in re.findall(r"--?[a-zA-Z][a-z-]*|[a-z_]+\??", span)}


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_of_a_command_stands_in_its_section(name: str) -> None:
    parser, _ = loaded(name)
    told = quoted(section(name)) | quoted(COMMANDS_PAGE.split("## The app")[0])
    for action in parser._actions:
        for option in action.option_strings:
            assert option in told or option == "-h", f"{option} of `{name}`"
        if action.choices and action.help is not SUPPRESS:
            missing = {str(choice) for choice in action.choices} - told
            assert not missing, f"{action.dest} of `{name}`: {missing}"


def test_no_section_is_about_a_command_that_is_not_there() -> None:
    named = set(re.findall(r"^### (.+)$", COMMANDS_PAGE, flags=re.MULTILINE))
    assert named == set(COMMANDS) - {""}


@pytest.mark.parametrize("name", COMMANDS)
def test_no_option_stands_in_a_section_whose_command_has_none(name: str) -> None:
    parser, _ = loaded(name)
    options = {option for action in parser._actions for option in action.option_strings}
    assert {word for word in quoted(section(name)) if word.startswith("--")} <= options | {
        "--limit",
        "--query",
    }


@pytest.mark.parametrize("case", PRINTED)
def test_every_json_field_stands_in_its_section(
    case: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store = str(make_store(tmp_path / "store"))
    name = case.removesuffix(" source")
    if name == "undo":
        main(["ack", ALERT.id, "--store", store])
    capsys.readouterr()
    main([*name.split(), *PRINTED[case], "--json", "--store", store])
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert lines
    told = quoted(section(name))
    for other in re.findall(r"(?:fields of|as) `([a-z ]+)`", section(name)):
        told |= quoted(section(other)) if other in COMMANDS else set()
    if name in ("tail", "ack"):
        told |= quoted(section("alerts"))
    for line in lines:
        assert line.keys() <= told, line.keys() - told
