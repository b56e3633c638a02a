"""The text of an article's page, or why there is none."""

from datetime import UTC, datetime

from news.clean import plain
from news.fold import fold
from news.model import NoText, Text

LARGEST = 8_000_000
"""Bytes of a page that are read; what stands after them is no article."""

FEWEST = 20
"""Words below which there is no text to speak of."""


def extract(body: bytes, url: str, content_type: str | None = None) -> Text | NoText:
    """The text that a page's bytes hold, or why they hold none."""
    if _is_other(body, content_type):
        return NoText("not text", (content_type or "neither HTML nor text").split(";")[0])
    import trafilatura  # slow to load, so only where pages are read
    from trafilatura.settings import Document

    found = trafilatura.bare_extraction(
        body[:LARGEST], url=url, include_comments=False, include_tables=False, with_metadata=True
    )
    if not isinstance(found, Document) or found.body is None:
        return NoText("short", "no paragraph stands on the page")
    lines = [plain("".join(map(str, each.itertext()))) for each in found.body]
    if lines and fold(lines[0]) == fold(found.title or ""):
        del lines[0]
    text = Text(
        headline=plain(found.title or ""),
        paragraphs=tuple(line for line in lines if line),
        byline=tuple(plain(name) for name in (found.author or "").split(";") if plain(name)),
        claimed=_day(found.date),
        language=found.language,
        url=found.url or url,
        section=plain(found.categories[0]) if found.categories else None,
    )
    return text if text.words >= FEWEST else NoText("short", f"{text.words} words")


def _is_other(body: bytes, content_type: str | None) -> bool:
    """Whether the bytes are no page at all: a PDF, an image, an archive."""
    kind = (content_type or "text/html").split(";")[0].strip().lower()
    if body[:5] == b"%PDF-" or body[:4] in (b"\x89PNG", b"\xff\xd8\xff\xe0", b"PK\x03\x04", b"GIF8"):
        return True
    return not (
        kind.startswith("text/") or "html" in kind or "xml" in kind or kind == "application/octet-stream"
    )


def _day(text: str | None) -> datetime | None:
    """Midnight of a day written `2026-08-18`, in UTC."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC) if text else None
