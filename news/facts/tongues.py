"""In which language a text is told, as far as its names are found otherwise than in English."""

import re
from collections.abc import Iterable
from typing import Literal, TypeAlias

from news.tokens import listed

Tongue: TypeAlias = Literal["en", "de", "fr", "es", "cyrillic"]

_WORD = re.compile(r"[^\W\d_]+")
_READ = 1500
"""Characters of a text that are enough to tell its language by."""
_LEAST = 0.08
"""Share of its words that must be a language's commonest for a text to be in it."""
_COMMON: dict[Tongue, frozenset[str]] = {
    "en": listed(
        "the of and to in that is was for on with as at by he it said from but has have his not are"
    ),
    "de": listed(
        "der die das und den dem des im in von zu mit auf für ist nicht ein eine am sich bei wird sind"
    ),
    "fr": listed(
        "le la les des du de et un une dans en que qui pour pas sur au est a l d par plus ont sont se"
    ),
    "es": listed("el la los las del de y que en un una por con para se su al es lo no más fue ha como este"),
}

OPENERS = listed(
    "ми ви він вона вони воно це ці той та але проте однак також тоді тут там якщо коли після перед під час"
    " зокрема водночас раніше пізніше тепер зараз нині наразі якби хоча адже отже тож усі всі кожен жоден"
    " мы вы он она они оно это эти тот но однако также тогда здесь там если когда после перед во время"
    " ранее позже теперь сейчас хотя ведь итак все каждый никто между тем при этом кроме того около"
    " унаслідок внаслідок через понад близько вследствие из-за более"
    " selon plusieurs après avant pendant depuis mais cependant toutefois ainsi aussi alors quand lorsque si"
    " ce cette ces cet ils elles nous vous on il elle tout tous toutes malgré chez entre sous sans vers trois"
    " deux quatre cinq hier demain c qu s n j l d"
    " según varios varias después antes durante desde pero sin embargo aunque también así cuando si esta este"
    " estos estas ellos ellas nosotros hay todo todos todas tras entre bajo sobre hacia hasta unas unos ayer"
    " hoy dos tres cuatro cinco al ante cada"
    " nach vor bei während seit aber jedoch auch dann wenn als wie was wer wo hier dort dieser diese dieses"
    " wir ihr man alle viele einige mehrere laut gestern heute er sie es rund etwa zwei drei vier fünf"
)
"""Words that open sentences in these languages and are no names."""
TITLES = listed(
    "президент президента президентка прем'єр прем’єр премьер міністр міністра міністерка министр министра"
    " глава голова генерал посол канцлер депутат сенатор губернатор мер мэр речник пресс-секретарь очільник"
    " bundeskanzler bundeskanzlerin kanzler kanzlerin präsident präsidentin bundespräsident herr frau"
    " ministerpräsident ministerpräsidentin regierungschef sprecher sprecherin bürgermeister abgeordneter"
    " président présidente ministre premier monsieur madame maire sénateur député"
    " presidente presidenta ministro ministra alcalde alcaldesa señor señora diputado senador rey papa"
)
"""Offices that stand before a name and are no part of it."""
_OFFICE = re.compile(r".+(?:minister|präsident|sprecher|chef|kanzler)(?:in|s|en)?")
"""A German office in one word: `Außenministerin`."""


def tongue(lines: Iterable[str]) -> Tongue:
    """The language of a text by its commonest words; Cyrillic by its letters; English where nothing tells."""
    words: list[str] = []
    size = 0
    for line in lines:
        words += _WORD.findall(line.casefold())
        size += len(line)
        if size > _READ:
            break
    if sum("\u0400" <= word[0] <= "\u04ff" for word in words) > len(words) / 2:
        return "cyrillic"
    counts = {name: sum(word in common for word in words) for name, common in _COMMON.items()}
    best = max(counts, key=lambda name: (counts[name], name == "en"))
    return best if counts[best] >= _LEAST * len(words) else "en"


def is_office(folded: str) -> bool:
    """Whether a folded word is an office that stands before a name."""
    return folded in TITLES or _OFFICE.fullmatch(folded) is not None
