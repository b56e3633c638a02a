"""A feed's bytes made into entries: RSS, RDF and Atom by feedparser, JSON by our own readers.

Pure, and small in what it gives, so that it runs in worker processes.
"""

from fetchers import jsonfeed, jsonlist, xmlfeed
from fetchers.found import Feed, NotAFeed


def read_feed(
    body: bytes, url: str, content_type: str | None = None, known: frozenset[int] = frozenset()
) -> Feed:
    """The entries of a feed that are not `known`; NotAFeed when the body is none, or nothing of it can be
    used.
    """
    start = body[:1024].lstrip(b"\xef\xbb\xbf \t\r\n\x00")
    if not start and not body.strip(b" \t\r\n\x00"):
        raise NotAFeed("an empty answer instead of a feed")
    if start.startswith((b"{", b"[")):
        document = jsonfeed.parse(body)
        if jsonfeed.is_feed(document):
            return jsonfeed.read(document, url, known)
        return jsonlist.read(document, url, {}, known)
    return xmlfeed.read(body, url, content_type, known)
