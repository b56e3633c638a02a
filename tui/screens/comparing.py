"""The keys that lead to the comparison: of a version with the one before, of a side with the marked one."""

from collections.abc import Sequence

from news.model import Revision
from news.versions import edit_of
from tui.pages.versions import why_alone
from tui.screens.following import FollowingScreen
from tui.sides import Side


class ComparingScreen(FollowingScreen, inherit_bindings=False):
    """A view whose articles can be compared."""

    def do_diff(self, _count: int) -> None:
        """The version shown against the one before by the same account; the newest, or its newest edit."""
        article = self.article
        if article is None:
            return
        same = self.shown is not None and self.shown.article.id == article.id
        number = self.shown.number if self.shown and same else article.revisions
        self.compare_versions(article.id, None if number == article.revisions else number)

    def do_mark_diff(self, _count: int) -> None:
        """Mark a side, or compare with the marked one."""
        article = self.article
        if article is None:
            return
        here = Side(
            article.id, self.shown.number if self.shown and self.shown.article.id == article.id else None
        )
        marked = self.seat.marked
        if marked is None or marked == here:
            self.seat.marked = here if marked is None else None
            self.tell("Marked: D on another article compares." if marked is None else "No longer marked.")
            return
        self.seat.marked = None
        self.compare(marked, here)

    def compare(self, left: Side, right: Side) -> None:
        """Go to the comparison of two sides."""
        self.seat.pair = (left, right)
        self.go_to("compare")

    def compare_versions(self, article: str, number: int | None) -> None:
        """A version against the one before by the same account; without a number, the newest edit."""

        def compare(revisions: Sequence[Revision]) -> None:
            pair = edit_of(revisions, number)
            if pair is None:
                self.tell(f"{why_alone(revisions, number)} D marks it, to be compared with another article.")
            else:
                self.compare(Side(article, pair[0].number), Side(article, pair[1].number))

        self.off_loop(self.seat.reading.revisions, article, then=compare, group="versions")
