"""The IEER newswire texts: plain text with the figures, dates, money and percentages that people marked."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.report import Skipped

_TEXT = re.compile(r"<TEXT>(.*?)</TEXT>", re.DOTALL)
_TAG = re.compile(r"<b_(\w+) type=\"([\w|]+)\"[^>]*>|<e_(\w+)>|<[^>]*>")
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Marked:
    """A paragraph and its marked spans: kind, start, end."""

    text: str
    spans: tuple[tuple[str, int, int], ...]


def marked(data: Path) -> Iterator[Marked]:
    """The paragraphs of all texts; a tab opens one, and ``quotes'' are written “quotes”."""
    paths = sorted((data / "facts" / "ieer").glob("[AN]*_1998*"))
    if not paths:
        raise Skipped("facts/ieer is not in the folder of material")
    for path in paths:
        for text in _TEXT.findall(path.read_text(encoding="latin-1")):
            for paragraph in re.split(r"\n\s*\t|\n\s*\n|^\s*\t", text):
                if paragraph.strip():
                    yield _read(paragraph.replace("``", "“").replace("''", "”"))


def _read(raw: str) -> Marked:
    text, at = "", 0
    spans: list[tuple[str, int, int]] = []
    opened: list[tuple[str, int]] = []
    for tag in _TAG.finditer(raw):
        text = _joined(text, raw[at : tag.start()])
        at = tag.end()
        if tag[2]:
            opened.append((tag[2], len(text)))
        elif tag[3] and opened:
            kind, start = opened.pop()
            start += len(text[start:]) - len(text[start:].lstrip())
            spans.append((kind, start, len(text)))
    return Marked(_joined(text, raw[at:]), tuple(spans))


def _joined(text: str, more: str) -> str:
    """The text gone on with, white space folded across the seam."""
    more = _SPACE.sub(" ", more)
    return text + (more.lstrip() if not text or text.endswith(" ") else more)
