"""`Did you mean to include …`: words of the store that look like a name's spellings. A person decides."""

from collections.abc import Iterable

from rapidfuzz.distance import JaroWinkler, Levenshtein

from news.idf import weight
from news.names import Names
from news.spelt.spelling import keys
from news.words import words

LIKE = 0.88
"""Jaro-Winkler similarity from which a word is worth a question; far too low to be an answer."""

_RARE = 6.85


def suggestions(name: str, seen: Iterable[str], names: Names, limit: int = 5) -> list[str]:
    """Words with a capital that may be spellings of a name but are not taken for it, the likeliest first."""
    known = names.spellings(name)
    asked = words(name)
    if len(asked) != 1:
        return []
    found: dict[str, float] = {}
    for written in dict.fromkeys(seen):
        folded = words(written)
        if len(folded) != 1 or not written[:1].isupper() or folded[0] in known.heads:
            continue
        if folded in names or weight(folded[0]) < _RARE or names.sounds_alike(folded[0], name):
            continue
        likeness = _likeness(folded[0], asked[0], known.keys)
        if likeness >= LIKE:
            found[written] = likeness
    return sorted(found, key=lambda written: (-found[written], written))[:limit]


def _likeness(word: str, name: str, sounds: frozenset[str]) -> float:
    """How alike two words look; as much as it takes when they differ by one letter in how they read."""
    heard = any(
        Levenshtein.distance(key, sound, score_cutoff=1) <= 1 for key in keys(word) for sound in sounds
    )
    return max(JaroWinkler.similarity(word, name), LIKE if heard else 0.0)
