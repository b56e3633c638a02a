"""The text of an article's page, or why there is none."""

import re
from dataclasses import replace

from lxml import html

from news.amount import amount
from news.clean import plain
from news.model import NoText, Text
from news.page.body import body_of
from news.page.bylines import is_house, signature
from news.page.claims import Claims, claims_of
from news.page.credit import credit_of
from news.page.notes import note_of
from news.page.tree import LARGEST, MOST_ELEMENTS, size_of, tree_of

FEWEST = 20
"""Words below which there is no text to speak of."""

STUB = 150
"""Words below which a page that says it must be paid for, or is a video, is taken to have no text."""

WALL = 60
"""Words below which a page that only speaks of subscribing or of cookies is taken to be a wall."""

_OTHER = (
    b"%PDF-",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"PK\x03\x04",
    b"GIF8",
    b"\x1f\x8b",
    b"RIFF",
    b"ID3",
    b"\x00\x00\x00",
)
"""How files begin that are no pages, whatever their type says."""

_PAYWALL = re.compile(
    r"(?:subscribe|register|(?:sign|log) (?:in|up)) (?:now )?(?:to|and) (?:continue|read|keep|unlock|view)"
    r"|to (?:continue|keep) reading|already a (?:subscriber|member)|for subscribers only"
    r"|subscriber[- ]exclusive"
    r"|this (?:article|story|content) is (?:for|available to|reserved for) (?:our )?(?:subscribers|members)"
    r"|jetzt (?:weiterlesen|abonnieren)|bereits abonnent|article réservé|réservé aux abonnés"
    r"|contenido exclusivo para suscriptores"
    r"|会員限定|有料会員|только для подписчиков",
    re.IGNORECASE,
)
_CONSENT = re.compile(
    r"before you continue|we (?:and our (?:\d+ )?partners )?(?:value|care about|respect) your privacy"
    r"|accept (?:all )?(?:cookies|and continue)|cookie[- ](?:consent|einstellungen|settings)"
    r"|manage (?:your )?(?:privacy|cookie) (?:settings|preferences)|zustimm(?:en|ung) .{0,60}cookies"
    r"|(?:enable|activate|allow) (?:cookies|javascript)|checking your browser"
    r"|verify(?:ing)? (?:that )?you are (?:a )?human|are you a robot",
    re.IGNORECASE,
)
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]{6}")


def extract(body: bytes, url: str, content_type: str | None = None) -> Text | NoText:
    """The text that a page's bytes hold, or why they hold none."""
    if _is_other(body, content_type):
        return NoText("not text", (content_type or "neither HTML nor text").split(";")[0])
    tree = tree_of(body, content_type)
    if tree is None:
        return NoText("short", "the page is empty")
    if (size := size_of(tree)) > MOST_ELEMENTS:
        return NoText("not an article", f"a page of {size:,} elements")
    claims = claims_of(tree, url)
    paragraphs, asides = body_of(tree, url, claims)
    refusal = _refusal(tree, claims, paragraphs)
    if refusal is not None:
        unread = f" in the first {LARGEST:,} bytes of {len(body):,}" if len(body) > LARGEST else ""
        return replace(refusal, detail=refusal.detail + unread)
    return Text(
        headline=claims.headline,
        paragraphs=paragraphs,
        byline=_byline(claims, paragraphs),
        claimed=claims.claimed,
        modified=claims.modified,
        language=claims.language,
        url=claims.url,
        section=claims.section,
        credit=credit_of(claims.byline, paragraphs),
        note=note_of(paragraphs),
        links=asides.links,
        captions=asides.captions,
    )


def _byline(claims: Claims, paragraphs: tuple[str, ...]) -> tuple[str, ...]:
    """Who wrote it: as the page says for machines, else as the text is signed."""
    if any(not is_house(name, claims.site) for name in claims.byline):
        return claims.byline
    return signature(paragraphs) or claims.byline


def _is_other(body: bytes, content_type: str | None) -> bool:
    """Whether the bytes are no page at all: a PDF, an image, an archive."""
    kind = (content_type or "text/html").split(";")[0].strip().lower()
    return body.startswith(_OTHER) or not any(
        name in kind for name in ("text/", "html", "xml", "octet-stream")
    )


def _refusal(tree: html.HtmlElement, claims: Claims, paragraphs: tuple[str, ...]) -> NoText | None:
    """Why a page has no text of an article; None when it has one."""
    length = length_of(paragraphs)
    if "LiveBlogPosting" in claims.types:
        return NoText("live", "a live blog is many texts, and never the same twice")
    if length >= STUB:
        return None
    if claims.free is False:
        return NoText("paywall", f"{amount(length, 'word')} free to read")
    if length < WALL and (wall := _wall(tree, claims)):
        return wall
    if claims.kind.startswith("video") or (length < FEWEST and tree.find(".//video") is not None):
        return NoText("video", f"{amount(length, 'word')} beside it")
    if length < FEWEST:
        return NoText("short", amount(length, "word"))
    return None


def _wall(tree: html.HtmlElement, claims: Claims) -> NoText | None:
    """What stands before the text of a page that shows hardly any."""
    shown = f"{claims.headline} {plain(tree.text_content()[:100_000])}"
    if found := _CONSENT.search(shown[:3000]):
        return NoText("consent", found.group())
    if found := _PAYWALL.search(shown):
        return NoText("paywall", found.group())
    return None


def length_of(paragraphs: tuple[str, ...]) -> int:
    """How long a text is, in words; where no spaces part them, two characters count as one."""
    words = sum(len(line.split()) for line in paragraphs)
    return max(words, sum(_UNSPACED.search(line) is not None and len(line) // 2 for line in paragraphs))
