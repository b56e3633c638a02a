"""What people judged by hand: who speaks each quotation, and whether a change shown between outlets is one.

The gold holds numbers and hashes only: where a quotation stands, and the id of its speaker's last name.
"""

import json
import random
from collections.abc import Iterator
from pathlib import Path

from bench.material import across, told
from bench.report import Figure, Options
from news.facts.read import facts
from news.ids import identity
from news.judge import judge
from news.model import Fact, Judged, Text

SPEAKERS = Path(__file__).parent / "gold" / "speakers.json"
CHANGES = Path(__file__).parent / "gold" / "changes.json"


def speakers(options: Options) -> Iterator[Figure]:
    """Of quotations drawn by lot, those whose speaker is the one a reader would name."""
    gold: dict[str, str] = json.loads(SPEAKERS.read_text(encoding="utf-8"))
    found = {place: voice for place, voice in voices(options) if place in gold}
    right = sum(found.get(place) == voice for place, voice in gold.items())
    share = right / len(gold)
    case = f"speakers of {len(gold)} quotations"
    yield Figure("facts", f"{case}: right", share, "", bar=">= 0.9", ok=share >= 0.9)


def voices(options: Options) -> Iterator[tuple[str, str]]:
    """Every quotation's place and its speaker, as ids."""
    for one in told(options.data):
        for fact in facts(one.text):
            if fact.kind == "quote" and fact.sentence >= 0:
                yield place(one.text, fact), voice(fact.of)


def place(text: Text, quote: Fact) -> str:
    """The id of where a quotation stands."""
    return identity(text.headline, str(quote.sentence), str(quote.start))


def voice(speaker: str | None) -> str:
    """The id of a speaker's last word; empty for none."""
    return identity(speaker.casefold().split()[-1]) if speaker else ""


def changes(options: Options) -> Iterator[Figure]:
    """Of all facts called changed or in conflict between outlets, those that are; unjudged ones are wrong."""
    gold: dict[str, bool] = json.loads(CHANGES.read_text(encoding="utf-8"))
    shown = [mark for mark, _ in shown_changes(options)]
    right = sum(gold.get(mark, False) for mark in shown)
    share = right / max(1, len(shown))
    unknown = sum(mark not in gold for mark in shown)
    case = f"changes shown between outlets ({len(shown)}, {unknown} unjudged): right"
    yield Figure("facts", case, share, "", bar=">= 0.9", ok=share >= 0.9)


def shown_changes(options: Options) -> Iterator[tuple[str, Judged]]:
    """Each change shown and its id, in all pairs of outlets; in forty drawn by lot for a quick run."""
    pairs = across(options.data)
    random.Random(30).shuffle(pairs)
    for left, right in pairs[: 40 if options.quick else None]:
        for one in judge(left.text, right.text, apart=True):
            if one.verdict in ("changed", "conflict"):
                spots = [str(fact.sentence) if fact else "" for fact in (one.left, one.right)]
                yield identity(left.text.headline, right.text.headline, str(one.change), *spots), one
