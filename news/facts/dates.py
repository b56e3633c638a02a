"""Dates and times of a sentence; relative ones resolved by the day the text claims."""

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from datetime import date, timedelta

from news.facts.calendar import ABROAD, DAYS, ENGLISH, MONTHS, WEEK, in_english
from news.facts.numerals import value
from news.facts.tongues import Tongue
from news.model import Fact
from news.tokens import listed

_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_DAY = "|".join(WEEK)
_COUNT = r"(?:\d+|a|an|one|two|three|four|five|six|seven|eight|nine|ten|several|few)"

_COUNTED = (
    r"\s(?:people|troops|soldiers|dead|miles|km|feet|votes|dollars|jobs|men|women|percent|points"
    r"|members|workers)"
)
_SPANS = "week|month|year|night|summer|winter|spring|fall|autumn|weekend|quarter|decade|century"

_DATE = re.compile(
    rf"""
    (?<!\w)(?=[\w'’])(?:  # every date begins where a word does: most places are passed at once
    (?P<iso>(?:1[5-9]|20)\d\d-[01]\d-[0-3]\d)\b
  | (?:\b(?P<weekday1>{_DAY}),?\s(?:the\s)?)?
    \b(?P<month>{_MONTH})\b\.?(?:
        \s(?P<day>[0-3]?\d)(?:st|nd|rd|th)?\b(?!\s?(?:%|percent|million|billion|thousand))
        (?:\s?[-–]\s?(?P<day_to>[0-3]?\d)\b)?
        (?:,?\s(?P<year>(?:1[5-9]|20)\d\d)\b)?
      | ,?\s(?:of\s)?(?P<year2>(?:1[5-9]|20)\d\d)\b
      )?
  | \b(?P<day2>[0-3]?\d)(?:st|nd|rd|th|\.|º)?\s(?:of\s|de\s)?(?P<month2>{_MONTH})\b\.?
    (?:,?\s(?:de\s)?(?P<year3>(?:1[5-9]|20)\d\d)\b)?
  | \b(?P<weekday>(?:(?:last|next|this|early|late)\s)?(?:{_DAY})s?)\b
    (?:\s(?:morning|afternoon|evening|night))?
  | \b(?P<relative>yesterday|today|tonight|tomorrow
      |(?:last|next|this|past)\s(?:{_SPANS})
      |(?:earlier|later)\sthis\s(?:week|month|year)
      |{_COUNT}\s(?:days?|weeks?|months?|years?|decades?)\s(?:ago|earlier|later|before))\b
  | \b(?P<decade>(?:the\s)?(?:(?:early|mid|late)[-\s])?(?:1[89]|20)\d0s|['’]?\d0s)\b
  | (?<![\w$€£.,#-])(?<!No\.\s)
    (?P<year4>(?:1[6-9]\d\d|20[0-4]\d)(?:-\d\d)?)\b(?![.,]\d|-?(?:{_COUNTED})\b|\s?%)
  | (?<=[-–])(?P<year5>1[6-9]\d\d|20[0-4]\d)\b
  | \b(?:the|that|this|last|next|early|late|in|of|since|recent|every|each)\s
    (?P<season>summer|winter|spring|autumn)\b(?!\straining)
  | \b(?:the|last|next|early|late|in|this)\s(?P<fall>fall)\b(?!\s(?:of|in|from|to)\b)
  | \b(?P<clock>[0-2]?\d(?::[0-5]\d)?\s?(?:[ap]\.m\.|[ap]m\b)|[0-2]?\d:[0-5]\d\b|noon\b|midnight\b)
    (?:\s(?:EDT|EST|GMT|UTC|ET|PT|PDT|PST|BST|CET)\b)?
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_WHOLE = re.compile(r"[^\W\d_]{5,}\.$")
"""A month written out: the stop after it is the sentence's, that after `Sept.` is its own."""
_BEFORE_MONTH = re.compile(
    r"\b(?:in|of|last|next|since|by|until|this|early|late|through|from|to|for|mid|on|im|ab|seit"
    r"|bis|anfang|mitte|ende|en|de|fin|début|mi|в|у|до|з|с)[\s-]$",
    re.IGNORECASE,
)
DAYS_AND_MONTHS = frozenset([*DAYS, *MONTHS]) - {"may", "mar", "jan", "mars", "марта"}
_AS_NAMES = listed("may march mar mars sat sun sep dec jan juin mai mayo марта август августа мая май мае")
"""Months and days that are common words too: on their own they want a capital, and `may` a day or a year."""


_HINTS = DAYS_AND_MONTHS | listed(
    "may march jan mar mars yesterday today tonight tomorrow noon midnight day days week weeks weekend"
    " month months year"
    " years night summer winter spring fall autumn quarter decade decades century"
    " mondays tuesdays wednesdays thursdays fridays saturdays sundays"
)
_HINT = re.compile(r"\d{4}|\ds\b|\d:\d\d|\d\s?[ap]\.?m\b", re.IGNORECASE)


def may_date(sentence: str, words: AbstractSet[str]) -> bool:
    """Whether an English sentence of these words can hold a date at all: most cannot, and this is quick."""
    return not _HINTS.isdisjoint(words) or _HINT.search(sentence) is not None


def dates(sentence: str, index: int, claimed: date | None, told: Tongue = "en") -> Iterator[Fact]:
    """The dates of a sentence; without `claimed` those without a year are given without one."""
    for match in _DATE.finditer(sentence):
        if not _is_date(match):
            continue
        bare = next((name for name in ("year4", "year5", "season", "fall") if match[name]), None)
        start, end = match.span(bare) if bare else match.span()
        if sentence[end - 1] == "." and _WHOLE.search(sentence, start, end):
            end -= 1
        yield Fact("date", _value(match, claimed), sentence[start:end], index, start, end)
    if told == "en":
        return
    for match in ABROAD.finditer(sentence):
        yield Fact("date", _abroad(match, claimed), match[0], index, *match.span())


def _abroad(match: re.Match[str], claimed: date | None) -> str:
    """The value of a date in another language."""
    if match["weekday"]:
        return _weekday([WEEK[DAYS[match["weekday"].casefold()]]], claimed)
    if match["relative"]:
        return _relative(in_english(match["relative"]), claimed)
    return ":".join(re.findall(r"\d+", match["clock"]))


def _is_date(match: re.Match[str]) -> bool:
    """Whether a month's name means the month."""
    month = match["month"]
    if not month:
        return True
    alone = not (match["day"] or match["year2"])
    if not month[0].isupper() and month in ENGLISH:
        return not alone
    before = match.string[max(0, match.start() - 9) : match.start()]
    return not alone or month.casefold() not in _AS_NAMES or bool(_BEFORE_MONTH.search(before))


def _value(match: re.Match[str], claimed: date | None) -> str:
    """The date as `2018-04-07`, `2018-04`, `--04-07` (no year), `14:30`, or as said when it is no day."""
    if match["iso"]:
        return match["iso"]
    month = match["month"] or match["month2"]
    if month:
        year = match["year"] or match["year2"] or match["year3"]
        return _day(MONTHS[month.casefold()], match["day"] or match["day2"], year, claimed)
    if bare := match["year4"] or match["year5"] or match["season"] or match["fall"]:
        return bare.casefold()
    if match["weekday"]:
        return _weekday(match["weekday"].casefold().removesuffix("s").split(), claimed)
    if match["relative"]:
        return _relative(match["relative"].casefold(), claimed)
    return (match["decade"] or match["clock"]).casefold().replace(".", "").replace(" ", "")


def _day(month: int, day: str | None, year: str | None, claimed: date | None) -> str:
    years = year or (str(claimed.year) if claimed else "-")
    return f"{years}-{month:02d}-{int(day):02d}" if day else f"{years}-{month:02d}"


def _weekday(words: list[str], claimed: date | None) -> str:
    """The last such day before the claimed one, the next after `next`."""
    if claimed is None:
        return " ".join(words)
    back = (claimed.weekday() - DAYS[words[-1]]) % 7
    day = claimed - timedelta(days=back)
    return (day + timedelta(days=7)).isoformat() if words[0] == "next" else day.isoformat()


def _relative(words: str, claimed: date | None) -> str:
    """What can be counted from the claimed day in days; weeks, months and years in their own grain."""
    if claimed is None:
        return words
    steps = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1, "last night": -1}
    if words in steps:
        return (claimed + timedelta(days=steps[words])).isoformat()
    first, *_, unit = words.split()
    way = {"last": -1, "past": -1, "next": 1, "this": 0}.get(first)
    if words.endswith("ago"):
        count, unit = value(first) or (1.0 if first in ("a", "an") else None), words.split()[1]
        if count is None:
            return words
        way = -int(count)
    if way is None:
        return words
    return _grain(claimed, unit.removesuffix("s"), way) or words


def _grain(claimed: date, unit: str, way: int) -> str | None:
    if unit == "day":
        return (claimed + timedelta(days=way)).isoformat()
    if unit == "week":
        year, week, _ = (claimed + timedelta(weeks=way)).isocalendar()
        return f"{year}-W{week:02d}"
    if unit == "month":
        months = claimed.year * 12 + claimed.month - 1 + way
        return f"{months // 12}-{months % 12 + 1:02d}"
    return str(claimed.year + way) if unit == "year" else None
