"""Texts packed and unpacked."""

import json
import zlib

from news.model import Text
from store.documents import as_document, as_noun

ZLIB = 0
"""The codec of bodies packed by zlib: the only one so far, named in each row so that another can be added."""


def pack(text: Text) -> bytes:
    """A text as compressed JSON."""
    return zlib.compress(json.dumps(as_document(text), ensure_ascii=False, separators=(",", ":")).encode(), 6)


def unpack(codec: int, body: bytes) -> Text:
    """The text that was packed; ValueError for what is none."""
    if codec != ZLIB:
        raise ValueError(f"a text packed in a way this program does not know ({codec})")
    try:
        return as_noun(Text, json.loads(zlib.decompress(body)))
    except zlib.error as error:
        raise ValueError(f"a packed text is damaged: {error}") from error


def packed_part(codec: int, body: bytes, part: int) -> str | None:
    """The headline (0) or the paragraphs (1) of a packed text, for SQL; None for what cannot be unpacked."""
    try:
        text = unpack(codec, body)
    except ValueError:
        return None
    return searched_parts(text)[part]


def searched_parts(text: Text) -> tuple[str, str]:
    """The headline and the paragraphs of a text as the search index takes them."""
    return text.headline, "\n".join(text.paragraphs)
