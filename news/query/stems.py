"""A light stemmer, for `~word`: the endings of English nouns and verbs, and of Slavic nouns in Cyrillic."""

import re

_ENGLISH = re.compile(r"(?:ations?|ings?|ers?|ed|es|s|e)$")
_CYRILLIC = re.compile(
    "(?:ского|скому|ским|ском|ская|ской|скую|ские|ских|ськ(?:ого|ому|им|а|ої|у|і|их)"
    "|иями|ями|ами|иях|иям|ів|ях|ах|ям|ам|ові|еві|ою|ею|ом|ем|ом|ой|ей|ев|ов|а|у|ю|я|и|ы|і|ї|е|о|ь|й)$"
)


def stem(word: str) -> str:
    """The stem of a folded word; a word too short to be cut is its own."""
    if word.isascii():
        if word.endswith("ies") and len(word) > 5:
            return f"{word[:-3]}y"
        cut = _ENGLISH.sub("", word)
        cut = (
            cut[:-1] if len(cut) > 3 and cut[-1] == cut[-2] and cut[-1] not in "lsz" and cut != word else cut
        )
    else:
        cut = _CYRILLIC.sub("", word)
    return cut if len(cut) >= 3 else word
