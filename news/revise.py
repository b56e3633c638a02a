"""Whether a text is a new revision of what is held, the same again, or too odd to believe yet.

A text is held against the newest one of its own origin only: what a feed says and what the page says are two
accounts of one article and differ for good. Headlines are the exception: an edit shows in the feed and on the
page, and is told once, by whichever showed it first.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from news.boilerplate import NOTHING_LEARNED, Boilerplate, own_paragraphs
from news.compare import compare
from news.fold import fold, words_of
from news.ids import fingerprint
from news.model import ChangeClass, Revision, Text
from news.page.bylines import unsigned

Held: TypeAlias = Sequence[tuple[Revision, Text]]
"""An article's revisions with their texts, oldest first."""

SHRUNK = 0.6
"""The share of its words that a text may lose before it is doubted."""

SHORT = 40
"""Texts below this many words (feed summaries) are not doubted: they come and go whole."""

LOOKS = 3
"""How many looks in a row a doubted text has to come back before it counts."""


@dataclass(frozen=True, slots=True)
class New:
    """The first text of its origin: kept as a revision without classes."""

    text: Text


@dataclass(frozen=True, slots=True)
class Revised:
    """The words changed: kept as the next revision."""

    text: Text
    classes: tuple[ChangeClass, ...]
    added: int = 0
    dropped: int = 0
    """Words that came and went."""
    flip_of: int | None = None
    """The number of the earlier revision whose words came back."""
    told: bool = False
    """True for a flip between words that were told before: kept, and nothing to alert anyone about."""
    suppressed: tuple[str, ...] = ()
    """What else differed and was left out of account, and why."""


@dataclass(frozen=True, slots=True)
class Same:
    """Nothing of substance changed."""

    suppressed: tuple[str, ...] = ()
    """What differed all the same and was left out of account, and why."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """A text kept aside: which, and how many looks in a row have brought it."""

    text_hash: str
    looks: int


@dataclass(frozen=True, slots=True)
class Suspect:
    """A text too odd to believe yet: to be kept aside and asked for again."""

    text: Text
    why: str
    doubt: Doubt
    """To be handed to the next `revise` of this article."""


Outcome: TypeAlias = New | Revised | Same | Suspect


def text_hash(text: Text) -> str:
    """The fingerprint of a text's folded words: equal for texts that differ in typography or paragraphing."""
    words = " ".join(fold(line) for line in text.paragraphs)
    return fingerprint(f"{fold(text.headline)}\x1f{words}".encode())


def revise(
    held: Held, text: Text, boilerplate: Boilerplate = NOTHING_LEARNED, doubt: Doubt | None = None
) -> Outcome:
    """What a text is to an article: its first, a revision, the same again, or one to be asked for again.

    `doubt` is what the last look left behind when it was a `Suspect`, else None.
    """
    held = [(revision, _unsigned(kept)) for revision, kept in held]
    ours = [(revision, kept) for revision, kept in held if revision.origin == text.origin]
    if not ours:
        return New(text)
    last = ours[-1][1]
    came, went, suppressed = _lines(last, text, boilerplate)
    odd = _odd(last, text, went)
    if odd and text.origin == "feed":  # some carry a text whole once and in part later
        came, went, suppressed = [], [], (*suppressed, f"the feed carries less: {odd}")
        text = replace(text, paragraphs=last.paragraphs)
    classes = _classes(last, text, boilerplate, headline=not _shown_elsewhere(held, text))
    if not classes:
        return Same(suppressed or _looks(last, text))
    if odd and text.origin == "page" and (doubted := _doubted(doubt, text)).looks < LOOKS:
        return Suspect(text, odd, doubted)
    flip_of, told = _flip(held, ours, text)
    added, dropped = _moved_words([*came, text.headline], [*went, last.headline])
    return Revised(text, classes, added, dropped, flip_of, told, suppressed)


def _unsigned(text: Text) -> Text:
    """A page's text without its byline as a paragraph. Some were kept with it: that it goes is no edit."""
    return replace(text, paragraphs=unsigned(text.paragraphs, text.byline)) if text.origin == "page" else text


def _shown_elsewhere(held: Held, text: Text) -> bool:
    """Whether the other origin has shown this headline since ours last spoke."""
    headline = fold(text.headline)
    for revision, kept in reversed(held):
        if revision.origin == text.origin:
            return False
        if fold(kept.headline) == headline:
            return True
    return False


def _lines(last: Text, text: Text, boilerplate: Boilerplate) -> tuple[list[str], list[str], tuple[str, ...]]:
    """The paragraphs that came and those that went, without boilerplate; and why the rest was left out."""
    before, after = Counter(map(fold, last.paragraphs)), Counter(map(fold, text.paragraphs))
    reasons: dict[str, None] = {}

    def of_substance(lines: Counter[str]) -> Iterator[str]:
        for line in lines.elements():
            why = boilerplate.why(line)
            if why is None:
                yield line
            else:
                reasons[why] = None

    came, went = list(of_substance(after - before)), list(of_substance(before - after))
    if came and " ".join(came).split() == " ".join(went).split():
        return [], [], tuple(reasons)  # cut into other paragraphs, word for word
    return came, went, tuple(reasons)


def _looks(last: Text, text: Text) -> tuple[str, ...]:
    """The reason when two texts of the same words look different."""
    if (last.headline, last.paragraphs) == (text.headline, text.paragraphs):
        return ()
    return ("typography, capitals or paragraphs only",)


def _odd(last: Text, text: Text, went: list[str]) -> str | None:
    """Why a text is hard to believe after the last one; None when it is not."""
    if last.words < SHORT or not went or (text.note and text.note != last.note):
        return None
    if not text.paragraphs:
        return "the text is gone"
    lost = 1 - text.words / last.words
    return f"the text shrank by {lost:.0%}" if lost > SHRUNK else None


def _doubted(doubt: Doubt | None, text: Text) -> Doubt:
    """The doubt after one more look that brought this text."""
    own = text_hash(text)
    return replace(doubt, looks=doubt.looks + 1) if doubt and doubt.text_hash == own else Doubt(own, 1)


def _classes(last: Text, text: Text, boilerplate: Boilerplate, *, headline: bool) -> tuple[ChangeClass, ...]:
    """What kinds of change lie between the own words of two texts, headlines counted or not."""
    left, right = (
        replace(
            each, paragraphs=own_paragraphs(each, boilerplate), headline=each.headline if headline else ""
        )
        for each in (last, text)
    )
    retitled = fold(left.headline) != fold(right.headline)
    if not retitled and _words(left) == _words(right):
        return ()
    found = compare(left, right).classes
    own = (name for name in found if name not in ("boilerplate", "typography"))
    return tuple(dict.fromkeys(("headline", *own) if retitled else own))


def _words(text: Text) -> list[str]:
    """The folded words of a text's paragraphs, in their order."""
    return [word for line in text.paragraphs for word in words_of(line)]


def _flip(held: Held, ours: Held, text: Text) -> tuple[int | None, bool]:
    """The earlier revision whose words came back, and whether such a return was told before."""
    own, headline, body = text_hash(text), fold(text.headline), _words(text)
    retitled_alone = _words(ours[-1][1]) == body
    for revision, kept in reversed(ours[:-1]):
        if text_hash(kept) == own or (retitled_alone and fold(kept.headline) == headline):
            return revision.number, any(each.flip_of is not None for each, _ in held)
    return None, False


def _moved_words(came: list[str], went: list[str]) -> tuple[int, int]:
    """How many words came and went, each counted as often as it did."""
    after = Counter(word for line in came for word in words_of(line))
    before = Counter(word for line in went for word in words_of(line))
    return (after - before).total(), (before - after).total()
