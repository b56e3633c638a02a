"""The decisions that were kept about something, with their reasons."""

from collections.abc import Sequence
from datetime import datetime

from tui.ago import moment
from tui.laid import Layout
from tui.pages.prose import Block, prose


def reasons_page(reasons: Sequence[tuple[datetime, str, str]], now: datetime, words: str = "") -> Layout:
    """The decisions in order; with words, those that hold them."""
    kept = [one for one in reasons if words.lower() in f"{one[1]} {one[2]}".lower()]
    if not kept:
        return prose([Block((("No decision was kept about this.", "dim"),))])
    return prose(
        [
            Block(((f"{moment(at, now)}  ", "dim"), (f"{kind}: ", "strong"), (text, "")), hang=4)
            for at, kind, text in kept
        ]
    )
