"""An evidence pack: a story's coverage with each version's words, time, hash and changes."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from news.compare import compare
from news.coverage import Line
from news.model import Article, Revision, Row, Text
from news.sentences import cut
from news.story.lineage import Lineage
from store.store import Store
from tui.commands.fields import Fields, of_article, of_revision, of_row
from tui.commands.parts import of_line
from tui.covering import Coverage

CAVEAT = "Times are those at which we first saw a text; who was seen first need not have been first."
HASHED = (
    "The hash is the SHA-256 of the headline and the paragraphs in UTF-8, an empty line between each two."
)
"""What stands on every report."""


@dataclass(frozen=True, slots=True)
class Edition:
    """One version of an article in the pack."""

    article: Article
    revision: Revision
    text: Text
    sha256: str
    """Of `evidence(text)` in UTF-8: whoever has the words can take it again."""
    changes: tuple[Row, ...]
    """What is not the same as in the version before; empty for the first."""
    before: Text | None


@dataclass(frozen=True, slots=True)
class Pack:
    """What a report is made of."""

    title: str
    made: datetime
    coverage: Coverage
    editions: tuple[Edition, ...]


def evidence(text: Text) -> str:
    """The words that a hash is taken of: the headline and the paragraphs, an empty line between."""
    return "\n\n".join((text.headline, *text.paragraphs))


def gather(store: Store, title: str, coverage: Coverage, made: datetime) -> Pack:
    """The pack of a coverage: every version of every article of it."""
    return Pack(title, made, coverage, tuple(_editions(store, coverage)))


def _editions(store: Store, coverage: Coverage) -> Iterator[Edition]:
    for told in coverage.told:
        before: Text | None = None
        for revision in told.revisions:
            text = store.revisions.text(revision.text)
            # A version without a class is no edit: the page's text beside the feed's, say.
            rows = compare(before, text).rows if before and revision.classes else ()
            changes = tuple(row for row in rows if row.op != "same")
            digest = hashlib.sha256(evidence(text).encode()).hexdigest()
            yield Edition(told.article, revision, text, digest, changes, before)
            before = text


def as_fields(pack: Pack) -> Fields:
    """The pack as JSON."""
    coverage = pack.coverage
    return {
        "title": pack.title,
        "made": pack.made,
        "caveat": CAVEAT,
        "hash": HASHED,
        "matrix": [of_line(line) for line in coverage.lines],
        "not_seen": list(coverage.absent),
        "disputed": [_of_lineage(lineage) for lineage in coverage.lineages],
        "volume": {
            "start": coverage.volume.start,
            "step_s": int(coverage.volume.step.total_seconds()),
            "counts": list(coverage.volume.counts),
        },
        "articles": [of_article(told.article, pack.made) for told in coverage.told],
        "versions": [_of_edition(edition, pack.made) for edition in pack.editions],
    }


def _of_edition(edition: Edition, made: datetime) -> Fields:
    left = _sentences(edition.before) if edition.before else []
    right = _sentences(edition.text)
    return of_revision(edition.article, edition.revision, made) | {
        "sha256": edition.sha256,
        "paragraphs": list(edition.text.paragraphs),
        "changes": [of_row(row, left, right) for row in edition.changes],
    }


def _of_lineage(lineage: Lineage) -> Fields:
    return {
        "kind": lineage.kind,
        "of": lineage.of,
        "readings": [
            {
                "value": reading.value,
                "text": reading.text,
                "carriers": [
                    {"article": each.article, "outlet": each.outlet, "number": each.number, "seen": each.seen}
                    for each in reading.carriers
                ],
            }
            for reading in lineage.readings
        ],
        "corrections": [
            {"article": each.version.article, "outlet": each.version.outlet, "seen": each.version.seen,
             "was": each.was, "now": each.now}
            for each in lineage.corrections
        ],
    }  # fmt: skip


def _sentences(text: Text) -> list[str]:
    """The sentences as facts count them, the headline last."""
    sides = cut(text)
    return [*sides.sentences, sides.headline]


def copied(line: Line) -> str:
    """Where an article has its text from, in words: `reprint, 100% from Meridian Wire`."""
    return f"{line.named}, {line.copied_share:.0%} {line.where}" if line.copied_from else line.kind
