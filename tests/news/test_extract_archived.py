"""Archived pages and odd files of the real material: a text or a plain reason, and never a fault."""

import os
from pathlib import Path

import pytest

from news.extract import extract
from news.model import NoText, Text

DATA = Path(os.environ.get("WIREWATCH_DATA", Path(__file__).parents[3] / "shared" / "data"))
FOLDER = DATA / "revisions" / "edgi-web-monitoring"

pytestmark = [
    pytest.mark.data,
    pytest.mark.skipif(not FOLDER.exists(), reason=f"{FOLDER} is not there"),
]


def fixture(name: str) -> bytes:
    """The bytes of one file of the set."""
    return next(FOLDER.rglob(name)).read_bytes()


@pytest.mark.parametrize(
    ("name", "why"), [("empty.txt", "short"), ("has_null_byte.txt", "short"), ("simple.pdf", "not text")]
)
def test_files_without_an_article_say_why(name: str, why: str) -> None:
    found = extract(fixture(name), "https://archive.example/a")
    assert isinstance(found, NoText)
    assert found.why == why


def test_every_archived_version_gives_a_text() -> None:
    versions = [path for path in FOLDER.rglob("versions/*") if path.is_file()]
    assert versions
    for path in versions:
        found = extract(path.read_bytes(), "https://archive.example/a")
        assert isinstance(found, Text), path.name
        assert found.words > 300
        assert "\x00" not in "".join(found.paragraphs)


def test_an_archived_page_cut_off_anywhere_gives_a_text_or_a_reason() -> None:
    for path in (path for path in FOLDER.rglob("versions/*") if path.is_file()):
        whole = path.read_bytes()
        for part in range(8):
            found = extract(whole[: len(whole) * part // 8], "https://archive.example/a")
            assert isinstance(found, Text) or found.why in ("short", "not an article"), path.name
