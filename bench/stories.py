"""Stories: the online clusterer with its shipped settings against gold stories, a real day, and the clock."""

import json
import random
import resource
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from statistics import mean
from time import perf_counter, process_time
from typing import Any

from bench.clusters import NOWHEN, Told, b_cubed, basil, ecbplus, pair_f1, pairs
from bench.day import articles as day
from bench.groupings import best, by_headline, by_minhash, by_tfidf
from bench.report import Figure, Options
from news.coverage import Told as Held
from news.coverage import matrix, trace
from news.model import Article, Revision, Text
from news.stories import Clusterer
from news.story.terms import read

SHUFFLES = 5
JUDGED = Path(__file__).parent / "gold" / "stories_replay.json"
PAIRS = {"en": 0.90, "ru": 0.86}


def run(options: Options) -> Iterator[Figure]:
    """All figures of stories."""
    yield from gold(options)
    yield from pairs_of(options)
    yield from real_day(options)
    yield from speed(2_000 if options.quick else 100_000)
    yield from table(50 if options.quick else 500)


def gold(options: Options) -> Iterator[Figure]:
    """B-cubed F1 on ECB+ and BASIL, and how far the order of arrival moves it."""
    for name, articles, bar in (("ECB+", ecbplus(options.data), 0.91), ("BASIL", basil(options.data), 0.95)):
        scores = [_b_cubed(order) for order in _orders(articles)]
        f1 = mean(score[2] for score in scores)
        moved = max(score[2] for score in scores) - min(score[2] for score in scores)
        told = f"P {mean(score[0] for score in scores):.3f} R {mean(score[1] for score in scores):.3f}"
        yield _at_least(
            f"{name} online, {len(articles)} articles, mean of {SHUFFLES} orders", f1, "B3 F1", told, bar
        )
        yield _at_most(f"{name}, moved by the order", moved, "B3 F1", "", 0.02)
        if options.quick:
            continue
        for peer, grouping in (
            ("headline Jaccard", by_headline),
            ("MinHash", by_minhash),
            ("TF-IDF", by_tfidf),
        ):
            reached = best(articles, grouping(articles))
            said = "its threshold chosen on this gold"
            yield Figure("stories", f"{name}, {peer}", reached, "B3 F1", said, ratio=f1 / reached)


def pairs_of(options: Options) -> Iterator[Figure]:
    """The labelled pairs, all articles of a language in one stream."""
    for language, bar in PAIRS.items():
        articles, judged = pairs(options.data, language)
        f1 = pair_f1(judged, _placed(articles))
        yield _at_least(
            f"same-story pairs, {language}, {len(judged)} pairs", f1, "F1", "token Jaccard .88/.82", bar
        )


def real_day(options: Options) -> Iterator[Figure]:
    """A recorded day of headlines: the largest story, and the ten largest as a person judged them."""
    stream = list(day(options.data))[: 1500 if options.quick else None]
    given = _placed(stream)
    sizes = Counter(given.values())
    largest = max(sizes.values()) / len(stream)
    yield _at_most(
        f"the day's {len(stream)} articles, largest story", largest, "share", f"{len(sizes)} stories", 0.02
    )
    if not options.quick:
        yield from judged_day(given)


def judged_day(given: dict[str, str]) -> Iterator[Figure]:
    """Purity and missed articles of the day's ten largest stories, by the hand-made file."""
    judgement = json.loads(JUDGED.read_text(encoding="utf-8"))
    events: dict[str, list[str]] = judgement["events"]
    event_of = {article: article for article in judgement["strays"]}
    event_of |= {article: name for name, event in events.items() for article in event}
    ten = [story for story, _ in Counter(given.values()).most_common(10)]
    known = [(story, event_of.get(article, "")) for article, story in given.items() if story in ten]
    of_story = [Counter(event for told, event in known if told == story and event) for story in ten]
    judged = sum(sum(events.values()) for events in of_story)
    pure = sum(max(events.values(), default=0) for events in of_story) / (judged or 1)
    told = f"{judged} of {len(known)} articles judged"
    yield _at_least("the day's ten largest stories, purity", pure, "share", told, 0.95)
    for name, event in events.items():
        of_event = Counter(given.get(article, "") for article in event)
        missed = 1 - max(of_event.values()) / len(event)
        yield Figure("stories", f"outside the main story of: {name}"[:48], missed, "share",
                     f"{len(event)} articles")  # fmt: skip


def speed(count: int) -> Iterator[Figure]:
    """Articles a second into 10,000 live stories, at first and at the end, and what the memory costs."""
    live = min(10_000, count // 5)
    made = _Made(live)
    clusterer = Clusterer()
    before = _memory()
    for number in range(live):
        clusterer.place(*made.article(number, number))
    yardstick = [made.article(number, number % live)[1] for number in range(200)]
    rates, paces = [], []
    step = max(500, count // 10)
    for start in range(live, count, step):
        batch = [
            made.article(number, made.chance.randrange(live))
            for number in range(start, min(start + step, count))
        ]
        paces.append(_rate(read, ((text,) for text in yardstick), len(yardstick)))
        rates.append(_rate(clusterer.place, batch, len(batch)))
    first, last = rates[0], rates[-1]
    flat = (last / first) * (paces[0] / paces[-1])
    yield _at_least(f"into {live} live stories, on one core", first, "articles/s", "processor time", 500)
    yield _at_least(
        f"the same at {count} articles kept", last, "articles/s", f"{last / first:.2f} of the first", 500
    )
    yield _at_least(
        "that rate over the first, by the machine's pace", flat, "ratio", "reading 200 texts beside each", 0.8
    )
    yield Figure(
        "stories", f"memory for {count} articles", _memory() - before, "MB", "of texts nothing is kept"
    )


def table(count: int) -> Iterator[Figure]:
    """The matrix of one large story; the copies beneath it are traced as articles come."""
    made = _Made(1)
    told = []
    for number in range(count):
        name, text, outlet, at = made.article(number, 0)
        article = Article(name, "s", name, None, text.headline, outlet, at, at)
        told.append(Held(article, (Revision(name, 1, at, "", text.headline, "page", text.words),) * 3, text))
    traced = trace(told[:50])
    began = perf_counter()
    matrix(told, traced)
    took = (perf_counter() - began) * 1000
    yield _at_most(f"the matrix of a story of {count} articles", took, "ms", "copies traced before", 100)


class _Made:
    """Articles made of words drawn for their story, and of words that any story has."""

    def __init__(self, stories: int) -> None:
        self.chance = random.Random(7)
        self._common = [_word(self.chance) for _ in range(4_000)]
        self._own = [[_word(self.chance) for _ in range(24)] for _ in range(stories)]

    def article(self, number: int, story: int) -> tuple[str, Text, str, datetime]:
        own, chance = self._own[story], self.chance
        headline = " ".join(chance.sample(own, 6)).capitalize()
        lines = tuple(
            " ".join((*chance.sample(own, 5), *chance.choices(self._common, k=15))).capitalize() + "."
            for _ in range(10)
        )
        at = NOWHEN + timedelta(seconds=number / 2)
        return f"a{number}", Text(headline, lines), f"outlet {number % 97}", at


def _rate(work: Callable[..., object], given: Iterable[tuple[Any, ...]], count: int) -> float:
    """How often a second of processor time the work is done on what is given."""
    began = process_time()
    for one in given:
        work(*one)
    return count / (process_time() - began)


def _word(chance: random.Random) -> str:
    return "".join(
        chance.choice("bdfgklmnprstvz") + chance.choice("aeiou") for _ in range(chance.randint(2, 4))
    )


def _placed(articles: Sequence[Told]) -> dict[str, str]:
    """The story of each article when the last one has come."""
    clusterer = Clusterer()
    given = {}
    for told in articles:
        placed = clusterer.place(told.id, told.text, told.outlet, told.at)
        given[told.id] = placed.story_id
        given |= {move.article: move.now for move in placed.moved}
    return given


def _b_cubed(articles: Sequence[Told]) -> tuple[float, float, float]:
    return b_cubed({told.id: told.story for told in articles}, _placed(articles))


def _orders(articles: Sequence[Told]) -> Iterator[list[Told]]:
    """The articles in several orders; those of one day change places, the days do not."""
    for seed in range(1, SHUFFLES + 1):
        order = list(articles)
        random.Random(seed).shuffle(order)
        yield sorted(order, key=lambda told: told.at)


def _memory() -> float:
    """The most memory this process has held, in MB."""
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6


def _at_least(case: str, value: float, unit: str, against: str, bar: float) -> Figure:
    return Figure("stories", case, value, unit, against, bar=f">= {bar:g}", ok=value >= bar)


def _at_most(case: str, value: float, unit: str, against: str, bar: float) -> Figure:
    return Figure("stories", case, value, unit, against, bar=f"<= {bar:g}", ok=value <= bar)
