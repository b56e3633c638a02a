"""How long a comparison takes, and how that grows, beside difflib on the same words."""

import difflib
import random
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from bench.material import across, told
from bench.report import Figure, Options
from bench.synthetic import RECIPES, revise
from news.compare import compare
from news.facts.read import facts
from news.judge import judge
from news.model import Text
from news.tokens import spaced


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts to compare, by how they differ."""

    name: str
    left: Text
    right: Text


def run(options: Options) -> Iterator[Figure]:
    """Times of comparison with facts off, of facts, and the growth of both."""
    times = 2 if options.quick else 7
    took: dict[tuple[str, int], float] = {}
    for size, most in ((1_000, 10.0), (5_000, 60.0), (10_000, None)):
        for pair in pairs(options, size):
            ours = milliseconds(partial(compare, pair.left, pair.right, facts=False), times)
            took[pair.name, size] = ours
            word, ok = (f"<= {most:g} ms", ours <= most) if most else ("", None)
            yield Figure("diff", f"{pair.name}, {size:,} words", ours, "ms", bar=word, ok=ok)
            if size == 5_000:
                theirs = milliseconds(partial(by_difflib, pair.left, pair.right), max(1, times // 3))
                ratio = ours / theirs
                yield Figure(
                    "diff", f"{pair.name}, {size:,} words: difflib", theirs, "ms", "ours / difflib", ratio,
                    "<= 0.1x", ratio <= 0.1,
                )  # fmt: skip
    for name in ("light edit", "heavy edit with moves", "two outlets"):
        growth = took[name, 10_000] / took[name, 1_000]
        yield Figure(
            "diff", f"{name}: growth from 1,000 to 10,000", growth, "x", bar="<= 15x", ok=growth <= 15
        )
    yield from of_facts(options, times)


def of_facts(options: Options, times: int) -> Iterator[Figure]:
    """Facts of one text and of two."""
    chosen = across(options.data)[: 10 if options.quick else 40]
    words = sum(one.text.words for one, _ in chosen)
    read = milliseconds(lambda: [facts(one.text) for one, _ in chosen], times) / words * 1000
    yield Figure("diff", "facts, 1,000 words", read, "ms", bar="<= 15 ms", ok=read <= 15)
    each = sorted(milliseconds(partial(judge, a.text, b.text), 1) for a, b in chosen)
    median = each[len(each) // 2]
    yield Figure(
        "diff", "facts compared, a pair of outlets, median", median, "ms", bar="<= 60 ms", ok=median <= 60
    )


def pairs(options: Options, size: int) -> Iterator[Pair]:
    """A light edit, a heavy edit with moves, and two outlets, each about so many words long."""
    articles = told(options.data)
    sentences = [line for one in articles for line in one.sentences]
    long = _cut(sentences, size)
    for name, recipe in (("light edit", RECIPES[0]), ("heavy edit with moves", RECIPES[2])):
        made = revise(long, sentences[-200:], recipe, random.Random(size))
        yield Pair(name, Text("", tuple(made.left)), Text("", tuple(made.right)))
    tellings = across(options.data)
    lefts = [line for one, _ in tellings[::3] for line in one.sentences]
    rights = [line for _, other in tellings[::3] for line in other.sentences]
    yield Pair("two outlets", Text("", tuple(_cut(lefts, size))), Text("", tuple(_cut(rights, size))))


def _cut(sentences: list[str], size: int) -> list[str]:
    found: list[str] = []
    words = 0
    for sentence in sentences:
        if words >= size:
            break
        found.append(sentence)
        words += len(sentence.split())
    return found


def by_difflib(left: Text, right: Text) -> object:
    """What difflib makes of the same words."""
    a, b = (spaced("\n".join(text.paragraphs))[0] for text in (left, right))
    return difflib.SequenceMatcher(None, a, b, autojunk=False).get_opcodes()


def milliseconds(act: Callable[[], object], times: int) -> float:
    """The least processor time of an act, after one that nobody counts: a busy machine is not its fault."""
    act()
    took = []
    for _ in range(times):
        start = time.process_time()
        act()
        took.append(time.process_time() - start)
    return min(took) * 1000
