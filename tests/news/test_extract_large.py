"""Pages of 20 MB, and pages cut off anywhere: a text or a plain reason, in little time and memory."""

import subprocess
import sys
from pathlib import Path

import pytest

from news.extract import extract
from news.model import NoText, Text

URL = "https://gull.example/ferry"
SIZE = 20_000_000
LINE = b"The strike that kept ferries in port for nine days ended on Monday night, the union said. "
ARTICLE = b"<article><h1>Strike ends</h1>" + b"".join(b"<p>%d. %s</p>" % (n, LINE) for n in range(30))

LARGE = {
    "image": b"<html><body><img src='data:image/png;base64," + b"A" * SIZE + b"'>" + ARTICLE,
    "script": b"<html><body><script>" + b"var a=1;" * (SIZE // 8) + b"</script>" + ARTICLE,
    "comment": b"<html><body><!--" + b"x" * SIZE + b"-->" + ARTICLE,
    "json": b'<html><head><script type="application/ld+json">{"@type": "NewsArticle", "articleBody": "'
    + LINE * (SIZE // len(LINE)) + b'"}</script></head><body>' + ARTICLE,
    "paragraph": b"<html><body><article><p>" + LINE * (SIZE // len(LINE)),
    "paragraphs": b"<html><body><article>" + (b"<p>" + LINE) * (SIZE // len(LINE)),
}  # fmt: skip

PROBE = """
import resource, sys
from news.extract import extract
body = sys.stdin.buffer.read()
before = resource.getrusage(resource.RUSAGE_SELF)
found = extract(body, "https://gull.example/ferry")
after = resource.getrusage(resource.RUSAGE_SELF)
unit = 1024 * 1024 if sys.platform == "darwin" else 1024
print(type(found).__name__, (after.ru_maxrss - before.ru_maxrss) // unit, after.ru_utime - before.ru_utime)
"""


@pytest.mark.parametrize("body", LARGE.values(), ids=LARGE)
def test_a_page_of_twenty_megabytes_costs_little_and_ends_in_an_answer(body: bytes) -> None:
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", PROBE], input=body, capture_output=True, cwd=root, timeout=120, check=True
    )
    kind, megabytes, seconds = done.stdout.split()
    assert kind in (b"Text", b"NoText")
    assert int(megabytes) < 150
    assert float(seconds) < 20, "of the CPU: a page that hangs is another matter than a busy machine"


def test_a_page_whose_text_lies_beyond_what_is_read_says_so() -> None:
    found = extract(LARGE["comment"], URL)
    assert isinstance(found, NoText)
    assert "in the first 3,000,000 bytes of 20,0" in found.detail


def test_a_page_cut_off_anywhere_gives_what_arrived() -> None:
    page = b"<html lang=en><head><title>Strike ends</title></head><body>" + ARTICLE
    words = []
    for end in range(0, len(page), 97):
        found = extract(page[:end], URL)
        words.append(found.words if isinstance(found, Text) else 0)
    assert words == sorted(words), "more of a page never gives less of its text"
    assert words[-1] > 400
