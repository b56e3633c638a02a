"""`Did you mean to include …`: words of the store that may be a name's spellings. A person decides."""

from collections.abc import Iterable

from news.idf import weight
from news.names import Names
from news.spelt.inflect import nominatives
from news.spelt.spelling import keys
from news.words import words

_RARE = 6.85


def suggestions(name: str, seen: Iterable[str], names: Names, limit: int = 5) -> list[str]:
    """Words with a capital that may be spellings of a name but are not taken for it, in the order seen.

    These are cases of what reads like one of its listed spellings: too far for an answer, but by the same
    rules. What only looks alike is another's name: Zelinsky is not Zelensky.
    """
    if len(words(name)) != 1:
        return []
    known = names.spellings(name)
    listed = map(words, names.variants(name))
    sounds = {key for form in listed if len(form) == 1 for key in keys(form[0])}
    found: list[str] = []
    for written in dict.fromkeys(seen):
        folded = words(written)
        if len(folded) != 1 or not written[:1].isupper() or folded[0] in known.heads:
            continue
        if folded in names or weight(folded[0]) < _RARE or names.sounds_alike(folded[0], name):
            continue
        if any(not sounds.isdisjoint(keys(word)) for word in (folded[0], *nominatives(folded[0]))):
            found.append(written)
    return found[:limit]
