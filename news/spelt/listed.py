"""The one spelling of a listed name: `Kiev`, `Киев` and `Києві` are `kyiv`.

The same files as `news.names` reads, but only from spelling to name: no more than a comparison asks for.
"""

from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path

from news.spelt.inflect import nominatives

_AFTER = "\u0530"
"""What comes after Cyrillic: in other scripts no names are looked for."""
_DATA = Path(__file__).parents[1] / "data"


def is_known(name: str) -> bool:
    """Whether a folded name is listed, in any case of its language."""
    return name in _listed() or one_spelling(name) != name


def is_mapped(name: str) -> bool:
    """Whether a folded name is listed as a place, and not first as a person or a body."""
    return one_spelling(name) in _mapped()


@lru_cache(maxsize=1 << 14)
def one_spelling(name: str) -> str:
    """How we write a listed name, folded; any other name as it is given, in any case of its language."""
    known = _listed()
    found = known.get(name)
    if found is None and " " not in name and "\u0400" <= name[:1] <= "\u04ff":
        found = next((known[form] for form in nominatives(name) if form in known), None)
    return found or name


@cache
def _listed() -> dict[str, str]:
    """Our spelling by every listed one, both case-folded; of two names spelt alike, the first listed."""
    found: dict[str, str] = {}
    for _, forms in _lines():
        for form in forms:
            if form < _AFTER:
                found.setdefault(form, forms[0])
    return found


@cache
def _mapped() -> frozenset[str]:
    """Our spellings of the places."""
    kinds: dict[str, str] = {}
    for kind, forms in _lines():
        kinds.setdefault(forms[0], kind)
    return frozenset(name for name, kind in kinds.items() if kind == "place")


def _lines() -> Iterator[tuple[str, list[str]]]:
    """Kind and folded spellings of each listed name."""
    for file in ("names.tsv", "places.tsv"):
        for line in (_DATA / file).read_text(encoding="utf-8").casefold().splitlines():
            if line[:1] not in ("", "#"):
                kind, forms = line.split("\t", 2)[:2]
                yield kind, forms.split("|")
