"""The names that entries bear, whatever their source wrote: whole addresses, nothing hidden."""

import os
import sys
from pathlib import Path

import pytest

from fetchers import folder
from fetchers.read import read
from news.model import Kind
from tests.fetchers.test_kinds import seen

BODIES: dict[Kind, str] = {
    "feed": "<rss version='2.0'><channel><title>T</title>"
    "<item><title>one</title><link>LINK</link><guid isPermaLink='false'>1</guid></item></channel></rss>",
    "json": '[{"url": "LINK", "title": "one", "id": "1"}, {"url": "/two", "title": "two"}]',
    "page": '<html><head><meta charset="utf-8"></head><body>'
    '<h2><a href="LINK">The ship has come in at last</a></h2>'
    '<h2><a href="/two">Second story of the day</a></h2></body></html>',
    "sitemap": "<urlset><url><loc>LINK</loc></url><url><loc>/two</loc></url></urlset>",
}
JSON_FEED = (
    '{"version": "https://jsonfeed.org/version/1", "items": [{"url": "LINK", "title": "one", "id": "1"}]}'
)


@pytest.mark.parametrize("kind", BODIES)
@pytest.mark.parametrize("link", ["http://[bad/x", "//[bad/x", "http://e]org/", "http://exa\u2100mple.org/"])
def test_a_link_that_is_no_address_is_dropped_and_the_others_stay(kind: Kind, link: str) -> None:
    entries = seen(kind, BODIES[kind].replace("LINK", link).encode()).entries
    assert [entry.url for entry in entries if entry.url] == ["https://e.org/two"] * (kind != "feed")


@pytest.mark.parametrize("body", [BODIES["feed"], JSON_FEED], ids=["xml", "json"])
def test_an_item_whose_link_is_no_address_is_known_by_its_id(body: str) -> None:
    (entry,) = seen("feed", body.replace("LINK", "http://[bad/x").encode()).entries
    assert (entry.key, entry.url) == ("1", None)


@pytest.mark.parametrize("kind", BODIES)
def test_nothing_in_an_entry_s_names_is_hidden(kind: Kind) -> None:
    tongue = '"language": "e\\u001b]0;n", "id"'
    body = BODIES[kind].replace('"id"', tongue)
    hidden = {"json": "\\u001b]0;x\\u0007\\u009b", "feed": "\x9b&#x202e;&#xa0;", "sitemap": "\x9b&#x202e;"}
    link = f"http://e.org/{hidden.get(kind, '&#x1b;]0;x&#7;')}"
    for entry in seen(kind, body.replace("LINK", link).encode()).entries:
        for said in (entry.key, entry.url, entry.alias, entry.language):
            assert (said or "").isprintable()
    for number in (r"\ud800x", r"\u001b[31m"):
        document = JSON_FEED.replace('"LINK"', "null").replace('"1"', f'"{number}"')
        (entry,) = seen("feed", document.replace('"id"', tongue).encode()).entries
        assert entry.key in {"%5Cud800x", "%1B[31m"}
        assert (entry.language or "").isprintable()


@pytest.mark.skipif(sys.platform == "darwin", reason="its file names are UTF-8")
def test_a_file_of_any_name_is_read_and_one_that_is_gone_is_left_out(tmp_path: Path) -> None:
    for name in (b"caf\xe9.txt", b"gone.txt"):
        Path(os.fsdecode(bytes(tmp_path) + b"/" + name)).write_text("One.\n\nTwo.\n", encoding="utf-8")
    listed = folder.listing(tmp_path.as_uri())
    (tmp_path / "gone.txt").unlink()
    feed = read("folder", listed, tmp_path.as_uri(), None, {})
    assert [entry.key for entry in feed.entries] == [f"{tmp_path}/caf%5Cudce9.txt"]
    assert (feed.count, len(feed.marks)) == (2, 1)


def test_a_source_s_own_names_hide_nothing() -> None:
    body = '{"title": "a\\u001b]0;x\\u0007b", "stories": [{"url": "/one", "title": "one"}]}'
    assert seen("json", body.encode()).title == "ab"
