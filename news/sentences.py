"""Text cut into sentences: abbreviations, quotes, doubled stops; Latin, Cyrillic, Arabic and CJK."""

import re
from dataclasses import dataclass

from news.model import Text
from news.tokens import listed

_WIDE = "。！？｡"
_END = re.compile(
    rf"""(?P<stop>[.!?…؟۔։।{_WIDE}]+)(?P<close>["'”’»)\]」』）]*)(?P<more>[.!?…]*)(?P<gap>\s+|$)?"""
)
_NEXT = re.compile(r"""["'“”‘’«„(\[—–-]*\s*(?P<word>\w[\w'’]*\.?)""")
_LAST = re.compile(r"[^\s(\[“\"'«‘]+$")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]")

_BEFORE_A_NAME = listed(
    "mr mrs ms dr prof gen sen rep gov lt col sgt capt cmdr adm maj brig pvt cpl rev hon pres fr st mt ft"
    " messrs."
    " amb supt insp det atty asst assoc pfc spc no nos art vs cf eg ie e.g i.e viz approx fig dept ph.d"
    " m mm mme mlle hr nr bzw ca usw z.b d.h u.a sra srta ud uds"
    " г ул им т.е т.к т.н т.д т.п тыс млн млрд руб грн долл гг см стр рис обл вул м р ст акад проф"
)
"""Abbreviations that a name or a figure follows: the stop after them ends nothing."""

_EITHER = listed(
    "inc corp co ltd llc plc bros etc u.s u.k u.n e.u d.c u.s.a a.m p.m jan feb mar apr jun jul aug"
    " sep sept oct"
    " nov dec mon tue wed thu fri sat sun ave blvd rd calif fla ill mass mich minn ore pa tex va wash wis"
    " ariz colo"
    " conn del ga ind kan ky la md miss mo mont neb nev n.c n.d n.h n.j n.m n.y okla s.c s.d tenn vt w.va"
    " wyo al др"
    " пр l.a b.c a.d ph.d"
)
"""Abbreviations that may also end a sentence: they do when a word follows that opens sentences."""

_OPENERS = listed(
    "the a an in on at it he she they we you i but and this that these those there his her their its our"
    " my as if when"
    " while after before for from with by to so then what who why how where some many most all no not one"
    " both each"
    " however meanwhile also now since under last earlier later still yet according more such"
)
_MONTHS = listed(
    "januar februar märz april mai juni juli august september oktober november dezember jahrhundert"
)


@dataclass(frozen=True, slots=True)
class Cut:
    """A text cut into sentences."""

    headline: str
    sentences: tuple[str, ...]
    paragraphs: tuple[int, ...]
    """The paragraph of each sentence."""


def cut(text: Text) -> Cut:
    """The text's sentences over all its paragraphs."""
    found = [
        (sentence, n) for n, paragraph in enumerate(text.paragraphs) for sentence in sentences(paragraph)
    ]
    return Cut(text.headline, tuple(sentence for sentence, _ in found), tuple(n for _, n in found))


def sentences(text: str) -> list[str]:
    """The sentences of a text in order, none empty; a new line always ends one."""
    return [sentence for line in text.splitlines() for sentence in _of_line(line)]


def _of_line(line: str) -> list[str]:
    first = _END.search(line)
    if first is None or first.end() == len(line):
        return [whole] if (whole := line.strip()) else []
    found: list[str] = []
    begin = 0
    for match in _END.finditer(line):
        if match.end() < len(line) and not _ends(line, begin, match):
            continue
        found.append(line[begin : match.end()].strip())
        begin = match.end()
    found.append(line[begin:].strip())
    return [sentence for sentence in found if sentence]


def _ends(line: str, begin: int, match: re.Match[str]) -> bool:
    """Whether the sentence that began at `begin` ends with this stop."""
    if match["stop"][-1] in _WIDE:
        return True
    if match["gap"] is None:
        return False
    after = _NEXT.match(line, match.end())
    word = after["word"] if after else ""
    if word[:1].islower():
        return False
    if match["stop"] != "." or match["close"]:
        return True
    last = _LAST.search(line[begin : match.start()])
    return last is None or not _stays(last.group().casefold(), last.group(), word)


def _stays(folded: str, last: str, word: str) -> bool:
    """Whether the stop after `last` is its own and the sentence goes on with `word`."""
    if folded in _BEFORE_A_NAME:
        return True
    opens = word.casefold() in _OPENERS and word != "I."
    if folded in _EITHER:
        return not opens
    if _INITIALS.fullmatch(last) and last[:1].isupper():
        return not opens or len(last) == 1
    return last.isdigit() and len(last) <= 2 and word.casefold() in _MONTHS
