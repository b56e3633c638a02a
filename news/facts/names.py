"""Names of a sentence: people, organisations and places, titles and sentence openers taken off."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache

from news.facts.dates import DAYS_AND_MONTHS
from news.facts.numerals import SCALES, TENS, UNITS, value
from news.facts.places import is_listed, is_place, party
from news.facts.tongues import OPENERS, Tongue, is_office
from news.idf import STOPS, weight
from news.model import Fact
from news.tokens import listed

_CAPITAL = r"[A-ZÀ-ÖØ-ÞА-ЯЁІЇЄҐ]"
_NAME = re.compile(
    rf"(?<!\w)(?<!\w[’'])(?:(?:U\.S\.A?|U\.K\.|U\.N\.|E\.U\.|D\.C\.)(?!\w)|{_CAPITAL}[\w’'-]*(?:\.(?=\s{_CAPITAL}))?)"
    rf"(?:(?:\s(?:of\s(?:the\s)?|de\s|van\s(?:der\s)?|von\s(?:der\s)?|bin\s|al-|du\s|da\s)?"
    rf"|\s?/\s?){_CAPITAL}[\w’'-]*(?:\.(?=\s{_CAPITAL}))?)*"
)
TITLES = listed(
    "president vice mr mrs ms dr prof professor sen senator rep representative gov governor minister prime"
    " secretary"
    " general gen colonel col chairman chairwoman chief judge justice king queen prince princess pope"
    " mayor ambassador"
    " chancellor premier director speaker attorney congressman congresswoman lt sgt captain capt sir lady"
    " lord major"
    " former charge d'affaires d’affaires sheriff reverend rev foreign first deputy leader spokesman"
    " spokeswoman then"
    " democratic republican"
)

_GIVEN = listed(
    "aaron adam alan albert alexander alice andrew angela anna anne anthony barack barbara benjamin"
    " bernie betty bill bob boris brian carl carol charles chris christopher daniel david dennis donald"
    " donna dorothy douglas edward elizabeth emily emma eric eugene frank fred gary george gerald greg"
    " hans harold harry helen henry hillary howard ivan jack james jane janet jason jean jeff jennifer"
    " jerry jessica jim joe john jonathan joseph joshua juan julia karen keith kelly kenneth kevin kim"
    " larry laura lawrence leo lisa louis luis margaret maria marie mario martin mary matthew michael"
    " michelle mike mitt nancy nicholas oliver pamela patricia patrick paul peter philip rachel ralph"
    " raymond rebecca richard robert roger ronald russell ruth ryan sam samuel sandra sarah scott sean"
    " sharon simon stephanie stephen steven susan ted teresa thomas tim timothy tom tony victor victoria"
    " vladimir walter wayne william"
)
"""First names so frequent in the news that they pass for common words where they open a sentence."""
_ELIDED = re.compile(r"\b([LlDdQq]u?)['’](?=\w)")
"""French articles that cling to a name: `l’Ukraine`."""
_SLAVIC = re.compile(
    r"[А-ЯЁІЇЄҐ][\w’'-]+(?:ов|ев|єв|їв|ин|ін|ский|ський|цкий|енко|чук|юк|ук|ян|дзе|швили|швілі)(?:а|у|ым|им)?"
)
"""How Russian, Ukrainian and Caucasian family names end."""
_WORD = re.compile(r"\w[\w.-]*\w")
_COMPOUND = re.compile(r"[^\s-]+-[a-z]+(?:ed|led|based|style|wide|old|born|run)")
"""`Russian-backed` is no name."""
_BELONGING = re.compile(
    r"^(?:the\s)?(?:\S+['’]s|u\.?s\.?|american|ukrainian|russian|british|israeli|iranian)\s(?=\S+\s\S)"
)


def never(_word: str) -> bool:
    """That no word is known to be a common one."""
    return False


def names(
    sentence: str, index: int, told: Tongue = "en", is_common: Callable[[str], bool] = never
) -> Iterator[Fact]:
    """The names, each without what only introduces it; `Zelensky’s` is Zelensky.

    `is_common` tells of a word with a capital whether the text it stands in uses it as a common one.
    """
    if told == "fr":
        sentence = _ELIDED.sub(r"\1 ", sentence)
    found = (match.span() for match in _NAME.finditer(sentence))
    spans = [span for whole in found for span in _parted(sentence, *whole)]
    if told == "cyrillic":
        spans = [one for span in spans for one in _apart(sentence, *span)]
    if _is_title(sentence):
        spans = [word.span() for start, end in spans for word in _WORD.finditer(sentence, start, end)]
        spans = [(start, end) for start, end in spans if is_listed(sentence[start:end])]
    for begin, stop in spans:
        start, end = _trimmed(sentence, begin, stop)
        text = sentence[start:end]
        if told != "en" and not _is_abroad(sentence, start, text, told):
            continue
        if len(text) < 2 or (text.casefold() in STOPS and text != "US"):
            continue
        if _opens(sentence, start) and not _is_known(text) and is_common(text):
            continue
        folded = party(text)
        if folded in DAYS_AND_MONTHS or _COMPOUND.fullmatch(text):
            continue
        folded = _ordered(folded.replace("’", "'"))
        yield Fact("place" if is_place(text) else "name", folded, text, index, start, end)


def common_words(sentences: Iterable[str]) -> Callable[[str], bool]:
    """What tells whether a text writes a word small, in either number, and nowhere with a capital inside a
    sentence: `Ferry crews return` names nobody where `the ferry` sails.
    """
    told = "\n".join(one for one in sentences if not _is_title(one))

    @cache
    def is_common(word: str) -> bool:
        if " " in word or f" {word}" in told:
            return False
        small = word.casefold()
        forms = {small, f"{small}s", small.removesuffix("s")}
        forms |= {f"{small.removesuffix('y')}ies"} if small.endswith("y") else set()
        forms |= {f"{small.removesuffix('ies')}y"} if small.endswith("ies") else set()
        return any(f" {form}" in told and _stands(form, told) for form in forms)

    return is_common


def _stands(word: str, told: str) -> bool:
    """Whether a text has the word whole."""
    return re.search(rf" {re.escape(word)}(?![\w-])", told) is not None


def _is_known(word: str) -> bool:
    """Whether a word is known as a name whatever else it means."""
    return word.casefold() in _GIVEN or is_listed(word) or is_place(word)


def _apart(sentence: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Two listed names side by side as two, as free word order puts them: `по Киеву Москва`."""
    words = [match.span() for match in _WORD.finditer(sentence, start, end)]
    if len(words) == 2 and all(is_listed(sentence[one:other]) for one, other in words):
        yield from words
    else:
        yield start, end


def _is_abroad(sentence: str, start: int, text: str, told: Tongue) -> bool:
    """Whether a word with a capital is a name in a language that tells it in its own way.

    German writes all nouns so: there one word must be listed. Elsewhere one that opens a sentence must be,
    or end as Slavic family names do.
    """
    if " " in text:
        return not any(value(word) or word.casefold() in SCALES for word in text.split())
    return not (_opens(sentence, start) or told == "de") or is_listed(text) or bool(_SLAVIC.fullmatch(text))


def _is_title(sentence: str) -> bool:
    """Whether every word that tells something has a capital: then a capital makes no name."""
    told = [word for word in sentence.split() if word.casefold() not in STOPS and word[0].isalpha()]
    return len(told) >= 4 and all(word[0].isupper() for word in told)


def _parted(sentence: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """`Ron Paul of Texas` as two names, `Bank of America` as one: only some heads go on after `of`."""
    for match in _LINK.finditer(sentence, start, end):
        head = match[1].casefold()
        apart = is_place(match[1]) if match["owns"] else head not in GENERIC and head not in _HEADS
        if apart:
            yield start, match.end(1)
            start = match.end()
    yield start, end


def _trimmed(sentence: str, start: int, end: int) -> tuple[int, int]:
    """The span without a first word that is no name: a title, or a plain word that opens the sentence."""
    while start < end:
        word, *rest = sentence[start:end].split(maxsplit=1)
        belongs = rest and rest[0].split(maxsplit=1)[0].casefold().strip(".,") in TITLES
        if not (_introduces(word, opens=_opens(sentence, start)) or (belongs and _is_party(word.strip(",")))):
            break
        start = end - len(rest[0]) if rest else end
    text = sentence[start:end]
    return start, end - 2 if text.endswith(("’s", "'s")) else end


def _opens(sentence: str, start: int) -> bool:
    """Whether what starts here is a sentence's or a quotation's first word, where a capital tells nothing."""
    before = sentence[:start].rstrip()
    return before[-1:] in '"“«:.!?' or not before.strip(" \"'“‘«(—–-")


@lru_cache(maxsize=1 << 14)
def _introduces(word: str, *, opens: bool) -> bool:
    """Whether a word with a capital is no part of the name behind it."""
    folded = word.casefold().strip(".,").removesuffix("’s").removesuffix("'s")
    head = folded.replace("’", "'").partition("'")[0]
    if head in STOPS and folded not in ("us", "it"):
        folded = head
    if folded in STOPS:
        return word not in ("US", "UN", "IT")
    if folded in TITLES or is_office(folded) or folded in UNITS or folded in TENS or folded in SCALES:
        return True
    plain = word[1:].islower() and folded not in _GIVEN and _is_plain(folded) and not is_place(folded)
    return opens and (folded in OPENERS or plain)


def _is_party(word: str) -> bool:
    """Whether a word is one of a country's names: its president's name is without it."""
    return party(word) != word.casefold().removesuffix("'s").removesuffix("’s")


def _is_plain(word: str) -> bool:
    """Whether a word that opens a sentence is likelier a common word than a name."""
    return 0 < weight(word) < 4.2


def _ordered(name: str) -> str:
    """`department of defense` as `defense department`, without the country it belongs to."""
    name = _BELONGING.sub("", name)
    head, of, tail = name.partition(" of ")
    return f"{tail.removeprefix('the ')} {head}" if of and " of " not in tail and head in GENERIC else name


_LINK = re.compile(r"([^\s’']+)(?: of (?:the )?|(?P<owns>['’]s\s))(?=[^\W\d_])")
_HEADS = listed(
    "bank duke library museum head house city state republic kingdom united church lord gulf cape isle"
)
GENERIC = listed(
    "department ministry office party committee court university agency council house street association"
    " institute"
    " commission bank group union federation school college hospital center centre board bureau service"
    " forces party"
    " company corp inc act bill state county city district minister president administration news times post"
)
"""Words that many names end with: alone they name nobody."""
