"""Lines that are no part of an article: known by their form, or learned as ones that many pages share."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from news.fold import fold
from news.ids import fingerprint
from news.model import Text

ARTICLES = 3
"""A line that stands in this many articles of one outlet is the outlet's, not the article's."""

KEPT = 4000
"""Lines remembered an outlet; the oldest go first."""

LONGEST = 400
"""Characters of the longest line that is learned: longer ones are copy that articles share."""

_COUNTED = r"(?:comments?|views?|shares?|likes?|points?|votes?|reactions?|replies|min(?:ute)?s?\ read)"
_FORMS = {
    "time of update": r"""
        (?:(?:last|first)\ )?(?:updated?|published|posted|modified)\b[:,]?(?:\ (?:on|at))?
        [\w\ ,.:/|()+-]{0,60}\d[\w\ ,.:/|()+-]{0,30}""",
    "share line": r"""
        (?:(?:share|tweet|print|e-?mail|save|bookmark|copy\ link|follow\ us|facebook|twitter|x|whatsapp
        |linkedin|reddit|this|article|story|on|via|with\ friends)(?:[\ ,|/*]+|$))+""",
    "counter": rf"""
        (?:\d[\d,.]*\ ?[km]?\ ?\+?\ ?{_COUNTED}|{_COUNTED}\ ?[:(]?\ ?\d[\d,.]*\)?)
        (?:\ ?[|*,-]?\ ?\d[\d,.]*\ ?[km]?\ ?{_COUNTED})*""",
    "advertisement": r"""
        advertisements?|sponsored(?:\ content)?|promoted(?:\ content)?
        |(?:story|article)\ continues\ below.{0,40}""",
    "related link": r"""
        (?:read\ (?:more|also|next|the\ full\ (?:story|article))|see\ also|related|watch|listen|recommended
        |more\ (?:on\ this|from|stories))(?:\ ?[:>|].{0,160}|\ (?:stories|articles|links|content))?
        |most\ (?:read|popular)|trending(?:\ now)?|continue\ reading\W*|don't\ miss""",
    "mere address": r"(?:https?://|www\.)\S+|\S+@\S+\.\S+",
    "mere time": r"\d{4}-\d\d-\d\d(?:[T ][\d:.+Z-]+)?",
    "newsletter prompt": r"""
        (?:sign\ up|subscribe)\b.{0,80}\b(?:newsletters?|inbox|e-?mail|podcasts?|channel)\b.{0,80}""",
}
"""Lines known by their whole form, folded; in the order they are tried."""

_KNOWN = tuple((reason, re.compile(form, re.IGNORECASE | re.VERBOSE)) for reason, form in _FORMS.items())


def is_furniture(line: str) -> bool:
    """Whether a line is known by its form to belong to the page and not to the article."""
    return known_form(fold(line)) is not None


def known_form(folded: str) -> str | None:
    """What a folded line is known to be by its form: `share line`, `counter` …; None when it is not."""
    if len(folded) > LONGEST:
        return None
    return next((reason for reason, form in _KNOWN if form.fullmatch(folded)), None)


@dataclass(frozen=True, slots=True)
class Boilerplate:
    """What one outlet puts on many of its pages."""

    seen: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    """A line's fingerprint → the articles it stood in, up to as many as make it boilerplate; oldest first."""

    def why(self, line: str) -> str | None:
        """Why a line is no part of an article; None when it is."""
        own = fold(line)
        if known := known_form(own):
            return known
        if len(self.seen.get(_key(own), ())) >= ARTICLES:
            return "stands on many pages of this outlet"
        return None

    def learned(self, article: str, lines: Iterable[str]) -> "Boilerplate":
        """The same knowledge after one more reading of an article's lines."""
        seen = dict(self.seen)
        for line in lines:
            own = fold(line)
            if not own or len(own) > LONGEST:
                continue
            key = _key(own)
            articles = seen.pop(key, ())
            if article not in articles and len(articles) < ARTICLES:
                articles = (*articles, article)
            seen[key] = articles  # to the end: it was seen just now
        surplus = len(seen) - KEPT
        for key in list(seen)[: max(0, surplus)]:
            del seen[key]
        return Boilerplate(MappingProxyType(seen))


NOTHING_LEARNED = Boilerplate()


def own_paragraphs(text: Text, boilerplate: Boilerplate) -> tuple[str, ...]:
    """The paragraphs of a text that are its own."""
    return tuple(line for line in text.paragraphs if boilerplate.why(line) is None)


def _key(folded: str) -> str:
    """Under what a line is remembered: short, since an outlet has thousands."""
    return fingerprint(folded.encode("utf-8", "surrogatepass"))[:16]
