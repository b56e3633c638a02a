"""What extraction keeps of a page, and when it keeps nothing."""

from news.extract import extract
from news.model import NoText, Text

PAGE = """<!doctype html><html lang="en"><head><title>Ferry strike ends - The Daily Gull</title>
<meta property="og:title" content="Ferry strike ends after nine days"></head><body>
<nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
<article><h1>Ferry strike ends after nine days</h1>
<p>The strike that kept ferries in port for nine days ended on Monday night, the union said after a vote.</p>
<p>Some 1,200 crew members will return to work on Tuesday morning, and the first boat sails at six.</p>
<p>“We did not get all we asked for,” its chair said, “but we got enough to go home with.”</p>
</article><footer>Imprint · Privacy</footer></body></html>"""


def test_a_page_gives_its_headline_and_paragraphs() -> None:
    text = extract(PAGE.encode(), "https://gull.example/ferry")
    assert isinstance(text, Text)
    assert text.headline == "Ferry strike ends after nine days"
    assert len(text.paragraphs) == 3
    assert text.paragraphs[0].startswith("The strike that kept")


def test_a_pdf_is_no_text() -> None:
    found = extract(b"%PDF-1.4 ...", "https://gull.example/a.pdf", "application/pdf")
    assert found == NoText("not text", "application/pdf")


def test_an_empty_page_is_no_text() -> None:
    assert isinstance(extract(b"", "https://gull.example/"), NoText)
