"""What a match is: the places, and the reason in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

HEADLINE = -1
"""The place of the headline; paragraphs count from 0, as in a comparison."""

SHOWN = 3
"""Reasons told in full; the rest is counted."""


@dataclass(frozen=True, slots=True)
class Span:
    """Words of the text that matched."""

    place: int
    """-1 is the headline, n the n-th paragraph from 0."""
    start: int
    end: int
    text: str
    """As written."""
    term: str
    """What of the query it answers, as typed."""
    how: str = ""
    """What makes it match when it is not the word as typed: `a spelling of Zelensky`."""

    @property
    def where(self) -> str:
        """The place in words."""
        return "in the headline" if self.place == HEADLINE else f"in paragraph {self.place + 1}"


@dataclass(frozen=True, slots=True)
class Said:
    """A field that matched, in words: `outlet Reuters`."""

    words: str


Hit: TypeAlias = Span | Said


@dataclass(frozen=True, slots=True)
class Match:
    """Where and why a document matches a query."""

    spans: tuple[Span, ...]
    """In reading order, none twice."""
    said: tuple[str, ...] = ()
    """The fields that matched, in words."""

    @classmethod
    def of(cls, hits: Sequence[Hit]) -> "Match":
        """The match that these hits make."""
        spans = {(hit.place, hit.start, hit.end, hit.term): hit for hit in hits if isinstance(hit, Span)}
        said = dict.fromkeys(hit.words for hit in hits if isinstance(hit, Said))
        return cls(tuple(spans[key] for key in sorted(spans)), tuple(said))

    @property
    def words(self) -> tuple[str, ...]:
        """The words that matched, as written, each once."""
        return tuple(dict.fromkeys(span.text for span in self.spans))

    @property
    def reason(self) -> str:
        """Why, fit to show: `Zelenskiy (a spelling of Zelensky) in the headline`."""
        first: dict[tuple[str, str], Span] = {}
        for span in self.spans:
            first.setdefault((span.text.casefold(), span.term), span)
        reasons = [*map(_told, first.values()), *self.said]
        more = len(reasons) - SHOWN
        told = "; ".join(dict.fromkeys(reasons[:SHOWN]))
        return f"{told}; and {more} more" if more > 0 else told or "nothing speaks against it"


def _told(span: Span) -> str:
    """One place in words."""
    return f"{span.text} ({span.how}) {span.where}" if span.how else f"{span.text} {span.where}"
