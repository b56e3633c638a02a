"""Facts: figures and dates that people marked, changes planted in real articles, judgements by hand."""

import random
import re
from collections import Counter
from collections.abc import Iterable, Iterator

from bench.ieer import Marked, marked
from bench.judged import changes, speakers
from bench.material import revisions, told
from bench.planted import MAKERS, Planted, plant
from bench.report import Figure, Options
from bench.synthetic import edited
from news.facts.dates import dates
from news.facts.figures import figures
from news.judge import judge
from news.model import ChangeClass, Fact, Judged, Text
from news.sentences import cut

_GOLD = {
    "figures": (("MONEY", "PERCENT", "CARDINAL", "MEASURE"), 0.90),
    "dates": (("DATE",), 0.94),
    "money": (("MONEY",), 0.88),
    "percent": (("PERCENT",), 0.95),
}
_RELATIVE = re.compile(
    r"today|yester|tomorrow|tonight|\b(?:last|next|this|past|earlier|later|ago|before)\b", re.IGNORECASE
)
_CLOCK = re.compile(r"\d:\d\d|m\.?$|noon|midnight", re.IGNORECASE)
_NEAR: dict[ChangeClass, tuple[ChangeClass, ...]] = {
    "role": ("role", "attribution"),
    "name": ("name", "place"),
}


def run(options: Options) -> Iterator[Figure]:
    """All measurements of facts."""
    yield from by_people(options)
    yield from one_change(options)
    yield from many_changes(options)
    yield from unchanged(options)
    yield from speakers(options)
    yield from changes(options)


def by_people(options: Options) -> Iterator[Figure]:
    """IEER: spans that overlap one marked of their kind. It marks no relative dates, no hours."""
    paragraphs = list(marked(options.data))
    for name, (kinds, bar) in _GOLD.items():
        right = wrong = missed = 0
        for one in paragraphs:
            gold = [(start, end) for kind, start, end in one.spans if kind in kinds]
            other = [(start, end) for kind, start, end in one.spans if kind in ("DATE", "DURATION", "TIME")]
            free = list(gold)
            for fact in _found(name, one):
                hit = next((span for span in free if _overlap(fact, span)), None)
                if hit:
                    free.remove(hit)
                elif name in ("money", "percent") or not any(_overlap(fact, span) for span in other):
                    wrong += 1
            right, missed = right + len(gold) - len(free), missed + len(free)
        score = 2 * right / max(1, 2 * right + wrong + missed)
        yield _least(f"IEER {name}: F1", score, bar)


def _found(name: str, one: Marked) -> Iterator[Fact]:
    days = list(dates(one.text, 0, None))
    if name == "dates":
        yield from (day for day in days if not (_RELATIVE.search(day.text) or _CLOCK.search(day.text)))
        return
    for fact in figures(one.text, 0, [(day.start, day.end) for day in days]):
        if name in ("figures", fact.kind):
            yield fact


def _overlap(fact: Fact, span: tuple[int, int]) -> bool:
    return fact.start < span[1] and span[0] < fact.end


def one_change(options: Options) -> Iterator[Figure]:
    """One planted change an article: found, with its class."""
    articles = told(options.data)[: 30 if options.quick else None]
    for kind in MAKERS:
        rng = random.Random(5)
        found = cases = right = called = 0
        for one in articles * (3 if kind == "role" else 1):
            made = plant(kind, one.sentences, rng)
            if made is None or (other := _with(one.text, made[1])) == one.text:
                continue
            planted = made[1]
            differs = _differing(judge(one.text, other))
            of_kind = [fact for fact in differs if fact.change in _NEAR.get(kind, (kind,))]
            cases, found = cases + 1, found + bool(of_kind)
            called, right = (
                called + len(of_kind),
                right + sum(_stands_in(fact, planted, other) for fact in of_kind),
            )
        yield _least(f"one planted {kind} ({cases} articles): found", found / max(1, cases), 0.95)
        yield _least(f"one planted {kind}: precision", right / max(1, called), 0.95)


def _with(text: Text, planted: Planted) -> Text:
    changed = (one.replace(planted.before, planted.after, 1) for one in text.paragraphs)
    return Text(text.headline, tuple(changed), claimed=text.claimed)


def _differing(judgements: Iterable[Judged]) -> list[Judged]:
    return [one for one in judgements if one.verdict in ("changed", "conflict")]


def _stands_in(fact: Judged, planted: Planted, right: Text) -> bool:
    """Whether what was called changed stands in the sentence that was."""
    sentences = cut(right).sentences
    return (
        fact.right is None
        or sentences[fact.right.sentence] in planted.after
        or planted.after in sentences[fact.right.sentence]
    )


def many_changes(options: Options) -> Iterator[Figure]:
    """Two figures and a quoted word changed, two sentences dropped, a third edited, one moved, in each."""
    texts = [one.text for one in told(options.data)] + [left for _, left, _ in revisions(options.data)]
    rng = random.Random(7)
    scores: dict[ChangeClass, Counter[str]] = {"figure": Counter(), "quote": Counter()}
    for text in [text for text in texts if len(cut(text).sentences) >= 8][: 40 if options.quick else 250]:
        lines = list(cut(text).sentences)
        planted = _plant_many(lines, rng)
        right = Text(text.headline, tuple(lines), claimed=text.claimed)
        differs = _differing(judge(Text(text.headline, cut(text).sentences, claimed=text.claimed), right))
        for kind, score in scores.items():
            wanted = [one for one in planted if one.kind == kind]
            called = [one for one in differs if one.change == kind]
            hits = [one for one in called if any(_stands_in(one, plan, right) for plan in planted)]
            score["called"] += len(called)
            score["right"] += len(hits)
            score["wanted"] += len(wanted)
            score["found"] += sum(any(_stands_in(one, plan, right) for one in called) for plan in wanted)
    for kind, bars in (("figure", (0.99, 0.97)), ("quote", (0.92, 0.93))):
        score = scores[kind]
        yield _least(f"many planted: {kind}s, precision", score["right"] / max(1, score["called"]), bars[0])
        yield _least(
            f"many planted: {kind}s, recall ({score['wanted']})",
            score["found"] / max(1, score["wanted"]),
            bars[1],
        )


def _plant_many(lines: list[str], rng: random.Random) -> list[Planted]:
    """The changes, made in the lines."""
    found: list[Planted] = []
    for kind in ("figure", "figure", "quote"):
        fresh = [n for n, line in enumerate(lines) if all(line != one.after for one in found)]
        made = plant(kind, [lines[n] for n in fresh], rng)
        if made:
            lines[fresh[made[0]]] = made[1].after
            found.append(made[1])
    touched = {one.after for one in found}
    for _ in range(2):
        free = [n for n, line in enumerate(lines) if line not in touched]
        if len(free) > 4:
            del lines[rng.choice(free)]
    for n, line in enumerate(lines):
        if line not in touched and not re.search(r"[\d“”\"]", line) and rng.random() < 0.3:
            lines[n] = edited(line, rng, hard=False)
    line = lines.pop(rng.randrange(len(lines)))
    lines.insert(rng.randrange(len(lines) + 1), line)
    return found


def unchanged(options: Options) -> Iterator[Figure]:
    """Copies whose sentences are shuffled and whose white space and quotes are written in another way."""
    rng = random.Random(11)
    called = 0
    articles = told(options.data)[: 30 if options.quick else None]
    for one in articles:
        lines = [
            line.replace("“", '"').replace("”", '"').replace("’", "'").replace(" ", "  ", 1)
            for line in one.sentences
        ]
        rng.shuffle(lines)
        called += len(
            _differing(judge(one.text, Text(one.text.headline, tuple(lines), claimed=one.text.claimed)))
        )
    yield Figure(
        "facts",
        f"unchanged copies ({len(articles)}): facts called changed",
        called,
        "",
        bar="<= 0",
        ok=called == 0,
    )


def _least(case: str, value: float, bar: float) -> Figure:
    return Figure("facts", case, value, "", bar=f">= {bar:g}", ok=round(value, 3) >= bar)
