"""Versions of an article: which are held against each other, what each one did, where an archive has it."""

from collections.abc import Sequence
from datetime import UTC

from news.model import ChangeClass, Origin, Revision


def version_before(revisions: Sequence[Revision], number: int) -> Revision | None:
    """The version before this one by the same account; None when it is the first of its account.

    What a feed says and what the page says are two accounts of one article, never held against each other.
    """
    this = next((revision for revision in revisions if revision.number == number), None)
    earlier = [
        revision
        for revision in revisions
        if this and revision.number < number and revision.origin == this.origin
    ]
    return max(earlier, key=lambda revision: revision.number, default=None)


def edit_of(revisions: Sequence[Revision], number: int | None = None) -> tuple[Revision, Revision] | None:
    """The version before this one by the same account, and this one; None where none is before it.

    Without a number it is the newest that has one before it: what a page gives first is held against nothing.
    """
    for this in sorted(revisions, key=lambda revision: revision.number, reverse=True):
        before = version_before(revisions, this.number) if number in (None, this.number) else None
        if before is not None:
            return before, this
    return None


def kept_for(revisions: Sequence[Revision], left: int | None, right: int | None) -> tuple[ChangeClass, ...]:
    """The kinds of change that the right version was kept for, when the left is the one before it; else none.

    None names the newest version.
    """
    by_number = {revision.number: revision for revision in revisions}
    this = by_number.get(right or max(by_number, default=0))
    before = version_before(revisions, this.number) if this else None
    return this.classes if this and before and before.number == left else ()


def accounts(left: Origin, right: Origin) -> tuple[str, str] | None:
    """What two versions of an article are, where the feed gave one and the page the other; else None."""
    return None if left == right else (f"{left} account", f"{right} account: not an edit")


def deed(revision: Revision) -> str:
    """What a version did, in a line: `@3 by its page: figure, +2 -1 words; back to @1`."""
    if not revision.classes:
        return f"@{revision.number} is the first that its {revision.origin} gave"
    words = f"@{revision.number} by its {revision.origin}: {' '.join(revision.classes)}"
    if revision.added or revision.dropped:
        words += f", +{revision.added} -{revision.dropped} words"
    if revision.flip_of:
        words += f"; back to @{revision.flip_of}"
    return words + (f'; the outlet says "{revision.note}"' if revision.note else "")


def archived(url: str | None, revision: Revision) -> str | None:
    """Where the Wayback Machine has the page nearest to when a version was seen, if it has it at all.

    The address only: nobody is asked, and nothing is handed in.
    """
    if url is None or not url.startswith(("http://", "https://")):
        return None
    return f"https://web.archive.org/web/{revision.seen.astimezone(UTC):%Y%m%d%H%M%S}/{url}"
