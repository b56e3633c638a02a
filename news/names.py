"""Names and their spellings: curated groups and rules, never plain edit distance.

`data/names.tsv` holds people, organisations and places that were brought together by hand,
`data/places.tsv` cities and countries out of GeoNames (CC BY 4.0) and CLDR; a group's line says where it
is from. To these come the cases of a name (`news.inflect`) and every transliteration that reads alike
(`news.spelling`), the latter only where the text writes it with a capital and it is neither a common
word nor another known name.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import TypeAlias

from news.idf import weight
from news.inflect import cases
from news.spelling import keys, said
from news.words import fold, words

Form: TypeAlias = tuple[str, ...]
"""A spelling as its folded words; an acronym keeps its capitals, for WHO is not who."""

_FILES = ("names.tsv", "places.tsv")
_COMMON = 6.85
"""Weight below which a word stands in more than 40 of 37,554 articles: 1.6 in a million words, Zipf 3.2."""

_SPOKEN = 5
"""Letters of a name from which transliterations are looked for by ear."""

_LONGEST = 5
"""Letters of an acronym at most."""


@dataclass(frozen=True, slots=True)
class Group:
    """The spellings of one name."""

    kind: str
    """`person`, `place` or `organisation`."""
    forms: tuple[str, ...]
    """As written; the first is how we write it ourselves."""
    refused: tuple[str, ...] = ()
    """Phrases in which it means something else: `chicken Kiev`."""
    source: str = "config"


@dataclass(frozen=True, slots=True)
class Spellings:
    """What a name as typed takes for itself."""

    heads: Mapping[str, tuple[Form, ...]]
    """Each known spelling, longest first, under its first word as folded."""
    keys: frozenset[str]
    """What a transliteration nobody has listed must read like."""
    said: frozenset[str]
    """What it reads like in English: the only reading by which a common word may be meant."""
    refused: frozenset[tuple[str, str]]
    """(word before, word after) by which something else is meant; "" stands for any word."""


def listed(line: str) -> Group:
    """The group of one line: kind, spellings, refused phrases and source, parted by tabs."""
    kind, forms, refused, source = [*line.rstrip("\n").split("\t"), "", "", ""][:4]
    return Group(kind, tuple(forms.split("|")), tuple(filter(None, refused.split("|"))), source)


class Names:
    """The shipped table and what a person added to it."""

    def __init__(self, added: Iterable[Group] = ()) -> None:
        self.groups: dict[Form, tuple[Group, ...]] = {}
        for group in (*_groups(), *added):
            for form in dict.fromkeys(map(form_of, group.forms)):
                self.groups[form] = (*self.groups.get(form, ()), group)
        self.spellings = lru_cache(maxsize=1 << 16)(self._spellings)

    def known(self, typed: Sequence[str]) -> int:
        """How many of these words, from the first on, are one name; 0 when they begin with none.

        A rare word with a capital is taken for a name that is not listed.
        """
        for count in range(min(4, len(typed)), 0, -1):
            if self._groups_of(" ".join(typed[:count])):
                return count
        word = typed[0]
        return int(word[0].isupper() and len(word) >= _SPOKEN and weight(fold(word)) >= _COMMON)

    def variants(self, name: str) -> tuple[str, ...]:
        """The listed spellings of a name, as written, ours first; the name alone when it is not listed."""
        groups = self._groups_of(name)
        return tuple(dict.fromkeys(form for group in groups for form in group.forms)) or (name,)

    def _groups_of(self, name: str) -> tuple[Group, ...]:
        """The groups that list a name as typed; an acronym may be typed in capitals or not be one."""
        return self.groups.get(form_of(name)) or self.groups.get(words(name), ())

    def _spellings(self, typed: str) -> Spellings:
        """All that a name as typed takes for itself."""
        groups = self._groups_of(typed)
        forms = {form_of(form) for group in groups for form in group.forms}
        single = [form[0] for form in forms if len(form) == 1 and not form[0].isupper()]
        declined = (
            {(case,) for word in {*single, *words(typed)[:1]} for case in cases(word)} if single else set()
        )
        declined = {form for form in declined if form not in self.groups and weight(form[0]) >= _COMMON}
        heads: dict[str, tuple[Form, ...]] = {}
        for form in sorted({form_of(typed), words(typed)} | forms | declined, key=len, reverse=True):
            head = form[0].lower()
            heads[head] = (*heads.get(head, ()), form)
        sounds = self._sounds(typed, groups)
        refused = {
            beside for group in groups for phrase in group.refused for beside in _beside(words(phrase), forms)
        }
        plain = frozenset(
            said(word) for name in (typed, *(group.forms[0] for group in groups)) for word in words(name)
        )
        return Spellings(heads, sounds, plain, frozenset(refused))

    def _sounds(self, typed: str, groups: tuple[Group, ...]) -> frozenset[str]:
        """The keys of a name: as typed, as we write it, and of a person every spelling of theirs."""
        written = [typed, *(group.forms[0] for group in groups)]
        written += [form for group in groups if group.kind == "person" for form in group.forms]
        return frozenset(
            key
            for form in written
            if len(word := words(form)) == 1 and len(word[0]) >= _SPOKEN
            for key in keys(word[0])
        )

    def sounds_alike(self, folded: str, name: str) -> bool:
        """Whether an unlisted word, written with a capital, is a transliteration of a name as typed."""
        known = self.spellings(name)
        if known.keys.isdisjoint(keys(folded)):
            return False
        if (folded,) in self.groups:
            return False
        return weight(folded) >= _COMMON or said(folded) in known.said


def form_of(text: str) -> Form:
    """The form of a spelling as written."""
    folded = words(text)
    if text.isupper() and text.isascii() and text.isalpha() and len(text) <= _LONGEST:
        return (text,)
    return folded


def _beside(phrase: Form, forms: set[Form]) -> Iterable[tuple[str, str]]:
    """What stands beside the name in a refused phrase."""
    if phrase[1:] in forms:
        yield phrase[0], ""
    elif phrase[:-1] in forms:
        yield "", phrase[-1]


@cache
def _groups() -> tuple[Group, ...]:
    """The groups that come with the program."""
    data = Path(__file__).parent / "data"
    lines = (line for name in _FILES for line in (data / name).read_text(encoding="utf-8").splitlines())
    return tuple(listed(line) for line in lines if line and not line.startswith("#"))


@cache
def shipped() -> Names:
    """The shipped table, read once."""
    return Names()
