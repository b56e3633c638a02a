"""A document read once for any number of queries: its words, folded, and where each stands."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cached_property

from news.query.document import Document
from news.query.match import HEADLINE
from news.words import span, words

GAP = ""
"""Stands after the headline and each paragraph, so that no phrase runs across."""


class Reading:
    """The words of a document: `folded[i]` is the i-th, counted through headline and paragraphs."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.folded: list[str] = []
        self._firsts: list[int] = []
        """The position of each zone's first word."""
        for text in (document.headline, *document.paragraphs):
            self._firsts.append(len(self.folded))
            self.folded += words(text)
            self.folded.append(GAP)
        self._positions: dict[str, list[int]] = {}

    def zones(self) -> Iterator[tuple[int, str]]:
        """The headline and the paragraphs, each with its place."""
        yield HEADLINE, self.document.headline
        yield from enumerate(self.document.paragraphs)

    def zone(self, place: int) -> str:
        """The text at a place."""
        return self.document.headline if place == HEADLINE else self.document.paragraphs[place]

    def place(self, position: int) -> int:
        """The place that a word stands in: -1 is the headline, n the n-th paragraph from 0."""
        return bisect_left(self._firsts, position + 1) - 2

    def span(self, first: int, after: int) -> tuple[int, int, int]:
        """The place of the words from first to before after, and their start and end in it."""
        place = self.place(first)
        begin = self._firsts[place + 1]
        return place, *span(self.zone(place), first - begin, after - begin)

    def written(self, first: int, after: int) -> str:
        """The words from first to before after, as written."""
        place, start, end = self.span(first, after)
        return self.zone(place)[start:end]

    @cached_property
    def distinct(self) -> frozenset[str]:
        """Its words, each once, and the gap."""
        return frozenset(self.folded)

    def positions(self, word: str) -> Sequence[int]:
        """Where a word stands; asked for few of a text's words, so that no index of all is made."""
        found = self._positions.get(word)
        if found is None:
            found = self._positions[word] = []
            at = -1
            try:
                while word in self.distinct:
                    at = self.folded.index(word, at + 1)
                    found.append(at)
            except ValueError:  # there are no more
                pass
        return found

    @cached_property
    def vocabulary(self) -> Sequence[str]:
        """Its words, each once, in order of the alphabet."""
        return sorted(self.distinct)

    def beginning(self, prefix: str) -> Iterator[str]:
        """Its words that begin so."""
        for place in range(bisect_left(self.vocabulary, prefix), len(self.vocabulary)):
            if not self.vocabulary[place].startswith(prefix):
                return
            yield self.vocabulary[place]
