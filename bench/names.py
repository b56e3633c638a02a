"""Names: how many real spellings are found, how many hits on a news vocabulary are right, and how fast.

Gold: `gold/names.tsv`. Precision counts hits by documents: each word of the vocabulary, written with a
capital, is held against every gold name, and a hit is right when the gold, or the list of hits judged by
eye, knows the word for that name. Beside it what peers do: the word as typed, edit distances, sound
codes, ASCII folding.
"""

import gzip
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from rapidfuzz.distance import JaroWinkler, Levenshtein

from bench.peers import python_with
from bench.report import Figure, Options, Skipped
from news.names import Names, shipped
from news.query.document import Document
from news.query.parse import parse
from news.query.reading import Reading
from news.spelt.spelling import keys
from news.spelt.table import Table
from news.words import fold, words

_WORKER = """
import sys
from anyascii import anyascii
from jellyfish import metaphone
code = {"metaphone": metaphone, "anyascii": anyascii}[sys.argv[1]]
for line in sys.stdin:
    print(code(line.strip()), flush=True)
"""

GOLD = Path(__file__).parent / "gold"
NOW = datetime(2026, 1, 1, tzinfo=UTC)
BARS = {"person": (0.92, 0.98), "place": (0.96, 0.96), "organisation": (None, None)}
"""What recall and precision have to reach."""


@dataclass(frozen=True, slots=True)
class Name:
    """One gold name: its kind, the query, and the spellings that it must find."""

    kind: str
    query: str
    forms: tuple[str, ...]


def run(options: Options) -> Iterator[Figure]:
    """Recall and precision by kind, for us, for our rules alone and for peers; the time of a new word."""
    source = options.data / "df" / "en_news_document_frequency.tsv.gz"
    if not source.exists():
        raise Skipped(f"no {source}")
    rows = [line.split("\t") for line in gzip.decompress(source.read_bytes()).decode().splitlines()[1:]]
    counts = {word: int(count) for word, count in rows}
    names, judged = gold(), right_hits()
    yield Figure("names", "gold spellings", sum(len(name.forms) for name in names), "spellings")
    for kind, (recall_bar, precision_bar) in BARS.items():
        chosen = [name for name in names if name.kind == kind]
        for label, finds in contestants().items():
            found, right, hits = score(chosen, finds, counts, judged)
            bars = (recall_bar, precision_bar) if label == "wirewatch" else (None, None)
            yield figure(f"{kind} recall", label, found, bars[0])
            yield figure(f"{kind} precision by hits", label, right / hits if hits else 1.0, bars[1])
    yield speed(list(counts))


def figure(case: str, label: str, value: float, bar: float | None) -> Figure:
    """One share, and whether it reaches its bar."""
    ok = None if bar is None else value >= bar
    return Figure("names", f"{case}: {label}", value, "share", "", None, f">= {bar}" if bar else "", ok)


def gold() -> list[Name]:
    """The gold names in their order."""
    forms: dict[tuple[str, str], list[str]] = {}
    for line in (GOLD / "names.tsv").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            kind, query, form, _ = line.split("\t")
            forms.setdefault((kind, query), []).append(form)
    return [Name(kind, query, tuple(found)) for (kind, query), found in forms.items()]


def right_hits() -> frozenset[tuple[str, str]]:
    """(query, word) of hits on the vocabulary that were judged right by eye."""
    lines = (GOLD / "names.judged.tsv").read_text(encoding="utf-8").splitlines()
    return frozenset((line.split("\t")[0], line.split("\t")[1]) for line in lines if not line.startswith("#"))


Finds = Callable[[str, tuple[str, ...]], set[str]]
"""Which of these words a query finds."""


def contestants() -> Mapping[str, Finds]:
    """Ours, our rules without the table, and what peers do."""
    ruled = Names(table=Table([]))
    found: dict[str, Finds] = {
        "wirewatch": lambda query, texts: ours(query, texts, shipped()),
        "rules without the table": lambda query, texts: ours(query, texts, ruled),
        "the word as typed": by_word(lambda a, b: a == b),
        "Levenshtein <= 1": by_word(lambda a, b: Levenshtein.distance(a, b, score_cutoff=1) <= 1),
        "Levenshtein <= 2": by_word(lambda a, b: Levenshtein.distance(a, b, score_cutoff=2) <= 2),
        "Jaro-Winkler >= .90": by_word(lambda a, b: JaroWinkler.similarity(a, b) >= 0.9),
    }
    for label, code in (("Metaphone", "metaphone"), ("anyascii", "anyascii")):
        codes = peer_codes(code)
        if codes is None:
            print(f"names: {label}: skipped, it cannot be installed", file=sys.stderr)
        else:
            found[label] = by_word(lambda a, b, codes=codes: codes(a) == codes(b) != "")  # type: ignore[misc]
    return found


def peer_codes(code: str) -> Callable[[str], str] | None:
    """What a peer makes of a word, asked in its own environment; None when it cannot be had."""
    python = python_with("jellyfish", "anyascii")
    if python is None:
        return None
    worker = subprocess.Popen(
        [python, "-c", _WORKER, code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    pipes = worker.stdin, worker.stdout

    @cache
    def coded(word: str) -> str:
        to, back = pipes
        if to is None or back is None:
            return ""
        print(word, file=to, flush=True)
        return back.readline().strip().lower()

    return coded


def ours(query: str, texts: tuple[str, ...], names: Names) -> set[str]:
    """The texts, each a paragraph, in which the query finds a spelling."""
    match = parse(query, names).match_reading(Reading(Document("", texts)), NOW)
    return {texts[span.place] for span in match.spans} if match else set()


def by_word(same: Callable[[str, str], bool]) -> Finds:
    """A contestant that compares the folded words one by one."""

    def finds(query: str, texts: tuple[str, ...]) -> set[str]:
        wanted = words(query)
        return {
            text
            for text in texts
            if len(found := words(text)) == len(wanted) and all(map(same, wanted, found))
        }

    return finds


def score(
    names: list[Name], finds: Finds, counts: Mapping[str, int], judged: frozenset[tuple[str, str]]
) -> tuple[float, int, int]:
    """Recall over all spellings; right hits and hits on the vocabulary, by documents."""
    vocabulary = tuple(word.capitalize() for word in counts)
    found = right = hits = 0
    for name in names:
        found += len(finds(name.query, name.forms) & set(name.forms))
        known = {word for form in name.forms for word in words(form)}
        for written in finds(name.query, vocabulary):
            word = written.lower()
            hits += counts[word]
            if known.intersection(words(word)) or (name.query, word) in judged:
                right += counts[word]
    return found / sum(len(set(name.forms)) for name in names), right, hits


def speed(vocabulary: list[str]) -> Figure:
    """Microseconds for a word never seen before: folded, read in every language, looked up."""
    known = shipped()
    keys.cache_clear()
    fold.cache_clear()
    start = time.process_time()
    for word in vocabulary:
        known.sounds_alike(fold(word), "Zelensky")
    each = (time.process_time() - start) / len(vocabulary) * 1e6
    return Figure("names", "a new word", each, "us", "", None, "<= 50", each <= 50)
