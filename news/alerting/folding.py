"""One alert a rule and article, one a wire story: what later revisions and copies add to an alert."""

from dataclasses import replace
from datetime import datetime

from news.copies import WHOLE, overlap_of
from news.ids import identity
from news.model import Alert, Rule, Text
from news.query.match import Match
from news.words import words

_SAME_WORDS = 5
"""Words of a headline from which two texts that say little else are one: fewer meet by chance."""


def raised(rule: Rule, article: str, match: Match, revision: int, at: datetime) -> Alert:
    """The alert of a match; its id is the same in every process and after every restart."""
    return Alert(
        id=identity("alert", rule.id, article),
        rule=rule.id,
        article=article,
        at=at,
        reason=match.reason,
        spans=match.words,
        revision=revision,
    )


def added(held: Alert, again: Alert, *, renews: bool, alone: bool = False) -> Alert:
    """The alert held, with what a later revision's match adds to it; itself when that is nothing.

    A match that reads as the reason does makes that the reason of the later revision too.
    New words add to it, or with `alone` the revision by itself: that of a rule for changes. An edit of the
    outlet's renews it, whoever had seen it; the first text of an article's page does not. What a person said
    of it stays.
    """
    new = tuple(word for word in again.spans if word not in held.spans)
    if again.revision <= held.revision:
        return held
    if not (new or alone):
        return replace(held, revision=again.revision) if held.reason.endswith(again.reason) else held
    reason = f"{held.reason}; revision {again.revision}: {again.reason}"
    grown = replace(held, spans=held.spans + new, reason=reason, revision=again.revision)
    if not renews:
        return grown
    return replace(grown, at=again.at, state="new" if held.state in ("seen", "acked") else held.state)


def is_copy(text: Text, original: Text) -> bool:
    """Whether a text says nothing of its own beside the original, so that nobody need be told of it again."""
    share = overlap_of(text, original).share
    if share:
        return share >= WHOLE
    own, other = _said(text), _said(original)
    headline = words(text.headline)
    return len(headline) >= _SAME_WORDS and headline == words(original.headline) and own <= other


def folded(held: Alert, copy: str) -> Alert:
    """The alert with one more article that told the same words; itself when it has it."""
    return held if copy in held.copies else replace(held, copies=(*held.copies, copy))


def _said(text: Text) -> frozenset[str]:
    return frozenset(word for line in text.paragraphs for word in words(line))
