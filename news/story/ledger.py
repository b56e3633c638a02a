"""Who is quoted in a story, by how many outlets, and in what words."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from news.facts.names import TITLES
from news.facts.places import party
from news.facts.tongues import is_office
from news.idf import weight
from news.model import Fact
from news.names import heard_as
from news.outlets import outlet_key
from news.spelt.listed import is_known, is_mapped, one_spelling
from news.tokens import listed

RARE = 6.85
"""Weight from which one word with a capital is taken for a name, though the story gives it no first name."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """One speaker."""

    speaker: str
    outlets: tuple[str, ...]
    """In the order that they quoted the speaker."""
    words: tuple[tuple[str, tuple[str, ...]], ...]
    """Each quotation as first written, with the articles that have it; those of most articles first."""


def ledger(told: Iterable[tuple[str, str, Sequence[Fact]]]) -> tuple[Quoted, ...]:
    """The speakers that most outlets quote first; `told` is (article, outlet, its facts) in order of sight.

    A speaker is one with a name: a quotation of `he`, of `the letter` or of a place is nobody's here.
    """
    read = list(told)
    speakers = _Speakers(fact for _, _, facts in read for fact in facts)
    found: dict[str, _Said] = {}
    for article, outlet, facts in read:
        for fact in facts:
            key = speakers.key(fact.of) if fact.kind == "quote" and fact.of else None
            if fact.of and key is not None:
                found.setdefault(key, _Said()).add(fact, outlet, article)
    ranked = sorted(found.items(), key=lambda pair: (-len(pair[1].outlets), -len(pair[1].words), pair[0]))
    return tuple(said.quoted() for _, said in ranked)


@dataclass(slots=True)
class _Said:
    """What one speaker is quoted with."""

    names: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    """The outlets that write each of the names given."""
    outlets: dict[str, str] = field(default_factory=dict)
    words: dict[str, tuple[str, dict[str, None]]] = field(default_factory=dict)

    def add(self, fact: Fact, outlet: str, article: str) -> None:
        self.names[" ".join(_words(fact.of or ""))].add(outlet)
        self.outlets.setdefault(outlet_key(outlet), outlet)
        self.words.setdefault(fact.value, (fact.text, {}))[1][article] = None

    def quoted(self) -> Quoted:
        having = ((text, tuple(articles)) for text, articles in self.words.values())
        return Quoted(self._shown(), tuple(self.outlets.values()), tuple(sorted(having, key=_commonest)))

    def _shown(self) -> str:
        """The name in the spelling of its last word that most outlets use; the fullest one so spelt."""
        spelt: defaultdict[str, set[str]] = defaultdict(set)
        for name, outlets in self.names.items():
            spelt[name.split()[-1]] |= outlets
        most = max(map(len, spelt.values()))
        names = [name for name in self.names if len(spelt[name.split()[-1]]) == most]
        return max(names, key=lambda name: (bool(_first(name.split())), len(self.names[name]), len(name)))


class _Speakers:
    """Whom a story's speakers are: one key for all ways in which its outlets write one name."""

    def __init__(self, facts: Iterable[Fact]) -> None:
        self._full: defaultdict[str, dict[str, None]] = defaultdict(dict)
        self._heard: dict[str, str] = {}
        for fact in facts:
            words = _words((fact.of if fact.kind == "quote" else fact.text) or "")
            if fact.kind in ("quote", "name") and len(words) > 1:
                self._full[self._family(words)][_first(words)] = None

    def key(self, of: str) -> str | None:
        """What stands for the speaker; None when it names none."""
        words = _words(of)
        if not words or _is_place(" ".join(words)):
            return None
        family = self._family(words)
        full = self._full.get(family, {})
        if len(words) == 1 and not (full or _is_name(words[0])):
            return None
        initials = {first[0] for first in full if first}
        first = _first(words)
        return f"{family} {first[0]}" if first and len(initials) > 1 and not is_known(family) else family

    def _family(self, words: Sequence[str]) -> str:
        """The last word in the one spelling that stands for all the story's spellings of it."""
        folded = words[-1].casefold().replace("’", "'")
        ours = one_spelling(folded)
        for heard in sorted(heard_as(ours)):
            ours = self._heard.setdefault(heard, ours)
        return ours


_ARTICLES = listed("The A An One Another")


def _words(of: str) -> list[str]:
    """The words of a name, without an article before it or an ’s behind; none of what is only described."""
    words = of.split()
    while words and words[0].title() in _ARTICLES:
        words = words[1:]
    if not words:
        return []
    words[-1] = words[-1].strip(".,").removesuffix("’s").removesuffix("'s").rstrip("’'")
    is_named = words[-1][:1].isupper() and not _is_title(words[-1]) and words[-1].casefold() not in _NOBODY
    return words if is_named else []


_NOBODY = listed(
    "he she they it we i who that this he's он она они він вона вони er sie es il elle ils elles"
)


def _is_title(word: str) -> bool:
    folded = word.casefold().strip(".")
    return folded in TITLES or is_office(folded)


def _first(words: Sequence[str]) -> str:
    """The first name before the last, folded; "" where a title or nothing stands there."""
    given = [word for word in words[:-1] if word[:1].isupper() and len(word.strip(".")) > 1]
    return given[-1].casefold() if given and not _is_title(given[-1]) else ""


def _is_name(word: str) -> bool:
    """Whether one word is a name of itself: listed, an acronym, or one that texts hardly use otherwise."""
    folded = word.casefold()
    return is_known(folded) or (word.isupper() and len(word) > 1) or weight(folded) >= RARE


def _is_place(name: str) -> bool:
    """Whether a name is a place or country alone; a capital's `Kremlin` and `Pentagon` are bodies."""
    folded = name.casefold()
    if is_mapped(folded):
        return True
    return party(name) != folded and not is_known(folded)


def _commonest(quotation: tuple[str, tuple[str, ...]]) -> tuple[int, str]:
    return -len(quotation[1]), quotation[0]
