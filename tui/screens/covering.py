"""The articles of one story in their order, and what they have from each other, compared beside the view."""

import asyncio
from collections.abc import Sequence

from textual import on

from news.coverage import Line as Covering
from news.model import Article
from tui.covering import Coverage, cover
from tui.pages.coverage import ORDERS, Covered, coverage_page
from tui.screens.regrouping import RegroupingScreen
from tui.seat import Seat
from tui.widgets.rowlist import RowList


class CoveringScreen(RegroupingScreen, inherit_bindings=False):
    """A view of stories that unfolds the one under the cursor."""

    _covered: tuple[str, tuple[tuple[str, int], ...]] | None = None
    """The story, its articles and their versions whose coverage was asked for last."""
    _comparing = False
    """Whether the coverage that was asked for last is still to come."""
    _coverage: Coverage | None = None
    """The coverage that was told last."""
    _shown: Sequence[Covered] = ()
    """The articles of the story under the cursor."""
    _order = next(iter(ORDERS))
    """By what the articles of a story are ordered."""

    def __init__(self, seat: Seat) -> None:
        self._lines: dict[str, Covering] = {}
        super().__init__(seat)

    def unfold(self) -> None:
        """Show the articles of the story under the cursor."""
        if self.story is None:
            self._show_rows([])
        else:
            self.off_loop(self.seat.reading.story_articles, self.story.id, then=self._unfolded, group="rows")

    def _unfolded(self, articles: Sequence[Article]) -> None:
        """The articles at once, then their coverage, which takes longer, when any of them is new."""
        story = self.story
        if story is None:
            return
        self._show_rows([Covered(article, self._lines.get(article.id)) for article in articles])
        wanted = (story.id, tuple((article.id, article.revisions) for article in articles))
        if wanted != self._covered:
            self._covered, self._comparing = wanted, True
            self._head()
            ask = self.seat.reading.ask
            self.off_loop(ask, lambda store: cover(store, story), then=self._show_coverage, group="coverage")

    def _show_coverage(self, coverage: Coverage) -> None:
        self._lines, self._comparing = {line.article: line for line in coverage.lines}, False
        self._show_rows([Covered(one.article, self._lines.get(one.article.id)) for one in self._shown])
        self._coverage = coverage
        self._tell_coverage()

    def _tell_coverage(self) -> None:
        """Among the stories the reader tells the coverage of the one under the cursor."""
        coverage, story = self._coverage, self.story
        if self.active is self.told and coverage and story and coverage.story.id == story.id:
            self.shown = None
            self.reader.head(story.title)
            self.reader.show(coverage_page(coverage, self.seat.marks, self.seat.now()))

    def to_pane(self, pane: int) -> None:
        """Back among the stories, the reader tells the coverage again."""
        super().to_pane(pane)
        self._tell_coverage()

    def _show_rows(self, covered: Sequence[Covered]) -> None:
        """The articles of the story, in the order that was asked for."""
        self._shown = covered
        rows = self.rows
        ids = [one.article.id for one in sorted(covered, key=ORDERS[self._order])]
        rows.renew(ids, {one.article.id: one for one in covered})
        self._head()

    def _head(self) -> None:
        """What the articles are, their order, and whether what they have from each other is still sought."""
        order = "" if self._order == next(iter(ORDERS)) else f"  by {self._order}"
        title, working = self.story.title if self.story else "", "  comparing" if self._comparing else ""
        self.rows.head(f"{title}{order}{working}")

    @on(RowList.Wanted, "#rows")
    def fetch(self, event: RowList.Wanted) -> None:
        """Bring the articles of a window."""
        self.run_worker(self._fetch(event.names), group="window")

    async def _fetch(self, names: Sequence[str]) -> None:
        found = await asyncio.to_thread(self.seat.reading.articles, names)
        self.rows.supply({name: Covered(one, self._lines.get(name)) for name, one in found.items()})

    def do_sort(self, _count: int) -> None:
        """The articles of the story in the next order."""
        names = list(ORDERS)
        self._order = names[(names.index(self._order) + 1) % len(names)]
        self._show_rows(self._shown)
        self.tell(f"Ordered by {self._order}.")
