"""The file edited by commands: entries come and go, and every other word of the person's stays."""

import os
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desk.config.edit import BadConfig, add_sources, put_rule, remove_rule, remove_sources
from desk.config.lay import rule_of, source_of
from desk.config.read import read_config
from desk.config.write import rule_lines, source_lines
from fetchers.address import same_place
from fetchers.lists import read_list
from news import clean
from news.ids import identity
from news.model import Rule, Source

NOW = datetime(2026, 8, 18, 12, tzinfo=UTC)
MINE = """\
# All that I watch, and why.
[app]
theme = "nord"  # dark enough

# The harbour: asked for by Jana.
[[source]]
url = "http://harbour.example/feed"  # slow at night
tags = ["local"]

# Inland.
[[source]]
url = "http://inland.example/feed"
[source.headers]
X-Desk = "night"

# Missiles, for the evening edition.
[[rule]]
query = "Javelin"
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "config.toml"
    file.write_text(MINE, encoding="utf-8")
    return file


def made(url: str, name: str = "", **more: object) -> Source:
    return Source(identity("source", url), url, "feed", name or url, NOW, **more)  # type: ignore[arg-type]


def test_what_is_added_stands_at_the_end_and_nothing_else_moves(file: Path) -> None:
    add_sources(file, [made("http://new.example/feed", 'The "New" \\ Post', tags=("a b",), every=900)])
    name = r'name = "The \"New\" \\ Post"'
    added = f'\n[[source]]\nurl = "http://new.example/feed"\n{name}\ntags = ["a b"]\nevery = "15m"\n'
    assert file.read_text(encoding="utf-8") == MINE + added
    assert read_config(file).faults == ()


def test_what_is_removed_goes_with_its_lines_alone(file: Path) -> None:
    remove_sources(file, [made("https://www.inland.example/feed/")])
    left = file.read_text(encoding="utf-8")
    gone = '[[source]]\nurl = "http://inland.example/feed"\n[source.headers]\nX-Desk = "night"\n\n'
    assert left == MINE.replace(gone, "")
    moved = replace(made("http://harbour.example/feed"), url="http://elsewhere.example/feed")
    remove_sources(file, [moved])
    assert [line for line in MINE.splitlines() if line.startswith("#")] == [
        line for line in file.read_text(encoding="utf-8").splitlines() if line.startswith("#")
    ]
    assert read_config(file).sources == ()


def test_a_rule_of_the_same_name_takes_the_place_of_the_other(file: Path) -> None:
    put_rule(file, Rule(identity("rule", "Javelin"), "Javelin", "Javelin OR Stinger"))
    assert [(rule.name, rule.query) for rule in read_config(file).rules] == [
        ("Javelin", "Javelin OR Stinger")
    ]
    remove_rule(file, "Javelin")
    assert read_config(file).rules == ()


@pytest.mark.parametrize("mark", ["\u2028", "\u2029", "\x85"])
def test_a_line_ends_where_toml_ends_it_and_the_right_source_goes(file: Path, mark: str) -> None:
    kept = MINE.replace("All that", f"All{mark}that").replace('"local"', f'"lo{mark}cal"')
    file.write_text(kept, encoding="utf-8")
    remove_sources(file, [made("http://inland.example/feed")])
    assert [source.url for source in read_config(file).sources] == ["http://harbour.example/feed"]
    assert [rule.query for rule in read_config(file).rules] == ["Javelin"]


def test_a_link_stays_a_link_and_the_mode_what_it_was(file: Path, tmp_path: Path) -> None:
    file.chmod(0o600)
    link = tmp_path / "link.toml"
    link.symlink_to(file)
    add_sources(link, [made("http://new.example/feed")])
    assert link.is_symlink()
    assert file.stat().st_mode & 0o777 == 0o600
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_a_file_that_is_no_toml_is_left_as_it_is(file: Path) -> None:
    file.write_text("[app\n", encoding="utf-8")
    with pytest.raises(BadConfig, match="left as it is"):
        add_sources(file, [made("http://new.example/feed")])
    assert file.read_text(encoding="utf-8") == "[app\n"
    file.write_text(f"a = {'1' * 5_000}\n", encoding="utf-8")
    with pytest.raises(BadConfig, match="left as it is"):
        add_sources(file, [made("http://new.example/feed")])


PATIENT = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
TEXT = st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=9).filter(
    lambda text: clean.plain(text) == text
)
SOURCES = st.builds(
    Source,
    id=st.just("x"),
    url=st.just("http://e.org/feed"),
    kind=st.sampled_from(["feed", "sitemap", "page", "json"]),
    name=TEXT,
    added=st.just(NOW),
    tags=st.lists(TEXT, max_size=2, unique=True).map(tuple),
    every=st.none() | st.integers(1, 10**6),
    pages=st.sampled_from(["all", "matched", "off"]),
    paused=st.booleans(),
    options=st.dictionaries(
        st.sampled_from(["proxy", "filter", "selector", "header.X-A", "opml:made", "hidden"]), TEXT
    ) | st.just({"verify": "no", "keep_days": "9", "opml:description": ""}),
)  # fmt: skip


@PATIENT
@given(SOURCES)
def test_every_source_is_read_as_it_was_written(source: Source) -> None:
    entry = read_back(source_lines(source)).sources[0]
    assert source_of(entry, None, "x", NOW) == source


@PATIENT
@given(
    st.builds(
        lambda name, query, do, every: Rule(
            identity("rule", name), name, query, "added", do, {"every": str(every), "quiet": "22:00-07:00"}
        ),
        TEXT,
        TEXT,
        st.lists(TEXT, min_size=1, max_size=2, unique=True).map(tuple),
        st.integers(1, 10**6),
    )
)
def test_every_rule_is_read_as_it_was_written(rule: Rule) -> None:
    assert rule_of(read_back(rule_lines(rule)).rules[0]) == rule


def read_back(lines: list[str]):  # type: ignore[no-untyped-def]
    import tempfile

    with tempfile.NamedTemporaryFile("w", suffix=".toml", encoding="utf-8") as file:
        file.write("\n".join(lines) + "\n")
        file.flush()
        config = read_config(Path(file.name))
    assert config.faults == ()
    return config


LISTS = Path(os.environ.get("WIREWATCH_DATA", Path(__file__).parents[3] / "shared" / "data")) / "feedlists"


@pytest.mark.data
@pytest.mark.skipif(not LISTS.exists(), reason=f"no lists at {LISTS}")
def test_the_sources_of_every_opml_list_are_read_as_the_file_writes_them() -> None:
    listed = [one for path in sorted(LISTS.rglob("*.opml")) for one in read_list(path.read_bytes()).sources]
    sources = [
        Source("x", one.url, one.kind, one.name or one.url, NOW, one.tags, options=one.options)
        for one in {same_place(one.url): one for one in listed}.values()
    ]
    assert len(sources) > 700
    config = read_back([line for source in sources for line in source_lines(source)])
    assert [source_of(entry, None, "x", NOW) for entry in config.sources] == sources
