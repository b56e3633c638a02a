"""Who bears a name: whose a family name alone is, and which first names may be one person's."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from news.facts.names import GENERIC
from news.model import Fact

_SHORT = """
abraham abe|alexander alex sandy|alexandra alex sandra|alfred al fred|andrew andy drew|anthony tony
barbara barb|benjamin ben|bernard bernie|catherine cathy kate|charles charlie chuck|christopher chris
daniel dan danny|david dave|deborah debbie deb|donald don donnie|edward ed eddie ted|elizabeth liz beth betty
eugene gene|francis frank|frederick fred|gerald gerry jerry|gregory greg|harold hal harry|henry harry hank
jacob jack jake|james jim jimmy|jeffrey jeff|jennifer jen jenny|john jack johnny|jonathan jon|joseph joe
joshua josh|kenneth ken|lawrence larry|leonard len leo|margaret maggie meg peggy|matthew matt
michael mike mick|nicholas nick|patricia pat patty|patrick pat|peter pete|philip phil|raymond ray
rebecca becky|richard dick rick|robert bob bobby rob|ronald ron|russell russ|samuel sam|stephen steve
steven steve|susan sue|theodore ted
thomas tom tommy|timothy tim|victoria vicky|walter walt|william bill billy will
"""
"""First names and what their bearers are called for short."""


@cache
def called(name: str) -> frozenset[str]:
    """A first name with the whole ones that it may be short for."""
    rows = [row.split() for line in _SHORT.split("\n") for row in line.split("|")]
    return frozenset((name, *(row[0] for row in rows if name in row[1:])))


def in_full(facts: Sequence[Fact]) -> list[Fact]:
    """The facts of one text, in reading order, the value of a family name alone being the whole name.

    A name is left alone where two bear it in full, and where it stands alone in the body before or beside the
    whole one: `Trump praised Ivanka Trump` speaks of another.
    """
    bearers: dict[str, set[str]] = {}
    first: dict[str, int] = {}
    for fact in facts:
        given, _, family = fact.value.rpartition(" ")
        if fact.kind == "name" and given and family not in GENERIC:
            bearers.setdefault(family, set()).add(fact.value)
            first.setdefault(family, fact.sentence)
    others = {
        fact.value
        for fact in facts
        if fact.kind == "name" and 0 <= fact.sentence <= first.get(fact.value, -1)
    }
    whole = {family: next(iter(who)) for family, who in bearers.items() if len(who) == 1}
    return [
        replace(fact, value=whole[fact.value])
        if fact.kind == "name" and fact.value in whole and fact.value not in others and fact.sentence >= 0
        else fact
        for fact in facts
    ]
