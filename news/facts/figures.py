"""Figures of a sentence: counts with what they count, money with its currency, percentages."""

import re
from collections.abc import Iterator, Sequence

from news.facts.numerals import NUMERAL, shown, value
from news.idf import STOPS
from news.model import Fact, FactKind
from news.tokens import listed

_SIGNS = {
    "$": "USD", "us$": "USD", "usd": "USD", "c$": "CAD", "a$": "AUD", "€": "EUR", "eur": "EUR", "£": "GBP",
    "gbp": "GBP", "¥": "JPY", "₴": "UAH", "uah": "UAH", "₽": "RUB", "rub": "RUB", "₹": "INR", "rs": "INR",
}  # fmt: skip
_COINS = {
    "dollar": "USD", "buck": "USD", "cent": "USD cent", "euro": "EUR", "pound": "GBP", "ruble": "RUB",
    "rouble": "RUB",
    "hryvnia": "UAH", "yen": "JPY", "yuan": "CNY", "franc": "CHF", "mark": "DEM", "rupee": "INR",
    "peso": "peso",
    "won": "KRW", "доллар": "USD", "долл": "USD", "долар": "USD", "рубл": "RUB", "руб": "RUB",
    "гривен": "UAH",
    "грн": "UAH", "евро": "EUR", "євро": "EUR", "dólar": "USD", "livre": "GBP",
}  # fmt: skip
_HEDGES = (
    "more than|over|at least|no fewer than|no less than|upwards of|as many as|as much as|up to|under|less"
    " than|fewer than"
    "|about|around|some|roughly|nearly|almost|approximately|an estimated|close to|just over|just under|only"
    "|more or less|≥|>|~|более|около|почти|понад|близько|майже|mehr als|über|rund|etwa|knapp|plus de"
    "|environ|près de"
    "|más de|unos|casi|cerca de"
)
_COIN = "|".join(_COINS)
_FIGURE = re.compile(
    rf"""
    (?<![\w.,/&-])
    (?:(?P<hedge>{_HEDGES.replace(" ", chr(92) + "s")})\s+)?
    (?P<body>
      (?:(?P<sign>(?:US|C|A)?[$]|[€£¥₴₽₹]|\b(?:USD|EUR|GBP|UAH|RUB|Rs)\b\.?)\s?)?
      (?P<number>{NUMERAL})
      (?P<unit>
        \s?%
        |[\s-](?:percentage\spoints?|per\s?cent|percent|процент\w*|відсотк\w*|prozent|pour\scent|por\sciento)\b
        |[\s-](?P<coin>(?:(?:U\.?S\.?|US|American|Canadian|Australian)\s)?(?:{_COIN})\w{{0,3}}\b)
        |\s?[€₽₴]
      )?
    )
    (?!\w)
    """,
    re.IGNORECASE | re.VERBOSE,
)
_WORD = re.compile(r"[\s-]*([^\W\d_][\w’'-]*|of\b)")
_PLURALS = listed("people men women children troops police percent personnel staff feet teeth mice aircraft")
_BARE = listed("one second a an")


def figures(sentence: str, index: int, taken: Sequence[tuple[int, int]]) -> Iterator[Fact]:
    """The figures that stand in no span `taken` already (dates, names)."""
    for match in _FIGURE.finditer(sentence):
        start, end = match.span("body")
        if any(start < stop and begin < end for begin, stop in taken):
            continue
        number = value(match["number"])
        if number is None or (
            match["number"].casefold() in _BARE and not match["unit"] and not match["sign"]
        ):
            continue
        kind, unit = _unit(match)
        counted = _counted(sentence, end) if kind == "figure" else None
        yield Fact(kind, shown(number), match["body"], index, start, end, unit, counted, match["hedge"])


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
    if unit:
        return "percent", "points" if "points" in unit else "percent"
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
    return " ".join(words) or None
