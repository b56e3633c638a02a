"""The shipped table of names: the lines as they stand, and which of them list a spelling.

Of 1,400 groups with 30,000 spellings a query asks for a handful. Each made into what it says they would take
14 MB of every process; so a group is made of its line when it is asked for.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import TypeAlias

from news.words import fold, split, words

Form: TypeAlias = tuple[str, ...]
"""A spelling as its folded words; an acronym keeps its capitals, for WHO is not who."""

_FILES = ("names.tsv", "places.tsv", "given.tsv")
_DATA = Path(__file__).parents[1] / "data"

_ACRONYM = 5
"""Letters of an acronym at most."""

SPOKEN = 5
"""Letters of a name from which transliterations are looked for by ear."""


@dataclass(frozen=True, slots=True)
class Group:
    """The spellings of one name."""

    kind: str
    """`person`, `place`, `organisation` or, of a first name, `given`."""
    forms: tuple[str, ...]
    """As written; the first is how we write it ourselves."""
    refused: tuple[str, ...] = ()
    """Phrases in which it means something else: `chicken Kiev`."""
    source: str = "config"


class Table:
    """The groups of a list of lines, by their spellings."""

    def __init__(self, lines: Iterable[tuple[str, Iterable[Form]]]) -> None:
        """Each line comes with the forms that it lists."""
        self._lines: list[str] = []
        self._of: dict[str, int | tuple[int, ...]] = {}
        for number, (line, forms) in enumerate(lines):
            self._lines.append(line)
            for form in dict.fromkeys(map(" ".join, forms)):
                before = self._of.get(form)
                if before is None:
                    self._of[form] = number
                else:
                    self._of[form] = (*(before if isinstance(before, tuple) else (before,)), number)

    def __contains__(self, form: Form) -> bool:
        return " ".join(form) in self._of

    def of(self, form: Form) -> tuple[Group, ...]:
        """The groups that list a spelling, in the order of the table."""
        found = self._of.get(" ".join(form), ())
        return tuple(listed(self._lines[each]) for each in (found if isinstance(found, tuple) else (found,)))

    def by_ear(self) -> Iterator[tuple[str, str]]:
        """Each word that a transliteration may read like, with how we write its name; no group is made."""
        for line in self._lines:
            kind, forms = line.split("\t", 2)[:2]
            yield from spoken(kind, forms.split("|"))

    def all(self) -> list[Group]:
        """Every group."""
        return list(map(listed, self._lines))


@cache
def shipped_table() -> Table:
    """The table that comes with the program, read once."""
    return Table(_read())


@lru_cache(maxsize=1 << 10)
def listed(line: str) -> Group:
    """The group of one line: kind, spellings, refused phrases and source, parted by tabs."""
    kind, forms, refused, source = [*line.split("\t"), "", "", ""][:4]
    return Group(kind, tuple(forms.split("|")), tuple(filter(None, refused.split("|"))), source)


def spoken(kind: str, forms: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The folded words by whose sound a name is known, of people's all, with how we write it."""
    for form in forms if kind in ("person", "given") else forms[:1]:
        if len(word := form_of(form)) == 1 and len(word[0]) >= SPOKEN:
            yield word[0].lower(), forms[0]


def form_of(text: str) -> Form:
    """The form of a spelling as written."""
    return (text,) if is_acronym(text) else words(text)


def is_acronym(text: str) -> bool:
    """Whether it is written as acronyms are."""
    return 2 <= len(text) <= _ACRONYM and text.isascii() and text.isalpha() and text.isupper()


def _read() -> Iterator[tuple[str, Iterator[Form]]]:
    """Every line of the files, with the forms that it lists."""
    for name in _FILES:
        text = (_DATA / name).read_text(encoding="utf-8")
        # Folding a whole file at once takes a tenth of the time of folding 28,000 names one by one.
        for line, folded in zip(text.splitlines(), fold(text).splitlines(), strict=True):
            if line and not line.startswith("#"):
                alike = zip(line.split("\t")[1].split("|"), folded.split("\t")[1].split("|"), strict=True)
                yield line, ((form,) if is_acronym(form) else split(low) for form, low in alike)
