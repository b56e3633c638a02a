"""Credit lines: which agency or outlet a text says it has its story from."""

import re

from news.model import Text

_AGENCIES = {
    "AP": r"AP|Associated Press",
    "Reuters": r"Reuters|REUTERS",
    "AFP": r"AFP|Agence France-Presse",
    "dpa": r"dpa|DPA|Deutsche Presse-Agentur",
    "RFE/RL": r"RFE/?RL|Radio Free Europe(?:/Radio Liberty)?",
    "Interfax": r"Interfax(?:-Ukraine)?|Интерфакс(?:-Украина)?",
    "Ukrinform": r"Ukrinform|Укринформ|Укрінформ",
    "TASS": r"TASS|ТАСС",
    "RIA": r"RIA(?: Novosti)?|РИА(?: Новости)?",
    "PA": r"PA Media|Press Association",
    "UPI": r"UPI|United Press International",
    "Bloomberg": r"Bloomberg(?: News)?",
    "EFE": r"EFE",
    "ANSA": r"ANSA",
    "Kyodo": r"Kyodo(?: News)?",
    "Xinhua": r"Xinhua",
    "Yonhap": r"Yonhap",
    "Anadolu": r"Anadolu(?: Agency)?",
    "PTI": r"PTI|Press Trust of India",
    "ANI": r"ANI",
    "CP": r"(?:The )?Canadian Press",
    "AAP": r"AAP|Australian Associated Press",
}
_ANY = "|".join(f"(?P<n{number}>{form})" for number, form in enumerate(_AGENCIES.values()))
_LINE = re.compile(
    rf"""
    ^\W*(?:[\w .,/'’-]{{2,60}}?\s)?\((?:{_ANY})\)\s*(?:[-–—:.]|$)    # KYIV (Reuters) —, and a last line (AP)
    """,
    re.VERBOSE,
)
_NAMED = re.compile(
    rf"""
    \b(?i:source|via|by|from|with\ (?:files|material|reporting)\ (?:from|by)|according\ to
       |источник|джерело|по\ данным|сообщает|передает|повідомляє)
    \s*:?\s+(?i:the\s|news\ agency\s|agency\s)?(?:{_ANY})\b
    """,
    re.VERBOSE,
)
_REPORTS = re.compile(rf"\b(?:{_ANY})\s+(?:reports?|reported|said|has\ reported|writes|wrote)\b", re.VERBOSE)
_FIRST, _LAST = 2, 2
"""Paragraphs at either end in which a credit stands; in between an agency is a source among others."""


def credit_of(text: Text) -> str | None:
    """The agency or outlet that a text credits: in its byline, its dateline or at either end."""
    if text.credit:
        return text.credit
    for line in (*text.byline, *text.paragraphs[:_FIRST], *text.paragraphs[_FIRST:][-_LAST:]):
        for form in (_LINE, _NAMED, _REPORTS):
            match = form.search(line)
            if match:
                return _agency(match)
    return next((found for line in text.byline if (found := _alone(line))), None)


def _agency(match: re.Match[str]) -> str:
    names = tuple(_AGENCIES)
    return next(names[int(group[1:])] for group, said in match.groupdict().items() if said)


def _alone(line: str) -> str | None:
    match = re.fullmatch(rf"(?:the\s)?(?:{_ANY})", line.strip(), re.IGNORECASE)
    return _agency(match) if match else None
