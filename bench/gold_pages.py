"""Real pages with what they say, and how near an extraction comes to it."""

import gzip
import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path
from statistics import mean

_WORD = re.compile(r"\w+")
_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Gold:
    """One page and what is right of it."""

    name: str
    url: str
    html: bytes
    body: str
    headline: str = ""
    authors: tuple[str, ...] | None = None
    published: datetime | None = None


def scrapinghub(folder: Path) -> Iterator[Gold]:
    """The 181 pages of the article extraction benchmark: bodies only."""
    truth = json.loads((folder / "ground-truth.json").read_text(encoding="utf-8"))
    for name, page in sorted(truth.items()):
        html = gzip.decompress((folder / "html" / f"{name}.html.gz").read_bytes())
        yield Gold(name, page["url"], html, page["articleBody"])


def fundus(folder: Path) -> Iterator[Gold]:
    """The pages of fundus' parser tests: the n-th page of a publisher belongs to its n-th parser version."""
    for meta in sorted(folder.rglob("meta.info")):
        pages = json.loads(meta.read_text(encoding="utf-8"))
        there = sorted(name for name in pages if (meta.parent / name).exists())
        for publisher, names in groupby(there, key=lambda name: name.split("_")[0]):
            truth = json.loads((meta.parent / f"{publisher}.json").read_text(encoding="utf-8"))
            versions = sorted(truth, key=lambda version: [int(part) for part in _NUMBER.findall(version)])
            for name, version in zip(names, versions, strict=True):
                html = gzip.decompress((meta.parent / name).read_bytes())
                yield _fundus_page(name, pages[name]["url"], html, truth[version])


def _fundus_page(name: str, url: str, html: bytes, said: dict[str, object]) -> Gold:
    body = said["body"]
    assert isinstance(body, dict)
    sections = [line for part in body["sections"] for line in (*part["headline"], *part["paragraphs"])]
    published = said.get("publishing_date")
    time = datetime.fromisoformat(str(published)) if published else None
    if time is not None and time.tzinfo is None:
        time = time.replace(tzinfo=UTC)
    authors = said.get("authors")
    return Gold(
        name=name,
        url=url,
        html=html,
        body="\n".join([*body["summary"], *sections]),
        headline=str(said["title"]),
        authors=tuple(map(str, authors)) if isinstance(authors, list) else None,
        published=time,
    )


def shared(truth: str, found: str) -> tuple[int, int, int]:
    """How many 4-word shingles are right, too many and missing, each counted as often as it stands there."""
    right, ours = _shingles(truth), _shingles(found)
    return (right & ours).total(), (ours - right).total(), (right - ours).total()


def scores(pages: Sequence[tuple[int, int, int]]) -> tuple[float, float, float]:
    """F1, precision and recall as the benchmark defines them: F1 of the means over pages of the other two."""
    precision = mean(_share(tp, fp, fn) for tp, fp, fn in pages if tp + fp)
    recall = mean(_share(tp, fn, fp) for tp, fp, fn in pages if tp + fn)
    return 2 * precision * recall / (precision + recall), precision, recall


def _share(right: int, wrong: int, other: int) -> float:
    return 1.0 if wrong == other == 0 else right / (right + wrong)


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    words = _WORD.findall(text)
    return Counter(tuple(words[at : at + 4]) for at in range(max(1, len(words) - 3)) if words)
