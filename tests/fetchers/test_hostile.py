"""Bodies made to hurt: each ends quickly, in little memory, with a reason or with what can be used."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from fetchers.feed import read_feed
from fetchers.found import NotAFeed

DATA = Path(os.environ.get("WIREWATCH_DATA", Path(__file__).parents[3] / "shared" / "data"))
BOMBS = DATA / "security" / "defusedxml" / "xmltestdata"
URL = "https://example.org/feed"


def rss(*items: str) -> bytes:
    return f'<rss version="2.0"><channel><title>T</title>{"".join(items)}</channel></rss>'.encode()


LAUGHS = b'<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>' + rss("<item><title>&b;</title></item>")
QUADRATIC = (
    b'<!DOCTYPE rss [<!ENTITY a "' + b"x" * 50_000 + b'">]>' + rss("<item>" + "&a;" * 50_000 + "</item>")
)
OUTSIDE = b'<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + rss("<item><title>&a;</title></item>")
DEEP_FEED = b"<rss version='2.0'><channel>" + b"<item>" * 100_000
DEEP_HTML = rss("<item><title>deep</title><description>" + "&lt;div&gt;" * 100_000 + "</description></item>")
DEEP_JSON = b'{"version": "https://jsonfeed.org/version/1", "items": ' + b"[" * 100_000


@pytest.mark.parametrize("body", [LAUGHS, QUADRATIC, OUTSIDE], ids=["laughs", "quadratic", "outside"])
def test_entities_that_grow_or_reach_out_are_refused(body: bytes) -> None:
    with pytest.raises(NotAFeed, match="refused"):
        read_feed(body, URL)


def test_an_entity_whose_end_is_out_of_sight_is_refused_unread() -> None:
    body = b'<!DOCTYPE rss [<!ENTITY a "' + b"a" * 150_000 + b'">]><rss version="2.0">' + b"&a;" * 1_000
    with pytest.raises(NotAFeed, match="reach out or grow"):
        read_feed(body, "http://e.org/")


def test_entities_that_name_a_character_are_read() -> None:
    body = b'<!DOCTYPE rss [\n<!ENTITY house "&#8212;">\n]>' + rss("<item><title>a &house; b</title></item>")
    assert read_feed(body, URL).entries[0].title == "a \u2014 b"


@pytest.mark.data
@pytest.mark.parametrize(
    "name", ["cyclic", "dtd", "external", "external_file", "quadratic", "xmlbomb", "xmlbomb2"]
)
def test_the_known_bombs_are_refused(name: str) -> None:
    path = BOMBS / f"{name}.xml"
    if not path.exists():
        pytest.skip(f"no {path}")
    with pytest.raises(NotAFeed):
        read_feed(path.read_bytes(), URL)


@pytest.mark.timeout(20)
@pytest.mark.parametrize("body", [DEEP_FEED, DEEP_JSON], ids=["xml", "json"])
def test_nesting_without_end_is_refused(body: bytes) -> None:
    with pytest.raises(NotAFeed):
        read_feed(body, URL)


@pytest.mark.timeout(20)
def test_more_tags_than_any_feed_has_are_refused() -> None:
    with pytest.raises(NotAFeed, match="tags: refused"):
        read_feed(rss("<item><title>one</title>" + "<x/>" * 1_100_000 + "</item>"), URL)


@pytest.mark.timeout(20)
def test_markup_nested_without_end_leaves_the_item() -> None:
    assert read_feed(DEEP_HTML, URL).entries[0].title == "deep"


THING = {"url": "http://e.org/1", "title": "one", "x": "x" * 2_000}
ONE = "<link>http://e.org/1</link>"
QUADRATIC_READ = {
    "links without an end": rss(f"<item><title>one</title>{'<link ' * 30_000}</item>"),
    "a tag without an end": rss(
        f"<item><title>one</title>{ONE}<description>&lt;{'a' * 100_000}</description></item>"
    ),
    "sections without an end": rss(f"<item><title>one</title>{ONE}{'<itunes:a><![CDATA[' * 30_000}</item>"),
    "sections within elements": rss(
        f"<item><title>one</title>{ONE}<itunes:a>{'<![CDATA[<itunes:a>]]>' * 20_000}</item>"
    ),
    "hours without an end": rss(
        f"<!-- {'<skipHours>' * 30_000} -->", f"<item><title>one</title>{ONE}</item>"
    ),
    "one link for all": rss(*[f"<item><title>one</title>{ONE}<x>{'x' * 2_000}</x></item>"] * 8_000),
    "one link for all, in JSON": b"[%s]" % b",".join([json.dumps(THING).encode()] * 8_000),
}


@pytest.mark.timeout(20)
@pytest.mark.parametrize("name", QUADRATIC_READ)
def test_reading_takes_no_longer_a_byte_the_more_there_are(name: str) -> None:
    assert read_feed(QUADRATIC_READ[name], URL).entries[0].title == "one"


@pytest.mark.timeout(20)
def test_a_title_of_ten_megabytes_is_cut() -> None:
    (entry,) = read_feed(rss(f"<item><title>{'long ' * 2_000_000}</title></item>"), URL).entries
    assert len(entry.title) <= 2_000


def test_nul_bytes_do_not_end_a_feed() -> None:
    feed = read_feed(rss("<item><title>a\x00b</title></item>", "<item><title>c</title></item>"), URL)
    assert [re.sub(r"\W", "", entry.title) for entry in feed.entries] == ["ab", "c"]


@pytest.mark.parametrize(
    "hidden",
    ["\x1b[31mred\x1b[0m", "\x1b]52;c;aGk=\x07", "\u202egnal", "a\u200bb", "\x9b2J"],
    ids=["csi", "osc52", "bidi", "zero width", "c1"],
)
def test_what_would_steer_a_terminal_never_arrives(hidden: str) -> None:
    escaped = "".join(f"&#{ord(mark)};" for mark in hidden)
    for title in (hidden, escaped, escaped.replace("&", "&amp;")):
        body = rss(f"<item><title>news {title}</title><link>http://e.org/1</link></item>")
        for entry in read_feed(body, URL).entries:
            assert not re.search("[\x00-\x1f\x7f-\x9f\u202e\u200b]", entry.title)


@pytest.mark.parametrize(
    ("body", "why"),
    [
        (b"", "empty"),
        (b" \n\x00", "empty"),
        (
            b"<!DOCTYPE html><html><head><title>Just a moment...</title></head></html>",
            "HTML page.*Just a moment",
        ),
        (b"<?xml version='1.0'?><note><to>you</to></note>", "XML, but no feed"),
        (b"404 page not found", "no feed"),
        (b'{"error": "rate limited"}', "without a list of articles"),
        (b'{"version": "https://jsonfeed.org/version/1", "items": [', "cannot be read"),
        (b"<rss version='2.0'><channel><title>Tr", "broken feed"),
    ],
)
def test_what_is_no_feed_says_what_it_is(body: bytes, why: str) -> None:
    with pytest.raises(NotAFeed, match=why):
        read_feed(body, URL)


def test_a_truncated_feed_gives_the_items_that_arrived() -> None:
    body = rss(
        *(f"<item><title>{number}</title><link>http://e.org/{number}</link></item>" for number in range(5))
    )
    feed = read_feed(body[:-60], URL)
    assert [entry.title for entry in feed.entries][:4] == ["0", "1", "2", "3"]
    assert feed.warning


PROBE = """\
import resource, sys
from fetchers.feed import read_feed
from fetchers.found import NotAFeed
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
try:
    read_feed(sys.stdin.buffer.read(), "https://example.org/")
except NotAFeed as error:
    print(error)
print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024)
"""


@pytest.mark.parametrize(
    "body", [LAUGHS, QUADRATIC, DEEP_FEED, DEEP_HTML], ids=["laughs", "quadratic", "deep", "html"]
)
def test_memory_stays_bounded(body: bytes) -> None:
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", PROBE], input=body, capture_output=True, cwd=root, timeout=60, check=True
    )
    assert int(done.stdout.split()[-1]) < 150, "megabytes beyond the start"
