"""Who did what to, from or with whom: the named parties round a verb and the part each plays."""

import re
from collections.abc import Iterator, Sequence

from news.facts.places import party
from news.model import Fact
from news.tokens import listed

_GIVE = (
    "give gave given gives giving provide provides provided providing deliver delivers delivered"
    " delivering supply supplies"
    " supplied supplying send sends sent sending ship ships shipped shipping sell sells sold selling"
    " transfer transfers"
    " transferred hand hands handed donate donates donated lend lent grant granted grants offer offers"
    " offered pay pays paid"
    " export exports exported award awarded"
)
_TAKE = (
    "buy buys bought buying purchase purchased purchases acquire acquired receive receives received"
    " import imported get got"
)
_ACT = (
    "accuse blame attack criticize criticise kill sue arrest defeat invade warn urge beat support oppose"
    " praise ask thank"
    " threaten meet visit call tell endorse back block defend challenge fire hire condemn denounce"
    " sanction help join leave"
    " indict charge elect succeed replace acquire reject nominate appoint recognize slam rebuke press"
    " pressure bomb strike"
    " shoot capture release"
)

_BENT = {"told": "tell", "met": "meet", "left": "leave", "shot": "shoot", "struck": "strike", "beat": "beat"}


def _forms(verb: str) -> list[str]:
    """A regular verb in all its forms: `ban bans banned banning`."""
    root = verb.removesuffix("e")
    short = len(verb) <= 4 and verb[-1] in "bgmnpt" and verb[-2] in "aeiou" and verb[-3] not in "aeiou"
    past = verb[:-1] + "ied" if verb[-1] == "y" else root + (root[-1] if short else "") + "ed"
    third = verb + "es" if verb.endswith(("s", "sh", "ch", "ss")) else verb + "s"
    return [verb, past, third, root + (root[-1] if short else "") + "ing"]


VERBS = (
    {form: verb for verb in _ACT.split() for form in _forms(verb)}
    | _BENT
    | dict.fromkeys(_GIVE.split(), "give")
    | dict.fromkeys(_TAKE.split(), "take")
)
"""The kind of act by any form of a verb."""
_WORDS = re.compile(r"[\w’'.-]+|[,;:()“”\"]")
_BE = listed("was were been be being is are")
_LINKS = {"to": "receiver", "from": "giver", "by": "doer"}


def roles(sentence: str, index: int, named: Sequence[Fact]) -> Iterator[Fact]:
    """The parts that named parties play; `value` is the party, `unit` its part, `of` the verb."""
    words = [(match.group(), match.start(), match.end()) for match in _WORDS.finditer(sentence)]
    for n, (word, _, _) in enumerate(words):
        verb = VERBS.get(word.casefold())
        if verb is None:
            continue
        passive = any(words[k][0].casefold() in _BE for k in range(max(0, n - 2), n))
        passive = passive or (
            n + 1 < len(words) and words[n + 1][0] in ("to", "by", "from") and not _subject(words, n, named)
        )
        yield from _around(verb, passive, words, n, named, index)


def _subject(words: Sequence[tuple[str, int, int]], n: int, named: Sequence[Fact]) -> Fact | None:
    """The party that stands right before the verb, auxiliaries and adverbs aside."""
    k = n - 1
    while k >= 0 and (words[k][0].casefold() in _AUXILIARY or words[k][0].endswith("ly")):
        k -= 1
    return next((one for one in named if k >= 0 and one.start <= words[k][1] < one.end), None)


_AUXILIARY = listed(
    "has have had will would could may might should must can did does do also later then not never is was"
    " were been be"
)


def _around(
    verb: str,
    passive: bool,
    words: Sequence[tuple[str, int, int]],
    n: int,
    named: Sequence[Fact],
    index: int,
) -> Iterator[Fact]:
    """The parties of one verb: subject, object, and those behind `to`, `from` and `by` in its clause."""
    doer, taker = (
        ("receiver", "giver")
        if verb == "take"
        else ("giver", "receiver")
        if verb == "give"
        else ("doer", "target")
    )
    subject = _subject(words, n, named)
    if subject and not passive:
        yield _role(subject, doer, verb, index)
    elif subject and verb not in ("give", "take"):
        yield _role(subject, taker, verb, index)
    linked: set[str] = set()
    for k in range(n + 1, min(len(words), n + 14)):
        word = words[k][0].casefold()
        if word in (";", ":", "(", "“", '"', "who", "which", "that", "said") or (
            k > n + 1 and words[k][0].casefold() in VERBS
        ):
            break
        one = next((one for one in named if one.start <= words[k][1] < one.end), None)
        if one is None or one.start != words[k][1] or one.value in linked:
            continue
        before = words[k - 1][0].casefold()
        before = (
            words[k - 2][0].casefold()
            if before in ("the", "a") and k - 2 > n
            else before
            if k - 1 > n
            else ""
        )
        if before in _LINKS:
            part = doer if before == "by" else _LINKS[before]
        elif not before and not passive:
            part = taker
        else:
            continue
        linked.add(one.value)
        yield _role(one, part, verb, index)


def _role(one: Fact, part: str, verb: str, index: int) -> Fact:
    return Fact("role", party(one.text), one.text, index, one.start, one.end, part, verb)
