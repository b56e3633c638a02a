"""Words of a text, where they stand, and the form in which they are compared.

A word is a run of letters, digits and their marks in any script. Scripts that are written without spaces
between words (Chinese, Japanese, Thai …), and Korean, whose particles cling to the word, give one word a
character: a query's word in them is then a run of such words, found wherever it stands.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

_LONE = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"  # Thai, Lao, Burmese, Khmer
    "\u3005-\u3007\u3040-\u30fa\u30fc-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"  # kana, Han
    "\u1100-\u11ff\uac00-\ud7af\U00020000-\U0003ffff"  # Hangul, rare Han
)
_MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7"  # Latin …, Cyrillic, Hebrew
    "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed"  # Arabic
    "\u0900-\u0903\u093a-\u094f\u0951-\u0957\u0962\u0963\u0981-\u0983\u09bc-\u09cd\u09d7"  # Indic
    "\u0a01-\u0a03\u0a3c-\u0a4d\u0a70\u0a71\u0a81-\u0a83\u0abc-\u0acd\u0b01-\u0b03\u0b3c-\u0b57\u0b82\u0bbe-\u0bcd"
    "\u0c00-\u0c04\u0c3e-\u0c56\u0c81-\u0c83\u0cbc-\u0cd6\u0d00-\u0d03\u0d3b-\u0d4d\u0d81-\u0d83\u0dca-\u0ddf"
    "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ecd"  # Thai, Lao
    "\u102b-\u103e\u17b4-\u17d3\u200c\u200d\u3099\u309a"  # Burmese, Khmer, joiners, kana voicing
)
_WORD = re.compile(f"[{_LONE}][{_MARKS}]*|[^\\W_{_LONE}]+(?:[{_MARKS}]+[^\\W_{_LONE}]*)*")
_ASCII = {code: chr(code).lower() if chr(code).isalnum() else " " for code in range(128)}
_TYPOGRAPHY = re.compile("[\u00a0‘’“”–—…«»]")
_DROPPED = re.compile(
    "[\u0301\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0640\u064b-\u0655\u0670\u200c\u200d]"
)
_ACCENTS = re.compile("(?<![\u0400-\u052f])[\u0300-\u036f]|(?<=\u0435)\u0308")
"""Latin and Greek letters lose their marks; of Cyrillic only ё does, for й and ї are letters of their own."""

_LETTERS = str.maketrans({
    "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h",
    "ى": "ي", "ی": "ي", "ک": "ك", "ة": "ه", "ٱ": "ا", "ґ": "г",
})  # fmt: skip


def tokens(text: str) -> Iterator[re.Match[str]]:
    """The words of a text, each as the match that says where it stands."""
    return _WORD.finditer(text)


def words(text: str) -> tuple[str, ...]:
    """The folded words of a text, in order."""
    if not text.isascii():
        text = _TYPOGRAPHY.sub(" ", text)
    if text.isascii():
        # The same words as below, in a third of the time: most of what is read is English.
        return tuple(text.translate(_ASCII).split())
    return tuple(map(fold, _WORD.findall(text)))


def span(text: str, first: int, after: int) -> tuple[int, int]:
    """Where the words of a text from the first-th to before the after-th start and end."""
    found = tuple(islice(_WORD.finditer(text), first, after))
    return found[0].start(), found[-1].end()


def split(folded: str) -> tuple[str, ...]:
    """The words of a text that is folded already."""
    return tuple(_WORD.findall(folded))


@lru_cache(maxsize=1 << 16)
def fold(word: str) -> str:
    """The form in which a word is compared: case, accents, vowel points and look-alike letters folded."""
    if word.isascii():
        return word.lower()
    apart = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", word).casefold())
    bare = _ACCENTS.sub("", _DROPPED.sub("", apart))
    return unicodedata.normalize("NFC", bare).translate(_LETTERS)
