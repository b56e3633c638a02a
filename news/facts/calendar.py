"""Months, days of the week and words for near days, in the languages whose dates are read."""

import re

from news.facts.numerals import value
from news.tokens import listed

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan января январь январе січня січень січні januar janvier enero",
            "february feb февраля февраль феврале лютого лютому februar février febrero",
            "march mar марта март марте березня березень березні märz mars marzo",
            "april apr апреля апрель апреле квітня квітень квітні avril abril",
            "may мая май мае травня травень травні mai mayo",
            "june jun июня июнь июне червня червень червні juni juin junio",
            "july jul июля июль июле липня липень липні juli juillet julio",
            "august aug августа август августе серпня серпень серпні août agosto",
            "september sept sep сентября сентябрь сентябре вересня вересень вересні septembre septiembre",
            "october oct октября октябрь октябре жовтня жовтень жовтні oktober octobre octubre",
            "november nov ноября ноябрь ноябре листопада листопад листопаді novembre noviembre",
            "december dec декабря декабрь декабре грудня грудень грудні dezember décembre diciembre",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
"""The number of a month by its names."""
ENGLISH = listed(
    "january jan february feb march mar april apr may june jun july jul august aug september sept sep"
    " october oct november nov december dec"
)
"""Months that are written with a capital: without one, and alone, they are common words."""

DAYS = {
    name: number
    for number, names in enumerate((
        "monday понеділок понеділка понедельник понедельника montag lundi lunes",
        "tuesday вівторок вівторка вторник вторника dienstag mardi martes",
        "wednesday середу середи среду среды mittwoch mercredi miércoles",
        "thursday четвер четверга четверг donnerstag jeudi jueves",
        "friday п'ятницю п’ятницю п'ятниці п’ятниці пятницу пятницы freitag vendredi viernes",
        "saturday суботу суботи субботу субботы samstag sonnabend samedi sábado",
        "sunday неділю неділі воскресенье воскресенья sonntag dimanche domingo",
    ))
    for name in names.split()
}  # fmt: skip
"""How many days after Monday a day is, by its names."""
WEEK = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

_NEAR = {
    "yesterday": "вчера|вчора|учора|gestern|hier|ayer",
    "today": "сегодня|сьогодні|heute|aujourd['’]hui|hoy",
    "tomorrow": "завтра|demain",
    "last week": "(?:на )?прошлой неделе|(?:на )?минулого тижня|(?:vergangene|letzte|vorige)[nr]? woche"
    "|la semaine (?:dernière|passée)|la semana pasada",
    "next week": "(?:на )?следующей неделе|наступного тижня|(?:kommende|nächste)[nr]? woche"
    "|la semaine prochaine|la (?:próxima semana|semana próxima|semana que viene)",
    "last month": "(?:в )?прошлом месяце|минулого місяця|(?:vergangenen|letzten|vorigen) monat"
    "|le mois dernier|el mes pasado",
    "next month": "(?:в )?следующем месяце|наступного місяця|(?:kommenden|nächsten) monat|le mois prochain"
    "|el (?:próximo mes|mes próximo)",
    "last year": "(?:в )?прошлом году|минулого року|торік|(?:vergangene[ns]|letzte[ns]|vorige[ns]) jahr"
    "|l['’]an(?:née)? (?:dernière|dernier|passée?)|el año pasado",
    "this year": "(?:в )?этом году|цього року|diese[ns]? jahr|cette année|este año",
    "next year": "(?:в )?следующем году|наступного року|(?:kommende[ns]|nächste[ns]) jahr"
    "|l['’]an(?:née)? prochaine?|el (?:próximo año|año próximo)",
}  # fmt: skip
_NEARS = tuple((english, re.compile(others)) for english, others in _NEAR.items())
_UNITS = {
    "day": "день дня дней дні днів tag tage tagen jour jours día días",
    "week": "неделю недели недель тиждень тижні тижнів woche wochen semaine semaines semana semanas",
    "month": "месяц месяца месяцев місяць місяці місяців monat monate monaten mois mes meses",
    "year": "год года лет рік роки років jahr jahre jahren an ans année années año años",
}
_UNIT = {name: unit for unit, names in _UNITS.items() for name in names.split()}
_MANY = r"(?:\d+|[^\W\d_]+)"
_PAST = "|".join(sorted(_UNIT, key=len, reverse=True))
_AGO = rf"(?:vor|il y a|hace) {_MANY} (?:{_PAST})|{_MANY} (?:{_PAST}) (?:назад|тому)"
_WEEKDAY = "|".join(name for name in DAYS if name not in WEEK)
_ENDS = "|".join((*_NEAR.values(), _AGO)).replace(" ", r"\s")

ABROAD = re.compile(
    rf"\b(?:(?P<weekday>{_WEEKDAY})|(?P<relative>{_ENDS}))\b"
    r"|\b(?P<clock>[0-2]?\d(?:[.:][0-5]\d)?\sUhr|[0-2]?\d\s?h\s?(?:[0-5]\d)?)\b",
    re.IGNORECASE,
)
"""Days of the week, words for near days and hours of the clock in other languages than English."""


def in_english(phrase: str) -> str:
    """A word for a near day as English says it: `la semana pasada` is `last week`; any other as it is."""
    words = " ".join(phrase.casefold().split())
    for english, others in _NEARS:
        if others.fullmatch(words):
            return english
    parts = words.replace("il y a ", "vor ").split()
    count, unit = parts[1:] if parts[0] in ("vor", "hace") else parts[:2]
    number = value(count) or (1.0 if count in ("einem", "einer", "un", "une", "una", "рік", "год") else None)
    return f"{int(number)} {_UNIT.get(unit, unit)} ago" if number else words
