"""Which kind of source an address or a body is."""

from pathlib import Path

from fetchers.address import kind_named
from fetchers.found import Feed, NotAFeed
from fetchers.read import read
from news.model import Kind

_BY_BODY: tuple[Kind, ...] = ("feed", "sitemap")
"""What a body on the net can be without being told how to read it, in the order they are tried."""


def kind_of(address: str) -> Kind | None:
    """The kind that an address names by itself: a command, a search, a folder; None for one on the net."""
    named = kind_named(address)
    if named is None and "://" not in address and Path(address).expanduser().exists():
        return "folder"
    return named


def sniff(body: bytes, url: str, content_type: str | None) -> tuple[Kind, Feed]:
    """The kind of source that a body is, and what it says; NotAFeed says why it is no feed."""
    refused: NotAFeed | None = None
    for kind in _BY_BODY:
        try:
            return kind, read(kind, body, url, content_type, {})
        except NotAFeed as error:
            refused = refused or error
    assert refused is not None
    raise refused
