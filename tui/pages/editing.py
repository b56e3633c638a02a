"""How articles were edited after they were first told, in a line an outlet."""

from collections.abc import Iterable

from news.amount import amount
from news.editing import Editing
from tui.ago import span
from tui.lines import Line


def editing_words(editing: Editing) -> str:
    """The figures in words: `12 edits of 40 articles, half within 2h 05m, 9 of 10 silent`."""
    if not editing.edits:
        return f"no edit of {amount(editing.articles, 'article')}"
    words = amount(editing.edits, "edit")
    if editing.articles > 1:
        words += f" of {editing.articles:,} articles ({editing.per_article:.2f} each)"
    if editing.median_lag is not None:
        lag = span(editing.median_lag)
        words += f", {lag} after first sight" if editing.edits == 1 else f", half within {lag} of first sight"
    pages = editing.noted + editing.silent
    return words + (f", {editing.silent} of {pages} on its pages without a note" if pages else "")


def editing_lines(edited: Iterable[tuple[str, Editing]]) -> Iterable[Line]:
    """A line for each outlet; an article's own figures have no name before them."""
    for outlet, each in edited:
        yield ((f"  {outlet}: " if outlet else "", "strong"), (editing_words(each), "dim"))
