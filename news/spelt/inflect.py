"""The cases of a name: Slavic and Baltic languages decline it, German and English add an s.

Endings only, after the school grammars of Russian, Ukrainian, Polish, Czech, Latvian and Lithuanian;
names are regular. A case that no language has does no harm: nobody writes it.
"""

from collections.abc import Iterator

_ADJECTIVE = "ого ому им ым ом ем ій ой ая а у ую і ие их"
_CYRILLIC = (
    ("ская", "ск", "ой ую ою"), ("ська", "ськ", "ої ій у ою"), ("ая", "", "ой ую ою"),
    ("ький", "ьк", _ADJECTIVE), ("ий", "", _ADJECTIVE), ("ый", "", _ADJECTIVE), ("ой", "", _ADJECTIVE),
    ("ець", "ц", "я ю ем ем і ом а у"), ("їв", "єв", "а у ом і е"), ("ів", "ов", "а у ом і е"),
    ("ия", "и", "и ю ей"), ("ія", "і", "ї ю єю"), ("а", "", "ы и і е у ой ою"), ("я", "", "и ю ей ею і ї є"),
    ("ь", "", "я ю ем и і ью е"), ("й", "", "я ю ем е и і ю ї єм"), ("о", "", "а у ом е і ові"),
    ("е", "", "я ю ем і"), ("и", "", "ів ам ами ах"), ("ы", "", "ов ам ами ах"),
)  # fmt: skip
_LATIN = (
    ("sky", "sk", "iego iemu im eho emu ym ho mu iis io ij ogo omu"),
    ("ska", "sk", "iej a ej ou os"), ("skaja", "sk", "oj uju"),
    ("ski", "sk", "iego iemu im eho emu ym is io"),
    ("skyj", "sk", "eho emu ym"), ("a", "", "y ie e o u ou i as os"), ("y", "", "ego emu ho mu m s"),
    ("i", "", "ego emu m s"), ("o", "", "a u em s"), ("e", "", "s go mu m ho"),
)  # fmt: skip
_CONSONANT = "а у ом ем е і ы ым им ові еві"
"""The endings of a Cyrillic name whose last letter is a consonant."""
_LATIN_CONSONANT = "a u em om owi ovi ie e s is as es o"


def cases(folded: str) -> Iterator[str]:
    """The other cases of a folded name; none for a short one or one in a script without cases."""
    if len(folded) < 4:
        return
    if "а" <= folded[0] <= "џ":
        yield from _declined(folded, _CYRILLIC, _CONSONANT)
    elif folded.isascii() and folded.isalpha():
        yield from _declined(folded, _LATIN, _LATIN_CONSONANT)


def nominatives(folded: str) -> Iterator[str]:
    """What a folded word may be a case of: each word that `cases` would bring to it, and more."""
    classes, consonant = (_LATIN, _LATIN_CONSONANT) if folded.isascii() else (_CYRILLIC, _CONSONANT)
    for ending, stem, endings in (*classes, ("", "", consonant)):
        for other in endings.split():
            if folded.endswith(stem + other):
                yield folded[: len(folded) - len(stem + other)] + ending


def _declined(word: str, classes: tuple[tuple[str, str, str], ...], consonant: str) -> Iterator[str]:
    """The word with the endings of its class instead of its own; after a consonant, those are added."""
    for ending, stem, endings in classes:
        if word.endswith(ending):
            base = word[: len(word) - len(ending)] + stem
            yield from (base + other for other in endings.split() if base + other != word)
            return
    yield from (word + other for other in consonant.split())
