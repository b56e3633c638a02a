"""The key that all transliterations of a name share: what its letters say, whoever wrote them down.

A Latin word is read as each language that transliterates would read it (`sch` is ш in German, `ch` is ш
in French and х in German); Cyrillic, Greek and Georgian letters say themselves. Two words are spellings
of one name when any reading of one is a reading of the other. The correspondences are those of BGN/PCGN,
ISO 9, the Library of Congress and DIN 1460, and of the press in each language. No edit distance: Kiev is
as far from Kyiv as Putin from Rasputin.
"""

import re
from collections.abc import Mapping
from functools import lru_cache

SHORTEST = 4
"""Letters of a key; what is shorter sounds like too many words."""

_LETTERS = str.maketrans({
    **dict(zip("абвгдезийклмнопрстуфхыэіїєў", "abvgdeziiklmnoprstufhieiieu", strict=True)),
    "ж": "z", "ц": "C", "ч": "C", "ш": "s", "щ": "sC", "ъ": "", "ь": "", "ю": "iu", "я": "ia", "ј": "i",
    "љ": "li", "њ": "ni", "ћ": "C", "ђ": "d", "џ": "dz",
    **dict(zip("αβγδεζηθικλμνοπρσςτυφχω", "avgdezitiklmnoprsstifho", strict=True)), "ξ": "ks", "ψ": "ps",
    **dict(zip("აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ", "abgdevztiklmnopzrstupkgksCCzCChzh", strict=True)),
})  # fmt: skip
_GREEK = (("ντζ", "z"), ("τζ", "z"), ("ντ", "d"), ("μπ", "b"), ("γκ", "g"), ("τσ", "C"), ("ου", "u"),
          ("αι", "e"), ("ει", "i"), ("οι", "i"), ("ευ", "ev"))  # fmt: skip
_READINGS: Mapping[str, Mapping[str, str]] = {
    "English": {
        "shch": "sC", "tch": "C", "sh": "s", "zh": "z", "kh": "h", "ch": "C", "ts": "C", "tz": "C",
    },
    "German": {"schtsch": "sC", "tsch": "C", "sch": "s", "ch": "h", "tz": "C", "z": "C", "ß": "s"},
    "French": {"chtch": "sC", "tch": "C", "ch": "s", "kh": "h", "j": "z", "ts": "C", "gu": "g"},
    "Slavic": {"szcz": "sC", "sz": "s", "cz": "C", "rz": "z", "ch": "h", "dz": "z", "c": "C"},
    "Dutch": {
        "sjtsj": "sC", "tsj": "C", "sj": "s", "zj": "z", "tj": "C", "oe": "u", "ch": "h", "ts": "C",
    },
    "Hungarian": {
        "scs": "sC", "sz": "s", "cs": "C", "zs": "z", "ty": "t", "gy": "d", "ny": "n", "ly": "l",
    },
    "Spanish": {"sh": "s", "ch": "C", "j": "h", "ts": "C", "z": "z"},
}  # fmt: skip
_COMMON = re.compile("ph|ou|oo|gh|dh|th|ck|cq|q|x|w|y|j|c")
_COMMON_AS = {"ph": "f", "ou": "u", "oo": "u", "gh": "g", "dh": "d", "th": "t", "ck": "k", "cq": "k",
              "q": "k", "x": "ks", "w": "v", "y": "i", "j": "i", "c": "k"}  # fmt: skip
_TWICE = re.compile(r"(.)\1+")
_CASE = re.compile("(?:ові|еві|ом|ем|ым|им|а|у|е|і|я|ю)$")
"""Endings that a Cyrillic name may have for its case."""

_GLIDE = re.compile("i(?=e)")
_ENDING = re.compile("(?:ff|f)$")


@lru_cache(maxsize=1 << 16)
def keys(folded: str) -> frozenset[str]:
    """The keys of a folded word, one for each way to read it; none for a short word or another script."""
    if len(folded) < SHORTEST:
        return frozenset()
    first = folded[0]
    if "a" <= first <= "z" and folded.isascii() and folded.isalpha():
        found = _latin(folded)
    elif "а" <= first <= "џ" or "ა" <= first <= "ჰ":
        bare = {folded, _CASE.sub("", folded)}
        bare |= {word.replace("г", "h") for word in bare}
        found = {_sound(word.translate(_LETTERS)) for word in bare}
    elif "α" <= first <= "ω":
        for letters, heard in _GREEK:
            folded = folded.replace(letters, heard)
        found = {_sound(folded.translate(_LETTERS))}
    else:
        return frozenset()
    return frozenset(key for key in found if len(key) >= SHORTEST)


def said(folded: str) -> str:
    """What a Latin word reads like to an English reader."""
    return _sound(_read(folded, *_readings()[0]))


def _latin(folded: str) -> set[str]:
    """The keys of a Latin word: every reading, a silent e, an initial s that Germans write for z."""
    found = set(map(_sound, {_read(folded, *reading) for reading in _readings()}))
    if folded[-1] == "e":
        found |= {key[:-1] for key in found if key[-1] == "e"}
    if folded[0] == "s":
        found |= {f"z{key[1:]}" for key in found}
    return found


def _read(folded: str, groups: re.Pattern[str], heard_as: Mapping[str, str]) -> str:
    """A word with the letter groups of one language turned into what they say."""
    return groups.sub(lambda part: heard_as[part[0]], folded)


def _sound(letters: str) -> str:
    """What is left without any language's habits: no doubled letters, no glides, one s, one c."""
    heard = _COMMON.sub(lambda part: _COMMON_AS[part[0]], letters)
    return _ENDING.sub("v", _TWICE.sub(r"\1", _GLIDE.sub("", heard)))


@lru_cache(maxsize=1)
def _readings() -> tuple[tuple[re.Pattern[str], Mapping[str, str]], ...]:
    """Each language's reading, English first; its longest letter groups first."""
    return tuple(
        (re.compile("|".join(sorted(table, key=len, reverse=True))), table) for table in _READINGS.values()
    )
