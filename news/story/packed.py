"""What a text is about, in the few bytes that pass between processes and are kept for a restart."""

from array import array
from dataclasses import dataclass, fields
from struct import pack, unpack
from sys import intern

from news.story.terms import MAKING, Reading, Terms

SHARES = tuple(
    each.name for each in fields(Terms) if each.init and each.name not in ("keys", "values", "mass")
)
"""The fields of `Terms` that are numbers by term."""


@dataclass(frozen=True, slots=True)
class PackedTerms:
    """The terms of a text as one text and one row of numbers: quick to send, small to keep."""

    keys: str
    """How they were made; in the next line the terms, a space between, heaviest first; a line each for
    those of `SHARES`.
    """
    numbers: bytes
    """Little-endian 32-bit floats: the terms' values, those of each of `SHARES`, the mass."""

    @property
    def is_known(self) -> bool:
        """Whether these are the terms that this version reads; an earlier one may have read others."""
        return self.keys.startswith(f"{MAKING}\n")

    def heaviest(self, count: int) -> list[str]:
        """So many of the terms, the heaviest first."""
        return self.keys.split("\n", 2)[1].split(None, count)[:count]


@dataclass(frozen=True, slots=True)
class PackedReading:
    """A reading made small."""

    terms: PackedTerms
    words: str
    """Every stem of the text, a space between."""


def pack_reading(reading: Reading) -> PackedReading:
    """A reading made small. No term holds white space, so a space can part two of them."""
    terms = reading.terms
    shares = [getattr(terms, name) for name in SHARES]
    numbers = [*terms.values, *(value for each in shares for value in each.values()), terms.mass]
    lines = "\n".join([str(MAKING), *(" ".join(keys) for keys in (terms.keys, *shares))])
    return PackedReading(
        PackedTerms(lines, pack(f"<{len(numbers)}f", *numbers)), " ".join(sorted(reading.words))
    )


def unpack_reading(packed: PackedReading) -> Reading:
    """The reading that was packed; its numbers as exact as 32 bits are."""
    return Reading(unpack_terms(packed.terms), frozenset(packed.words.split()))


def unpack_terms(packed: PackedTerms) -> Terms:
    """The terms that were packed."""
    keys, *names = (tuple(map(intern, line.split())) for line in packed.keys.split("\n")[1:])
    numbers = unpack(f"<{len(packed.numbers) // 4}f", packed.numbers)
    shares: dict[str, dict[str, float]] = {}
    begin = len(keys)
    for field, own in zip(SHARES, names, strict=True):
        shares[field] = dict(zip(own, numbers[begin : begin + len(own)], strict=True))
        begin += len(own)
    return Terms(keys=keys, values=array("f", numbers[: len(keys)]), mass=numbers[-1], **shares)
