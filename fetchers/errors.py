"""What can go wrong on the way to an answer; every message is fit to show a person.

FetchError
├── BadAddress          not http or https, no host, or not an address at all
│   └── PrivateAddress  inside this machine or network, and not named in `allow_private`
├── Unreachable         no such host, nobody listens, the line broke
│   └── Untrusted       the host's certificate does not hold
├── TimedOut            no whole answer within the time allowed
├── TooLarge            the answer outgrows what a feed or an article may be
├── TooManyRedirects    sent on and on, or round in a circle
├── Garbled             what came is not HTTP, or not encoded as it says
├── Refused             robots.txt asks that this page be left alone
└── Declined            what was told it did not take
"""

from news.clean import plain


class FetchError(Exception):
    """Something stood between an address and its answer; whatever a host put into the words is made plain."""

    def __init__(self, words: str) -> None:
        super().__init__(plain(words))


class BadAddress(FetchError):
    """An address that no request can be made of."""


class PrivateAddress(BadAddress):
    """An address inside this machine or network that nobody allowed."""


class Unreachable(FetchError):
    """The host cannot be found or does not answer."""


class Untrusted(Unreachable):
    """The host's certificate does not hold."""


class TimedOut(FetchError):
    """No whole answer within the time allowed."""


class TooLarge(FetchError):
    """An answer larger than is read."""


class TooManyRedirects(FetchError):
    """Sent on and on, or round in a circle."""


class Garbled(FetchError):
    """What came is not HTTP, or not encoded as it says."""


class Refused(FetchError):
    """The host asks that this page be left alone."""


class Declined(FetchError):
    """The host did not take what it was told."""
