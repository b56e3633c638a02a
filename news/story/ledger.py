"""Who is quoted in a story, by how many outlets, and in what words."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from news.model import Fact
from news.tokens import listed


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

    A quotation without a speaker, or of a mere `he` or `she`, is nobody's and is left out.
    """
    outlets: defaultdict[str, dict[str, None]] = defaultdict(dict)
    words: defaultdict[str, dict[str, tuple[str, dict[str, None]]]] = defaultdict(dict)
    shown: dict[str, str] = {}
    for article, outlet, facts in told:
        for fact in facts:
            if fact.kind != "quote" or not fact.of or fact.of.casefold() in _NOBODY:
                continue
            speaker = _surname(fact.of)
            shown[speaker] = max(shown.get(speaker, ""), fact.of, key=len)
            outlets[speaker][outlet] = None
            words[speaker].setdefault(fact.value, (fact.text, {}))[1][article] = None
    ranked = sorted(outlets, key=lambda speaker: (-len(outlets[speaker]), -len(words[speaker]), speaker))
    return tuple(
        Quoted(
            shown[speaker],
            tuple(outlets[speaker]),
            tuple(
                sorted(((text, tuple(having)) for text, having in words[speaker].values()), key=_commonest)
            ),
        )
        for speaker in ranked
    )


_NOBODY = listed("he she they it we i who the a an") | {
    "он",
    "она",
    "они",
    "він",
    "вона",
    "вони",
}


def _surname(speaker: str) -> str:
    """What joins `Governor Ruth Calder` and `Calder`: the last word, folded."""
    return speaker.rsplit(maxsplit=1)[-1].casefold().strip(".,")


def _commonest(quotation: tuple[str, tuple[str, ...]]) -> tuple[int, str]:
    return -len(quotation[1]), quotation[0]
