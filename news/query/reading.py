"""A document read once for any number of queries: its words, folded, and where each stands."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from news.query.document import Document
from news.query.match import HEADLINE
from news.spelling import SHORTEST, keys
from news.words import fold, tokens

GAP = ""
"""Stands between headline and paragraphs, so that no phrase runs across."""


class Reading:
    """The words of a document: `folded[i]` stands at `starts[i]` to `ends[i]` of `zones[places[i]]`."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.folded: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.places: list[int] = []
        for place, text in self.zones():
            for found in tokens(text):
                self.folded.append(fold(found[0]))
                self.starts.append(found.start())
                self.ends.append(found.end())
                self.places.append(place)
            self.folded.append(GAP)
            self.starts.append(len(text))
            self.ends.append(len(text))
            self.places.append(place)

    def zones(self) -> Iterator[tuple[int, str]]:
        """The headline and the paragraphs, each with its place."""
        yield HEADLINE, self.document.headline
        yield from enumerate(self.document.paragraphs)

    def zone(self, place: int) -> str:
        """The text at a place."""
        return self.document.headline if place == HEADLINE else self.document.paragraphs[place]

    def written(self, first: int, after: int) -> str:
        """The words from first to before after, as written."""
        return self.zone(self.places[first])[self.starts[first] : self.ends[after - 1]]

    @cached_property
    def index(self) -> Mapping[str, Sequence[int]]:
        """Where each word stands."""
        found: defaultdict[str, list[int]] = defaultdict(list)
        for position, word in enumerate(self.folded):
            found[word].append(position)
        del found[GAP]
        return found

    @cached_property
    def heard(self) -> Mapping[str, Sequence[str]]:
        """Its words that are written with a capital, under what they read like."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for word, positions in self.index.items():
            if len(word) >= SHORTEST and any(self._is_capital(position) for position in positions):
                for key in keys(word):
                    found[key].append(word)
        return found

    def _is_capital(self, position: int) -> bool:
        """Whether the word there begins with a capital."""
        return self.zone(self.places[position])[self.starts[position]].isupper()

    @cached_property
    def vocabulary(self) -> Sequence[str]:
        """Its words, each once, in order of the alphabet."""
        return sorted(self.index)

    def beginning(self, prefix: str) -> Iterator[str]:
        """Its words that begin so."""
        for place in range(bisect_left(self.vocabulary, prefix), len(self.vocabulary)):
            if not self.vocabulary[place].startswith(prefix):
                return
            yield self.vocabulary[place]
