"""A text printed to be read: its headline, what is known about it, its paragraphs."""

from dataclasses import replace

from news.ids import SHOWN
from news.model import Article, Revision, Text
from news.versions import deed
from tui.ago import moment
from tui.commands.opening import now
from tui.commands.output import block, columns, is_terminal, show
from tui.lines import wrap

WIDEST = 100
"""Cells of a line of prose, however wide the terminal is."""


def print_text(
    text: Text, label: str, article: Article | None = None, revision: Revision | None = None
) -> None:
    """Print a text; in a terminal wrapped, to a pipe a paragraph a line."""
    width = min(columns(), WIDEST) if is_terminal() else None
    _print_words(text.headline, "title", width)
    block(
        (
            ("from", label),
            ("by", ", ".join(text.byline)),
            ("credit", text.credit),
            ("claimed", text.claimed and moment(text.claimed, now())),
            ("seen", article and moment(article.seen, now())),
            ("changed", article and article.revisions > 1 and moment(article.changed, now())),
            ("version", revision and deed(replace(revision, note=None))),
            ("story", article and article.story and article.story[:SHOWN]),
            ("address", (article and article.url) or text.url),
            ("note", text.note),
        )
    )
    for paragraph in text.paragraphs:
        print()
        _print_words(paragraph, "", width)
    _print_asides(text, width)


def _print_asides(text: Text, width: int | None) -> None:
    """Print what stands beside the words: the images by their captions, and where the words link to."""
    if text.captions:
        print()
    for caption in text.captions:
        _print_words(f"[image: {caption}]", "dim", width)
    if text.links:
        print()
    for number, (words, url) in enumerate(text.links, 1):
        _print_words(f"{number:>2}  {words}  {url}", "dim", width)


def _print_words(words: str, role: str, width: int | None) -> None:
    for line in wrap(((words, role),), width) if width else [((words, role),)]:
        show(line)
