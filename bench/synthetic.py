"""Revisions made of real articles, whose right alignment is known because we made them."""

import random
from collections.abc import Sequence
from dataclasses import dataclass

from news.tokens import tokens


@dataclass(frozen=True, slots=True)
class Recipe:
    """How much of an article a revision changes, as shares of its sentences."""

    name: str
    dropped: float
    added: float
    edited: float
    bar: float
    """The F1 to reach."""


RECIPES = (
    Recipe("light", 0.05, 0.06, 0.25, 0.998),
    Recipe("news", 0.12, 0.20, 0.35, 0.985),
    Recipe("rewrite", 0.30, 0.30, 0.60, 0.930),
)


@dataclass(frozen=True, slots=True)
class Revised:
    """A made revision with its gold."""

    left: tuple[str, ...]
    right: tuple[str, ...]
    pairs: frozenset[tuple[int, int]]
    moved: frozenset[tuple[int, int]]
    """Pairs that were taken out and put elsewhere."""


@dataclass(slots=True)
class _Line:
    """A sentence of the revision and the left sentences it comes from."""

    text: str
    origin: tuple[int, ...]
    moved: bool = False


def revise(sentences: Sequence[str], others: Sequence[str], recipe: Recipe, rng: random.Random) -> Revised:
    """A revision by the recipe: sentences dropped, edited, moved, split, merged; foreign ones added."""
    lines = [_Line(text, (n,)) for n, text in enumerate(sentences) if rng.random() >= recipe.dropped]
    for line in lines:
        if rng.random() < recipe.edited:
            line.text = edited(line.text, rng, hard=recipe.name == "rewrite")
    lines = _moved(lines, rng)
    for _ in range(round(recipe.added * len(sentences))):
        lines.insert(rng.randrange(len(lines) + 1), _Line(rng.choice(others), ()))
    lines = _merged(_split(lines, rng), rng)
    pairs = {(i, j) for j, line in enumerate(lines) for i in line.origin}
    moved = {(i, j) for j, line in enumerate(lines) if line.moved for i in line.origin}
    return Revised(tuple(sentences), tuple(line.text for line in lines), frozenset(pairs), frozenset(moved))


def edited(sentence: str, rng: random.Random, *, hard: bool) -> str:
    """The sentence with words replaced, left out, or a clause turned round."""
    words = sentence.split()
    if len(words) < 4:
        return sentence
    share = rng.uniform(0.25, 0.55) if hard else rng.uniform(0.05, 0.25)
    for _ in range(max(1, round(share * len(words)))):
        n = rng.randrange(len(words))
        if rng.random() < 0.4 and len(words) > 4:
            del words[n]
        else:
            words[n] = rng.choice(_FILLERS)
    if hard and "," in sentence and rng.random() < 0.3:
        head, _, tail = " ".join(words).partition(",")
        return f"{tail.strip(' .')}, {head.strip()}."
    return " ".join(words)


_FILLERS = (
    "officials", "later", "reportedly", "several", "major", "early", "public", "recent", "likely",
    "further", "expected", "known", "agreed", "confirmed", "called", "held", "made", "group",
    "week", "plan", "report", "city", "state", "according", "during", "despite", "because",
)  # fmt: skip


def _split(lines: list[_Line], rng: random.Random) -> list[_Line]:
    """Some long sentences cut in two at a comma."""
    found: list[_Line] = []
    for line in lines:
        head, comma, tail = line.text.partition(", ")
        if comma and min(len(tokens(head)), len(tokens(tail))) >= 7 and rng.random() < 0.1:
            found += [
                _Line(head + ".", line.origin, line.moved),
                _Line(tail[0].upper() + tail[1:], line.origin, line.moved),
            ]
        else:
            found.append(line)
    return found


def _merged(lines: list[_Line], rng: random.Random) -> list[_Line]:
    """Some neighbours joined by `and`."""
    found: list[_Line] = []
    for line in lines:
        last = found[-1] if found else None
        neighbours = (
            last
            and not last.moved
            and not line.moved
            and len(last.origin) == 1
            and len(line.origin) == 1
            and last.origin[0] + 1 == line.origin[0]
        )
        if last and neighbours and rng.random() < 0.04:
            last.text = f"{last.text.rstrip('.')} and {line.text[0].lower()}{line.text[1:]}"
            last.origin += line.origin
        else:
            found.append(line)
    return found


def _moved(lines: list[_Line], rng: random.Random) -> list[_Line]:
    """One sentence in twelve, at least one, put at least three places away."""
    for _ in range(max(1, len(lines) // 12)):
        if len(lines) < 8:
            break
        n = rng.randrange(len(lines))
        line = lines.pop(n)
        line.moved = True
        places = [place for place in range(len(lines) + 1) if abs(place - n) >= 3]
        lines.insert(rng.choice(places), line)
    return lines
