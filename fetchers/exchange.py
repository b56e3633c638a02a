"""What is asked of a host and what it answered, within which limits."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from http import HTTPStatus

FEED_TYPES = (
    "application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml, "
    "application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, text/html;q=0.5, */*;q=0.1"
)
PAGE_TYPES = "text/html, application/xhtml+xml, application/xml;q=0.8, */*;q=0.1"


HEADER = "header."
"""How an option of a source begins that names a header to be sent."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is read of one answer, how long it is waited for, and how hard one host is asked."""

    body: int = 20_000_000
    """Bytes of a body as they come over the line."""
    unpacked: int = 50_000_000
    """Bytes of a body after decompression."""
    ratio: int = 200
    """How many times its size a body may grow by decompression, once it is larger than a megabyte."""
    header_line: int = 32_768
    header_count: int = 200
    redirects: int = 10
    total: float = 60.0
    """Seconds for the whole answer, its redirects among them, not counting the wait for a turn at the
    host."""
    connect: float = 15.0
    idle: float = 20.0
    """Seconds without a single byte."""
    connections: int = 256
    per_host: int = 1
    gap: float = 1.0
    """Seconds between the beginnings of two requests to one host."""
    pages: int = 360
    """Articles' pages that one host is asked for in an hour."""


LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class Cookie:
    """One cookie of a person's browser."""

    domain: str
    """With a dot before it, for all hosts in the domain."""
    name: str
    value: str
    is_secure: bool
    """Whether it goes over https alone."""


@dataclass(frozen=True, slots=True)
class Reach:
    """How one source is reached where it is not reached plainly."""

    proxy: str | None = None
    """`http://…` or `socks5://…`; None takes the one for all."""
    user: str | None = None
    password: str | None = None
    token: str | None = None
    """A bearer token; it goes before a user and password."""
    cookies: tuple[Cookie, ...] = ()
    headers: Mapping[str, str] = field(default_factory=dict)
    agent: str | None = None
    verify: bool = True
    """False takes the host's certificate unseen."""


PLAIN = Reach()


@dataclass(frozen=True, slots=True)
class Request:
    """One address to be asked, and what is held of it already."""

    url: str
    etag: str | None = None
    modified: str | None = None
    """The `ETag` and `Last-Modified` of the newest good answer, sent back byte for byte."""
    headers: Mapping[str, str] = field(default_factory=dict)
    accept: str = FEED_TYPES
    reach: Reach = PLAIN
    can_wait: bool = False
    """Whether all others that want its host go first."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a host answered, whatever its status."""

    status: int
    url: str
    """Where the answer came from, after all redirects."""
    body: bytes
    """Decompressed; empty for 304."""
    content_type: str | None = None
    etag: str | None = None
    modified: str | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    """Those that say when to come back and what this is, named in small letters."""
    moved: str | None = None
    """Where permanent redirects (301, 308) lead; None when there was none, or a passing one came first."""
    elapsed_ms: int = 0


def status_line(status: int) -> str:
    """A status as people know it: `404 Not Found`."""
    try:
        return f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        return str(status)
