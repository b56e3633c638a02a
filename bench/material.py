"""Real texts to compare, read from the folder of material."""

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bench.report import Skipped
from news.model import Text


@dataclass(frozen=True, slots=True)
class Told:
    """One outlet's article on an event, cut into sentences by its editors."""

    event: str
    text: Text
    sentences: tuple[str, ...]


def told(data: Path) -> list[Told]:
    """The 150 articles of 50 events, three outlets each."""
    paths = sorted((data / "clusters" / "basil" / "articles").glob("*/*.json"))
    if not paths:
        raise Skipped("clusters/basil is not in the folder of material")
    found = []
    for path in paths:
        article = json.loads(path.read_text(encoding="utf-8"))
        body = [
            [" ".join(line.split()) for line in part if line.strip()] for part in article["body-paragraphs"]
        ]
        claimed = datetime.strptime(article["date"], "%Y-%m-%d").replace(tzinfo=UTC)
        text = Text(article["title"], tuple(" ".join(part) for part in body if part), claimed=claimed)
        found.append(Told(article["triplet-uuid"], text, tuple(line for part in body for line in part)))
    return found


def across(data: Path) -> list[tuple[Told, Told]]:
    """The pairs of outlets on one event."""
    articles = told(data)
    return [
        (one, other)
        for n, one in enumerate(articles)
        for other in articles[n + 1 :]
        if one.event == other.event
    ]


def revisions(data: Path) -> Iterator[tuple[str, Text, Text]]:
    """Versions of one article next to each other, under the name of the earlier one."""
    path = data / "revisions" / "arstechnica" / "ars_revisions_1-400.jsonl.gz"
    for record in lines(path):
        versions = record["versions"]
        for n in range(len(versions) - 1):
            left, right = (Text(one["title"], tuple(one["text"].split("\n"))) for one in versions[n : n + 2])
            if left != right:
                yield f"{record['url']}#{n}", left, right


def lines(path: Path) -> Iterator[Any]:
    """The records of a compressed file of JSON lines."""
    if not path.exists():
        raise Skipped(f"{path.parent.name}/{path.name} is not in the folder of material")
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)
