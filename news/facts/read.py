"""All facts of a text, in reading order."""

import re
from collections.abc import Callable, Iterator
from datetime import date

from news.facts.dates import dates, may_date
from news.facts.figures import figures, may_count
from news.facts.hedges import DOUBTS, hedges
from news.facts.names import common_words, names
from news.facts.quotes import quotes
from news.facts.roles import VERBS, roles
from news.facts.tongues import Tongue, tongue
from news.model import Fact, Text
from news.sentences import Cut, cut

_WORD = re.compile(r"\w+")


def facts(text: Text) -> list[Fact]:
    """The facts of a text's headline (sentence -1) and sentences."""
    return facts_of(cut(text), text.claimed.date() if text.claimed else None)


def facts_of(sides: Cut, claimed: date | None) -> list[Fact]:
    """The facts of a text already cut into sentences."""
    told = tongue((sides.headline, *sides.sentences))
    is_common = common_words((sides.headline, *sides.sentences))
    found = list(_of_sentence(sides.headline, -1, claimed, told, is_common))
    for index, sentence in enumerate(sides.sentences):
        found += _of_sentence(sentence, index, claimed, told, is_common)
    found += _quotations(sides)
    return sorted(found, key=lambda fact: (fact.sentence, fact.start, fact.end))


def _of_sentence(
    sentence: str, index: int, claimed: date | None, told: Tongue, is_common: Callable[[str], bool]
) -> Iterator[Fact]:
    words = frozenset(_WORD.findall(sentence.casefold()))
    days = list(dates(sentence, index, claimed, told)) if told != "en" or may_date(sentence, words) else []
    named = list(names(sentence, index, told, is_common))
    yield from days
    yield from named
    if may_count(sentence, words):
        yield from figures(sentence, index, [(day.start, day.end) for day in days])
    if not VERBS.keys().isdisjoint(words):
        yield from roles(sentence, index, named)
    if not DOUBTS.isdisjoint(words):
        yield from hedges(sentence, index)


def _quotations(sides: Cut) -> Iterator[Fact]:
    """Quotations are found by paragraph; one that runs over sentences gives a fact in each."""
    start = 0
    while start < len(sides.sentences):
        end = start
        while end < len(sides.sentences) and sides.paragraphs[end] == sides.paragraphs[start]:
            end += 1
        yield from _of_paragraph(sides.sentences[start:end], start)
        start = end


def _of_paragraph(sentences: tuple[str, ...], first: int) -> Iterator[Fact]:
    offsets = [0]
    for sentence in sentences:
        offsets.append(offsets[-1] + len(sentence) + 1)
    for quote in quotes(" ".join(sentences)):
        for n, sentence in enumerate(sentences):
            start, end = max(0, quote.start - offsets[n]), min(len(sentence), quote.end - offsets[n])
            if start < end:
                words = sentence[start:end]
                yield Fact("quote", words.casefold(), words, first + n, start, end, None, quote.speaker)
