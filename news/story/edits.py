"""What a person does to stories, merge, split, move, rename, as edits that can be kept and taken back."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from news.ids import identity
from news.model import Article, Story
from news.outlets import outlet_key


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

    @property
    def stories(self) -> tuple[str, ...]:
        """The ids of all stories that it touches."""
        return tuple(dict.fromkeys(story.id for story in (*self.before, *self.after)))

    def undone(self, articles: Sequence[Article]) -> "Edit":
        """The edit that takes this one back; `articles` are those of all its stories, as they stand now.

        An article that was moved on since stays where it is, and so do those that came to a story since.
        """
        moves = {(move.article, move.now): move for move in self.moved}
        back = tuple(
            Moved(article.id, move.now, move.was, f"taken back: {move.why}")
            for article in articles
            if (move := moves.get((article.id, article.story or "")))
        )
        before = {story.id: story for story in self.before}
        stand = {story.id: replace(story, parted=()) for story in self.after} | before
        return Edit(back, self.after, _after(stand.values(), back, articles))


def merge(
    into: Story,
    others: Sequence[Story],
    articles: Sequence[Article],
    kin: Sequence[Story] = (),
    title: str | None = None,
) -> Edit:
    """Make stories one, of another title where one is given; `articles` are those of all of them, `kin` the
    other stories that were parted from any of them.
    """
    why = {story.id: f"a person merged “{story.title}” into “{into.title}”" for story in others}
    moved = _moves(articles, why, into.id)
    stand = into if title is None else replace(into, title=title, named=True)
    return _edit(moved, (into, *others), (stand, *others), articles, kin)


def split(story: Story, ids: frozenset[str], title: str, articles: Sequence[Article]) -> Edit:
    """Part the articles of these ids from a story, as a story of this title; `articles` are all of it.

    A title that is the headline of one of them goes on with it, any other is a name.
    """
    named = all(article.title != title for article in articles if article.id in ids)
    own_id = identity("story", "split", *sorted(ids))
    own = replace(story, id=own_id, title=title, follows=None, named=named)
    own, rest = replace(own, parted=(story.id,)), replace(story, parted=_once(*story.parted, own.id))
    why = f"a person parted it from “{story.title}”"
    moved = _moves((article for article in articles if article.id in ids), {story.id: why}, own.id)
    return _edit(moved, (story,), (own, rest), articles)


def move(
    ids: frozenset[str],
    others: Sequence[Story],
    into: Story,
    articles: Sequence[Article],
    kin: Sequence[Story] = (),
) -> Edit:
    """Put the articles of these ids into a story, out of the others; `articles` are those of all of them,
    `kin` the other stories that were parted from any of them.
    """
    why = {story.id: f"a person moved it from “{story.title}” to “{into.title}”" for story in others}
    moved = _moves((article for article in articles if article.id in ids), why, into.id)
    return _edit(moved, (into, *others), (into, *others), articles, kin)


def rename(story: Story, title: str) -> Edit:
    """Give a story a title."""
    return Edit((), (story,), (replace(story, title=title, fixed=True, named=True),))


def _moves(articles: Iterable[Article], why: Mapping[str, str], into: str) -> tuple[Moved, ...]:
    """The moves of the articles whose story has a reason to lose them."""
    return tuple(
        Moved(article.id, was, into, why[was])
        for article in articles
        if (was := article.story or "") in why and was != into
    )


def _edit(
    moved: tuple[Moved, ...],
    before: tuple[Story, ...],
    stand: tuple[Story, ...],
    articles: Sequence[Article],
    kin: Sequence[Story] = (),
) -> Edit:
    """The edit of these moves; the clusterer leaves the stories that stand after it as they are.

    What was parted from a story that is emptied knows the first of `stand` in its place, and is known by it.
    """
    left = {story.id: replace(story, fixed=True) for story in _after(stand, moved, articles)}
    into = stand[0].id
    gone = {story.id: story.parted for story in stand if story.id not in left}
    if into in left and gone:
        known = [*left[into].parted, *(name for names in gone.values() for name in names)]
        left[into] = replace(left[into], parted=tuple(known))
    told = [*left.values(), *kin]
    after = [_knowing(story, dict.fromkeys(gone, into)) for story in told]
    changed = {story.id for story, now in zip(told, after, strict=True) if story != now}
    touched = [story for story in kin if story.id in changed]
    return Edit(
        moved,
        (*before, *touched),
        tuple(story for story in after if story.id in left or story.id in changed),
    )


def _knowing(story: Story, now: Mapping[str, str]) -> Story:
    """The story as it knows those parted from it when some have become others."""
    known = _once(*(now.get(name, name) for name in story.parted))
    return replace(story, parted=tuple(name for name in known if name != story.id))


def _once(*names: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))


def _after(
    stand: Collection[Story], moved: Sequence[Moved], articles: Sequence[Article]
) -> tuple[Story, ...]:
    """Those of the stories that have articles after the moves, with what these make of them."""
    home = {article.id: article.story for article in articles} | {move.article: move.now for move in moved}
    having = {story.id: [article for article in articles if home[article.id] == story.id] for story in stand}
    return tuple(_counted(story, having[story.id]) for story in stand if having[story.id])


def _counted(story: Story, articles: Sequence[Article]) -> Story:
    """The story with the times and numbers of these articles."""
    return replace(
        story,
        first_seen=min(article.seen for article in articles),
        last_seen=max(article.seen for article in articles),
        articles=len(articles),
        outlets=len({outlet_key(article.outlet) for article in articles}),
    )
