"""`story merge`, `split`, `move`, `rename`: what a person knows better of stories. Each can be taken back."""

from collections.abc import Sequence

from news.amount import amount
from news.ids import SHOWN
from news.model import Article
from news.story.edits import Edit
from store.store import Store
from tui.commands.fields import of_story
from tui.commands.opening import now, writing
from tui.commands.output import emit, note, show
from tui.commands.parsing import Asked, Command, CommandError, Parser, UsageError
from tui.commands.stories import bars_of, find_story


def _merge_arguments(parser: Parser) -> None:
    parser.add_argument("story", metavar="STORY", help="the story that stays; or an article of it")
    parser.add_argument("others", metavar="OTHER", nargs="+", help="stories that become part of it")


def merge(asked: Asked) -> int:
    """Make stories one."""
    with writing(asked) as store:
        into = find_story(store, asked.story)
        others = [find_story(store, word).id for word in asked.others]
        if set(others) == {into.id}:
            raise CommandError(f"that is one story already: {into.title}")
        _tell(store, store.edits.merge(into.id, others, now()), json=asked.json)
    return 0


def _split_arguments(parser: Parser) -> None:
    parser.add_argument("article", metavar="ARTICLE", nargs="+", help="the articles, all of one story")
    parser.add_argument("--title", help="what the new story is called (default: the first one's headline)")


def split(asked: Asked) -> int:
    """Part articles from their story, as a story of their own."""
    with writing(asked) as store:
        articles = _articles(store, asked.article)
        stories = {article.story for article in articles}
        if len(stories) > 1:
            raise UsageError("these articles are of several stories; part them from one at a time")
        story = find_story(store, articles[0].id)
        if len(articles) == story.articles:
            raise CommandError(
                "these are all the articles of their story: there is nothing to part them from"
            )
        ids = [article.id for article in articles]
        title = asked.title or articles[0].title
        _tell(store, store.edits.split(story.id, ids, title, now()), json=asked.json)
    return 0


def _move_arguments(parser: Parser) -> None:
    parser.add_argument("article", metavar="ARTICLE", nargs="+", help="the articles")
    parser.add_argument("story", metavar="STORY", help="where they belong; a story, or an article of it")


def move(asked: Asked) -> int:
    """Put articles into a story."""
    with writing(asked) as store:
        articles, story = _articles(store, asked.article), find_story(store, asked.story)
        edit = store.edits.move([article.id for article in articles], story.id, now())
        _tell(store, edit, json=asked.json)
    return 0


def _rename_arguments(parser: Parser) -> None:
    parser.add_argument("story", metavar="STORY", help="a story, or an article of it")
    parser.add_argument("title", metavar="TITLE", nargs="+", help="what it is called from now on")


def rename(asked: Asked) -> int:
    """Give a story a title."""
    title = " ".join(" ".join(asked.title).split())
    if not title:
        raise UsageError("a story wants a title with words in it")
    with writing(asked) as store:
        edit = store.edits.rename(find_story(store, asked.story).id, title, now())
        _tell(store, edit, json=asked.json)
    return 0


def _articles(store: Store, words: Sequence[str]) -> list[Article]:
    """The articles that these prefixes name, each once; CommandError for one that is in no story."""
    found = {article.id: article for article in map(store.articles.find, words)}
    for article in found.values():
        if article.story is None:
            raise CommandError(f"article {article.id[:SHOWN]} is in no story")
    return list(found.values())


def _tell(store: Store, edit: Edit, *, json: bool) -> None:
    """Say how the stories stand now; as JSON, those that were touched and still are."""
    for story in edit.after:
        if json:
            emit(of_story(story, bars_of(store, story)))
        else:
            count = amount(story.articles, "article")
            show(((f"{story.id[:SHOWN]}  ", "dim"), (story.title, "strong"), (f"  {count}", "dim")))
    if not json:
        changed = edit.before != edit.after
        note("`wirewatch undo` takes it back" if changed else "nothing changed: it was so before")


COMMANDS = {
    "story merge": Command(_merge_arguments, merge),
    "story split": Command(_split_arguments, split),
    "story move": Command(_move_arguments, move),
    "story rename": Command(_rename_arguments, rename),
}
