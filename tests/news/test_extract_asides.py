"""What an article shows beside its words: links and captions, and that neither makes another text of it."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from news.extract import extract
from news.ids import text_id
from news.model import Revision, Text
from news.revise import Same, revise

URL = "https://gull.example/ferry"
SENTENCE = "The strike that kept ferries in port for nine days ended on Monday night, the union said. "
BODY = "".join(f"<p>{number}. {SENTENCE * 2}</p>" for number in range(6))


def text(body: str) -> Text:
    """The text of a page with this article."""
    page = f"<!doctype html><html lang=en><body><nav><a href=/sport>Sport today</a></nav>{body}</body></html>"
    found = extract(page.encode(), URL)
    assert isinstance(found, Text)
    return found


def linking(links: str) -> Text:
    """The text of an article in whose words these links stand."""
    return text(f"<h1>Ferries sail</h1><article>{BODY}<p>{SENTENCE * 2} {links}</p></article>")


def test_links_of_the_articles_words_are_kept_whole_and_once() -> None:
    found = linking("<a href='/deal#terms'>the <b>deal</b></a>, <a href='/deal#terms'>again</a>")
    assert found.links == (("the deal", "https://gull.example/deal#terms"),)
    assert "the deal, again" in found.paragraphs[-1]


def test_only_addresses_of_the_web_are_links() -> None:
    hostile = (
        "<a href='javascript:alert(1)'>one</a> <a href='data:text/html,x'>two</a> <a href='mailto:a@b'>x</a>"
        "<a href='file:///etc/passwd'>three</a> <a href='https://[bad/'>four</a> <a href='#here'>five</a>"
        "<a href='https://evil.example/\x1b]8;;x\x07\u202ea b'>six</a> <a href='HTTPS://ok.example/'>seven</a>"
    )
    assert linking(hostile).links == (("seven", "https://ok.example/"),)


@pytest.mark.parametrize(
    ("head", "url", "links"),
    [
        ("", "page.html", ("/deal", "terms")),
        ("<link rel=canonical href=https://gull.example/a/ferry>", "page.html",
         ("https://gull.example/deal", "https://gull.example/a/terms")),
        ("<meta property=og:url content=https://gull.example/a/ferry>", "page.html",
         ("https://gull.example/deal", "https://gull.example/a/terms")),
        ("<base href=https://gull.example/b/>", "page.html",
         ("https://gull.example/deal", "https://gull.example/b/terms")),
        ("<base href=/b/>", URL, ("https://gull.example/deal", "https://gull.example/b/terms")),
        ("<base href='javascript:x'>", URL, ("https://gull.example/deal", "https://gull.example/terms")),
    ],
)  # fmt: skip
def test_links_start_from_what_the_page_says_and_without_that_stay_as_they_are_written(
    head: str, url: str, links: tuple[str, str]
) -> None:
    hrefs = "<a href=/deal>one</a> <a href=terms>two</a> <a href=#top>three</a> <a href='tel:1'>four</a>"
    body = f"<h1>Ferries sail</h1><article>{BODY}<p>{SENTENCE * 2} {hrefs}</p></article>"
    found = extract(f"<!doctype html><head>{head}</head><body>{body}</body>".encode(), url)
    assert isinstance(found, Text)
    assert found.links == (("one", links[0]), ("two", links[1]))


def test_what_stands_beside_the_article_gives_no_links() -> None:
    beside = "<div class=related-stories><p><a href='/mayor'>Mayor of the port resigns</a></p></div>"
    assert text(f"<h1>Ferries sail</h1><article>{BODY}{beside}{BODY}</article>").links == ()


def test_an_image_is_kept_by_its_caption() -> None:
    figure = (
        "<figure><img alt='A ferry at the quay in the morning'><figcaption><p>The <i>Anna</i> \x1b[31min "
        "port.</p><span>Photo: A. Bee</span><button>Toggle caption</button></figcaption></figure>"
    )
    found = text(f"<article><h1>Ferries sail</h1>{figure}{BODY}</article>")
    assert found.captions == ("The Anna in port. Photo: A. Bee",)
    assert found.paragraphs == text(f"<article><h1>Ferries sail</h1>{BODY}</article>").paragraphs


def test_captions_that_a_class_names_are_kept_too() -> None:
    image = "<div class='wp-caption'><img alt=x><p class='wp-caption-text'>Crews wait at the gate.</p></div>"
    assert text(f"<article><h1>Ferries sail</h1>{BODY}{image}{BODY}</article>").captions == (
        "Crews wait at the gate.",
    )


def test_an_image_without_a_caption_is_kept_by_what_it_says_to_show_where_that_tells_anything() -> None:
    images = (
        "<p><img alt='Crowds wait at the gate of the port'></p><p><img alt='The Gull'></p>"
        "<p><img alt='IMG 2026 08 18 port.jpg'></p>"
        "<a href=/mayor><img alt='The mayor resigns after a vote'></a>"
    )
    found = text(f"<article><h1>Ferries sail</h1>{BODY}{images}<p>{SENTENCE * 3}</p></article>")
    assert found.captions == ("Crowds wait at the gate of the port",)


def test_images_above_and_beneath_the_article_are_not_its_own() -> None:
    other = "<figure><img><figcaption>Another story of another day.</figcaption></figure>"
    assert text(f"{other}<article><h1>Ferries sail</h1>{BODY}</article><hr>{other}").captions == ()


def test_another_caption_or_link_makes_no_other_text() -> None:
    first = Text("Ferries sail", (SENTENCE * 3,), captions=("In port.",), links=(("deal", URL),))
    other = replace(first, captions=("At sea.",), links=())
    assert (text_id(first), first) == (text_id(other), other)
    held = Revision(
        "a", 1, datetime(2026, 8, 18, tzinfo=UTC), text_id(first), first.headline, "page", first.words
    )
    assert revise([(held, first)], other) == Same()


def test_the_id_of_a_text_is_what_it_was_before_there_were_captions() -> None:
    assert text_id(Text("Headline", ("One.", "Two."), ("Anna Bee",))) == "1d1efa91b1f4b51c16eaff29f22db41e"
