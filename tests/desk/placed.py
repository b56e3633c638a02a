"""A desk as the stories see it, and what it is told of."""

from datetime import UTC, datetime, timedelta

from desk.placing import Placing
from news.ids import identity, text_id
from news.model import Article, Revision, Text
from store.store import Store

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
QUAKE = ("Strong earthquake hits Marlow Bay, school roof falls", "The quake brought down a school roof.")
AGAIN = ("Marlow Bay earthquake brings down school roof", "An earthquake broke a roof in Marlow Bay.")
STRIKE = ("Ferry crews in Tarvos begin strike over pay", "Crews of ferries stopped work over pay.")


class Desk:
    """What a desk does with new articles, turn by turn."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.placing = Placing(store, NOON)
        self.placing.complete()

    def turn(self, name: str, told: tuple[str, str], minutes: int) -> str:
        """Take one article in; the title of its story."""
        at = NOON + timedelta(minutes=minutes)
        text = Text(told[0], (told[1],))
        article = Article(identity(name), "s", name, None, told[0], f"outlet {name}", at, at)
        with self.store.transaction():
            self.placing.catch_up(at)
            placed = self.placing.place(article.id, text, article.outlet, at)
            first = Revision(article.id, 1, at, text_id(text), text.headline, "feed", text.words)
            self.store.articles.put(article)
            self.store.articles.change(article.id, story=placed.story_id)
            for move in placed.moved:
                self.store.articles.change(move.article, story=move.now)
            self.store.revisions.keep(first, text)
            self.placing.keep()
            self.placing.rest()
        story = self.store.stories.get(placed.story_id)
        assert story is not None
        return story.title

    def story_of(self, name: str) -> str:
        article = self.store.articles.get(identity(name))
        assert article is not None
        assert article.story is not None
        return article.story
