"""Regular expressions in linear time: RE2, the one engine of the house.

No text and no expression makes it backtrack, so that a rule from outside cannot stop the desk; in return
it knows neither look-around nor back-references. It is untyped, and met in this file only.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import re2  # type: ignore[import-untyped]

MEMORY = 8 << 20
"""Bytes one expression may take: a thousand times what a sensible one needs."""


class BadPattern(ValueError):
    """An expression the engine refuses, in its words."""


@lru_cache(maxsize=4096)
def compiled(source: str, *, ignore_case: bool) -> Any:
    """The compiled expression; raises BadPattern."""
    options = re2.Options()
    options.log_errors = False
    options.max_mem = MEMORY
    options.case_sensitive = not ignore_case
    try:
        return re2.compile(source, options)
    except re2.error as error:
        word = error.args[0] if error.args else "bad expression"
        raise BadPattern(word.decode("utf-8", "replace") if isinstance(word, bytes) else str(word)) from error


def places(source: str, text: str, *, ignore_case: bool) -> Iterator[tuple[int, int]]:
    """Where the expression stands in the text, first to last, none overlapping, none empty."""
    for found in compiled(source, ignore_case=ignore_case).finditer(text):
        start, end = found.span()
        if end > start:
            yield start, end
