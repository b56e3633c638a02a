"""Where words stand: the runs of a text that answer a word, a phrase or a NEAR."""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from news.query.match import HEADLINE
from news.query.reading import GAP, Reading
from news.query.spelled import is_refused, spelled, spelled_at
from news.query.stems import stem
from news.query.syntax import Exact, Name, Near, Node, Or, Pick, Plain, Prefix, Stem, Words, Zone
from news.words import fold


@dataclass(frozen=True, slots=True)
class Part:
    """Words that answer one term: from the position `first` to before `after`."""

    first: int
    after: int
    term: str
    how: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """The whole that a node covers, and the parts that were asked for."""

    first: int
    after: int
    parts: tuple[Part, ...]


def runs(node: Node, reading: Reading, zone: Zone | None) -> Iterator[Run]:
    """Every run that answers the node, in the zone only if one is given."""
    match node:
        case Words():
            for part in _words(node, reading):
                if zone is None or (zone == "headline") == (reading.place(part.first) == HEADLINE):
                    yield Run(part.first, part.after, (part,))
        case Or(parts):
            for part_node in parts:
                yield from runs(part_node, reading, zone)
        case Near(left, right):
            rights = list(runs(right, reading, zone))
            for one in runs(left, reading, zone) if rights else ():
                for other in rights:
                    if _is_near(one, other, node, reading):
                        both = one.parts + other.parts
                        yield Run(min(one.first, other.first), max(one.after, other.after), both)
        case _:
            raise TypeError(f"{node!r} stands nowhere in a text")


def _is_near(one: Run, other: Run, node: Near, reading: Reading) -> bool:
    """Whether the two stand within reach of each other, in one paragraph, and do not overlap."""
    if reading.place(one.first) != reading.place(other.first):
        return False
    if one.after <= other.first:
        return other.first - one.after < node.within
    return not node.ordered and other.after <= one.first and one.first - other.after < node.within


def _words(node: Words, reading: Reading) -> Iterator[Part]:
    """Every place where the words of a node follow one another."""
    alone = len(node.picks) == 1
    if alone and isinstance(node.picks[0], Plain):
        for at in reading.positions(node.picks[0].folded):
            yield Part(at, at + 1, node.typed)
        return
    for first, after, how in _starts(node.picks[0], reading, alone=alone):
        for end, hows in _follow(node.picks[1:], reading, after):
            told = ", ".join(dict.fromkeys(word for word in (how, *hows) if word))
            yield Part(first, end, node.typed, told)


def _follow(picks: Sequence[Pick], reading: Reading, at: int) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The ends of all ways in which the picks follow at a position, with how each word matched."""
    if not picks:
        yield at, ()
        return
    for after, how in _here(picks[0], reading, at):
        for end, hows in _follow(picks[1:], reading, after):
            yield end, (how, *hows)


def _starts(pick: Pick, reading: Reading, *, alone: bool) -> Iterator[tuple[int, int, str]]:
    """Every place where one pick stands: first, after, how."""
    for word in _candidates(pick, reading):
        for first in reading.positions(word):
            if alone and isinstance(pick, Name) and is_refused(pick, reading, first):
                continue
            for after, how in _here(pick, reading, first):
                yield first, after, how


def _candidates(pick: Pick, reading: Reading) -> Iterator[str]:
    """The words of the text at which the pick may begin."""
    match pick:
        case Plain(folded):
            yield folded
        case Prefix(folded):
            yield from reading.beginning(folded)
        case Stem(wanted):
            yield from (word for word in reading.vocabulary if stem(word) == wanted)
        case Exact(word):
            yield fold(word)
        case Name():
            yield from spelled_at(pick, reading)


def _here(pick: Pick, reading: Reading, at: int) -> Iterator[tuple[int, str]]:
    """Where the pick ends if it stands at this position, and how it matched."""
    match pick:
        case Name():
            yield from spelled(pick, reading, at)
        case _:
            if _is(pick, reading, at):
                yield at + 1, ""


def _is(pick: Plain | Prefix | Stem | Exact, reading: Reading, at: int) -> bool:
    """Whether the word at this position answers the pick."""
    found = reading.folded[at]
    match pick:
        case Plain(folded):
            return found == folded
        case Prefix(folded):
            return found.startswith(folded)
        case Stem(wanted):
            return found != GAP and stem(found) == wanted
        case Exact(word):
            return found != GAP and unicodedata.normalize("NFC", reading.written(at, at + 1)) == word
