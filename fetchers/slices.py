"""The items of a feed as slices of its bytes, so that the known ones need not be parsed again.

Items are hashed without being parsed; items that share a link are hashed together, because which of them
stands first decides what the link's title is. Documents that do not fall apart cleanly give None and are
parsed whole.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from hashlib import sha1
from typing import NamedTuple

_EDGE = re.compile(rb"<(/?)(item|entry)(?:(?:\s[^<>]*)?>|([\s/]))")
"""Where an item opens or closes; its third group is there for a tag that is neither."""
_GUID = re.compile(rb"<(?:guid|id)(?=[\s>])[^<>]*>\s*(?:<!\[CDATA\[)?\s*([^<\]]*)")
_RSS_LINK = re.compile(rb"<link>\s*(?:<!\[CDATA\[)?\s*([^<\]]+)")
_ATOM_LINK = re.compile(rb"<link\s(?>[^<>]*?href\s*=\s*[\"'])([^\"']*)[\"'][^<>]*>")
_OTHER_LINK = re.compile(rb"rel\s*=\s*[\"'](?!alternate)")
_WIDE = (b"\xff\xfe", b"\xfe\xff", b"\x00<", b"<\x00", b"\x4c\x6f\xa7\x94")
"""Beginnings of encodings in which a `<` is not one byte; nothing can be cut from them."""


class Slice(NamedTuple):
    """One item of a feed where it stands in the bytes."""

    start: int
    end: int
    link: bytes
    """Its link as written; empty when it has none."""
    guid: bytes
    mark: int
    """The hash of all items that share its link, or of itself alone: 63 bits."""


def cut(body: bytes) -> tuple[Slice, ...] | None:
    """The items of the feed; None when they cannot be told apart without parsing."""
    if body.startswith(_WIDE):
        return None
    spans = _spans(body)
    if not spans:
        return None
    items = [body[start:end] for start, end in spans]
    links = [_link(item) for item in items]
    shared = {link for link, count in Counter(links).items() if count > 1 and link}
    together: defaultdict[bytes, list[bytes]] = defaultdict(list)
    for link, item in zip(links, items, strict=True):
        if link in shared:
            together[link].append(item)
    marks = {link: mark(b"".join(held)) for link, held in together.items()}
    return tuple(
        Slice(start, end, link, _guid(item), marks[link] if link in marks else mark(item))
        for (start, end), item, link in zip(spans, items, links, strict=True)
    )


def without(body: bytes, slices: tuple[Slice, ...], known: frozenset[int]) -> bytes:
    """The feed with the items taken out whose marks are known."""
    return b"".join(_kept(body, slices, known))


def _spans(body: bytes) -> list[tuple[int, int]]:
    """From where to where each item goes; none at all when not every tag of theirs is of a pair. In one pass,
    whatever comes.
    """
    found: list[tuple[int, int]] = []
    start, name = -1, b""
    for edge in _EDGE.finditer(body):
        closes, what, odd = edge.groups()
        if odd or bool(closes) != (start >= 0) or (closes and what != name):
            return []
        if closes:
            found.append((start, edge.end()))
        start, name = (-1, b"") if closes else (edge.start(), what)
    return found if start < 0 else []


def _kept(body: bytes, slices: tuple[Slice, ...], known: frozenset[int]) -> Iterator[bytes]:
    at = 0
    for item in slices:
        if item.mark in known:
            yield body[at : item.start]
            at = item.end
    yield body[at:]


def mark(item: bytes) -> int:
    """A hash of an item's bytes that is the same in every process: 63 bits of SHA-1, for which most
    processors have instructions of their own.
    """
    return int.from_bytes(sha1(item, usedforsecurity=False).digest()[:8]) >> 1


def _link(item: bytes) -> bytes:
    if match := _RSS_LINK.search(item):
        return match.group(1).strip()
    for match in _ATOM_LINK.finditer(item):
        if not _OTHER_LINK.search(match.group()):
            return match.group(1).strip()
    return b""


def _guid(item: bytes) -> bytes:
    match = _GUID.search(item)
    return match.group(1).strip() if match else b""
