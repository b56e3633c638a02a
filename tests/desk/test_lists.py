"""Sources and rules changed by a person: the store, the journal and the file say the same."""

import errno
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from desk.config import edit
from desk.config.edit import BadConfig
from desk.config.lay import lay
from desk.config.read import read_config
from desk.lists import Lists
from news.ids import identity
from news.model import Rule
from store.store import Store, open_store

NOW = datetime(2026, 8, 18, 12, tzinfo=UTC)
MINE = """\
# All that I watch.
[[source]]
url = "http://harbour.example/feed"  # slow at night
tags = ["local"]
allow_private = true

[[rule]]
name = "flood"
query = "flood"
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "config.toml"
    file.write_text(MINE, encoding="utf-8")
    return file


@pytest.fixture
def store(tmp_path: Path, file: Path) -> Store:
    store = open_store(tmp_path / "w.db")
    lay(store, read_config(file), NOW)
    return store


def in_file(file: Path) -> list[tuple[str, str]]:
    config = read_config(file)
    assert config.faults == ()
    return [(one.url, one.name) for one in config.sources] + [
        (one.query, one.name or one.query) for one in config.rules
    ]


def test_an_edited_source_is_edited_in_the_file_and_undo_edits_it_back(store: Store, file: Path) -> None:
    lists, (source,) = Lists(store, file), store.sources.all()
    assert lists.put_source(replace(source, name="Harbour", every=900), NOW) == ()
    (entry,) = read_config(file).sources
    assert (entry.name, entry.every, entry.tags, entry.allow_private) == ("Harbour", 900, ("local",), True)
    undone, faults = lists.undo(NOW)
    assert undone is not None
    assert faults == ()
    assert store.sources.all() == [source]
    (entry,) = read_config(file).sources
    assert (entry.every, entry.tags) == (None, ("local",))
    assert file.read_text(encoding="utf-8").startswith("# All that I watch.")


def test_what_is_removed_goes_from_both_and_comes_back_to_both(store: Store, file: Path) -> None:
    lists, (source,), (rule,) = Lists(store, file), store.sources.all(), store.rules.all()
    lists.remove_sources([source], NOW)
    lists.remove_rule(rule, NOW)
    assert in_file(file) == []
    assert lay(store, read_config(file), NOW) == ()
    assert (store.sources.all(), store.rules.all()) == ([], [])
    lists.undo(NOW)
    lists.undo(NOW)
    assert in_file(file) == [("http://harbour.example/feed", ""), ("flood", "flood")]
    assert (store.sources.all(), store.rules.all()) == ([source], [rule])


def test_what_is_taken_back_stands_in_the_file_as_it_stood(store: Store, file: Path) -> None:
    whole = (
        file.read_text(encoding="utf-8")
        + '\n[[source]]\nurl = "http://b.example/"\n[source.options]\nx = "1"\n'
    )
    file.write_text(whole, encoding="utf-8")
    lay(store, read_config(file), NOW)
    lists, sources, (rule,) = Lists(store, file), store.sources.all(), store.rules.all()
    lists.remove_sources(sources, NOW)
    lists.remove_rule(rule, NOW)
    lists.undo(NOW)
    assert lists.undo(NOW)[1] == ()
    assert file.read_text(encoding="utf-8") == whole
    assert store.sources.all() == sources


def test_what_is_taken_back_stands_at_the_end_of_a_file_that_is_another_since(
    store: Store, file: Path
) -> None:
    lists = Lists(store, file)
    lists.remove_sources(store.sources.all(), NOW)
    file.write_text("# new\n" + file.read_text(encoding="utf-8"), encoding="utf-8")
    lists.undo(NOW)
    text = file.read_text(encoding="utf-8")
    assert text.endswith(
        '"http://harbour.example/feed"  # slow at night\ntags = ["local"]\nallow_private = true\n'
    )


def test_a_rule_named_otherwise_is_one_rule_in_the_file(store: Store, file: Path) -> None:
    lists, (rule,) = Lists(store, file), store.rules.all()
    river = Rule(identity("rule", "river"), "river", "river OR flood")
    lists.put_rule(river, NOW, instead_of=rule)
    assert in_file(file)[1:] == [("river OR flood", "river")]
    lists.undo(NOW)
    assert in_file(file)[1:] == [("flood", "flood")]
    assert store.rules.all() == [rule]


def test_a_file_that_cannot_be_edited_refuses_the_act_and_the_undo_of_one(store: Store, file: Path) -> None:
    lists, (source,) = Lists(store, file), store.sources.all()
    lists.put_source(replace(source, name="Harbour"), NOW)
    file.write_text("[[source]\n", encoding="utf-8")
    with pytest.raises(BadConfig):
        lists.remove_sources([source], NOW)
    with pytest.raises(BadConfig):
        lists.undo(NOW)
    assert [one.name for one in store.sources.all()] == ["Harbour"]
    assert [deed.undone for deed in store.triage.history(1)] == [None]


def test_a_file_that_cannot_be_written_takes_the_act_back(
    store: Store, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lists, (source,), (rule,) = Lists(store, file), store.sources.all(), store.rules.all()
    lists.put_source(replace(source, name="Harbour"), NOW)
    written, (named,) = file.read_bytes(), store.sources.all()
    river = Rule(identity("rule", "river"), "river", "river OR flood")
    puts = []

    def full(of: Path, body: bytes, put: Callable[[Path, bytes], None] = edit._put) -> None:
        puts.append(body)
        if len(puts) > 1 and body != written:
            raise OSError(errno.ENOSPC, "No space left on device")
        put(of, body)

    monkeypatch.setattr(edit, "_put", full)
    with pytest.raises(BadConfig, match=r"cannot be written, so nothing was changed: No space"):
        lists.put_rule(river, NOW, instead_of=rule)
    for act in (
        lambda: lists.put_source(replace(named, name="Other"), NOW),
        lambda: lists.remove_sources([named], NOW),
        lambda: lists.remove_rule(rule, NOW),
        lambda: lists.undo(NOW),
    ):
        with pytest.raises(BadConfig):
            act()
    assert (store.sources.all(), store.rules.all()) == ([named], [rule])
    assert file.read_bytes() == written
    assert len(store.triage.history(9)) == 1


def test_a_store_without_a_file_has_the_same_acts(store: Store) -> None:
    lists, (rule,) = Lists(store, None), store.rules.all()
    lists.remove_rule(rule, NOW)
    lists.undo(NOW)
    assert store.rules.all() == [rule]
