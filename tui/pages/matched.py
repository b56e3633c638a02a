"""The words that rules matched, marked in a text with the numbers under which their rules stand above it."""

import re
from collections.abc import Sequence

from news.alerting.reasons import reason_of
from news.model import Alert, Article, Rule
from tui.lines import Bit, Line
from tui.marks import Marks
from tui.pages.prose import Block

Matched = Sequence[tuple[Alert, Rule | None]]
"""The alerts on an article, each with its rule: the first has the number 1."""

_UNSPACED = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\u0e00-\u0e7f"
"""Letters of scripts that put no space between words: there a word has no edge to be seen."""


def legend(matched: Matched, marks: Marks, article: Article) -> list[Block]:
    """One line a rule: its name and number, why it matched, and the words that the reason does not name."""
    blocks = []
    for number, (alert, rule) in enumerate(matched, 1):
        why = reason_of(alert, article)
        unnamed = [word for word in alert.spans if word.casefold() not in why.casefold()]
        line: Line = (
            ("! ", "bad"),
            (rule.name if rule else "a rule that is gone", "strong"),
            (marks.raised([number]), "raised"),
            (f"  {why}", ""),
            (f"; also {', '.join(unnamed)}" if unnamed else "", ""),
        )
        blocks.append(Block(line, hang=2, gap=True))
    return blocks


def mark_words(text: str, matched: Matched, marks: Marks, rest: str = "") -> Line:
    """The text with every occurrence of the matched words marked, whatever their case, and numbered."""
    words = {word.casefold() for alert, _ in matched for word in alert.spans if word.strip()}
    if not words:
        return ((text, rest),)
    kept: list[Bit] = []
    at = 0
    for found in _pattern(words).finditer(text):
        kept.append((text[at : found.start()], rest))
        kept.append((found.group(), f"{rest} mark".strip()))
        kept.append((marks.raised(_numbers(found.group().casefold(), matched)), "raised"))
        at = found.end()
    kept.append((text[at:], rest))
    return tuple(bit for bit in kept if bit[0])


def _pattern(words: set[str]) -> re.Pattern[str]:
    """Any of the words, the longest first, with nothing of a longer word round it."""
    edged = [
        ("" if re.match(f"[{_UNSPACED}]", word) else r"(?<!\w)")
        + re.escape(word)
        + ("" if re.search(f"[{_UNSPACED}]$", word) else r"(?!\w)")
        for word in sorted(words, key=len, reverse=True)
    ]
    return re.compile("|".join(edged), re.IGNORECASE)


def _numbers(found: str, matched: Matched) -> list[int]:
    """The numbers of the rules that matched these words, or some of them."""
    return [
        number
        for number, (alert, _) in enumerate(matched, 1)
        if any(word.casefold() in found for word in alert.spans if word.strip())
    ]
