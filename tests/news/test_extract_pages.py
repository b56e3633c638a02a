"""What pages say of themselves, and pages that have no text or mean harm."""

import time
from datetime import UTC, datetime

import pytest

from news.extract import extract
from news.model import NoText, Text

URL = "https://gull.example/ferry"
SENTENCE = "The strike that kept ferries in port for nine days ended on Monday night, the union said. "
BODY = "".join(f"<p>{number}. {SENTENCE * 2}</p>" for number in range(6))


def page(head: str = "", body: str = BODY) -> bytes:
    """A page with this head and body."""
    return f"<!doctype html><html lang='en-GB'><head>{head}</head><body><article>{body}</article>".encode()


def text(body: bytes) -> Text:
    """The text of a page that has one."""
    found = extract(body, URL)
    assert isinstance(found, Text)
    return found


def linked(fields: str) -> str:
    """A head with JSON-LD of an article."""
    return f'<script type="application/ld+json">{{"@type": "NewsArticle", {fields}}}</script>'


def test_json_ld_is_heard_first() -> None:
    found = text(
        page(
            linked(
                '"headline": "Ferries sail &amp; sail", "author": [{"name": "Anna Bee"}, {"@id": "#c"}],'
                '"datePublished": "2026-08-18T07:30:00+02:00", "dateModified": "2026-08-18T09:00Z",'
                '"articleSection": "Business"'
            )
            + '<script type="application/ld+json">{"@id": "#c", "name": "Carl Dee"}</script>'
            + '<meta property="og:title" content="This ferry!"><link rel="canonical" href="/f">'
        )
    )
    assert found.headline == "Ferries sail & sail"
    assert found.byline == ("Anna Bee", "Carl Dee")
    assert found.claimed == datetime(2026, 8, 18, 5, 30, tzinfo=UTC)
    assert found.modified == datetime(2026, 8, 18, 9, tzinfo=UTC)
    assert (found.section, found.language, found.url) == ("Business", "en", "https://gull.example/f")


def test_a_first_paragraph_that_is_nothing_but_the_byline_is_none_of_the_text() -> None:
    for named in ('"author": "Anna Bee"', '"headline": "Ferries sail"'):
        found = text(page(linked(named), f"<p>By Anna Bee</p>{BODY}"))
        assert found.byline == ("Anna Bee",)
        assert found.paragraphs[0].startswith("0. ")


@pytest.mark.parametrize(
    ("shown", "headline"),
    [
        (
            "Ferries wait in port for the ninth day – union resigns",
            "Ferries wait in port for the ninth day – union resigns",
        ),
        ("Ferries wait in port for the ninth day", "Ferries wait in port for the ninth day"),
    ],
)
def test_the_end_of_a_headline_is_a_section_only_where_it_is_not_shown(shown: str, headline: str) -> None:
    head = linked('"headline": "Ferries wait in port for the ninth day – union resigns"')
    assert text(page(head, f"<h1>{shown}</h1>{BODY}")).headline == headline


def test_without_json_ld_the_meta_elements_are_heard() -> None:
    found = text(
        page(
            '<meta property="og:title" content="Ferries sail - The Gull">'
            '<meta property="og:site_name" content="The Gull">'
            '<meta name="author" content="By Anna Bee">'
            '<meta property="article:published_time" content="2026-08-18">'
        )
    )
    assert (found.headline, found.byline) == ("Ferries sail", ("Anna Bee",))
    assert found.claimed == datetime(2026, 8, 18, tzinfo=UTC)


def test_broken_json_ld_is_passed_over() -> None:
    head = '<script type="application/ld+json">{"headline": </script><title>Ferries sail</title>'
    assert text(page(head)).headline == "Ferries sail"


def test_what_stands_beside_the_article_is_left_out() -> None:
    beside = "<div class='related-stories'><p>Mayor of the port resigns after a lost vote</p></div>"
    hidden = "<p style='display:none'>Hidden words that no reader of this page has ever seen.</p>"
    found = text(page(body=f"<h1>Ferries sail</h1>{BODY}{beside}{hidden}<p>Advertisement</p>"))
    assert len(found.paragraphs) == 6


def test_a_list_and_a_quotation_stay() -> None:
    inside = (
        "<ul><li>Crews return on Tuesday at six in the morning.</li></ul>"
        "<blockquote><p>We got enough to go home with, she said.</p></blockquote>"
    )
    found = " ".join(text(page(body=BODY + inside + BODY.replace("union", "port"))).paragraphs)
    assert "Crews return on Tuesday" in found
    assert "We got enough to go home with" in found


def test_no_markup_or_control_character_comes_through() -> None:
    found = text(
        page(
            body=BODY
            + "<p>Red \x1b[31malert &#x202e;evil&#x202c; [red]bold[/red] said the port on Tuesday night.</p>"
        )
    )
    assert not any(char in line for line in found.paragraphs for char in "\x1b\u202e\u202c")


@pytest.mark.parametrize(
    ("head", "body", "why"),
    [
        (linked('"isAccessibleForFree": "False"'), f"<p>{SENTENCE}</p>", "paywall"),
        ("", f"<p>{SENTENCE}</p><p>Subscribe to continue reading this article.</p>", "paywall"),
        ("<title>Before you continue</title>", f"<p>{SENTENCE}</p>", "consent"),
        ("", "<p>Checking your browser before you go on.</p>", "consent"),
        ('<meta property="og:type" content="video.other">', f"<p>{SENTENCE * 2}</p>", "video"),
        ("", "<p>Nothing here.</p>", "short"),
        ('<script type="application/ld+json">{"@type": "LiveBlogPosting"}</script>', BODY, "live"),
    ],
)
def test_a_page_without_an_article_says_why(head: str, body: str, why: str) -> None:
    found = extract(page(head, body), URL)
    assert isinstance(found, NoText)
    assert found.why == why


def test_a_free_article_that_speaks_of_subscribing_keeps_its_text() -> None:
    assert text(page(body=BODY + "<p>Already a subscriber? Log in.</p>")).words > 100


@pytest.mark.parametrize(
    ("name", "body"),
    [
        (
            "cp1252, called utf-8",
            page('<meta charset="utf-8">', BODY + "<p>Größe und Straße in Köln</p>")
            .decode()
            .encode("cp1252"),
        ),
        (
            "utf-16 with a mark",
            b"\xff\xfe" + page(body=BODY + "<p>Größe und Straße in Köln</p>").decode().encode("utf-16-le"),
        ),
        (
            "utf-8, called latin-1",
            page('<meta charset="iso-8859-1">', BODY + "<p>Größe und Straße in Köln</p>"),
        ),
    ],
)
def test_letters_survive_a_wrong_charset(name: str, body: bytes) -> None:
    assert "Größe und Straße in Köln" in " ".join(text(body).paragraphs), name


def test_nul_bytes_and_a_cut_off_end_do_no_harm() -> None:
    assert text(page().replace(b"strike", b"str\x00ike")).paragraphs[0].startswith("0. The strike")
    assert text(page(body=BODY + "<p>Größ")[:-35]).words > 100


@pytest.mark.parametrize(
    "body",
    [
        b"<html><body>" + b"<div>" * 60_000 + b"x",
        b"<html><body><p " + b" ".join(b"a%d=b" % n for n in range(30_000)) + b">x</p>",
        b"<html><body>" + b"<" * 400_000,
        b"<html><body>" + b"<a href=x>" * 60_000,
        b'<html><head><script type="application/ld+json">' + b"[" * 60_000 + b"</script></head><body>x",
        b"<html><body>" + b"text<br><br>" * 30_000,
    ],
    ids=["depth", "attributes", "openings", "links", "json", "breaks"],
)
def test_a_hostile_page_costs_little(body: bytes) -> None:
    start = time.process_time()
    assert isinstance(extract(body, URL), Text | NoText)
    assert time.process_time() - start < 15


@pytest.mark.parametrize("body", [b"\x89PNG\r\n", b"\x1f\x8b\x08\x00", b"PK\x03\x04", b"%PDF-1.7"])
def test_files_that_are_no_pages_are_not_text(body: bytes) -> None:
    found = extract(body, URL, "text/html")
    assert isinstance(found, NoText)
    assert found.why == "not text"


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("<p>Since 2014, the port has been hit many times by missiles.</p>", None),
        ("<p>Since 2014, the port grew.</p>", None),
        ("<p>On July 8, 2011 the <a href='/m'>mayor</a> fled.</p>", None),
        ("<div>On July 8, 2011 the port was hit by missiles for the first time in that war.</div>", None),
        ("<footer>Copyright 2019</footer>", None),
        ('<p class="date">July 8, 2011</p>', datetime(2011, 7, 8, tzinfo=UTC)),
        ('<span class="post-date">Published: 2011-07-08</span>', datetime(2011, 7, 8, tzinfo=UTC)),
    ],
)
def test_a_day_that_sentences_speak_of_is_not_that_of_publication(said: str, day: datetime | None) -> None:
    assert text(page(body=f"<h1>Port hit again</h1>{said}{BODY}")).claimed == day
