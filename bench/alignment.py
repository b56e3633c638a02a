"""Alignment: made revisions, two outlets on one event, pairs aligned by hand; how readable the marks are."""

import json
import random
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from operator import itemgetter
from pathlib import Path

from bench import dmp
from bench.aligners import ALIGNERS, Aligner, Links
from bench.material import across, lines, revisions, told
from bench.report import Figure, Options
from bench.synthetic import RECIPES, Recipe, Revised, revise
from news.compare import compare
from news.model import Text
from news.pairs.align import akin, align
from news.sentences import sentences

GOLD = Path(__file__).parent / "gold" / "alignment.jsonl"


def run(options: Options) -> Iterator[Figure]:
    """All four measurements."""
    yield from made(options)
    yield from outlets(options)
    yield from by_hand(options)
    yield from readable(options)


def made(options: Options) -> Iterator[Figure]:
    """Revisions made of real articles by three recipes."""
    articles = [one for one in told(options.data) if len(one.sentences) >= 10]
    articles = articles[: 30 if options.quick else None]
    others = {
        one.event: [line for other in articles if other.event != one.event for line in other.sentences]
        for one in articles
    }
    for recipe in RECIPES:
        rng = random.Random(20190805)
        cases = [revise(one.sentences, others[one.event], recipe, rng) for one in articles]
        for name, aligner in ALIGNERS.items():
            found = [aligner(case.left, case.right) for case in cases]
            _, _, score = f1(found, [set(case.pairs) for case in cases])
            yield _figure(
                f"made, {recipe.name}: F1 of {name}", score, recipe.bar if name == "wirewatch" else None
            )
        yield from moves(recipe, cases)


def moves(recipe: Recipe, cases: Sequence[Revised]) -> Iterator[Figure]:
    """Whether what was moved, and only that, is shown as moved."""
    found: list[Links] = []
    for case in cases:
        pairs = align(case.left, case.right)
        found.append({(i, j) for pair in pairs if pair.moved for i in pair.left for j in pair.right})
    precision, recall, _ = f1(found, [set(case.moved) for case in cases])
    bars = (0.90, 0.95) if recipe.name == "news" else (None, None)
    yield _figure(f"made, {recipe.name}: moves, precision", precision, bars[0])
    yield _figure(f"made, {recipe.name}: moves, recall", recall, bars[1])


def outlets(options: Options) -> Iterator[Figure]:
    """Sentences of two outlets that speak of one event, among those that were annotated.

    The gold is many to many: whoever pairs each sentence once can recall 0.49 of it at the most.
    """
    records = list(lines(options.data / "clusters" / "ecbplus" / "sentence_pairs_topics_1-35.jsonl.gz"))
    records = records[: 100 if options.quick else None]
    aligners: dict[str, Aligner] = {"wirewatch, all that is akin": akin, **ALIGNERS}
    for name, aligner in aligners.items():
        found, gold = [], []
        for record in records:
            left, right = set(record["annotated_a"]), set(record["annotated_b"])
            found.append({(i, j) for i, j in aligner(record["a"], record["b"]) if i in left and j in right})
            gold.append({(i, j) for i, j in record["gold"]})
        precision, recall, _ = f1(found, gold)
        bars = (0.92, 0.56) if aligner is akin else (None, None)
        yield _figure(f"two outlets: precision of {name}", precision, bars[0])
        yield _figure(f"two outlets: recall of {name}", recall, bars[1])


def by_hand(options: Options) -> Iterator[Figure]:
    """Pairs that a person aligned before any program did; many-to-many, so that no program reaches 1."""
    cases = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    texts: dict[str, Sequence[str]] = {}
    for name, left, right in revisions(options.data):
        url, _, number = name.rpartition("#")
        texts[name] = _all(left)
        texts[f"{url}#{int(number) + 1}"] = _all(right)
    for record in lines(options.data / "clusters" / "ecbplus" / "sentence_pairs_topics_1-35.jsonl.gz"):
        texts[record["a_id"]], texts[record["b_id"]] = record["a"], record["b"]
    for kind, word in (("arstechnica", "20 revisions"), ("ecbplus", "20 pairs of outlets")):
        chosen = [case for case in cases if case["set"] == kind]
        gold: list[Links] = [{(i, j) for i, j in case["pairs"]} for case in chosen]
        for name, aligner in ALIGNERS.items():
            found = [aligner(texts[case["left"]], texts[case["right"]]) for case in chosen]
            yield _figure(f"by hand, {word}: F1 of {name}", f1(found, gold)[2], None)


def _all(text: Text) -> list[str]:
    return [one for paragraph in text.paragraphs for one in sentences(paragraph)]


def readable(options: Options) -> Iterator[Figure]:
    """Confetti and words cut in two, a pair of texts."""
    ars = [(left, right) for _, left, right in revisions(options.data)]
    basil = [(one.text, other.text) for one, other in across(options.data)][:150]
    for name, pairs in (("revisions", ars), ("outlets", basil)):
        some = pairs[: 40 if options.quick else None]
        ours = [_runs(left, right) for left, right in some]
        yield _most(
            f"{name}: confetti a pair ({len(some)} pairs)", sum(map(confetti, ours)) / len(some), 0.02
        )
        written = [_runs(left, right, noise=True) for left, right in some]
        yield _most(f"{name}: cuts inside a word, all", sum(map(cuts, written)), 0)
        if dmp.is_here():
            theirs = [[dmp.shown(_whole(left), _whole(right))] for left, right in some]
            peer = "diff-match-patch, semantic"
            yield _figure(f"{name}: confetti a pair of {peer}", sum(map(confetti, theirs)) / len(some), None)
            yield _figure(f"{name}: cuts inside a word of {peer}, all", sum(map(cuts, theirs)), None)


def _runs(left: Text, right: Text, *, noise: bool = False) -> list[dmp.Runs]:
    """Our marks, row by row, with the signs that the peer uses; with `noise` as each side writes it."""
    rows = compare(left, right, facts=False).rows
    if noise:
        signs = _SIGNS | {"was": "-", "now": "+"}
        return [[(signs[op], words) for op, words in row.words] for row in rows]
    return [_joined((_SIGNS[op], words) for op, words in row.words if op != "now") for row in rows]


def _joined(runs: Iterable[tuple[str, str]]) -> dmp.Runs:
    """The runs, those of one sign that follow each other as one."""
    return [(sign, "".join(words for _, words in some)) for sign, some in groupby(runs, itemgetter(0))]


_SIGNS = {"same": "=", "was": "=", "drop": "-", "add": "+"}


def _whole(text: Text) -> str:
    return "\n".join((text.headline, *text.paragraphs))


def confetti(rows: Iterable[dmp.Runs]) -> int:
    """Unchanged runs without a word of four letters between two changes."""
    return sum(
        op == "=" and 0 < n < len(runs) - 1 and not re.search(r"\w{4}", words)
        for runs in rows
        for n, (op, words) in enumerate(runs)
    )


def cuts(rows: Iterable[dmp.Runs]) -> int:
    """Changes that cut a word in two, on either side."""
    kept = [[words for op, words in runs if op != side] for runs in rows for side in "-+"]
    return sum(one[-1:].isalnum() and other[:1].isalnum() for runs in kept for one, other in pairwise(runs))


def f1(found: Iterable[Links], gold: Iterable[Links]) -> tuple[float, float, float]:
    """Precision, recall and their harmonic mean over all links of all cases."""
    right = offered = wanted = 0
    for one, other in zip(found, gold, strict=True):
        right, offered, wanted = right + len(one & other), offered + len(one), wanted + len(other)
    precision, recall = right / max(1, offered), right / max(1, wanted)
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def _figure(case: str, value: float, bar: float | None) -> Figure:
    """A share, and what it has to reach."""
    if bar is None:
        return Figure("alignment", case, value, "")
    return Figure("alignment", case, value, "", bar=f">= {bar:g}", ok=round(value, 3) >= bar)


def _most(case: str, value: float, bar: float) -> Figure:
    return Figure("alignment", case, value, "", bar=f"<= {bar:g}", ok=value <= bar)
