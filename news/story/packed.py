"""What a text is about, in the few bytes that pass between processes and stay in the store."""

from array import array
from dataclasses import dataclass
from struct import pack, unpack
from sys import intern

from news.story.terms import Reading, Terms


@dataclass(frozen=True, slots=True)
class PackedReading:
    """A reading as two texts and one row of numbers: quick to send, and small."""

    terms: str
    """The terms, a space between, heaviest first; in a second line those of the headline."""
    weights: bytes
    """Little-endian 32-bit floats: the terms' values, the headline's shares, the mass."""
    words: str
    """Every stem of the text, a space between."""


def pack_reading(reading: Reading) -> PackedReading:
    """A reading made small. No term holds white space, so a space can part two of them."""
    terms = reading.terms
    numbers = (*terms.values, *terms.head.values(), terms.mass)
    return PackedReading(
        f"{' '.join(terms.keys)}\n{' '.join(terms.head)}",
        pack(f"<{len(numbers)}f", *numbers),
        " ".join(reading.words),
    )


def unpack_reading(packed: PackedReading) -> Reading:
    """The reading that was packed; its numbers as exact as 32 bits are."""
    return Reading(unpack_terms(packed.terms, packed.weights), frozenset(packed.words.split()))


def unpack_terms(terms: str, weights: bytes) -> Terms:
    """The terms of a reading that was packed."""
    keys, head = (tuple(map(intern, line.split())) for line in terms.split("\n"))
    numbers = unpack(f"<{len(weights) // 4}f", weights)
    shares = dict(zip(head, numbers[len(keys) : -1], strict=True))
    return Terms(keys, array("f", numbers[: len(keys)]), shares, numbers[-1])
