"""Rules: what 10, 1,000 and 10,000 of them cost on a real article, beside regular expressions.

The rules are made from a fixed seed: one to four words that 20 to 200 of 37,554 news articles have (what
people watch for is rare), alone, together, as phrases, with OR, minus and NEAR. The loop asks one
compiled expression a term, as readers with keyword filters do; the alternation is all terms in one
expression. Time is that of the process, so that other work on the machine counts little; the best of
several rounds.
"""

import gzip
import random
import re
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TypeVar

from bench.material import told
from bench.report import Figure, Options, Skipped
from news.model import Rule
from news.query.document import Document
from news.rules import RuleSet

Thing = TypeVar("Thing")
NOW = datetime(2026, 1, 1, tzinfo=UTC)
SHAPES = (
    "{}", "{}", "{} {}", "{} {}", "{} OR {}", '"{} {}"', "{} NEAR/10 {}", "({} OR {}) {} -{}", "{} {} {} {}",
)  # fmt: skip
SIZES = (10, 1_000, 10_000)
LONGEST, TIMES, GROWTH = 0.5, 1_000, 3.0
"""The bars: milliseconds an article at 10,000 rules, times the loop, growth from 1,000 to 10,000."""


def run(options: Options) -> Iterator[Figure]:
    """Milliseconds an article by number of rules, and how they compare."""
    articles = [Document(one.text.headline, one.text.paragraphs) for one in told(options.data)]
    vocabulary = rare_words(options.data)
    ours: dict[int, float] = {}
    for size in SIZES:
        rules = made(size, vocabulary)
        ready = RuleSet(rules)
        ours[size] = best(partial(ready.match, now=NOW), articles, 3 if options.quick else 15)
        hits = sum(len(ready.match(article, NOW)) for article in articles) / len(articles)
        last = size == SIZES[-1]
        bar, ok = (f"<= {LONGEST} ms", ours[size] <= LONGEST) if last else ("", None)
        yield Figure(
            "rules", f"{size} rules", ours[size], "ms", f"{hits:.2f} matches an article", None, bar, ok
        )
        yield Figure("rules", f"{size} rules, throughput", 1000 / ours[size], "articles/s")
        yield from peers(size, rules, articles, ours[size], options)
    growth = ours[10_000] / ours[1_000]
    yield Figure(
        "rules", "10,000 rules over 1,000", growth, "x", "", None, f"<= {GROWTH:g}x", growth <= GROWTH
    )


def peers(
    size: int, rules: Sequence[Rule], articles: Sequence[Document], ours: float, options: Options
) -> Iterator[Figure]:
    """A loop of compiled expressions and one alternation, on few articles: they are slow."""
    terms = [re.findall(r"[a-z]+", rule.query) for rule in rules]
    loop = [re.compile(rf"\b{re.escape(word)}\b", re.IGNORECASE) for words in terms for word in words]
    joined = re.compile(
        rf"\b(?:{'|'.join(sorted({word for words in terms for word in words}))})\b", re.IGNORECASE
    )
    few = articles[: 2 if options.quick else 5]
    texts = ["\n".join((article.headline, *article.paragraphs)) for article in few]
    looped = best(lambda text: [found for term in loop if (found := term.search(text))], texts, 1)
    one = best(joined.findall, texts, 1)
    bar, ok = (f">= {TIMES}x", looped / ours >= TIMES) if size == SIZES[-1] else ("", None)
    yield Figure("rules", f"{size} rules, loop of re", looped, "ms", "times ours", looped / ours, bar, ok)
    yield Figure("rules", f"{size} rules, one alternation", one, "ms", "times ours", one / ours)


def best(ask: Callable[[Thing], object], things: Sequence[Thing], rounds: int) -> float:
    """Milliseconds of process time for one thing, in the best round."""
    fastest = float("inf")
    for _ in range(rounds):
        start = time.process_time()
        for thing in things:
            ask(thing)
        fastest = min(fastest, time.process_time() - start)
    return fastest / len(things) * 1000


def rare_words(data: Path) -> list[str]:
    """Words that 20 to 200 articles of the corpus have."""
    source = data / "df" / "en_news_document_frequency.tsv.gz"
    if not source.exists():
        raise Skipped(f"no {source}")
    rows = (line.split("\t") for line in gzip.decompress(source.read_bytes()).decode().splitlines()[1:])
    return [
        word
        for word, count in rows
        if word.isascii() and word.isalpha() and len(word) > 3 and int(count) <= 200
    ]


def made(size: int, vocabulary: Sequence[str]) -> list[Rule]:
    """So many rules, the same in every run."""
    chance = random.Random(size)
    queries = []
    for _ in range(size):
        shape = chance.choice(SHAPES)
        queries.append(shape.format(*(chance.choice(vocabulary) for _ in range(shape.count("{}")))))
    return [Rule(str(number), query, query) for number, query in enumerate(queries)]
