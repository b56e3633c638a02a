"""Names and their spellings: curated groups and rules, never plain edit distance.

`data/names.tsv` holds people, organisations and places that were brought together by hand,
`data/given.tsv` first names, `data/places.tsv` cities and countries out of GeoNames (CC BY 4.0) and CLDR; a
group's line says where it is from. To these come the cases of a name (`news.spelt.inflect`) and every
transliteration that reads alike (`news.spelt.spelling`), the latter only where the text writes it with a
capital and it is neither a common word nor another known name.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from itertools import chain

from news.idf import weight
from news.spelt.inflect import cases, nominatives
from news.spelt.spelling import keys, said
from news.spelt.table import SPOKEN, Form, Group, Table, form_of, is_acronym, shipped_table, spoken
from news.words import fold, words

_COMMON = 6.85
"""Weight below which a word stands in more than 40 of 37,554 articles: 1.6 in a million words, Zipf 3.2."""

_VERY_COMMON = 4.5
"""Weight below which a word stands in more than 400 of those articles: it means itself."""

_STRANGE = 8.2
"""Weight of a word that fewer than ten of those articles have."""

_MOST_WORDS = 4
"""Words of a name at most."""


@dataclass(frozen=True, slots=True)
class Spellings:
    """What a name as typed takes for itself."""

    heads: Mapping[str, tuple[Form, ...]]
    """Each known spelling, longest first, under its first word as folded."""
    keys: frozenset[str]
    """What a transliteration that nobody has listed must read like."""
    said: frozenset[str]
    """What the name reads like in English: the only reading by which a common word may be meant."""
    refused: frozenset[tuple[str, str]]
    """(word before, word after) by which something else is meant; "" stands for any word."""


class Names:
    """The shipped table and what a person added to it."""

    def __init__(self, added: Iterable[Group] = (), table: Table | None = None) -> None:
        """`table` takes the place of the shipped one."""
        self._shipped = table or shipped_table()
        self._own: dict[Form, tuple[Group, ...]] = {}
        for group in added:
            for form in dict.fromkeys(map(form_of, group.forms)):
                self._own[form] = (*self._own.get(form, ()), group)
        self.spellings = lru_cache(maxsize=1 << 16)(self._spellings)

    def __contains__(self, form: Form) -> bool:
        return form in self._own or form in self._shipped

    def known(self, typed: Sequence[str]) -> int:
        """How many of these words, from the first on, are one name; 0 when they begin with none.

        A rare word with a capital is taken for a name that is not listed, and one of capitals for an acronym.
        """
        for count in range(min(_MOST_WORDS, len(typed)), 0, -1):
            if self._groups_of(" ".join(typed[:count])):
                return count
        word = typed[0]
        if is_acronym(word):
            return 1
        return int(word[0].isupper() and len(word) >= SPOKEN and weight(fold(word)) >= _COMMON)

    def variants(self, name: str) -> tuple[str, ...]:
        """The listed spellings of a name, as written, ours first; the name alone when it is not listed."""
        return tuple(dict.fromkeys(form for group in self._groups_of(name) for form in group.forms)) or (
            name,
        )

    def sounds_alike(self, folded: str, name: str) -> bool:
        """Whether an unlisted word, written with a capital, is a transliteration of a name as typed."""
        known = self.spellings(name)
        if known.keys.isdisjoint(keys(folded)) or (folded,) in self:
            return False
        # Zelenskiy is a common word only because it is that name; Being is one because it is not Beijing.
        rare = weight(folded)
        return rare >= _COMMON or (rare >= _VERY_COMMON and said(folded) in known.said)

    def _groups_of(self, name: str) -> tuple[Group, ...]:
        """The groups that list a name as typed, and those that list what these call it."""
        found = self._of(form_of(name)) or self._of(words(name)) or tuple(self._meant_by(name))
        heads = (self._of(form_of(group.forms[0])) for group in found)
        return tuple(dict.fromkeys(chain(found, *heads)))

    def _meant_by(self, name: str) -> Iterator[Group]:
        """The groups of which an unlisted word is a case, else those for whose name a text's word would pass.

        What English has for a word of its own is a name with an s, or a person's that is said alike.
        """
        word = "".join(words(name))
        if words(name) != (word,):
            return
        strange = weight(word) >= _STRANGE
        bases = [base for base in nominatives(word) if (base,) in self and word in cases(base)]
        listed = ((base, group) for base in bases for group in self._of((base,)))
        declined = [
            each for base, each in listed if strange or (word == f"{base}s" and each.kind == "person")
        ]
        yield from declined
        heads = {head for key in heard_as(word) for head in self._by_ear.get(key, ())}
        for head in sorted(heads) if not declined else ():
            if self.sounds_alike(word, head):
                alike = said(word) in self.spellings(head).said
                groups = self._of(form_of(head))
                yield from (group for group in groups if strange or (alike and group.kind == "person"))

    @cached_property
    def _by_ear(self) -> Mapping[str, Sequence[str]]:
        """How we write the names that read like a key."""
        own = (each for group in chain(*self._own.values()) for each in spoken(group.kind, group.forms))
        found: dict[str, list[str]] = {}
        for word, head in chain(own, self._shipped.by_ear()):
            for key in keys(word):
                found.setdefault(key, []).append(head)
        return found

    def _of(self, form: Form) -> tuple[Group, ...]:
        return self._shipped.of(form) + self._own.get(form, ())

    def _spellings(self, typed: str) -> Spellings:
        """All that a name as typed takes for itself."""
        groups = self._groups_of(typed)
        forms = {form_of(form) for group in groups for form in group.forms}
        single = [form[0] for form in forms if len(form) == 1 and not form[0].isupper()]
        first = any(group.kind == "given" for group in groups)
        declined = {(case,) for word in single for case in cases(word) if _may_be(case, word, first=first)}
        declined = {form for form in declined if form not in self}
        own = form_of(typed) if form_of(typed) in self or not groups else words(typed)
        forms |= {tuple(form[0]) for form in forms | {own} if form[0].isupper()}
        heads: dict[str, tuple[Form, ...]] = {}
        for form in sorted({own} | forms | declined, key=lambda form: (-len(form), form)):
            head = form[0].lower()
            heads[head] = (*heads.get(head, ()), form)
        ours = [group.forms[0] for group in groups] or [typed]
        heard = (spoken(group.kind, group.forms) for group in groups) if groups else [spoken("", ours)]
        return Spellings(
            heads,
            frozenset(key for word, _ in chain(*heard) for key in keys(word)),
            frozenset(said(word) for name in ours for word in words(name)),
            frozenset(
                beside
                for group in groups
                for phrase in group.refused
                for beside in _beside(words(phrase), forms)
            ),
        )


@lru_cache(maxsize=1 << 16)
def heard_as(folded: str) -> frozenset[str]:
    """The keys under which a word of a text may be a name; none for a word so common that it means itself."""
    return keys(folded) if weight(folded) >= _VERY_COMMON else frozenset()


@cache
def shipped() -> Names:
    """The table that comes with the program, read once."""
    return Names()


def _may_be(case: str, word: str, *, first: bool) -> bool:
    """Whether a case of a name stands for it: a common word does only if it begins as the name.

    Of a first name it does not: Roberts and Marks are others, and bills are bills.
    """
    return weight(case) >= _COMMON or (case.startswith(word) and not first)


def _beside(phrase: Form, forms: set[Form]) -> Iterator[tuple[str, str]]:
    """What stands beside the name in a refused phrase."""
    if phrase[1:] in forms:
        yield phrase[0], ""
    elif phrase[:-1] in forms:
        yield "", phrase[-1]
