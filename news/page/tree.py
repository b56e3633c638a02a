"""A page's bytes as a tree of elements: decoded by what they are and by what they say, in bounded time."""

import re

from lxml import etree, html

LARGEST = 3_000_000
"""Bytes of a page that are read: the largest of 439 measured pages has 2.2 million."""

MOST_ELEMENTS = 20_000
"""Elements of a page that is read: the largest of 439 measured pages has 4,100."""

LONGEST_TAG = 20_000
"""Characters of a tag that is left out if it has hundreds of attributes: their cost is quadratic."""

_ASCII = bytes(range(128))
_LONG_TAG = re.compile(rf"<[^<>]{{{LONGEST_TAG},}}>?")
_OPENINGS = re.compile(r"<{3,}")
_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_WIDE = ((b"<\x00", "utf-16-le"), (b"\x00<", "utf-16-be"))
_HEADER = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{2,40})", re.IGNORECASE)
_DECLARED = re.compile(
    rb"<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE
)
_WEB_NAMES = {
    **dict.fromkeys(("iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii"), "cp1252"),
    **dict.fromkeys(("gb2312", "gbk"), "gb18030"),
    **dict.fromkeys(("ks_c_5601-1987", "euc-kr"), "cp949"),
    **dict.fromkeys(("shift_jis", "x-sjis"), "cp932"),
    "iso-8859-9": "cp1254",
}
"""What browsers read where a page names another encoding (WHATWG Encoding, section 4.2)."""


def tree_of(body: bytes, content_type: str | None = None) -> html.HtmlElement | None:
    """The tree of a page; None when there is nothing that could be one.

    libxml2 stops at 255 elements within elements: what stands deeper is lost, and nothing overflows.
    """
    text = _OPENINGS.sub("<", decoded(body[:LARGEST], content_type))
    text = _LONG_TAG.sub(_without_crowds, text)
    if not text.strip():
        return None
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False)
    try:
        root = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return None
    return root if isinstance(root, html.HtmlElement) else None


def size_of(tree: html.HtmlElement) -> int:
    """How many elements a page has."""
    return sum(1 for _ in tree.iter())


def _without_crowds(tag: re.Match[str]) -> str:
    """A long tag as it is (images may stand in it), nothing for one with hundreds of attributes."""
    return "" if tag.group().count("=") + tag.group().count(" ") > 500 else tag.group()


def decoded(body: bytes, content_type: str | None = None) -> str:
    """The characters of a page, without NUL."""
    text, encoding = "", _sure(body)
    if encoding is None:
        text = body.decode("utf-8", "replace")
        foreign = len(body.translate(None, _ASCII))
        if (
            text.count("\ufffd") * 20 > foreign
        ):  # not UTF-8 with a slip or a cut-off end, but another encoding
            encoding = _named(body, content_type) or _guessed(body)
    return (body.decode(encoding, "replace") if encoding else text).replace("\x00", "")


def _sure(body: bytes) -> str | None:
    """The encoding that the first bytes give away, whatever the page says."""
    for mark, encoding in _BOMS:
        if body.startswith(mark):
            return encoding
    return next((encoding for sign, encoding in _WIDE if body.lstrip()[:2] == sign), None)


def _named(body: bytes, content_type: str | None) -> str | None:
    """The encoding that the header or the page names and that can read it, UTF-8 aside."""
    names = [found.group(1) for found in (_HEADER.search(content_type or ""),) if found]
    names += [found.decode("ascii", "ignore") for found in _DECLARED.findall(body[:4096])]
    for name in names:
        encoding = _WEB_NAMES.get(name.lower(), name.lower())
        if encoding.replace("_", "-").startswith(("utf", "unicode")):
            continue  # it was tried, or its NULs would have shown
        try:
            read = body.decode(encoding, "replace")
        except (LookupError, UnicodeError):
            continue
        if read.count("\ufffd") * 20 <= len(body.translate(None, _ASCII)):
            return encoding
    return None


def _guessed(body: bytes) -> str:
    """The likeliest encoding of bytes that name none; cp1252 reads anything."""
    from charset_normalizer import from_bytes  # slow to load, and seldom needed

    best = from_bytes(body[:40_000]).best()
    return best.encoding if best else "cp1252"
