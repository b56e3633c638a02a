"""Copies: answers copied or revised (Clough and Stevenson), copies made at known shares, the seed.

The two thresholds for the answers are chosen on four fifths and judged on the last, in each of five folds;
the program's own thresholds, for news, are not touched. A made copy's share is told in unquoted words, as the
program counts it.
"""

import csv
import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, permutations
from pathlib import Path

from bench.clusters import Told, basil
from bench.report import Figure, Options, Skipped
from news.clean import paragraphs
from news.copies import Overlap, copied, overlap, own_words
from news.model import Text
from news.sentences import sentences
from news.tokens import key, tokens

SHARES = (1.0, 0.8, 0.5, 0.2)
FURNITURE = (
    "Sign up for our newsletter",
    "Share this article",
    "Read more",
    "Advertisement",
    "Related articles",
)
ORIGINAL = Path(__file__).parent.parent / "tests" / "news" / "original.txt"


@dataclass(frozen=True, slots=True)
class Answer:
    """A student's answer, what it shares with the source it was to use, and how it was written."""

    overlap: Overlap
    how: str

    @property
    def evidence(self) -> float:
        """How much says that it was copied at all."""
        return self.overlap.told

    @property
    def run(self) -> float:
        """How literally: words a copied run."""
        return self.overlap.run


def run(options: Options) -> Iterator[Figure]:
    """All figures of copies."""
    yield from answers(options.data)
    articles = basil(options.data)
    yield from made(articles[: 30 if options.quick else None])
    yield from seed(options.data)
    yield from independent(articles[: 30 if options.quick else None])


def answers(data: Path) -> Iterator[Figure]:
    """Clough and Stevenson: copied or not; copied, revised or not."""
    read = _answers(data / "copies" / "clough-stevenson")
    two = _folds(read, _is_copied)
    three = _folds(read, _three)
    yield Figure(
        "copies", "Clough and Stevenson, copied or not", two, "accuracy",
        "prototype .947", bar=">= .95", ok=two >= 0.95,
    )  # fmt: skip
    yield Figure(
        "copies", "Clough and Stevenson, copied, revised, not", three, "accuracy",
        "prototype .905", bar=">= .91", ok=three >= 0.91,
    )  # fmt: skip


def made(articles: Sequence[Told]) -> Iterator[Figure]:
    """Copies made of one article and another of an event years apart: the largest error of the share."""
    chance = random.Random(8)
    mixed = [(told.text, articles[-1 - number].text) for number, told in enumerate(articles)]
    for share in SHARES:
        errors = [
            abs(known - copied(text, original).share)
            for text, original, known in _mixes(mixed, share, chance)
        ]
        yield _error(f"made copies of {share:.0%}, share off by", errors)
    shuffled = [abs(1 - copied(_shuffled(text, chance), text).share) for text, _ in mixed]
    yield _error("sentences shuffled, share off by", shuffled)
    for name, make in (("quotations", _with_quotes), ("boilerplate", _with_furniture)):
        kinds = [copied(*make(text, other)).kind for text, other in mixed]
        called = sum(kind != "independent" for kind in kinds) / len(kinds)
        yield Figure(
            "copies", f"only {name} shared, called copies", called, "share", bar="= 0", ok=called == 0
        )


def seed(data: Path) -> Iterator[Figure]:
    """The spun article against a telling of its original."""
    path = data.parent / "seed-article.txt"
    if path.exists() and ORIGINAL.exists():
        text, original = (_text(file) for file in (path, ORIGINAL))
        found = copied(text, original)
        said = f"{found.kind}: {found.why}"
        yield Figure("copies", "the seed, called rewritten", found.same, "facts", said, bar="rewritten",
                     ok=found.kind == "rewritten")  # fmt: skip


def independent(articles: Sequence[Told]) -> Iterator[Figure]:
    """Reports of one event by newsrooms that do not copy each other, called rewritten."""
    pairs = [pair for pair in permutations(articles, 2) if pair[0].story == pair[1].story]
    called = sum(copied(left.text, right.text).kind == "rewritten" for left, right in pairs) / len(pairs)
    yield Figure("copies", f"{len(pairs)} independent pairs, called rewritten", called, "share", bar="<= .01",
                 ok=called <= 0.01)  # fmt: skip


def _answers(folder: Path) -> list[Answer]:
    if not folder.is_dir():
        raise Skipped(f"no {folder.name} in {folder.parent}")
    with (folder / "file_information.csv").open(encoding="utf-8", newline="") as lines:
        rows = [row for row in csv.DictReader(lines) if row["File"].startswith("g")]
    words = {row["Task"].strip(): _words(folder / f"orig_task{row['Task'].strip()}.txt") for row in rows}
    return [
        Answer(
            overlap(_words(folder / row["File"].strip()), words[row["Task"].strip()]), row["Category"].strip()
        )
        for row in rows
    ]


def _words(path: Path) -> list[str]:
    return [
        key(token)
        for token in tokens(path.read_text(encoding="utf-8", errors="replace"))
        if token[0].isalnum()
    ]


def _folds(read: Sequence[Answer], judge: Callable[[Sequence[Answer], Sequence[Answer]], int]) -> float:
    """The share judged right over five folds, the mean of five shuffles."""
    right = 0
    for shuffle in range(5):
        order = list(read)
        random.Random(shuffle).shuffle(order)
        for fold in range(5):
            right += judge([one for i, one in enumerate(order) if i % 5 != fold], order[fold::5])
    return right / (5 * len(read))


def _is_copied(known: Sequence[Answer], asked: Sequence[Answer]) -> int:
    least = _best([(one.evidence, one.how != "non") for one in known])
    return sum((one.evidence >= least) == (one.how != "non") for one in asked)


def _three(known: Sequence[Answer], asked: Sequence[Answer]) -> int:
    least = _best([(one.evidence, one.how != "non") for one in known])
    whole = _best(
        [(one.run, one.how == "cut") for one in known if one.how != "non" and one.evidence >= least]
    )
    right = 0
    for one in asked:
        said = "non" if one.evidence < least else "cut" if one.run >= whole else "revised"
        right += said == {"light": "revised", "heavy": "revised"}.get(one.how, one.how)
    return right


def _best(known: Iterable[tuple[float, bool]]) -> float:
    """The threshold between two values that judges most of them right."""
    ranked = sorted(known)
    between = [(before[0] + after[0]) / 2 for before, after in pairwise(ranked)]
    return max(between, key=lambda least: sum((value >= least) == is_so for value, is_so in ranked))


def _mixes(
    mixed: Sequence[tuple[Text, Text]], share: float, chance: random.Random
) -> Iterator[tuple[Text, Text, float]]:
    """Texts of which about this share is taken from the original, and the share that it came to."""
    for original, other in mixed:
        taken, rest = list(_sentences(original)), list(_sentences(other))
        chance.shuffle(taken)
        wanted = share * min(sum(map(_count, taken)), 400)
        copied_words, kept = 0, []
        while taken and copied_words < wanted:
            kept.append(taken.pop())
            copied_words += _count(kept[-1])
        own = 0
        while rest and share < 1 and own < copied_words * (1 - share) / share:
            kept.append(rest.pop(0))
            own += _count(kept[-1])
        yield Text("", tuple(kept)), original, copied_words / ((copied_words + own) or 1)


def _shuffled(text: Text, chance: random.Random) -> Text:
    kept = list(_sentences(text))
    chance.shuffle(kept)
    return Text("", tuple(kept))


def _with_quotes(text: Text, other: Text) -> tuple[Text, Text]:
    quoted = tuple(line for line in _sentences(text) if _count(line) == 0)
    return Text("", (*quoted, *other.paragraphs)), text


def _with_furniture(text: Text, other: Text) -> tuple[Text, Text]:
    return Text("", (*other.paragraphs, *FURNITURE)), Text("", (*text.paragraphs, *FURNITURE))


def _sentences(text: Text) -> Iterator[str]:
    return (line for paragraph in text.paragraphs for line in sentences(paragraph))


def _count(line: str) -> int:
    return len(own_words(line))


def _text(path: Path) -> Text:
    headline, *rest = paragraphs(path.read_text(encoding="utf-8"))
    return Text(headline, tuple(rest))


def _error(case: str, errors: Sequence[float]) -> Figure:
    within = sum(error <= 0.05 for error in errors) / len(errors)
    worst = max(errors)
    return Figure("copies", case, worst, "at most", f"{within:.0%} of {len(errors)} within .05", bar="<= .05",
                  ok=worst <= 0.05)  # fmt: skip
