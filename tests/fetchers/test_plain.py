"""Plain feeds read straight, and read by feedparser: the same to the last letter."""

import os
from dataclasses import asdict, fields, replace
from pathlib import Path

import pytest

from fetchers import lenient
from fetchers.found import Feed, NotAFeed
from fetchers.markup import paragraphs, title
from fetchers.plain import feed as plain
from fetchers.raw import RawFeed, RawItem
from fetchers.xmlfeed import read

DATA = Path(os.environ.get("WIREWATCH_DATA", Path(__file__).parents[3] / "shared" / "data"))
FEEDS = DATA / "feeds"
TITLE = "<title>A title</title>"


def rss(*items: str, head: str = "", spaces: str = "") -> bytes:
    listed = "".join(f"<item>{item}</item>" for item in items)
    return f'<rss version="2.0" {spaces}><channel>{TITLE}{head}{listed}</channel></rss>'.encode()


def atom(*entries: str, attributes: str = "") -> bytes:
    listed = "".join(f"<entry>{entry}</entry>" for entry in entries)
    return f'<feed xmlns="http://www.w3.org/2005/Atom" {attributes}>{TITLE}{listed}</feed>'.encode()


def differing(ours: RawFeed, theirs: RawFeed) -> list[str]:
    """What the two readings do not agree in, once the markup is gone of which each keeps what it likes."""
    found = [
        f"{field.name}: {one!r} and {other!r}"
        for field in fields(RawFeed)
        if field.name not in ("items", "error")
        and (one := str(getattr(ours, field.name)).strip())
        != (other := str(getattr(theirs, field.name)).strip())
    ]
    if len(ours.items) != len(theirs.items):
        found.append(f"{len(ours.items)} items and {len(theirs.items)}")
    pairs = zip(map(shown, ours.items), map(shown, theirs.items), strict=False)
    return found + [f"{one} and {other}" for one, other in pairs if one != other]


def shown(item: RawItem) -> dict[str, object]:
    """An item as a reader sees it."""
    texts = {"summary": paragraphs(item.summary), "contents": [paragraphs(text) for text in item.contents]}
    return asdict(item) | texts | {"title": title(item.title, is_html=item.is_html)}


PLAIN = {
    "a link beside a permalink": rss("<guid>http://e.org/g</guid><link>http://e.org/l</link>"),
    "a permalink alone": rss("<guid>http://e.org///g</guid>"),
    "an id that is no link": rss("<guid isPermaLink='false'>7</guid><title> t </title>"),
    "a second description": rss("<description>one</description><description>two</description>"),
    "a third description": rss("".join(f"<description>{number}</description>" for number in range(3))),
    "content before description": rss(
        "<c:encoded>&lt;p&gt;long&lt;/p&gt;</c:encoded><description>short</description>",
        spaces="xmlns:c='http://purl.org/rss/1.0/modules/content/'",
    ),
    "a title of media": rss(
        "<m:group><m:title>inner</m:title></m:group><title>outer</title>",
        "<title>outer</title><m:title>inner</m:title>",
        "<m:title>alone</m:title>",
        spaces="xmlns:m='http://search.yahoo.com/mrss/'",
    ),
    "people": rss(
        "<author>ada@example.org (Ada L.)</author>",
        "<author>Ada &lt;ada@example.org&gt;</author>",
        "<author>Ada, Bob</author><d:creator>Cem</d:creator>",
        "<author>ada@example.org</author>",
        spaces="xmlns:d='http://purl.org/dc/elements/1.1/'",
    ),
    "dates": rss(
        *(
            f"<pubDate>{date}</pubDate>"
            for date in (
                "Sun, 22 Nov 2026 10:00:00 GMT", "22 Nov 26 10:00 EST", "Sun, 22 Nov 2026 10:00:00 -0130",
                "2026-11-22T10:00:00+05:30", "2026-11-22", "2026-11-22T10:00:00.5Z", "",
                "Thu,28 Jul 2022 4:35:5 GMT+9", "2020/1/10 14:33:00", "22 novembre 2026", "some day",
            )
        )
    ),
    "a title that may be HTML": rss(
        "<title>a &lt;b&gt;b&lt;/b&gt;</title>", "<title>a &lt;x&gt;b&lt;/x&gt;</title>",
        "<title>1 &lt;b 2</title>",
    ),
    "pictures with titles": rss(
        "<title>t</title><image><url>http://e.org/i.png</url><title>i</title><link>http://e.org/</link></image>",
        "<image><title>i</title><width>88</width></image><title>t</title>",
        "<image><title>alone</title></image>",
        "<title>t</title><image/>",
    ),
    "a podcast's own summary": rss(
        "<i:summary>alone</i:summary>", "<description>d</description><i:summary>s</i:summary>",
        spaces="xmlns:i='http://www.itunes.com/dtds/podcast-1.0.dtd'",
    ),
    "RDF of old": b"<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' "
    b"xmlns='http://my.netscape.com/rdf/simple/0.9/'><channel><title>T</title></channel>"
    b"<item><title>t</title><link>http://e.org/1</link></item></rdf:RDF>",
    "RDF that says in its channel of which kind": b"<rdf:RDF "
    b"xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>"
    b"<channel xmlns='http://purl.org/rss/1.0/'><title>T</title></channel>"
    b"<item xmlns='http://purl.org/rss/1.0/'><title>t</title><link>http://e.org/1</link></item></rdf:RDF>",
    "tags": rss("<category domain='d'>a</category><category>b</category><category/>"),
    "a source": rss("<title>t</title><source url='http://o.org'>Outlet</source>"),
    "an enclosure": rss("<title>t</title><enclosure url='http://e.org/a.mp3' type='audio/mpeg'/>"),
    "a periodical": rss(
        head="<ttl>60</ttl><language>en-gb</language><sy:updatePeriod>daily</sy:updatePeriod>",
        spaces="xmlns:sy='http://purl.org/rss/1.0/modules/syndication/'",
    ),
    "twice encoded": rss("<title>\u00c3\u00bc</title>", "<title>\u00e9</title>", "<title>\x93</title>"),
    "another encoding": b'<?xml version="1.0" encoding="windows-1251"?>'
    + rss("<title>X</title>").replace(b"X", b"\xca\xe8\xe5\xe2"),
    "XHTML": atom(
        "<id>tag:e.org,2026:1</id><title type='html'>a &amp;lt; b</title><link href='http://e.org/1'/>"
        "<content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'><p>a &lt; b</p><br/>c</div>"
        "</content>"
    ),
    "links of several kinds": atom(
        "<link rel='self' href='http://e.org/s'/><link rel='ALTERNATE' href='http://e.org/a'/>"
        "<link rel='enclosure' href='http://e.org/e'/><id>urn:x</id>",
        "<id>http://e.org/id</id><link rel='via' href='http://o.org/'/>",
    ),
    "an author with an address": atom(
        "<author><name>Ada</name><email>a@e.org</email></author><updated>2026-11-22T10:00:00Z</updated>"
    ),
    "a copied entry": atom("<source><title>Origin</title><id>x</id></source><title>t</title>"),
    "a base of whole addresses": atom(
        "<link href='http://e.org/1'/>", attributes="xml:base='http://o.org/' xml:lang='de_AT'"
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", PLAIN)
def test_a_plain_feed_is_read_as_feedparser_reads_it(name: str) -> None:
    ours = plain.read(PLAIN[name], None)
    assert ours is not None, "not plain"
    assert differing(ours, lenient.read(PLAIN[name], None)) == []


@pytest.mark.parametrize(
    "body",
    [
        rss("<title>a&nbsp;b</title>"),
        rss("<title>a <b>b</b></title>"),
        b"<!DOCTYPE rss SYSTEM 'rss.dtd'>" + rss("<title>a</title>"),
        rss("<title>\xff</title>").replace(b"\xc3\xbf", b"\xff"),
        rss("<title>open"),
        atom("<link href='1.html'/>", attributes="xml:base='http://o.org/'"),
        b"<rss><channel><title>Tr",
    ],
    ids=["entity", "markup", "dtd", "bytes", "tags", "base", "cut off"],
)
def test_what_is_not_plain_is_left_to_feedparser(body: bytes) -> None:
    assert plain.read(body, None) is None


def test_what_no_entry_holds_is_taken_out_whole() -> None:
    head = "<itunes:category text='Arts'><itunes:category text='Books'/></itunes:category>"
    spaces = "xmlns:itunes='http://www.itunes.com/dtds/podcast-1.0.dtd'"
    feed = read(rss("<title>t</title>", head=head, spaces=spaces), "http://example.org/feed", None)
    assert feed.warning is None
    assert [entry.title for entry in feed.entries] == ["t"]


def test_a_host_that_names_another_encoding_is_left_to_feedparser() -> None:
    assert plain.read(rss("<title>a</title>"), "text/xml; charset=koi8-r") is None
    assert plain.read(rss("<title>a</title>"), "text/xml; charset=UTF-8") is not None


@pytest.mark.data
@pytest.mark.timeout(120)
@pytest.mark.skipif(not FEEDS.exists(), reason=f"no feeds at {FEEDS}")
def test_every_plain_feed_of_other_readers_is_read_as_feedparser_reads_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    bodies = {path.read_bytes() for path in FEEDS.rglob("*") if path.is_file()}
    is_plain = [body for body in bodies if plain.read(body, None)]
    ours = [entries_of(body) for body in is_plain]
    monkeypatch.setattr(plain, "read", lambda *_: None)
    theirs = [entries_of(body) for body in is_plain]
    assert [one for one, other in zip(ours, theirs, strict=True) if one != other] == []
    assert len(is_plain) > 1_000


def entries_of(body: bytes) -> Feed | str:
    """What a feed comes to in the end, but for feedparser's word on which encoding it took it to be in."""
    try:
        return replace(read(body, "http://example.org/feed", None), warning=None)
    except NotAFeed as error:
        return str(error)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("<p>one</p>\n<p>two <b>bold</b><br/>line</p>", ("one", "two bold line")),
        ("a<br><br>b", ("a", "b")),
        ("a<br></br>b", ("a b",)),
        ("a<!-- <p>no</p> -->b &lt;i&gt; &amp;amp;", ("ab <i> &amp;",)),
        ("a<!-- open", ("a",)),
        ("<a title='x > y'>link</a> 1 < 2", ("link 1 < 2",)),
        ("<script>bad()</script><p>good</p>", ("good",)),
        ("<pre>one\n\ntwo</pre>", ("one", "two")),
    ],
)
def test_a_fragment_is_cut_at_its_tags_where_that_is_enough(text: str, read: tuple[str, ...]) -> None:
    assert paragraphs(text) == read
