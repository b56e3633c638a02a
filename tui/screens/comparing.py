"""The keys that lead to the comparison: of a version with the one before, of a side with the marked one."""

from collections.abc import Sequence

from news.model import Revision
from news.versions import version_before
from tui.pages.versions import why_alone
from tui.screens.following import FollowingScreen
from tui.sides import Side


class ComparingScreen(FollowingScreen, inherit_bindings=False):
    """A view whose articles can be compared."""

    def do_diff(self, _count: int) -> None:
        """The revision shown, or the newest, against the one before by the same account."""
        article = self.article
        if article is None:
            return
        same = self.shown is not None and self.shown.article.id == article.id
        self.compare_versions(article.id, self.shown.number if self.shown and same else article.revisions)

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

    def compare_versions(self, article: str, number: int) -> None:
        """A version against the one before by the same account."""

        def compare(revisions: Sequence[Revision]) -> None:
            before = version_before(revisions, number)
            if before is None:
                self.tell(f"{why_alone(revisions, number)} D marks it, to be compared with another article.")
            else:
                self.compare(Side(article, before.number), Side(article, number))

        self.off_loop(self.seat.reading.revisions, article, then=compare, group="versions")
