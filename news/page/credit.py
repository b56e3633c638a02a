"""The agency whose copy a text is, as its byline, dateline or last lines credit it."""

import re
from collections.abc import Sequence

_AGENCIES = {
    "AP": r"AP|A\.P\.|(?:The )?Associated Press",
    "Reuters": r"Reuters|Thomson Reuters",
    "AFP": r"AFP|Agence France[- ]Presse",
    "dpa": r"dpa(?:/\w{2,3})?|Deutsche Presse-Agentur",
    "PA": r"PA(?: Media)?|Press Association",
    "UPI": r"UPI|United Press International",
    "Bloomberg": r"Bloomberg(?: News)?",
    "Interfax": r"Interfax(?:-Ukraine)?|Интерфакс(?:-Украина)?",
    "TASS": r"(?:ITAR-)?TASS|ТАСС",
    "RIA Novosti": r"RIA(?: Novosti)?|РИА Новости",
    "Ukrinform": r"Ukrinform|Укринформ|Укрінформ",
    "Xinhua": r"Xinhua(?: News Agency)?|新华社",
    "Kyodo": r"Kyodo(?: News)?|共同通信",
    "Yonhap": r"Yonhap(?: News(?: Agency)?)?|연합뉴스",
    "EFE": r"EFE|Agencia EFE",
    "Europa Press": r"Europa Press",
    "ANSA": r"ANSA",
    "APA": r"APA|Austria Presse Agentur",
    "Keystone-SDA": r"(?:Keystone[-/])?SDA|(?:Keystone[-/])?ATS",
    "Belga": r"Belga",
    "ANP": r"ANP",
    "NTB": r"NTB",
    "TT": r"TT",
    "Ritzau": r"Ritzau",
    "STT": r"STT",
    "PAP": r"PAP",
    "ČTK": r"ČTK|CTK",
    "Lusa": r"Lusa",
    "Anadolu": r"Anadolu(?: Agency| Ajansı)?|AA",
    "PTI": r"PTI|Press Trust of India",
    "ANI": r"ANI",
    "IANS": r"IANS",
    "AAP": r"AAP|Australian Associated Press",
    "The Canadian Press": r"(?:The )?Canadian Press",
    "SID": r"SID",
    "CNN": r"CNN(?: Newsource| Wire)?",
}
"""Agencies and the forms in which texts credit them; short forms count only where a credit stands."""

_ANY = "|".join(_AGENCIES.values())
_BYLINE = re.compile(
    rf"(?:by |von |par |por |from )?(?P<who>{_ANY})(?:\s*(?:,|/|via|in|\().*)?", re.IGNORECASE
)
_DATELINE = re.compile(
    rf"\W*\w.{{0,70}}?(?:\((?P<bracket>{_ANY})\)|[,/ ] ?(?P<bare>{_ANY}))\s?(?:\(\w*\))?\s?[-–—:.]{{1,2}}\s"
)
_END = re.compile(
    rf"\W*(?:sources?|credits?|quelle|with (?:files|material|reporting|inputs?) (?:from|by)"
    rf"|(?:copyright|©)[\s\d©]*|from|via|mit material von|avec)\b[:\s]*(?:the )?(?P<who>{_ANY})\b.{{0,80}}",
    re.IGNORECASE,
)
_SIGNED = re.compile(rf".{{0,400}}[(\[—–-]\s?(?P<who>{_ANY})[)\]]?\W*", re.DOTALL)
_REPORTING = re.compile(r"\W*(?:additional )?reporting by .{3,300}\bediting by\b", re.IGNORECASE)
_NAMES = tuple((name, re.compile(forms, re.IGNORECASE)) for name, forms in _AGENCIES.items())


def credit_of(byline: Sequence[str], paragraphs: Sequence[str]) -> str | None:
    """The agency that a text credits: in its byline, else its dateline, else its last lines."""
    for name in byline:
        if found := _BYLINE.fullmatch(name.strip()):
            return _name(found.group("who"))
    if paragraphs and (found := _DATELINE.match(paragraphs[0][:120])):
        return _name(found.group("bracket") or found.group("bare"))
    for line in paragraphs[-3:]:
        if _REPORTING.match(line):
            return "Reuters"  # the house style of its desks, and of nobody else
        if (found := _END.fullmatch(line[:200])) or (len(line) < 400 and (found := _SIGNED.fullmatch(line))):
            return _name(found.group("who"))
    return None


def _name(form: str) -> str | None:
    """The agency that a form stands for."""
    return next((name for name, forms in _NAMES if forms.fullmatch(form)), None)
