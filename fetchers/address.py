"""Addresses compared: one form for all the ways in which the same page is written."""

import re
from urllib.parse import parse_qsl, quote, unquote, urlencode, urljoin, urlsplit

from news.model import Kind

_KINDS: dict[str, Kind] = {"exec:": "exec", "search:": "search", "file:": "folder"}
_SCHEME = re.compile(r"^(?:[a-z][a-z0-9+.-]*:)?[/\\]{1,}", re.IGNORECASE)
_DOUBLED = re.compile(r"^(?:https?:/+)+(?=https?:/)", re.IGNORECASE)
_TRACKING = re.compile(
    r"utm_.*|at_(?:medium|campaign|link_.*|format|ptr_name|bbc_team)|ref(?:_?src|errer)?|fbclid|gclid|dclid|msclkid|yclid|igshid"
    r"|mc_[ce]id|_hs(?:enc|mi)|ns_(?:mchannel|source|campaign|linkname|fee)|cmp(?:id)?|ocid|icid|ncid|smid|sref|wt\.?mc_?id"
    r"|traffic_?source|xtor|src=rss|ftag|taid|guccounter|mkt_tok|s_cid|__twitter_impression|spm|share_?id",
    re.IGNORECASE,
)
"""Query fields that say where a reader came from and never which page is meant."""

_AMP_HOST = re.compile(r"^[a-z0-9-]+\.cdn\.ampproject\.org$")
LONGEST = 4_096
"""Characters of an address that is looked into."""
_OPAQUE = re.compile(r"[a-z0-9][A-Z]|[A-Z]{2}[a-z]")
"""Capitals where words have none: an id such as `CBMiow`, in which case tells pages apart."""

_INDEX = re.compile(r"/(?:index|default)\.(?:html?|php|aspx?)$", re.IGNORECASE)


def absolute(base: str, link: str) -> str:
    """The address that a link means in a document from `base`; empty for none, and for what is no address."""
    is_whole = link.startswith(("http://", "https://"))
    if is_whole and link.isascii() and "[" not in link and "]" not in link:  # nearly all
        return visible(link)
    try:
        whole = link if is_whole or not link else urljoin(base, link)
        urlsplit(whole)
    except ValueError:
        return ""
    return visible(whole)


def visible(text: str) -> str:
    """The text with all that cannot be seen percent-encoded: control characters, blanks other than the space,
    halves of a surrogate pair.
    """
    if text.isprintable():
        return text
    marks = (mark if mark.isprintable() else quote(mark, errors="backslashreplace") for mark in text)
    return "".join(marks)


def canonical(url: str) -> str:
    """The address with all that does not tell pages apart taken out or made alike; only for comparing.

    Scheme, `www.`, port, user, fragment and tracking fields go; host and path become small letters, except
    where a part of the path is an opaque id; query fields are sorted. Nothing is ever fetched under this
    form. A page in a cache is that page, in a cache of caches too, and no further; what is too long for an
    address is left as it is.
    """
    text = url = url.strip()
    if len(url) > LONGEST:
        return url
    for _ in range(3):
        text = _DOUBLED.sub("", text).replace("\\", "/")
        try:
            parts = urlsplit("//" + _SCHEME.sub("", text))
            host = (parts.hostname or "").rstrip(".")
        except ValueError:
            return url
        path = _path(parts.path)
        if not (_AMP_HOST.match(host) and path.startswith(("/c/", "/v/"))):
            break
        text = path.split("/", 2)[2].removeprefix("s/")
    return f"http://{host.removeprefix('www.')}{path}{_query(parts.query)}"


def _path(path: str) -> str:
    path = _INDEX.sub("/", path) or "/"
    parts = (part if _OPAQUE.search(part) else part.lower() for part in path.split("/"))
    return "/".join(parts)


def _query(query: str) -> str:
    fields = [
        (name, value)
        for name, value in parse_qsl(query, keep_blank_values=True)
        if not _TRACKING.fullmatch(name)
    ]
    return f"?{urlencode(sorted(fields))}" if fields else ""


def without_login(url: str) -> tuple[str, dict[str, str]]:
    """An http(s) address without the user and password in it, and these as the options of a source have them.

    What is no such address, or has neither, is given as it stands.
    """
    begin, _, rest = url.partition("://")
    login, at, place = re.split(r"[/?#]", rest, maxsplit=1)[0].rpartition("@")
    if not at or begin.lower() not in ("http", "https"):
        return url, {}
    user, _, password = login.partition(":")
    options = {"user": unquote(user), "password": unquote(password)}
    return f"{begin}://{place}{rest[len(login + at + place) :]}", {n: v for n, v in options.items() if v}


def same_place(url: str) -> str:
    """The form in which two addresses of one *source* are alike: without scheme, `www.`, and a last slash.

    A command, a search or a folder is itself alone, and so is what is no address.
    """
    url = url.strip()
    if kind_named(url):
        return url
    try:
        parts = urlsplit(url if "://" in url else f"//{url}")
        port = f":{parts.port}" if parts.port not in (None, 80, 443) else ""
    except ValueError:
        return url
    host = (parts.hostname or "").removeprefix("www.")
    query = f"?{parts.query}" if parts.query else ""
    return f"{host}{port}{unquote(parts.path).rstrip('/')}{query}"


def kind_named(address: str) -> Kind | None:
    """The kind of source that an address names by how it begins; None for one on the net, or for a path."""
    return next((kind for prefix, kind in _KINDS.items() if address.startswith(prefix)), None)
