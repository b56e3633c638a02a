"""View 3: the stories, and the articles that tell them."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on

from news.model import Article, Story
from store.triage import Act as Kind
from store.triage import Queue
from tui.keys import shown
from tui.pages.coverage import Covered, covered_row
from tui.pages.empty import no_stories, nothing_answers, nothing_holds
from tui.pages.story import story_row
from tui.reading import STORIES
from tui.screens.covering import CoveringScreen
from tui.screens.finding import FindingScreen
from tui.seat import Seat
from tui.widgets.painted import Painted
from tui.widgets.rowlist import RowList
from tui.widgets.sheet import Sheet


class StoriesScreen(FindingScreen, CoveringScreen, inherit_bindings=False):
    """The stories with the latest news first; inside one, its articles in the order they came."""

    NAME: ClassVar[str] = "stories"

    _query = ""
    """The query that an article of each story answers; empty for all stories."""
    _over = ""
    """What stands over the stories, but for how many came in above."""

    def __init__(self, seat: Seat) -> None:
        super().__init__(seat)
        self._query = seat.opened_on

    def make_panes(self) -> list[Painted]:
        """The stories, the articles of one, the reader."""
        seat = self.seat
        self.told = RowList("stories", story_row(seat.marks), seat.now(), marks=seat.marks)
        self.rows = RowList("rows", covered_row(seat.marks), seat.now(), marks=seat.marks)
        self.reader = Sheet("sheet")
        return [self.told, self.rows, self.reader]

    @property
    def place(self) -> str:
        """Where the cursor is, and how many stories or articles are selected."""
        rows, count = self.told, len(self.told.selected) + len(self.rows.selected)
        chosen = f"{count} selected  " if count else ""
        return f"{chosen}{min(rows.cursor + 1, len(rows.rows)):,}/{len(rows.rows):,}"

    def article_at(self, row: int) -> Article | None:
        """The article of a row."""
        noun = self.rows.noun_at(row)
        return noun.article if isinstance(noun, Covered) else None

    def targets(self, _kind: Kind) -> tuple[Queue, list[str]]:
        """The articles chosen, in the reader the one that is read; among the stories, every article of those
        selected, else of the one under the cursor.
        """
        if self.active is self.reader and self.shown is not None:
            return "articles", [self.shown.article.id]
        if self.active is self.rows:
            return "articles", self.rows.chosen
        if self.told.selected:
            read = self.seat.reading.story_articles
            return "articles", [one.id for story in self.told.chosen for one in read(story)]
        return "articles", self.rows.rows.window(0, len(self.rows.rows))

    def acted(self, words: str) -> None:
        """Show what an act did; no story is selected any more."""
        self.told.clear_selected()
        super().acted(words)

    def freshen(self) -> None:
        """Show the stories as they are now."""
        find, query = self._find.casefold().split(), self._query
        reading, now = self.seat.reading, self.seat.now()

        def ask() -> tuple[list[Story], bool, str]:
            stories = reading.stories()
            has_more = reading.ask(lambda store: store.stories.count()) > len(stories)
            if query:
                from tui.asking import stories_of

                holding = reading.ask(lambda store: stories_of(store, query, now))
                stories = [one for one in stories if one.id in holding]
            found = [one for one in stories if all(word in one.title.casefold() for word in find)]
            return found, has_more, "" if found else self._why_empty(" ".join(find))

        self.off_loop(ask, then=self._freshened, group="stories")

    def _why_empty(self, find: str) -> str:
        """What to say in place of the first row; asked in a thread."""
        bound = self.seat.bound
        if find:
            return nothing_holds(find, bound)
        return nothing_answers(bound) if self._query else no_stories()

    def _freshened(self, came: tuple[Sequence[Story], bool, str]) -> None:
        stories, has_more, empty = came
        rows = self.told
        rows.empty = empty
        narrowed = (f"  {self._query}" if self._query else "") + (f"  /{self._find}" if self._find else "")
        over = f"stories{narrowed}" + (f"  newest {STORIES:,} of more" if has_more else "")
        nouns = {story.id: story for story in stories}
        rows.renew(list(nouns), nouns, tells=over == self._over)
        self._over = over
        self._head_stories()
        self.unfold()
        self.tell_status()

    def _head_stories(self) -> None:
        """Write over the stories what they are narrowed to, and how many came in above."""
        sign = f"  {self.seat.marks.up} {self.told.unseen} new ({shown(self.seat.bound['top'])})"
        self.told.head(self._over + (sign if self.told.unseen else ""))

    @on(RowList.Wanted, "#stories")
    def fetch_stories(self, event: RowList.Wanted) -> None:
        """Bring the stories of a window."""
        self.off_loop(self.seat.reading.stories_of, event.names, then=self.told.supply, group="window")

    @on(RowList.Moved, "#stories")
    def moved_story(self) -> None:
        """The articles follow when the cursor rests."""
        self._head_stories()
        name = self.told.current
        self.set_timer(0.1, lambda: self.unfold() if self.told.current == name else None)
        self.tell_status()

    @on(RowList.Moved, "#rows")
    def moved(self) -> None:
        """The reader follows, once the person is among the articles or in one."""
        if self.active is not self.told:
            self.follow()

    @on(RowList.Opened, "#stories")
    def opened_story(self) -> None:
        """Into the articles of a story."""
        self.to_pane(1)
        self.follow()

    @on(RowList.Opened, "#rows")
    def opened(self) -> None:
        """Into the reader."""
        self.enter_article()

    # Keys

    def do_filter(self, _count: int) -> None:
        """Only the stories with an article for which a query holds."""
        hint = "outlet:reuters changed:figure age:<2h; empty shows all"
        self.ask("Filter:", self._filter, text=self._query, hint=hint)

    def _filter(self, text: str) -> None:
        from tui.asking import fault

        query = text.strip()
        if query and (wrong := fault(query)):
            self.tell(wrong, bad=True)
        else:
            self._query = query
            self.freshen()

    def set_to(self, name: str, value: str) -> None:
        """What the stories are filtered by, by order."""
        if name == "filter":
            self._filter(value)
        else:
            super().set_to(name, value)

    def leave(self, *, quits: bool) -> None:
        """Out of the filter first."""
        if self._query and not self._find:
            self._filter("")
        else:
            super().leave(quits=quits)

    def do_view_stories(self, _count: int) -> None:
        """Back to the list of stories."""
        self.to_pane(self.MAIN)
