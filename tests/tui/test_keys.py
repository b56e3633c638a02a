"""One table of keys: no preset contradicts itself, every deed is done, a person's own keys are checked."""

from pathlib import Path

import pytest

from desk.config.lines import Spot
from desk.config.shape import PRESETS, Config, Keys, Preset
from tui.keys import BY_ID, KEYS, VIEWS, conflicts, key_faults, places, shown, split, table
from tui.screens.view import view_class


@pytest.mark.parametrize("preset", PRESETS)
def test_no_preset_binds_a_key_twice_in_one_view(preset: Preset) -> None:
    assert conflicts(table(preset)) == []


def test_every_key_does_something_in_every_view_it_is_said_to() -> None:
    silent = [
        (name, key.id) for name in VIEWS for key in KEYS
        if name in places(key) and not hasattr(view_class(name), f"do_{key.id}")
    ]  # fmt: skip
    assert silent == []


def test_a_key_bound_twice_is_told_with_both_deeds() -> None:
    found = conflicts(table("vim", {"star": "m"}))
    assert [str(one) for one in found] == ["m does both read and star: rebind one under [keys]"]


def test_the_same_key_may_do_two_things_in_views_that_never_meet() -> None:
    assert split(BY_ID["select"].keys) == split(BY_ID["swap"].keys)
    assert conflicts(table()) == []


def test_an_unknown_key_and_a_clash_are_told_with_their_lines() -> None:
    lines: dict[Spot, int] = {("keys", "strat"): 2, ("keys", "star"): 3}
    config = Config(Path("c.toml"), keys=Keys("vim", {"strat": "s", "star": "m"}), lines=lines)
    assert [str(fault) for fault in key_faults(config)] == [
        "c.toml, line 2: strat is no key's id: did you mean star?",
        "c.toml, line 3: m does both read and star: rebind one under [keys]",
    ]
    assert table("vim", config.keys.own).keys() == table().keys()


def test_keys_are_shown_as_people_write_them() -> None:
    assert [shown(keys) for keys in ("ctrl+d,x", "question_mark", "G", "space")] == ["^d", "?", "G", "Space"]
