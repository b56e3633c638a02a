"""How articles were edited after they were first told: how often, how late, and with or without a word.

An edit is a version that changed what is told. The outlet's own note can only stand on the page, so silence
is told of edits of pages alone: such an edit is silent when the page carries no note that is new.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from statistics import median

from news.model import Revision
from news.versions import version_before

UNSAID = frozenset(("boilerplate", "typography"))
"""Classes of change that are no edit of what is told."""


@dataclass(frozen=True, slots=True)
class Editing:
    """What was done to some articles after their first sight."""

    articles: int = 0
    edited: int = 0
    """How many of them were edited at all."""
    edits: int = 0
    median_lag: timedelta | None = None
    """How long after an article's first sight an edit was seen, as the median of all edits."""
    noted: int = 0
    """Edits of pages that came with a new note of the outlet."""
    silent: int = 0
    """Edits of pages that came without."""

    @property
    def per_article(self) -> float:
        """Edits per article."""
        return self.edits / self.articles if self.articles else 0.0

    @property
    def silent_share(self) -> float | None:
        """The share of the edits of pages that came without a note; None when there was none."""
        pages = self.noted + self.silent
        return self.silent / pages if pages else None


def is_edit(revision: Revision) -> bool:
    """Whether a version changed what is told."""
    return bool(set(revision.classes) - UNSAID)


def is_noted(revisions: Sequence[Revision], revision: Revision) -> bool:
    """Whether a version carries a note of the outlet that the one before by the same account did not."""
    before = version_before(revisions, revision.number)
    return revision.note is not None and (before is None or before.note != revision.note)


def is_silent(revisions: Sequence[Revision], revision: Revision) -> bool | None:
    """Whether an edit came without a word; None for what is no edit, or none of a page."""
    if not is_edit(revision) or revision.origin != "page":
        return None
    return not is_noted(revisions, revision)


def editing(articles: int, histories: Iterable[Sequence[Revision]]) -> Editing:
    """The figures of so many articles; `histories` are the versions of those of them that have several."""
    lags: list[timedelta] = []
    silences: list[bool | None] = []
    edited = 0
    for revisions in histories:
        edits = [revision for revision in revisions if is_edit(revision)]
        edited += bool(edits)
        lags += [revision.seen - revisions[0].seen for revision in edits]
        silences += [is_silent(revisions, revision) for revision in edits]
    middle = timedelta(seconds=round(median(lag.total_seconds() for lag in lags))) if lags else None
    return Editing(articles, edited, len(lags), middle, silences.count(False), silences.count(True))
