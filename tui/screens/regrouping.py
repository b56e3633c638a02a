"""The keys that set stories right: merge, move, part, name. Each asks first; `u` takes it back."""

from collections.abc import Callable

from news.model import Story
from tui.screens.triage import TriageScreen
from tui.widgets.rowlist import RowList

Deed = Callable[[Story], str]


class RegroupingScreen(TriageScreen, inherit_bindings=False):
    """A view of stories and their articles, in which a person may put them together otherwise."""

    told: RowList
    """The list of the stories."""

    @property
    def story(self) -> Story | None:
        """The story under the cursor."""
        noun = self.told.noun
        return noun if isinstance(noun, Story) else None

    def do_merge(self, _count: int) -> None:
        """Of stories: make those selected one, or this one part of another. Of articles: move them."""
        story, now, acting = self.story, self.seat.now(), self.seat.acting
        if story is None:
            self.tell("No story here.")
        elif self.active is not self.told:
            names = self.rows.chosen
            many = "this article" if len(names) == 1 else f"{len(names)} articles"
            self._ask_into(f"Move {many} into:", story, lambda into: acting.move(names, into, now))
        elif len(self.told.selected) > 1:
            listed = self.told.rows.window(0, len(self.told.rows))
            first, *names = [name for name in listed if name in self.told.selected]
            into = self.told.noun_of(first) or story
            words = f"Merge the {len(names) + 1} selected, titled:"
            self._ask_title(words, into, lambda title: acting.merge(into, names, title, now))
        else:
            self._ask_into(
                "Merge it into:", story, lambda into: acting.merge(into, [story.id], into.title, now)
            )

    def do_split(self, _count: int) -> None:
        """Part the articles chosen from their story."""
        story, names = self.story, self.rows.chosen
        if story is None or self.active is self.told:
            self.tell("Go in with Enter and choose articles with x: P parts them from their story.")
        elif len(names) == len(self.rows.rows):
            self.tell("These are all its articles: there is nothing to part them from.")
        else:
            first = next((one for one in map(self.rows.noun_of, names) if one), None)
            own = Story(
                story.id, first.article.title if first else story.title, story.first_seen, story.last_seen
            )
            now = self.seat.now()
            self._ask_title(
                "Part as:", own, lambda title: self.seat.acting.split(story.id, names, title, now)
            )

    def do_rename(self, _count: int) -> None:
        """Give the story a title."""
        story, now = self.story, self.seat.now()
        if story is None:
            self.tell("No story here.")
        else:
            self._ask_title("Title:", story, lambda title: self.seat.acting.name_story(story.id, title, now))

    def _ask_title(self, question: str, story: Story, deed: Callable[[str], str]) -> None:
        """Ask for the title that a story is to have, then do it."""

        def answered(text: str) -> None:
            title = story.title if text == story.title else " ".join(text.split())
            if title:
                self.in_turn(deed, title, then=self._regrouped)
            else:
                self.tell("A story wants a title: nothing was changed.")

        self.ask(question, answered, text=story.title)

    def _ask_into(self, question: str, without: Story, deed: Deed) -> None:
        """Ask for another story by words of its title, telling which it is as they are typed."""
        seat = self.seat

        def found(text: str) -> Story | None:
            from tui.asking import story_called

            return seat.reading.ask(lambda store: story_called(store, text, without.id))

        def told(story: Story | None) -> None:
            self.tell(f"{seat.marks.arrow} {story.title}" if story else "No other story is called so yet.")

        def do(text: str) -> str:
            story = found(text)
            return deed(story) if story else "No other story is called so: nothing was changed."

        self.ask(
            question,
            lambda text: self.in_turn(do, text, then=self._regrouped),
            hint="words of the other story's title, or the beginning of its id",
            typed=lambda text: self.off_loop(found, text, then=told, group="into"),
        )

    def _regrouped(self, words: str) -> None:
        """Show what it came to; what was selected is no more."""
        self.workers.cancel_group(self, "into")
        self.told.clear_selected()
        self.rows.clear_selected()
        self.done(words)
