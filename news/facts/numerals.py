"""Numerals read: `13,000`, `1.5 billion`, `thirteen thousand`, `two dozen`, `half a million`."""

import re
from functools import lru_cache

UNITS = {
    word: float(number)
    for number, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}
TENS = {
    word: float(10 * number)
    for number, word in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], start=2
    )
}
ABROAD = {
    word: float(number)
    for number, words in (
        (2, "два две двое двух дві двоє двох zwei deux dos"),
        (3, "три трое трёх трех троє трьох drei trois tres"),
        (4, "четыре четверо четырёх чотири четверо чотирьох vier quatre cuatro"),
        (5, "пять пятеро пяти п'ять п’ять п'яти п’яти fünf cinq cinco"),
        (6, "шесть шести шість шести sechs seis"),
        (7, "семь семи сім семи sieben sept siete"), (8, "восемь восьми вісім восьми acht huit ocho"),
        (9, "девять девяти дев'ять дев’ять neun neuf nueve"), (10, "десять десяти zehn dix diez"),
        (11, "одиннадцать одинадцять onze"), (12, "двенадцать дванадцять zwölf douze doce"),
        (13, "тринадцать тринадцять dreizehn treize trece"),
        (14, "четырнадцать чотирнадцять vierzehn quatorze catorce"),
        (15, "пятнадцать п'ятнадцять п’ятнадцять fünfzehn quinze quince"),
        (20, "двадцать двадцять zwanzig vingt veinte"),
        (30, "тридцать тридцять dreißig trente treinta"), (40, "сорок vierzig quarante cuarenta"),
        (50, "пятьдесят п'ятдесят п’ятдесят fünfzig cinquante cincuenta"), (100, "сто hundert cien"),
    )
    for word in words.split()
}  # fmt: skip
"""Numerals of other languages; only those written small count, for `Dos Passos` is no two."""
SCALES = {
    "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "dozen": 12.0,
    "score": 20.0,
    "k": 1e3, "m": 1e6, "mn": 1e6, "mln": 1e6, "bn": 1e9, "b": 1e9, "tn": 1e12,
    "тысяч": 1e3, "тысячи": 1e3, "тысяча": 1e3, "тыс": 1e3, "млн": 1e6, "миллион": 1e6,
    "миллиона": 1e6, "миллионов": 1e6,
    "млрд": 1e9, "миллиард": 1e9, "миллиарда": 1e9, "миллиардов": 1e9, "трлн": 1e12, "тисяч": 1e3,
    "тисячі": 1e3,
    "тис": 1e3, "мільйон": 1e6, "мільйона": 1e6, "мільйонів": 1e6, "мільярд": 1e9, "мільярда": 1e9,
    "мільярдів": 1e9,
    "tausend": 1e3, "millionen": 1e6, "mio": 1e6, "milliarde": 1e9, "milliarden": 1e9, "mrd": 1e9,
    "mille": 1e3, "millions": 1e6, "milliard": 1e9, "milliards": 1e9,
    "mil": 1e3, "millón": 1e6, "millones": 1e6,
}  # fmt: skip
"""What a word after a figure multiplies it by; `mil millones` multiplies twice."""

_ONES = "|".join([*UNITS, *TENS])
_SPELT = rf"(?:{_ONES})(?:[-\s](?:{_ONES}))?"
_SCALE = "|".join(sorted(SCALES, key=len, reverse=True))
DIGITS = r"\d{1,3}(?:[,.'’\u00a0\u202f ]\d{3})+(?:[.,]\d{1,2})?(?![\d])|\d+(?:[.,]\d+)?"
NUMERAL = (
    rf"(?:(?:{DIGITS})(?:[\s-]?(?:{_SCALE})s?\b\.?)*"
    rf"|\b{_SPELT}(?:[-\s](?:hundred|thousand|million|billion|trillion|dozen)(?:\s(?:and\s)?{_SPELT})?)*\b"
    rf"|\b(?-i:{'|'.join(sorted(ABROAD, key=len, reverse=True))})\b(?:\s(?:{_SCALE})\b)?"
    r"|\b(?:a|an|half[-\s]an?|half|several|a\sfew|few)[-\s](?:hundred|thousand|million|billion|trillion"
    r"|dozen)\b)"
)
"""A numeral in digits or words, with its scale; to be compiled with IGNORECASE."""

_PART = re.compile(rf"(?P<digits>{DIGITS})|(?P<word>[^\W\d_]+(?:['’][^\W\d_]+)?)", re.IGNORECASE)


@lru_cache(maxsize=1 << 14)
def value(text: str) -> float | None:
    """The number a numeral means, None when it is not exact (`several dozen`) or no numeral."""
    total, current, seen = 0.0, 0.0, False
    for part in _PART.finditer(text.casefold()):
        if part["digits"]:
            current, seen = current + _digits(part["digits"]), True
            continue
        word = part["word"]
        if word in ("several", "few"):
            return None
        known = UNITS.get(word, TENS.get(word, ABROAD.get(word)))
        if known is not None:
            current, seen = current + known, True
        elif word == "half":
            current, seen = 0.5, True
        elif scale := SCALES.get(word) or SCALES.get(word.removesuffix("s")):
            if total and not current:  # `mil millones`
                total *= scale
            elif scale >= 1e3:
                total, current = total + (current or 1.0) * scale, 0.0
            else:
                current = (current or 1.0) * scale
            seen = True
        elif word not in ("a", "an", "and"):
            return None
    return round(total + current, 6) if seen else None


def _digits(text: str) -> float:
    """`13,000`, `13.000`, `13 000` and `1,5` read by where their marks stand."""
    plain = re.sub(r"[\s'’\u00a0\u202f]", "", text)
    marks = [mark for mark in plain if mark in ",."]
    if not marks:
        return float(plain)
    last = marks[-1]
    head, tail = plain.rsplit(last, 1)
    grouped = len(tail) == 3 and not (head == "0" or (last == "." and len(marks) == 1 and len(head) > 3))
    if (len(marks) > 1 and len(set(marks)) == 1) or (len(marks) == 1 and grouped):
        return float(re.sub("[,.]", "", plain))
    return float(re.sub("[,.]", "", head) + "." + tail)


def shown(number: float) -> str:
    """The number written so that equal ones are equal: `13000`, `1.5`."""
    return str(int(number)) if number == int(number) and abs(number) < 1e15 else f"{number:.6g}"
