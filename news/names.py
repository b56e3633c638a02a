"""Names and their spellings: curated groups, never plain edit distance."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from news.words import words


@dataclass(frozen=True, slots=True)
class Spellings:
    """All known spellings of one name."""

    heads: Mapping[str, tuple[tuple[str, ...], ...]]
    """Each spelling as folded words, under its first."""
    refused: frozenset[tuple[str, str]] = frozenset()
    """(word before, word after) that say something else is meant; "" is any word."""

    def is_refused(self, before: str, after: str) -> bool:
        """Whether the words beside it say that something else is meant."""
        return bool(self.refused) and ((before, "") in self.refused or ("", after) in self.refused)


@dataclass(frozen=True, slots=True)
class Group:
    """Spellings of one name, as the table holds them."""

    kind: str
    forms: tuple[str, ...]
    """As written; the first is how we write it ourselves."""
    refused: tuple[str, ...] = ()
    """Phrases in which it means something else: `chicken Kiev`."""


@cache
def table() -> Mapping[tuple[str, ...], tuple[Group, ...]]:
    """Every group of the shipped table under each of its folded spellings."""
    found: dict[tuple[str, ...], tuple[Group, ...]] = {}
    text = files("news").joinpath("data/names.tsv").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            kind, forms, refused, *_ = [*line.split("\t"), "", ""]
            group = Group(kind, tuple(forms.split("|")), tuple(filter(None, refused.split("|"))))
            for form in dict.fromkeys(map(words, group.forms)):
                found[form] = (*found.get(form, ()), group)
    return found


def is_name(folded: str) -> bool:
    """Whether the table knows the word as a name."""
    return (folded,) in table()


def variants(word: str) -> tuple[str, ...]:
    """The known spellings of a name, as written, ours first; the word alone when it is no name we know."""
    groups = table().get(words(word), ())
    return tuple(dict.fromkeys(form for group in groups for form in group.forms)) or (word,)


@cache
def spellings(folded: str) -> Spellings:
    """The spellings of a folded word."""
    groups = table().get((folded,), ())
    heads: dict[str, tuple[tuple[str, ...], ...]] = {folded: ((folded,),)}
    refused: set[tuple[str, str]] = set()
    for group in groups:
        forms = {words(form) for form in group.forms}
        for form in sorted(forms, key=len, reverse=True):
            if form not in heads.get(form[0], ()):
                heads[form[0]] = (*heads.get(form[0], ()), form)
        for phrase in map(words, group.refused):
            refused.add((phrase[0], "") if phrase[1:] in forms else ("", phrase[-1]))
    return Spellings(heads, frozenset(refused))
