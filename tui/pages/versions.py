"""What is told of the versions of an article."""

from collections.abc import Sequence

from news.model import Revision


def why_alone(revisions: Sequence[Revision], number: int | None = None) -> str:
    """Why a version, the newest without a number, has none before it to be compared with."""
    this = next((one for one in reversed(revisions) if number in (None, one.number)), None)
    if this is None:
        return "No version of its text is kept yet."
    number = this.number
    if this.origin == "page" and number > 1:
        others = [revision.number for revision in revisions if revision.number < number]
        if len(others) == 1:
            told = f"version {others[0]} is the feed's summary"
        else:
            told = f"versions {others[0]} to {others[-1]} are the feed's summaries"
        return f"Version {number} is the first its page gave; {told}."
    if number > 1:
        return f"Version {number} is the first its feed gave; what came before is its page's text."
    return "There is one version only." if len(revisions) == 1 else "The first version has none before it."


def what_it_made(revision: Revision) -> str:
    """The kinds of change that a version made, or that it is none; empty for the first of all."""
    if revision.classes or revision.number == 1:
        return " ".join(revision.classes)
    return f"the {revision.origin}'s first, not an edit"
