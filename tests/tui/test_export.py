"""Articles written for other programs, from the app."""

import json
from pathlib import Path

import pytest

from store.store import open_store
from tests.tui.stocked import NOW, article_id, stock
from tui.export import exported
from tui.reading import Reading


@pytest.mark.parametrize("name", ["a.json", "a.jsonl"])
def test_articles_are_written_as_json_with_their_times(tmp_path: Path, name: str) -> None:
    stock(tmp_path / "w.db").close()
    with open_store(tmp_path / "w.db") as store:
        ids = [article_id("titled-0"), article_id("titled-1")]
        assert exported(Reading(store), ids, tmp_path / name, NOW).startswith("2 written")
    lines = [json.loads(line) for line in (tmp_path / name).read_text(encoding="utf-8").splitlines()]
    assert [line["id"] for line in lines] == ids
    assert lines[0]["seen"].endswith("Z")
    assert lines[0]["paragraphs"]


def test_a_file_that_is_there_is_overwritten_only_where_that_is_said(tmp_path: Path) -> None:
    stock(tmp_path / "w.db").close()
    file = tmp_path / "a.md"
    file.write_text("mine", encoding="utf-8")
    with open_store(tmp_path / "w.db") as store:
        reading = Reading(store)
        assert "a.md! overwrites it" in exported(reading, [article_id("titled-0")], file, NOW)
        assert file.read_text(encoding="utf-8") == "mine"
        exported(reading, [article_id("titled-0")], tmp_path / "a.md!", NOW)
    assert file.read_text(encoding="utf-8").startswith("## ")
