"""Figures of a sentence: counts with what they count, money with its currency, percentages."""

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from news.facts.numerals import ABROAD, NUMERAL, SCALES, TENS, UNITS, shown, value
from news.idf import STOPS
from news.model import Fact, FactKind
from news.tokens import listed

_SIGNS = {
    "$": "USD", "us$": "USD", "usd": "USD", "dlrs": "USD", "c$": "CAD", "a$": "AUD", "hk$": "HKD", "€": "EUR",
    "eur": "EUR", "£": "GBP", "gbp": "GBP", "¥": "JPY", "₴": "UAH", "uah": "UAH", "₽": "RUB", "rub": "RUB",
    "₹": "INR", "rs": "INR", "rm": "MYR", "dm": "DEM",
}  # fmt: skip
_COINS = {
    "dollar": "USD", "buck": "USD", "cent": "USD cent", "penn": "USD cent", "euro": "EUR", "pound": "GBP",
    "ruble": "RUB", "rouble": "RUB", "hryvnia": "UAH", "yen": "JPY", "yuan": "CNY", "franc": "CHF",
    "deutschmark": "DEM", "rupee": "INR", "peso": "peso", "ringgit": "MYR", "kron": "krone", "доллар": "USD",
    "долл": "USD", "долар": "USD", "рубл": "RUB", "руб": "RUB", "гривен": "UAH", "грн": "UAH", "евро": "EUR",
    "євро": "EUR", "dólar": "USD", "livre": "GBP",
}  # fmt: skip
_HEDGES = (
    "more than|over|at least|no fewer than|no less than|upwards of|as many as|as much as|up to|under|less"
    " than|fewer than"
    "|about|around|some|roughly|nearly|almost|approximately|an estimated|close to|just over|just under|only"
    "|more or less|≥|>|~|более|больше|не менее|свыше|около|примерно|почти|понад|більше|щонайменше|близько"
    "|майже|mehr als|mindestens|über|rund|etwa|knapp|fast|plus de|au moins|moins de|environ|près de|presque"
    "|más de|al menos|menos de|un[oa]s|casi|cerca de"
)
_COIN = "|".join(_COINS)
_MANY = "hundreds|thousands|millions|billions|trillions|dozens|scores"
_FRACTION = "half|third|quarter|fourth|fifth|sixth|seventh|eighth|ninth|tenth|hundredth"
_FIGURE = re.compile(
    rf"""
    (?<![\w.,/&$€£]) (?<![^\W\d]-)
    (?:(?P<hedge>{_HEDGES.replace(" ", chr(92) + "s")})\s+)?
    (?P<body>
      (?:(?P<sign>(?:US|HK|C|A)?[$]|[€£¥₴₽₹]|\b(?:USD|EUR|GBP|UAH|RUB|Rs|RM|DM|dlrs)\b\.?|\bRM(?=\d))\s?)?
      (?P<number>
        (?P<fraction>\b(?:one|two|three|four|five|seven|nine)[-\s](?:{_FRACTION})s?\b|\d+/\d+\b|\bhalf\b(?![-\s](?:an?|dozen)\b))
        |(?P<many>\b(?:tens\sof\s)?(?:{_MANY})\b(?:\sof\s(?:{_MANY})\b)?)
        |{NUMERAL}
      )
      (?P<unit>
        \s?%
        |[\s-](?:of\s(?:a|one)\s)?(?:percentage\spoints?|basis\spoints?|per\s?cent|percent|процент\w*|відсотк\w*|prozent
          |pour\scent|por\sciento)\b
        |[\s-](?:of\s|de\s|d['’])?(?P<coin>(?:(?:U\.?S\.?|US|American|Canadian|Australian)\s)?(?:{_COIN})\w{{0,3}}\b)
        |\s?[€₽₴]
      )?
    )
    (?!\w)
    (?=\s?(?:-|–|to|and|or)\s?\d[\d.,]*\s?(?P<later>percent|per\scent|%))?
    """,
    re.IGNORECASE | re.VERBOSE,
)
_WORD = re.compile(r"[\s-]*([^\W\d_][\w’'-]*|of\b)")
_NOUN = re.compile(r"[A-ZÄÖÜ]\w+|[Ѐ-ӿ’']+(?<![ыи]х)(?<!ого)")
"""A German noun, or a Cyrillic word that is no adjective: what is counted ends with it."""
_PLURALS = listed("people men women children troops police percent personnel staff feet teeth mice aircraft")
_LABEL = re.compile(
    r"(?:\b(?:No|Nos|Section|section|Resolution|resolution|Article|Chapter|Channel|Route|Highway"
    r"|Interstate|Page|page|Part"
    r"|Local|Day|Job|Top|Title|Psalm|Proposition|Rule|Boeing|Apollo)\.?\s|#\s?)$"
)
"""What makes the number after it a name rather than a count."""
_WHOLE = re.compile(r"[^\W\d_]{5,}\.$")
"""A scale written out: the stop after it is the sentence's, that after `млн.` is its own."""
_ONE = re.compile(
    r"(?:\b(?:the|this|that|no|any|every|some|each|which|another|only|a|an)\s|\b(?:not|or|by)\s)$",
    re.IGNORECASE,
)
_ONE_AFTER = re.compile(
    r"\s(?:another|day|thing|time|can|could|might|may|would|is|was|who|has|else)\b|['’]s\b|self"
)


_HINTS = {*UNITS, *TENS, *SCALES, *ABROAD, "п", "дев"} | listed(
    "half hundreds thousands millions billions trillions dozens scores penny"
)


def may_count(sentence: str, words: AbstractSet[str]) -> bool:
    """Whether a sentence of these words can hold a figure at all."""
    return not _HINTS.isdisjoint(words) or any(map(str.isdigit, sentence))


def figures(sentence: str, index: int, taken: Sequence[tuple[int, int]]) -> Iterator[Fact]:
    """The figures that stand in no span `taken` already (dates); what is vague has its words for a value."""
    for match in _FIGURE.finditer(sentence):
        start, end = match.span("body")
        if any(start < stop and begin < end for begin, stop in taken) or not _counts(match, sentence):
            continue
        kind, unit = _unit(match)
        counted = _counted(sentence, end) if kind == "figure" else None
        text = match["body"]
        if text[-1] == "." and _WHOLE.search(text):
            text, end = text[:-1], end - 1
        yield Fact(kind, _value(match), text, index, start, end, unit, counted, match["hedge"])


def _counts(match: re.Match[str], sentence: str) -> bool:
    """Whether a number counts: it is no label (`No. 1`), no pronoun (`no one`), no line's number (`2.`)."""
    word, start, end = match["number"].casefold(), match.start("body"), match.end("body")
    if match["unit"] or match["sign"]:
        return True
    if word in ("one", "1") and word != "1":
        return not (_ONE.search(sentence, 0, start) or _ONE_AFTER.match(sentence, end))
    if word in ("a", "an", "second") or _LABEL.search(sentence, max(0, start - 14), start):
        return False
    return bool(start) or sentence[end : end + 1] != "."


def _value(match: re.Match[str]) -> str:
    """The number, else the words of what is no exact number."""
    number = match["number"].casefold()
    if match["fraction"]:
        return {"half": "0.5", "one-half": "0.5"}.get(number, re.sub(r"[\s-]", " ", number))
    exact = None if match["many"] else value(number)
    return number if exact is None else shown(exact)


def _unit(match: re.Match[str]) -> tuple[FactKind, str | None]:
    """What kind of figure it is, and in which unit."""
    if match["sign"]:
        return "money", _SIGNS[match["sign"].casefold().rstrip(".")]
    unit = (match["unit"] or "").strip(" -").casefold()
    if match["coin"]:
        coin = match["coin"].casefold().split()[-1]
        return "money", next(code for name, code in _COINS.items() if coin.startswith(name))
    if unit in ("€", "₽", "₴"):
        return "money", _SIGNS[unit]
    if unit or match["later"]:
        return "percent", "points" if "point" in unit else "percent"
    return "figure", None


def _counted(sentence: str, end: int) -> str | None:
    """What a bare figure counts: the words after it up to the first plural, none past a stop word."""
    words: list[str] = []
    while len(words) < 4 and (match := _WORD.match(sentence, end)):
        word = match[1].casefold()
        if word in STOPS:
            break
        words.append(word)
        end = match.end()
        if word in _PLURALS or (word.endswith("s") and not word.endswith(("ss", "'s", "’s"))):
            break
        if _NOUN.fullmatch(match[1]):
            break
    return " ".join(words) or None
