"""A story as a row of a list."""

from collections.abc import Callable, Sequence
from datetime import datetime

from news.amount import named
from news.model import Story
from tui.ago import ago, span
from tui.lines import Line, fit
from tui.marks import Marks

RELATED = {"before": "goes on from", "parted": "parted by a person"}
"""What another story is to one, in words."""


def story_row(marks: Marks) -> Callable[[Story, int, datetime], Sequence[Line]]:
    """Writes a story in one line: last news, outlets, articles, how long it runs, its title."""

    def write(story: Story, room: int, now: datetime) -> Sequence[Line]:
        runs = fit(span(story.last_seen - story.first_seen), 8, right=True) + " " if room >= 60 else ""
        outlets = fit(f"{story.outlets:>3} {named(story.outlets, 'outlet')}", 12)
        line: Line = (
            (fit(ago(story.last_seen, now), 4, right=True) + " ", "dim"),
            (outlets if room >= 60 else f"{story.outlets:>3}o ", "accent" if story.outlets > 1 else "dim"),
            (f"{story.articles:>4}a ", "dim"),
            (runs, "dim"),
            (marks.arrow + " " if story.follows or story.parted else "", "warn"),
            (story.title, "strong" if story.outlets > 1 else ""),
        )
        return (line,)

    return write
