"""Who publishes an article, when its source may carry many outlets."""

import re
from functools import lru_cache
from urllib.parse import urlsplit

_PLAIN = re.compile(r"https?://([a-z0-9.-]+)(?=[/?#]|$)")
"""An address whose host can be read off it; any other is taken apart by the book."""
_SECOND_LEVEL = frozenset(
    {"ac", "co", "com", "edu", "gob", "gov", "gouv", "go", "mil", "ne", "net", "or", "org"}
)
"""Second levels under which countries let names be registered: example.co.uk, example.com.au."""


def host_of(url: str) -> str:
    """The host of an address; empty for what is none."""
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def site(url: str | None) -> str | None:
    """The registered domain of an address, without www: `bbc.co.uk`; the host itself when it is a number."""
    if not url:
        return None
    found = _PLAIN.match(url)
    return _registered(found[1] if found else host_of(url))


@lru_cache(maxsize=1 << 12)
def _registered(host: str) -> str | None:
    host = host.removeprefix("www.")
    labels = host.split(".")
    if not host or len(labels) <= 2 or labels[-1].isdigit() or ":" in host:
        return host or None
    country = len(labels[-1]) == 2 and labels[-2] in _SECOND_LEVEL
    return ".".join(labels[-3 if country else -2 :])


_HOST = re.compile(r"(?:www\.)?(\S+)\.(?:com|org|net|co\.uk)")
"""A host of a publisher, whose name stands before its end. What ends otherwise may be another's: of
`thenation.com.pk` and `thenation.com` neither is the other."""


@lru_cache(maxsize=1 << 12)
def outlet_key(name: str) -> str:
    """What an outlet is counted by, however it is written: `Al Jazeera`, `aljazeera`, `www.aljazeera.com`."""
    folded = name.casefold()
    host = _HOST.fullmatch(folded)
    return "".join(filter(str.isalnum, host[1] if host else folded)) or folded


def outlet_of(said: str | None, article: str | None, source_name: str, source_sites: frozenset[str]) -> str:
    """The outlet's name: what the source says; its own name for its own site; else the article's domain.

    `source_sites` are the registered domains of the source's address and of the home page that it names.
    """
    if said:
        return said
    where = site(article)
    return source_name if where is None or where in source_sites else where
