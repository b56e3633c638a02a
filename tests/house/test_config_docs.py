"""Every setting of the configuration file and every key stands in docs/config.md; its examples hold."""

import re
from pathlib import Path

import pytest

from desk.config.read import read_config
from desk.config.sources import OPTIONS
from tui.keys import KEYS, key_faults

PAGE = (Path(__file__).parents[2] / "docs" / "config.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```toml\n(.*?)```", PAGE, flags=re.DOTALL)
WORDS = re.sub(r"```toml\n.*?```", "", PAGE, flags=re.DOTALL)
SECTIONS = ["", "[[source]]\n", "[[rule]]\n", "[notices]\n", "[notices.x]\n", "[keep]\n", "[app]\n"]


def told() -> set[str]:
    return set(re.findall(r"[a-z_]+", " ".join(re.findall(r"`([^`]+)`", WORDS) + EXAMPLES)))


@pytest.mark.parametrize("section", SECTIONS)
def test_every_name_of_a_section_is_told(section: str, tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_text(f"{section}zzzzzzzzzz = 1\n", encoding="utf-8")
    (words,) = [each.words for each in read_config(file).faults if "zzzzzzzzzz means nothing" in each.words]
    names = words.split("there are ")[1].split(", ")
    assert len(names) > 2
    assert set(names) <= told()


def test_every_option_and_every_key_is_told() -> None:
    assert set(OPTIONS) <= told()
    assert {key.id for key in KEYS} <= told()


def test_the_examples_are_read_without_a_fault(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_text("\n".join(EXAMPLES), encoding="utf-8")
    config = read_config(file)
    assert config.faults == ()
    assert key_faults(config) == []
    assert len(config.sources) == len(config.rules) == 1
