"""Articles with a known story, as the measurements read them, and how a grouping is judged."""

import csv
import gzip
import json
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bench.report import Skipped
from news.model import Text

NOWHEN = datetime(2026, 1, 1, tzinfo=UTC)
"""The time of articles that carry none."""


@dataclass(frozen=True, slots=True)
class Told:
    """An article and the story that it tells by the gold."""

    id: str
    text: Text
    outlet: str
    at: datetime
    story: str


def ecbplus(data: Path) -> list[Told]:
    """ECB+ topics 1-35, two look-alike events a topic.

    The articles file lacks each text's first sentence; the file of sentence pairs has it for most. It serves
    as the headline, unless it is the page's address. Articles without a word in either file cannot be placed
    by anyone and are left out. Nothing says which outlet has which.
    """
    folder = _folder(data, "clusters/ecbplus")
    first: dict[str, str] = {}
    for row in _json_lines(folder / "sentence_pairs_topics_1-35.jsonl.gz"):
        first |= {str(row["a_id"]): row["a"][0], str(row["b_id"]): row["b"][0]}
    found = []
    for row in _json_lines(folder / "ecbplus_topics_1-35.jsonl.gz"):
        headline = first.get(row["doc"], "")
        text = Text("" if headline.startswith("http") else headline, (row["text"],))
        if text.headline or text.words:
            found.append(Told(row["doc"], text, "", NOWHEN, row["event_cluster"]))
    return found


def basil(data: Path) -> list[Told]:
    """BASIL 2010-14: 50 events, three outlets each, in order of date."""
    found = []
    for path in sorted(_folder(data, "clusters/basil").glob("articles/*/*.json")):
        row = json.loads(path.read_bytes())
        paragraphs = tuple(" ".join(sentences) for sentences in row["body-paragraphs"])
        at = datetime.fromisoformat(row["date"]).replace(hour=12, tzinfo=UTC)
        found.append(
            Told(row["uuid"], Text(row["title"], paragraphs), row["source"], at, row["triplet-uuid"])
        )
    return sorted(found, key=lambda told: (told.at, told.id))


def pairs(data: Path, language: str) -> tuple[list[Told], list[tuple[str, str, bool]]]:
    """The articles of the labelled pairs, and the pairs: two ids, and whether they tell one story."""
    path = _folder(data, "clusters/tgcontest-pairs") / f"{language}_train_pool.tsv"
    articles: dict[str, Told] = {}
    judged = []
    csv.field_size_limit(1 << 24)
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            for side in ("first", "second"):
                url = row[f"INPUT:{side}_url"]
                text = Text(
                    row[f"INPUT:{side}_title"],
                    tuple(row[f"INPUT:{side}_text"].split("\n")),
                    language=language,
                )
                articles[url] = Told(url, text, url.split("/")[2], NOWHEN, "")
            judged.append((row["INPUT:first_url"], row["INPUT:second_url"], row["GOLDEN:quality"] == "OK"))
    return list(articles.values()), judged


def b_cubed(gold: Mapping[str, str], given: Mapping[str, str]) -> tuple[float, float, float]:
    """Precision, recall and F1, each article counting the same (Bagga and Baldwin 1998)."""
    both = Counter((gold[key], given[key]) for key in gold)
    of_gold, of_given = Counter(gold.values()), Counter(given[key] for key in gold)
    precision = sum(n * n / of_given[story] for (_, story), n in both.items()) / len(gold)
    recall = sum(n * n / of_gold[story] for (story, _), n in both.items()) / len(gold)
    return precision, recall, 2 * precision * recall / (precision + recall)


def pair_f1(judged: Sequence[tuple[str, str, bool]], given: Mapping[str, str]) -> float:
    """F1 of the pairs that are put into one story."""
    counts: defaultdict[tuple[bool, bool], int] = defaultdict(int)
    for left, right, same in judged:
        counts[same, given[left] == given[right]] += 1
    hit = counts[True, True]
    return 2 * hit / (2 * hit + counts[True, False] + counts[False, True]) if hit else 0.0


def _folder(data: Path, name: str) -> Path:
    folder = data / name
    if not folder.is_dir():
        raise Skipped(f"no {name} in {data}")
    return folder


def _json_lines(path: Path) -> list[Any]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]
