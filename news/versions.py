"""Which versions of an article are told apart and which are held against each other."""

from collections.abc import Sequence

from news.model import Revision


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
