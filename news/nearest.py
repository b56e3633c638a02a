"""Which known word was probably meant: for complaints about a name that nobody knows."""

from collections.abc import Iterable
from difflib import get_close_matches

_SHARE = 3
"""One slip of the pen is forgiven for each so many letters begun; a slip is a letter too many, too few,
another, or two that changed places."""


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that is fewest slips away, else the one most alike; None when none is like it."""
    from rapidfuzz.distance import OSA  # only a complaint needs it, and it takes time and memory to load

    word, known = word.casefold(), [*known]
    most = max(0, min((len(word) + _SHARE - 1) // _SHARE, len(word) - 1))
    slips = [(OSA.distance(word, each, score_cutoff=most), each) for each in known]
    # Of several words just as near the first stands: whoever asks lists the likeliest first.
    count, near = min(slips, key=lambda slip: slip[0], default=(most + 1, ""))
    return near if count <= most else next(iter(get_close_matches(word, known, 1)), None)
