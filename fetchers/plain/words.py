"""The text of an element as feedparser gives it: mended where it was encoded twice, markup written out."""

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from html import escape

from lxml import etree

from fetchers.lenient import uncommon_date

ATOM = "http://www.w3.org/2005/atom"
RSS090 = "http://my.netscape.com/rdf/simple/0.9/"
RSS10 = "http://purl.org/rss/1.0/"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
XHTML = "application/xhtml+xml"

_C1 = re.compile("[\x80-\x9f]")
_WINDOWS = {code: text for code in range(0x80, 0xA0) if (text := bytes([code]).decode("cp1252", "ignore"))}
_TAG = re.compile(r"<[a-zA-Z/!]")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|$")
_SLASHES = re.compile(r"^([A-Za-z][A-Za-z0-9+-.]*://)/+")
_KINDS = {
    "text": "text/plain", "plain": "text/plain", "html": "text/html", "xhtml": "application/xhtml+xml",
    "text/plain": "text/plain", "text/html": "text/html", "application/xhtml+xml": "application/xhtml+xml",
}  # fmt: skip
_RFC822 = re.compile(
    r"(?:(?:mon|tue|wed|thu|fri|sat|sun),?\s+)?(\d{1,2})\s+(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\s+"
    r"(\d{4}|\d\d)\s+(\d{1,2}):(\d\d)(?::(\d\d))?\s+(?:([+-]\d\d)(\d\d)|(gmt|ut|z|[ecmp][sd]t))",
    re.IGNORECASE,
)
_W3C = re.compile(
    r"(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?(?:Z|([+-]\d\d):(\d\d)))?", re.IGNORECASE
)
_ZONES = {"est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7}
"""Hours ahead of UTC of the zones that RFC 822 names."""
_MONTHS = {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6,
    "jul": 7, "aug": 8, "sep": 9, "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip


class Odd(Exception):
    """Something that feedparser is left to read, as it has more rules for it than stand here."""


def mended(text: str) -> str:
    """A text without white space round it, UTF-8 that was taken for Latin-1 and Windows' own characters put
    right.
    """
    text = text.strip()
    if text.isascii():
        return text
    with suppress(UnicodeError):  # as nearly all text, it was never encoded twice
        text = text.encode("iso-8859-1").decode("utf-8")
    return text.translate(_WINDOWS) if _C1.search(text) else text


def words(element: etree._Element) -> str:
    """The text of an element that holds nothing else; Odd for one that does."""
    if len(element):
        raise Odd
    return mended(element.text or "")


def kind_of(element: etree._Element, usual: str) -> str:
    """The media type of what an element holds; Odd for what is neither text nor HTML nor XHTML."""
    if element.get("mode"):
        raise Odd
    said = element.get("type")
    kind = _KINDS.get(said.lower()) if said else usual
    if kind is None:
        raise Odd
    return kind


def value(element: etree._Element, kind: str) -> str:
    """What an element of that kind holds, XHTML written out as HTML."""
    if kind != "application/xhtml+xml":
        return words(element)
    return mended(escape(element.text or "", quote=False) + "".join(_written(element)))


def moment(text: str) -> datetime | None:
    """A date; None for an empty one and for one that nobody understands."""
    if not text:
        return None
    if found := _RFC822.fullmatch(text):
        day, month, written, *clock, hours, minutes, zone = found.groups()
        year = int(written) + (0 if len(written) == 4 else 2000 if int(written) < 90 else 1900)
        ahead = _ZONES.get((zone or "").lower(), 0) if zone else hours
        return _utc((year, _MONTHS[month.lower()], day, *clock), ahead, minutes)
    if found := _W3C.fullmatch(text):
        *fields, hours, minutes = found.groups()
        return _utc(tuple(fields), hours, minutes)
    return uncommon_date(text)


def joined(address: str, *, has_base: bool) -> str:
    """An address with no more slashes after its scheme than belong there; Odd for none, and for a part of one
    where the feed says to what it is to be joined.
    """
    if "[" in address or (has_base and not _SCHEME.match(address)):
        raise Odd
    return _SLASHES.sub(r"\1", address) if ":///" in address else address


def has_markup(text: str) -> bool:
    """Whether a text holds what looks like a tag."""
    return "<" in text and bool(_TAG.search(text))


def _utc(fields: tuple[str | int | None, ...], hours: str | int | None, minutes: str | None) -> datetime:
    """The time of a clock that is so many hours and minutes ahead of UTC; `-05` and `30` are both behind."""
    try:
        year, month, day, hour, minute, second = (int(field or 0) for field in fields)
        local = datetime(year, month, day, hour, minute, second, tzinfo=UTC)
        if not hours:
            return local
        ahead = timedelta(hours=abs(int(hours)), minutes=int(minutes or 0))
        return local + ahead if str(hours).startswith("-") else local - ahead
    except (ValueError, OverflowError):
        raise Odd from None


def _written(element: etree._Element) -> Iterator[str]:
    """What stands in an element as markup without attributes, which say nothing to a reader of text."""
    for child in element:
        if not isinstance(child.tag, str):
            raise Odd
        name = etree.QName(child).localname
        yield f"<{name}>{escape(child.text or '', quote=False)}"
        yield from _written(child)
        yield f"</{name}>{escape(child.tail or '', quote=False)}"
