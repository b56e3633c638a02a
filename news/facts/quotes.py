"""Quotations of a paragraph with their speaker and verb; parts of one that spans sentences stand apart."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_CLOSED = r"(?<=[\w,.!?…%])['’](?=[\s.,;:!?)—–-]|$)"
_QUOTE = re.compile(
    r"“([^“”\"]{2,900})(?:[”\"]|$)|«([^«»]{2,900})(?:»|$)|„([^„“”]{2,900})[“”]"
    r"|(?<!\w)\"([^\"”]{2,900})(?:[\"”]|$)"
    r"|(?<![^\s(—–-])['‘](?=[^\W\d_])(?!(?:em|tis|twas|til|till|cause|bout|round|n)\b)(?:"
    rf"([^\s“”\"]+(?<!['’])\s(?:(?!(?<=\s)['‘])[^“”\"]){{1,900}}?)(?<!s){_CLOSED}"
    rf"|([^\s“”\"]+(?<!['’])\s[^“”\"]{{1,900}}?){_CLOSED})"
)
"""A single mark opens before a letter, where a word begins, and closes behind one, where it ends: behind an s
only where no other does, for it may be a genitive. What holds a single word is no quotation."""
SAY = (
    r"(?:said|says|say|saying|told|tells|added|adds|wrote|writes|tweeted|asked|asks|replied|responded"
    r"|warned|warns|insisted"
    r"|insists|argued|argues|explained|noted|notes|stated|declared|announced|acknowledged|conceded"
    r"|recalled|concluded"
    r"|continued|claimed|charged|complained|cautioned|testified|joked|quipped|stressed|remarked|observed"
    r"|suggested"
    r"|predicted|demands|warning|vowed|promised|cited|reported|called|described|denounced|urged|reads?|according\sto"
    r"|shouted|yelled|reiterated|repeated|asserted"
    r"|emphasized|contended|maintained|countered|confirmed|demanded|proclaimed|admitted|commented|sa(?:id"
    r"|ys)\sin"
    r"|(?:сказал|заявил|отметил|добавил|сообщил|подчеркнул|написал|объяснил|рассказал|ответил|пояснил)[аи]?"
    r"|(?:каза|заяви|зазначи|повідоми|дода|наголоси|підкресли|написа|поясни|розпові|відпові|сказа|уточни)(?:в|ла|ли)"
    r"|sagten?|erklärten?|betonten?|kritisierten?|schriebe?n?|schrieb|warnten?|forderten?|fügte|meinte|teilte|zufolge"
    r"|a(?:vait)?\s(?:dit|déclaré|ajouté|affirmé|assuré|estimé|annoncé|expliqué|souligné|écrit|répondu|lancé)"
    r"|selon|a-t-|dijo|dijeron|afirmó|declaró|aseguró|explicó|señaló|añadió|agregó|advirtió|sostuvo|indicó|según)"
)
_NAME = (
    r"(?!(?:The|An?|And|But|In|On|At|He|She|They|It|If|As|When|While|After|That|This|His|Her|However|Indeed"
    r"|From|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Twenty|Thirty|Forty|Fifty"
    r"|Instead|Asked|Added|Still|Then|Now|Yet|For|Or|So|But|To|By|Of|[RD]-)\b)"
    r"(?:(?:[A-ZА-ЯЁІЇЄҐÀ-Þ][\w’'.-]*+|(?:al|de|van|von|bin|del|der|la)[-\s])(?:\s|(?=[,.;:]|$))?){1,6}"
)
_TAIL = (
    r"(?:\s(?!(?:of|in|who|on|after|at|during|from|with|as|is|was|has|had|then|also|that|to|for|by)\b)"
    r"[\w’'-]+)"
)
_WHO = (
    rf"(?<!\w)(?:(?:[Tt]he|[Aa]n?|[Oo]ne|[Hh]is|[Hh]er|[Tt]heir|le|la|un|une|el|una|(?:der|die|das|eine?)(?=\s[A-ZÄÖÜ]))"
    rf"{_TAIL}{{1,3}}|(?:[Hh]e|[Ss]he|[Tt]hey|elle|il)\b|{_NAME})"
)
_MORE = r"(?:\sback|\sin\sa\sstatement)?"
_VERB = (
    rf"(?:{SAY}|shot|blamed|informed|accused|demand(?:s|ed)|asserted|alleged|object(?:ed|ing)|writing|adding|noting|arguing|insisting|telling|calling|claiming|describing|states|criticiz(?:ed|es|ing)|accus(?:es|ing)|dismiss(?:ed|ing)|characteriz(?:ed|ing)|referred|referring\sto"
    r"|comment)"
)
_OFFICE = r"(?:(?:[а-яёіїєґ’'-]+|МИД|МЗС|МВД|МВС|ООН)\s){0,3}"
"""What may stand before a name in Cyrillic: `представитель МИД`."""
_SAID_X = re.compile(rf"[,\s—–-]*(?:{SAY}\s?{_OFFICE})(?P<who>{_WHO}|(?<=a-t-)(?:il|elle))")
_X_SAID = re.compile(
    rf"[,\s]*(?P<who>{_WHO}|[Ii]t\b)\s?(?:,[^“”\"]{{3,140}},|\([^)]*\))?\s?[^.,“\"]{{0,60}}?\b{SAY}\b"
)
_BEFORE = re.compile(
    rf"(?P<who>{_WHO})\s?(?:(?:of|from)\s[^,;“\"]{{2,40}})?(?:,[^“\"]{{3,140}},)?\s?[^.,;“\"]{{0,60}}?\b{_VERB}\b{_MORE}[^“”\"]{{0,160}}$"
)
_LONG_BEFORE = re.compile(rf"(?P<who>{_WHO})\s?[^.;“”\"]{{0,140}}?\b{_VERB}\b{_MORE}[^“”\"]{{0,80}}$")
_BESIDE = re.compile(rf"(?:\s?of\s[^,]{{2,40}})?,\s(?P<who>{_NAME})\s?(?:of\s[^,]{{2,40}})?,")
_HOLDER = re.compile(
    r"\s?(?:[a-z-]+\s){0,2}?(?:spokes(?:wo)?man|chair(?:wo)?man|director|president|analyst|lawyer|advis[eo]r"
    rf"|official|manager|strategist|leader|chief|executive|professor|attorney|minister|editor)\s(?P<who>{_NAME})"
)
"""An office whose holder is named behind it: `Obama campaign spokeswoman Lis Smith`."""
_GROUP = re.compile(
    r"\s?(?:(?:senior|top|former|administration|government|intelligence|military|defense|campaign|police|state"
    r"|federal|local|health|security|election|party|court|law enforcement)\s){0,2}"
    r"(?:officials?|sources?|aides?|advis[eo]rs?|lawmakers|prosecutors)\b"
)
"""Who speaks for what a name stands for: `U.S. intelligence officials`."""
_FAR = 260
"""Characters before a quotation in which its speaker is looked for."""
_STOP = re.compile(
    r"(?<!\bMr)(?<!\bMs)(?<!\bMrs)(?<!\bDr)(?<!\bGov)(?<!\bSen)(?<!\bRep)(?<!\bGen)(?<!\bLt)(?<!\bSt)"
    r"(?<!\b[A-Z])[.?!][”\"]?\s"
)
"""The end of a sentence; a title's stop is none."""
_ADDED_X = re.compile(rf"(?:^|[.”\"]\s)(?:Added|Said|Asked|Replied)\s(?P<who>{_WHO})\s?:\s*$")


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation where it stands in its paragraph."""

    start: int
    end: int
    speaker: str | None


def quotes(paragraph: str) -> Iterator[Quote]:
    """The quotations, each with the speaker named beside it, else the last named before it, else the next."""
    found: list[tuple[int, int, str | None]] = []
    speaker: str | None = None
    for match in _QUOTE.finditer(paragraph):
        group = match.lastindex or 1
        if _is_speech(match[group], paragraph, match.start()):
            speaker = _speaker(paragraph, match) or speaker
            words = match[group]
            start = match.end(group) - len(words.lstrip())
            found.append((start, match.start(group) + len(words.rstrip()), speaker))
    first = next((one[2] for one in found if one[2]), None)
    for start, end, who in found:
        yield Quote(start, end, who or first)


def _is_speech(words: str, paragraph: str, start: int) -> bool:
    """Whether the marks hold words that were said, not a title such as “Fox and Friends”."""
    plain = [word for word in words.split() if word[:1].isalpha()]
    capitals = sum(word[0].isupper() for word in plain)
    if len(plain) >= 2 and capitals >= len(plain) - sum(
        word in ("and", "of", "the", "in", "with", "a") for word in plain
    ):
        return words.rstrip()[-1:] in ",.!?" and paragraph[:start].rstrip()[-1:] in ("", ",", ":")
    return bool(plain)


def _speaker(paragraph: str, quote: re.Match[str]) -> str | None:
    """Who is named next to the quotation with a verb of saying, after it or before it in the sentence."""
    start, end = quote.span()
    if match := _SAID_X.match(paragraph, end):
        return _clean(_named(match["who"], paragraph[match.end("who") : match.end("who") + _FAR]))
    goes_on = quote[0].rstrip("”\"»“’' ")[-1:] in ",?!…" or paragraph[end : end + 1] == ","
    if goes_on and (match := _X_SAID.match(paragraph, end)):
        return _clean(_named(match["who"], paragraph[match.end("who") : match.end()]))
    before = paragraph[max(start - _FAR, 0) : start]
    begin = max((stop.end() for stop in _STOP.finditer(before)), default=0)
    before = before[begin:]
    match = _ADDED_X.search(before) or _BEFORE.search(before) or _LONG_BEFORE.search(before)
    return _clean(_named(match["who"], before[match.end("who") :])) if match else None


def _named(who: str, after: str) -> str:
    """Who is described, where the name follows: `one of her lawyers, Tom Kirsch, says`."""
    is_described = who[0].islower() or who.startswith("The ") or who.strip() == "One"
    name = (_BESIDE.match(after) if is_described else None) or _HOLDER.match(after)
    many = _GROUP.match(after)
    return name["who"] if name else who + many[0] if many else who


def _clean(who: str) -> str:
    return re.sub(r"\s+", " ", who).strip(" ,.;")
