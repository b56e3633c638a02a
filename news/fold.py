"""What is left of words when typography is taken away: the keys under which lines and texts are the same."""

import re
import unicodedata
from functools import lru_cache

from news.clean import plain

_LOOKS = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′´`ʼ＇", "'"),
        **dict.fromkeys("“”„‟«»″＂", '"'),
        **dict.fromkeys("‐‑‒–—―−﹘﹣－", "-"),
        **dict.fromkeys("•·●▪‣", "*"),
    }
)
_DOTS = re.compile(r"\.{2,}")
_LOOSE_DASH = re.compile(r"\s*--+\s*|\s+-\s*|\s*-\s+")
_LOOSE_QUOTE = re.compile(r"(?<=\S)\s+(?=[,;:!?.](?:\s|$))")
_QUOTE_ALIKE = re.compile(r"''|\"")


@lru_cache(maxsize=4096)
def fold(line: str) -> str:
    """The line with quotes, dashes, dots, compatibility forms and white space in one form; case is kept.

    Case stays since it may carry sense (`US`, `us`), and an outlet that changes it has changed its words.
    """
    looks = unicodedata.normalize("NFKC", plain(line)).translate(_LOOKS)
    looks = _QUOTE_ALIKE.sub("'", _DOTS.sub(".", looks))
    looks = _LOOSE_DASH.sub(" - ", looks)
    return " ".join(_LOOSE_QUOTE.sub("", looks).split())


def words_of(line: str) -> list[str]:
    """The folded words of a line, as white space parts them."""
    return fold(line).split()
