"""Lists of sources: read, written and read again to the same."""

import json
import os
import re
from collections.abc import Iterable
from contextlib import suppress
from html import unescape
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fetchers.listing import BadList, Listed
from fetchers.lists import read_list
from fetchers.newsboat_query import NoCounterpart, translated
from fetchers.opml import read_opml, write_opml
from fetchers.urls_file import read_urls, write_urls
from news.query.parse import parse

DATA = Path(os.environ.get("WIREWATCH_DATA", Path(__file__).parents[3] / "shared" / "data"))
LISTS = DATA / "feedlists"

OPML = b"""<opml version="1.0"><head><title>T</title></head><body>
<outline text="News"><outline text="World">
<outline title="Harbour &amp; Sea" xmlUrl="http://e.org/a" custom="kept"/></outline></outline>
<outline text="Again"><outline text="Harbour" xmlUrl="http://e.org/a"/></outline>
<outline text="loose" xmlurl="http://e.org/b"/>
<outline text="nothing in it"/>
</body></opml>"""


def test_folders_are_tags_and_foreign_attributes_stay() -> None:
    listing = read_opml(OPML)
    first, second = listing.sources
    assert (first.url, first.name, first.tags) == ("http://e.org/a", "Harbour & Sea", ("News/World", "Again"))
    assert first.options["opml:custom"] == "kept"
    assert (second.url, second.tags) == ("http://e.org/b", ())
    assert [problem.text for problem in listing.problems] == ["nothing in it"]


def test_an_opml_is_read_as_it_was_written() -> None:
    sources = read_opml(OPML).sources
    again = read_opml(write_opml(sources)).sources
    assert again == read_opml(write_opml(again)).sources
    assert [(one.url, one.name, one.tags) for one in again] == [
        (one.url, one.name, one.tags) for one in sources
    ]
    assert again[0].options["opml:custom"] == "kept"


URLS = """\
# mine
http://e.org/feed news "two words" "~Harbour News" !
"exec:~/bin/scrape --all" tools
filter:~/bin/tidy:https://e.org/raw
query:Unread:unread = "yes"
"query:Ferries:title =~ \\"ferry\\" and (age < 3 or tags # \\"news\\")"
query:Flags:flags # "x"
file:///home/me/notes
what is this
"""


def test_what_broken_markup_hides_is_told_with_its_line_whatever_stands_before_it() -> None:
    lost = "".join(f'\n<outline text="{"Ж" * 40}" xmlUrl="http://e.org/{number}">' for number in range(3))
    listing = read_opml(f"<opml><body><![CDATA[{lost}]]></body></opml>".encode())
    assert [problem.line for problem in listing.problems if "broken" in problem.why] == [2, 3, 4]


def test_every_line_of_newsboat_is_taken_or_named() -> None:
    listing = read_urls(URLS)
    assert listing.sources == (
        Listed("http://e.org/feed", "Harbour News", ("news", "two words"), "feed", {"hidden": "yes"}),
        Listed("exec:~/bin/scrape --all", "", ("tools",), "exec"),
        Listed("https://e.org/raw", "", (), "feed", {"filter": "~/bin/tidy"}),
        Listed("file:///home/me/notes", "", (), "folder"),
    )
    assert [(problem.line, problem.text) for problem in listing.problems] == [
        (7, 'query:Flags:flags # "x"'),
        (9, "what is this"),
    ]
    assert "“flags #” has no counterpart" in listing.problems[0].why
    assert [(saved.name, saved.query) for saved in listing.queries] == [
        ("Unread", "is:unread"),
        ("Ferries", '(title:/ferry/i (age:<3d OR tag:"news"))'),
    ]
    again = read_urls(write_urls(listing.sources, listing.queries))
    assert (again.sources, again.queries) == (listing.sources, listing.queries)


@pytest.mark.parametrize(
    ("written", "query"),
    [
        ('unread != "yes"', "-is:unread"),
        ('title !~ "a/b"', "-title:/a.b/i"),
        ("age between 0:2", "age:0d..2d"),
        ("feedtitle = 'Harbour'", 'source:"Harbour"'),
        ('(unread = "yes" and content # "dam") or tags !# "x"', '((is:unread text:"dam") OR -tag:"x")'),
    ],
)
def test_newsboats_filters_are_put_into_our_words(written: str, query: str) -> None:
    assert translated(written) == query


@given(st.text(alphabet='unread="yes()and or !~#tile', max_size=40))
def test_any_filter_is_translated_or_told(written: str) -> None:
    with suppress(NoCounterpart):
        parse(translated(written))


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1, max_size=12)
TAGS = st.lists(WORDS.filter(lambda word: word != "!" and word[0] not in "~"), max_size=3, unique=True)


@given(name=WORDS, tags=TAGS)
def test_any_name_and_tag_survive_both_forms(name: str, tags: list[str]) -> None:
    source = Listed("https://e.org/feed?a=1&b=2", name, tuple(tags))
    assert read_urls(write_urls([source])).sources == (source,)


@pytest.mark.parametrize("body", [b"", b"<html></html>", b"just words\n", b"[1, 2]"])
def test_what_is_no_list_is_refused(body: bytes) -> None:
    with pytest.raises(BadList):
        read_list(body)


def told(sources: Iterable[Listed]) -> dict[str, tuple[object, ...]]:
    """All that a list says of each source; in OPML its folders have no order of their own."""
    return {one.url: (one.name, set(one.tags), one.kind, dict(one.options)) for one in sources}


def paths() -> list[Path]:
    return sorted(path for path in LISTS.rglob("*") if path.suffix in (".opml", ".json", ".csv", ".txt"))


@pytest.mark.data
@pytest.mark.skipif(not LISTS.exists(), reason=f"no lists at {LISTS}")
def test_no_list_loses_a_source_on_the_way_out_and_in_again() -> None:
    read = 0
    for path in paths():
        if path.name in ("LICENSE-NOTE.txt", "lede-ownership.json"):
            continue
        body = path.read_bytes()
        sources = read_list(body).sources
        again = read_opml(write_opml(sources)).sources
        assert told(again) == told(sources), path
        # A urls file keeps no attributes of other programs.
        plain = read_urls(write_urls(sources))
        assert plain.problems == (), path
        assert [(one.url, one.name, one.tags) for one in plain.sources] == [
            (one.url, one.name, one.tags) for one in sources
        ], path
        if path.suffix == ".opml":
            raw = re.findall(r'xmlUrl="([^"]*)"', body.decode("utf-8", "replace"))
            assert {unescape(url).strip() for url in raw} == {one.url for one in sources}, path
            read += 1
    assert read == 118


@pytest.mark.data
@pytest.mark.skipif(not LISTS.exists(), reason=f"no lists at {LISTS}")
def test_the_list_of_countries_is_whole() -> None:
    body = (LISTS / "news-feed-list-of-countries.json").read_bytes()
    sources = read_list(body).sources
    assert set(json.loads(body)) <= {tag for one in sources for tag in one.tags}
    assert len(sources) == 1_192, "1,199 entries, seven addresses twice"
