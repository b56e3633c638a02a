"""How many differences between two polls become revisions, how many are left out and why, and how rightly.

`revisions/arstechnica`: bodies of a feed that changed between polls. `revisions/headlines`: titles and
summaries of three feeds. A sample of 60 was judged by reading; the judgements stand in
`judged_revisions.jsonl` (article, version, verdict, reason) and are held against what `revise` says now.
"""

import gzip
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from time import perf_counter

from bench.report import Figure, Options, Skipped
from news.boilerplate import NOTHING_LEARNED
from news.clean import plain
from news.model import Revision, Text
from news.revise import Outcome, Revised, Same, revise, text_hash

BENCH = "revisions"
JUDGED = Path(__file__).with_name("judged_revisions.jsonl")
SETS = {
    "arstechnica": "arstechnica/ars_revisions_1-400.jsonl.gz",
    "npr": "headlines/npr.jsonl.gz",
    "wgrz": "headlines/wgrz.jsonl.gz",
    "nyt": "headlines/nyt.jsonl.gz",
}


@dataclass(frozen=True, slots=True)
class Pair:
    """Two polls of one article that differ in some byte, and what `revise` made of the later one."""

    name: str
    url: str
    number: int
    """Which poll of the article the later one is; 2 is the first after the first."""
    before: Text
    after: Text
    outcome: Outcome

    @property
    def kept(self) -> bool:
        """Whether it became a revision."""
        return isinstance(self.outcome, Revised)


def run(options: Options) -> Iterator[Figure]:
    """The counts of every set, then the judged sample."""
    folder = options.data / "revisions"
    if not folder.exists():
        raise Skipped(f"{folder} is not there")
    everything: dict[tuple[str, int], Pair] = {}
    for name, file in SETS.items():
        start = perf_counter()
        pairs = list(pairs_of(name, folder / file, 100 if options.quick else None))
        spent = perf_counter() - start
        everything |= {(pair.url, pair.number): pair for pair in pairs}
        yield from _counts(name, pairs, spent)
    yield from _judged(everything)


def pairs_of(name: str, path: Path, limit: int | None = None) -> Iterator[Pair]:
    """Every pair of differing polls of a set, each held against the revisions kept so far."""
    known = NOTHING_LEARNED
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for index, line in enumerate(lines):
            if limit is not None and index >= limit:
                return
            article = json.loads(line)
            versions = [_text(version) for version in article["versions"]]
            known = known.learned(article["url"], versions[0].paragraphs)
            held = [_revision(versions[0], 1)]
            for number, (before, after) in enumerate(pairwise(versions), 2):
                if before == after:
                    continue
                outcome = revise(held, after, known)
                yield Pair(name, article["url"], number, before, after, outcome)
                if isinstance(outcome, Revised):
                    held.append(_revision(after, len(held) + 1, outcome.flip_of))


def _text(version: dict[str, str]) -> Text:
    """A poll's title and its text or summary."""
    body = version.get("text") or version.get("summary") or ""
    lines = tuple(line for line in map(plain, body.splitlines()) if line)
    return Text(headline=plain(version["title"]), paragraphs=lines, origin="feed")


def _revision(text: Text, number: int, flip_of: int | None = None) -> tuple[Revision, Text]:
    seen = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(hours=number)
    made = Revision("a", number, seen, text_hash(text), text.headline, "feed", text.words, flip_of=flip_of)
    return made, text


def _counts(name: str, pairs: Sequence[Pair], spent: float) -> Iterator[Figure]:
    """How many pairs there were, and what became of them."""
    kept = [pair.outcome for pair in pairs if isinstance(pair.outcome, Revised)]
    yield Figure(BENCH, f"{name}: differences", len(pairs), "pairs")
    yield Figure(BENCH, f"{name}: kept as revisions", len(kept), "pairs")
    yield Figure(BENCH, f"{name}: of these flips", sum(each.flip_of is not None for each in kept), "pairs")
    reasons = Counter(
        reason for pair in pairs if isinstance(pair.outcome, Same) for reason in _reasons(pair.outcome)
    )
    for reason, count in reasons.most_common():
        yield Figure(BENCH, f"{name}: left out: {reason}", count, "pairs")
    if pairs:
        yield Figure(BENCH, f"{name}: a pair", spent / len(pairs) * 1000, "ms")


def _reasons(outcome: Same) -> tuple[str, ...]:
    """Why nothing was kept; figures in a reason made one."""
    return tuple(reason.split(":")[0] for reason in outcome.suppressed) or ("no word differs",)


def _judged(pairs: dict[tuple[str, int], Pair]) -> Iterator[Figure]:
    """The judged sample against what is said now."""
    judged = [json.loads(line) for line in JUDGED.read_text(encoding="utf-8").splitlines()]
    met = [(each, pair) for each in judged if (pair := pairs.get((each["article"], each["version"])))]
    left_out = [each["verdict"] == "noise" for each, pair in met if not pair.kept]
    substance = [pair.kept for each, pair in met if each["verdict"] == "substance"]
    yield Figure(BENCH, "judged by reading", len(met), "pairs")
    for case, rights, bar in (
        ("left out rightly", left_out, 0.95),
        ("edits of substance kept", substance, 0.98),
    ):
        if rights:
            share = sum(rights) / len(rights)
            yield Figure(
                BENCH, f"{case} (of {len(rights)})", share, "share", bar=f">= {bar}", ok=share >= bar
            )
