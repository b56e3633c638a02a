"""The evidence pack: its hashes, its changes, and that nothing from outside is obeyed in it."""

import hashlib
import json
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from news.model import Text
from store.store import open_store
from tests.tui.made import MISSILES, STORY, keep, make_store
from tui.commands.main import main

HOSTILE = "<script>alert(1)</script> ``` [a](javascript:b) | <img src=x onerror=alert(1)>"


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """The made store, with a hostile third version of its article."""
    path = make_store(tmp_path / "store")
    with open_store(path) as opened:
        opened.articles.put(replace(MISSILES, outlet="<b>Post</b>", url="javascript:alert(1)", revisions=3))
        keep(opened, MISSILES, 3, Text(HOSTILE, (HOSTILE,)), 90, classes=("headline", "wording"))
    return path


class Tags(HTMLParser):
    """Every tag and attribute of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.links: set[str | None] = set()
        self.handlers: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.links |= {value for name, value in attrs if name in ("href", "src")}
        self.handlers |= {name for name, _ in attrs if name.startswith("on")}


def written(store: Path, tmp_path: Path, name: str, what: str = STORY.id) -> str:
    assert main(["report", what, "-o", str(tmp_path / name), "--store", str(store)]) == 0
    return (tmp_path / name).read_text(encoding="utf-8")


def test_the_page_obeys_no_word_from_outside(store: Path, tmp_path: Path) -> None:
    page = Tags()
    page.feed(written(store, tmp_path, "report.html"))
    assert not page.tags & {"script", "img", "b post", "iframe"}
    assert page.links == {f"#{MISSILES.id}"}
    assert page.handlers == set()


def test_every_version_carries_the_hash_of_its_words(store: Path, tmp_path: Path) -> None:
    pack = json.loads(written(store, tmp_path, "report.json"))
    assert [version["number"] for version in pack["versions"]] == [1, 2, 3]
    for version in pack["versions"]:
        words = "\n\n".join([version["title"], *version["paragraphs"]])
        assert version["sha256"] == hashlib.sha256(words.encode()).hexdigest()


def test_what_changed_between_versions_is_in_the_pack(store: Path, tmp_path: Path) -> None:
    pack = json.loads(written(store, tmp_path, "report.json"))
    first, second, _ = pack["versions"]
    assert first["changes"] == []
    assert [row["left"]["text"] for row in second["changes"]] == [
        "The 210 missiles went to Ukraine in April."
    ]
    assert "-The 210 missiles went to Ukraine in April." in written(store, tmp_path, "report.md")
    assert "<del>Ukraine</del>" in written(store, tmp_path, "report.html")


def test_markdown_holds_no_markup_from_outside(store: Path, tmp_path: Path) -> None:
    paper = written(store, tmp_path, "report.md")
    prose = "\n".join(line for line in paper.splitlines() if not line.startswith("    "))
    assert "<script" not in prose.replace("\\<script", "")
    assert "](javascript" not in prose.replace("\\](javascript", "")


def test_a_query_is_reported_as_a_story_is(store: Path, tmp_path: Path) -> None:
    pack = json.loads(written(store, tmp_path, "report.json", "ferry"))
    assert pack["title"] == "Articles on ferry"
    assert [line["outlet"] for line in pack["matrix"]] == ["Harbour Post"]


def test_nothing_to_report_is_a_failure_and_an_unknown_ending_a_usage_error(
    store: Path, tmp_path: Path
) -> None:
    assert main(["report", "zeppelin", "--store", str(store)]) == 1
    assert main(["report", STORY.id, "-o", str(tmp_path / "a.pdf"), "--store", str(store)]) == 2
