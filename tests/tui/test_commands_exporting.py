"""What leaves for other programs: their own formats, with hostile words in every field."""

import csv
import io
import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from xml.etree.ElementTree import fromstring

import pytest
from tinydb import TinyDB

from news.model import Text
from tests.tui.made import FERRY, MISSILES, make_store
from tui.commands.formats import FORMATS, Told, plain_markdown, safe_url
from tui.commands.main import main

HOSTILE = '=cmd|"/c calc"!A1 <script>alert(1)</script> [x](javascript:y) & "quotes"'
TOLD: Sequence[Told] = [
    (
        replace(FERRY, title=HOSTILE, outlet="<b>Post</b>", url="javascript:alert(1)"),
        Text(HOSTILE, (HOSTILE,)),
    ),
    (FERRY, None),
]


def written(name: str) -> str:
    return "".join(FORMATS[name](TOLD, 'a "query" <b>'))


def test_a_page_shows_words_from_outside_as_words() -> None:
    page = written("html")
    assert "<script" not in page
    assert "javascript:" not in page.replace("[x](javascript:y)", "")
    assert 'href="https://harbour.example/ferry"' in page


def test_a_spreadsheet_sees_no_formula() -> None:
    rows = list(csv.reader(io.StringIO(written("csv"))))
    assert rows[1][2] == f"'{HOSTILE}"
    assert len(rows) == 3


def test_a_feed_is_well_formed_and_dated() -> None:
    items = fromstring(written("rss")).findall("channel/item")
    assert [item.findtext("title") for item in items] == [HOSTILE, FERRY.title]
    assert [item.findtext("link") for item in items] == [None, FERRY.url]
    assert items[1].findtext("pubDate") == "Tue, 18 Aug 2026 09:05:00 +0000"


def test_markdown_has_no_markup_from_outside() -> None:
    assert plain_markdown("*a* [b](c) <d>") == r"\*a\* \[b\](c) \<d\>"
    assert plain_markdown("1. one - 2.5") == r"1\. one - 2.5"
    assert plain_markdown("- item") == r"\- item"
    assert "<script" not in written("md").replace(r"\<script", "")


@pytest.mark.parametrize("url", ["javascript:x", "data:text/html,x", "", None, " https://x"])
def test_only_web_addresses_become_links(url: str | None) -> None:
    assert safe_url(url) == ""


def test_stock_tinydb_opens_what_was_exported(tmp_path: Path) -> None:
    file = tmp_path / "out.json"
    store = str(make_store(tmp_path / "store"))
    assert main(["export", "--format", "tinydb", "-o", str(file), "--store", store]) == 0
    with TinyDB(file, access_mode="r") as db:
        assert {document["id"] for document in db.table("articles")} == {FERRY.id, MISSILES.id}


def test_a_query_says_what_is_exported(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    store = str(make_store(tmp_path / "store"))
    assert main(["export", "--format", "json", "Javelin", "--store", store]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    assert json.loads(line)["id"] == MISSILES.id
