"""Quotations of a paragraph with their speaker and verb; parts of one that spans sentences stand apart."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_QUOTE = re.compile(
    r"“([^“”\"]{2,900})(?:[”\"]|$)|«([^«»]{2,900})(?:»|$)|„([^„“”]{2,900})[“”]"
    r"|(?<!\w)\"([^\"”]{2,900})(?:[\"”]|$)"
)
SAY = (
    r"(?:said|says|say|saying|told|tells|added|adds|wrote|writes|tweeted|asked|asks|replied|responded"
    r"|warned|warns|insisted"
    r"|insists|argued|argues|explained|noted|notes|stated|declared|announced|acknowledged|conceded"
    r"|recalled|concluded"
    r"|continued|claimed|charged|complained|cautioned|testified|joked|quipped|stressed|remarked|observed"
    r"|suggested"
    r"|predicted|vowed|promised|cited|reported|called|described|denounced|urged|reads?|according\sto"
    r"|shouted|yelled"
    r"|emphasized|contended|maintained|countered|confirmed|demanded|proclaimed|admitted|commented|sa(?:id"
    r"|ys)\sin"
    r"|сказал[аи]?|заявил[аи]?|отметил[аи]?|добавил[аи]?|сообщил[аи]?|сказав|заявив|зазначив|повідомив|додав"
    r"|sagte|erklärte|betonte|a\s(?:dit|déclaré|ajouté|affirmé)|dijo|afirmó|declaró|aseguró)"
)
_NAME = r"(?:(?:[A-ZА-ЯЁІЇЄҐÀ-Þ][\w’'.-]*|(?:al|de|van|von|bin|del|der|la)[-\s])(?:\s|(?=[,.;]|$))?){1,6}"
_WHO = rf"(?:(?:the|a|an|one|his|her|their)\s(?:[\w’'-]+\s){{0,4}}?[\w’'-]+|he|she|they|it|{_NAME})"
_AFTER = re.compile(rf"[,\s]*(?:{SAY}\s(?P<who>{_WHO})|(?P<who2>{_WHO})[^.“\"]{{0,60}}?\s{SAY}\b)")
_BEFORE = re.compile(
    rf"(?P<who>{_WHO})(?:,[^,“\"]{{0,80}},)?\s[^.,“\"]{{0,40}}?\b{SAY}\b[^.“\"]{{0,60}}[\s:,]*$"
)
_ACCORDING = re.compile(rf"according\sto\s(?P<who>{_WHO})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation where it stands in its paragraph."""

    start: int
    end: int
    speaker: str | None


def quotes(paragraph: str) -> Iterator[Quote]:
    """The quotations, each with the speaker its sentence names, else the one before it in the paragraph."""
    speaker: str | None = None
    for match in _QUOTE.finditer(paragraph):
        group = match.lastindex or 1
        if not _is_speech(match[group], paragraph, match.start()):
            continue
        speaker = _speaker(paragraph, match.start(), match.end()) or speaker
        yield Quote(match.start(group), match.end(group), speaker)


def _is_speech(words: str, paragraph: str, start: int) -> bool:
    """Whether the marks hold words that were said, not a title such as “Fox and Friends”."""
    plain = [word for word in words.split() if word[:1].isalpha()]
    capitals = sum(word[0].isupper() for word in plain)
    if len(plain) >= 2 and capitals >= len(plain) - sum(
        word in ("and", "of", "the", "in", "with", "a") for word in plain
    ):
        return words.rstrip()[-1:] in ",.!?" and paragraph[:start].rstrip()[-1:] in ("", ",", ":")
    return bool(plain)


def _speaker(paragraph: str, start: int, end: int) -> str | None:
    """Who is named next to the quotation with a verb of saying."""
    if match := _AFTER.match(paragraph, end):
        return _clean(match["who"] or match["who2"])
    if match := _BEFORE.search(paragraph, max(0, start - 220), start):
        return _clean(match["who"])
    return None


def _clean(who: str) -> str:
    return re.sub(r"\s+", " ", who).strip(" ,.;")
