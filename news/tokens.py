"""Words, figures and marks: shown as written, compared by their keys and stems."""

import re
import unicodedata
from functools import lru_cache
from itertools import chain

_WIDE = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_MARKS = "\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u0900-\u0dff\u0e31-\u0e4e\u200c\u200d"
_LETTER = f"[^\\W{_WIDE}]"
_MORE = rf"(?:(?:[-‐‑'’&](?={_LETTER})|[{_MARKS}]){_LETTER}*)*"

_TOKEN = re.compile(
    rf"""
    (?:[^\W\d_]\.){{2,}}                             # U.S., e.g.
    | [^\W\d_{_WIDE}]{_LETTER}*{_MORE}                # a word; hyphens and apostrophes hold it together
    | (?:[$€£¥₴₽₹]\s?)?\d+(?:[.,]\d+)*(?:\s?%|{_LETTER}*{_MORE})  # a figure with its sign
    | [{_WIDE}]                                     # scripts without spaces: a character
    | \.+ | -{{2,3}} | [^\w\s] | _                  # punctuation
    """,
    re.VERBOSE,
)
_PARTS = re.compile(f"({_TOKEN.pattern})", re.VERBOSE)
_SIGNS = re.compile("[$€£¥₴₽₹%]")
"""What may stand apart from its figure: all other tokens lie within a word as white space parts them."""
_TYPE = str.maketrans(
    dict.fromkeys("“”„‟«»″＂〝〞「」『』", '"')
    | dict.fromkeys("‘’‚‛′`´＇", "'")
    | dict.fromkeys("‐‑‒–—―−﹣－", "-")
    | dict.fromkeys("、，", ",")
    | {"。": ".", "…": "...", "\u200c": "", "\u200d": "", "\u00ad": ""}
)
LIGHT = frozenset((*",.;:-()[]/|·•*", ""))
"""Keys of punctuation that carries no claim, and of a joiner, which has none: alone it makes no change."""


def listed(words: str) -> frozenset[str]:
    """The set of words in a string."""
    return frozenset(words.split())


def tokens(text: str) -> list[str]:
    """Words, figures and marks in order; what stands between two of them is white space."""
    return _TOKEN.findall(text)


def spaced(text: str) -> tuple[list[str], list[str]]:
    """Tokens and the white space before each; the second list is one longer: it ends with what is left."""
    words = text.split()
    if not words or _SIGNS.search(text) or " ".join(words) != text:
        parts = _PARTS.split(text)
        return parts[1::2], parts[::2]
    found = list(chain.from_iterable(map(_tokens_of, words)))
    gaps = list(chain.from_iterable(map(_gaps_of, words)))
    gaps[:1] = [""]
    return found, [*gaps, ""]


@lru_cache(maxsize=1 << 16)
def _tokens_of(word: str) -> tuple[str, ...]:
    """The tokens of what stands between white space: most of it comes again and again."""
    return tuple(_TOKEN.findall(word))


@lru_cache(maxsize=1 << 16)
def _gaps_of(word: str) -> tuple[str, ...]:
    """The white space before each of its tokens."""
    return (" ", *[""] * (len(_tokens_of(word)) - 1))


@lru_cache(maxsize=1 << 16)
def _keys_of(word: str) -> tuple[str, ...]:
    """The keys of what stands between white space, light punctuation left out."""
    return tuple([found for found in map(key, _tokens_of(word)) if found not in LIGHT])


@lru_cache(maxsize=1 << 16)
def key(token: str) -> str:
    """What a token is compared by: case, width, quote and dash styles and doubled stops folded away."""
    folded = token if token.isascii() else unicodedata.normalize("NFKC", token)
    folded = folded.translate(_TYPE).casefold()
    if folded == ".." or (folded[:1] == "-" and not folded.strip("-")):
        return folded[0]
    return folded.replace(" ", "") if " " in folded else folded


def keys(text: str) -> tuple[str, ...]:
    """The keys of a text without light punctuation: equal for texts that differ in typography alone."""
    if _SIGNS.search(text):
        return tuple([found for found in map(key, _TOKEN.findall(text)) if found not in LIGHT])
    return tuple(chain.from_iterable(map(_keys_of, text.split())))


_ENDINGS = (
    ("ations", "at"), ("ation", "at"), ("ingly", ""), ("ities", ""), ("iness", "y"), ("ments", ""),
    ("ement", ""),
    ("ment", ""), ("ings", ""), ("edly", ""), ("ions", ""), ("ies", "y"), ("ied", "y"), ("ing", ""),
    ("ion", ""),
    ("ity", ""), ("ers", ""), ("ors", ""), ("est", ""), ("ed", ""), ("ly", ""), ("es", ""), ("er",
    ""), ("or", ""),
    ("s", ""), ("e", ""), ("y", ""),
)  # fmt: skip


_CYRILLIC = listed(
    "ями ами ого его ому ему ыми ими ою ею ую юю ию ою єю ах ях ых их іх ом ем ым им ам ям ім ой ей ый ий ій"
    " уй ая яя ое ее ые ие іе ів ов ев їв ия ии ії а е и й о у ы ь э ю я і ї є"
)
"""Endings of Russian and Ukrainian nouns, adjectives and past tenses; one may stand upon another."""


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """The folded word without its English, Russian or Ukrainian ending; Greek and such without two letters.

    Three letters stay at least. A name loses what looks like an ending in all its cases alike.
    """
    word = word.removesuffix("'s").removesuffix("s'")
    if len(word) < 4 or not word.isalpha():
        return word
    if "\u0400" <= word[0] < "\u0530":
        return _without_endings(word)
    if not word.isascii():
        return word[: max(4, len(word) - 2)] if word[0] > "\u0370" else word
    for ending, instead in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            root = word[: len(word) - len(ending)] + instead
            return root[:-1] if len(root) > 3 and root[-1] == root[-2] and root[-1] not in "ls" else root
    return word


def _without_endings(word: str) -> str:
    end = len(word)
    while cut := next((n for n in (3, 2, 1) if end - n > 2 and word[end - n : end] in _CYRILLIC), 0):
        end -= cut
    return word[:end]
