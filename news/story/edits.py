"""What a person does to stories, merge, split, move, rename, as edits that can be kept and taken back."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from news.ids import identity
from news.model import Article, Story


@dataclass(frozen=True, slots=True)
class Moved:
    """An article that was taken from one story to another, and why."""

    article: str
    was: str
    now: str
    why: str


@dataclass(frozen=True, slots=True)
class Edit:
    """One act on stories: the articles it moves, and the stories it touches as they stood and stand."""

    moved: tuple[Moved, ...]
    before: tuple[Story, ...]
    after: tuple[Story, ...]
    """Without those that it leaves empty."""

    def undone(self) -> "Edit":
        """The edit that takes this one back."""
        back = tuple(
            Moved(move.article, move.now, move.was, f"taken back: {move.why}") for move in self.moved
        )
        return Edit(back[::-1], self.after, self.before)


def merge(into: Story, other: Story, articles: Sequence[Article]) -> Edit:
    """Make two stories one; `articles` are those of both."""
    moved = _moves(
        (article for article in articles if article.story == other.id), into.id, "a person merged them"
    )
    return Edit(moved, (into, other), (_counted(into, articles),))


def split(story: Story, articles: Sequence[Article], ids: frozenset[str], title: str) -> Edit:
    """Part the articles of these ids from a story, as a story of this title; `articles` are all of it."""
    parted = [article for article in articles if article.id in ids]
    rest = [article for article in articles if article.id not in ids]
    own = replace(story, id=identity("story", "split", *sorted(ids)), title=title, follows=None)
    moved = _moves(parted, own.id, "a person parted them")
    after = (_counted(own, parted), _counted(story, rest)) if rest else (_counted(own, parted),)
    return Edit(moved, (story,), after)


def move(article: Article, was: Story, into: Story, articles: Sequence[Article]) -> Edit:
    """Put one article into another story; `articles` are those of both."""
    rest = [other for other in articles if other.story == was.id and other.id != article.id]
    grown = [other for other in articles if other.story == into.id]
    after = (_counted(into, [*grown, article]), *([_counted(was, rest)] if rest else []))
    return Edit(_moves([article], into.id, "a person moved it"), (was, into), after)


def rename(story: Story, title: str) -> Edit:
    """Give a story a title."""
    return Edit((), (story,), (replace(story, title=title, fixed=True),))


def _moves(articles: Iterable[Article], into: str, why: str) -> tuple[Moved, ...]:
    return tuple(Moved(article.id, article.story or "", into, why) for article in articles)


def _counted(story: Story, articles: Sequence[Article]) -> Story:
    """The story with what these articles make of it; the clusterer leaves it as it is from now on."""
    return replace(
        story,
        first_seen=min(article.seen for article in articles),
        last_seen=max(article.seen for article in articles),
        articles=len(articles),
        outlets=len({article.outlet for article in articles}),
        fixed=True,
    )
