"""Identities that come out the same on every machine, short enough to type."""

import hashlib
from dataclasses import fields

from news.model import Text

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
"""Crockford's base 32: no i, l, o or u, so that a prefix can be read out on the telephone."""

LENGTH = 12
"""Characters of a whole id: 60 bits, one clash expected in about a thousand million articles."""

SHOWN = 7
"""Characters of an id that lists show; any unique prefix serves as an id."""


def identity(*parts: str) -> str:
    """The id of what these parts name: 60 bits of BLAKE2b as 12 characters of base 32.

    The parts are joined with a separator that no text of ours holds, so ("a", "bc") is not ("ab", "c").
    """
    digest = hashlib.blake2b("\x1f".join(parts).encode("utf-8", "surrogatepass"), digest_size=8).digest()
    number = int.from_bytes(digest) >> 4
    return "".join(ALPHABET[number >> shift & 31] for shift in range(55, -1, -5))


def fingerprint(data: bytes) -> str:
    """The content hash under which bytes or a text are kept once: 128 bits of BLAKE2b, hexadecimal."""
    return hashlib.blake2b(data, digest_size=16).hexdigest()


def text_id(text: Text) -> str:
    """The content hash of all of a text that makes it this one: the name under which it is kept once."""
    kept = [getattr(text, field.name) for field in fields(text) if field.compare]
    return fingerprint(repr(kept).encode("utf-8", "surrogatepass"))
