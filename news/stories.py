"""Which articles tell one event: each joins a story or opens one as it arrives.

A single pass: a text's terms (`news.story.terms`) against the centres of the stories that share some of them,
and each one's headline against what the other tells. A story takes what is like it; the more articles it has,
the liker they must be, and after a time it takes none, so that no story grows into a heap of everything. What
comes later on the same event is a story of its own that follows it. A story that has grown by a third is
looked at once more as a whole (`news.story.regroup`): two events in one are parted, two halves of one joined.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice
from operator import itemgetter

from news.ids import identity
from news.model import Story, Text
from news.story.asleep import Kept, Lives
from news.story.edits import Moved
from news.story.fit import Settings
from news.story.live import Held, Live
from news.story.neighbours import are_one, strayed
from news.story.packed import pack_reading
from news.story.regroup import two_events
from news.story.shelf import INDEXED, Shelf
from news.story.terms import Reading, read


@dataclass(frozen=True, slots=True)
class Placed:
    """Where an article was put, and why in words."""

    story_id: str
    why: str
    new: bool
    """Whether the article opened this story."""
    follows: str | None = None
    """The story of the days before that this one goes on from."""
    moved: tuple[Moved, ...] = ()
    """Other articles whose story changed by it: a story was parted in two, or two became one."""


TRIED = 8
"""Stories that are compared in full: those that share the most telling terms."""

SOUGHT = 32
"""Terms of an article, the heaviest, by which stories are found for it."""

LOOKED = 64
"""Articles above which a story is not looked at as a whole any more."""


class Clusterer:
    """The live stories. The same articles in the same order always give the same stories."""

    def __init__(self, settings: Settings | None = None) -> None:
        self._settings = settings or Settings()
        self._live = Lives()
        self._story_of: dict[str, str] = {}
        self._shelf = Shelf()
        self._faded: datetime | None = None

    def place(
        self, article_id: str, text: Text, outlet: str, at: datetime, reading: Reading | None = None
    ) -> Placed:
        """The story of an article seen at this time; one that was placed stays. `reading` is its text's."""
        if article_id in self._story_of:
            held = self._live[self._story_of[article_id]]
            return Placed(held.id, "placed before", new=False, follows=held.follows)
        self._fade(at)
        reading = reading or read(text)
        story, before = self._nearest(reading, outlet, at)
        if story is not None:
            why = story.why(reading)
        else:
            why = f"goes on from “{before.title}”: {before.why(reading)}" if before else "like no story seen"
            follows = before.id if before else None
            story = self._open(Story(identity("story", article_id), text.headline, at, at, follows=follows))
        self._put(story, article_id, Held(reading.terms, text.headline, outlet, at))
        moved = self._look_again(story)
        now = self._live[self._story_of[article_id]]
        others = tuple(move for move in moved if move.article != article_id)
        return Placed(now.id, why, new=len(now.articles) == 1, follows=now.follows, moved=others)

    def remember(self, article_id: str, text: Text, outlet: str, at: datetime, story: Story) -> None:
        """Take back an article placed before a restart, into the story that the store keeps it under.

        Told oldest first of the articles seen within `Settings.memory`; older ones change nothing.
        """
        kept = Kept(pack_reading(read(text)).terms, text.headline, outlet, at)
        self.take_back(article_id, kept, story)

    def take_back(self, article_id: str, kept: Kept, story: Story) -> None:
        """The same for an article of which it was kept what it is about."""
        if self._live.lay(story, article_id, kept):
            self._story_of[article_id] = story.id
            self._shelf.post(story.id, kept.terms.heaviest(INDEXED))
        else:
            live = self._live[story.id]
            self._put(live, article_id, kept.held())
            live.looked = max(live.looked, len(live.articles))
        self._fade(kept.at)

    def story(self, story_id: str) -> Story | None:
        """A live story as it stands; None when it has faded or never was."""
        live = self._live.get(story_id)
        if live is None:
            return None
        count, outlets = len(live.articles), len(live.outlets)
        told = (live.id, live.title, live.first, live.last, count, outlets)
        return Story(*told, live.follows, live.fixed, live.named, live.parted)

    def articles(self, story_id: str) -> tuple[str, ...]:
        """The articles of a live story, in the order they came."""
        live = self._live.get(story_id)
        return tuple(live.articles) if live else ()

    def story_of(self, article_id: str) -> str | None:
        """The live story that the article is in, if it is in one."""
        return self._story_of.get(article_id)

    def retitle(self, article_id: str, headline: str, title: str) -> None:
        """Hold an article by its new headline, and call its story so; nothing where none lives."""
        if article_id in self._story_of:
            self._live[self._story_of[article_id]].retitle(article_id, headline, title)

    def follow(self, story: Story, articles: Iterable[str]) -> None:
        """Let a story stand as a person left it: with this title, and with these of the known articles."""
        live = self._live.get(story.id) or self._open(story)
        live.title, live.fixed, live.named = story.title, story.fixed, story.named
        live.follows, live.parted = story.follows, story.parted
        for article in articles:
            if self._story_of.get(article, story.id) != story.id:
                self._move(article, live)
        if not live.articles:
            del self._live[story.id]

    def forget(self, story_id: str) -> None:
        """Let a story and its articles go."""
        story = self._live.pop(story_id)
        if story is not None:
            for article in story.articles:
                del self._story_of[article]
            self._shelf.drop(story.id, (held.terms for held in story.articles.values()))

    def _open(self, story: Story) -> Live:
        live = Live.of(story, story.first_seen, story.last_seen)
        self._live[story.id] = live
        return live

    def _put(self, story: Live, article: str, held: Held) -> None:
        story.add(article, held)
        self._story_of[article] = story.id
        self._shelf.put(story.id, held.terms)

    def _nearest(self, reading: Reading, outlet: str, at: datetime) -> tuple[Live | None, Live | None]:
        """The story an article belongs to; where none takes it, the older one that it goes on from."""
        found = reading.terms
        best: dict[bool, tuple[float, Live]] = {}
        telling = islice(zip(found.keys, found.values, strict=True), SOUGHT)
        for story_id in self._shelf.near(telling, TRIED):
            story = self._live[story_id]
            by = self._settings.fit(story, reading, outlet) - self._settings.asked(len(story.articles))
            is_open = at - story.first <= self._settings.age
            if by >= 0 and (is_open not in best or by > best[is_open][0]):
                best[is_open] = (by, story)
        return (best[True][1] if True in best else None), (best[False][1] if False in best else None)

    def _look_again(self, story: Live) -> tuple[Moved, ...]:
        """Join a story that has grown with its other half, part it where it tells two events, or else let it
        and its neighbours have each what is liker to it.
        """
        count = len(story.articles)
        if story.fixed or count > LOOKED or 3 * count < 4 * story.looked:
            return ()
        story.looked = count
        neighbours = self._neighbours(story)
        for other in neighbours:
            if are_one(story, other, self._settings):
                few, many = sorted((story, other), key=lambda live: len(live.articles))
                return self._carry(list(few.articles), many, f"the same event as “{many.title}”")
        return self._parted(story) or self._handed(story, neighbours)

    def _neighbours(self, story: Live) -> list[Live]:
        """The stories of its time that share most with a story, those left out that a person made."""
        telling = sorted(story.sums.items(), key=itemgetter(1, 0), reverse=True)[:INDEXED]
        near = (self._live[story_id] for story_id in self._shelf.near(telling, TRIED))
        return [
            other
            for other in near
            if other is not story and not other.fixed and abs(other.first - story.first) <= self._settings.age
        ]

    def _parted(self, story: Live) -> tuple[Moved, ...]:
        """The moves that make two stories of one that tells two events."""
        halves = two_events([held.terms for held in story.articles.values()])
        if halves is None:
            return ()
        articles = list(story.articles)
        parted = [articles[i] for i in halves[1]]
        other_id = identity("story", *parted)
        if other_id in self._live:
            return ()  # these were parted before, and other articles hold that story now
        held = story.articles[parted[0]]
        other = Story(other_id, held.headline, held.at, held.at)
        return self._carry(parted, self._open(other), f"another event than “{story.title}”")

    def _handed(self, story: Live, neighbours: list[Live]) -> tuple[Moved, ...]:
        """The moves that give a story and its neighbours, each, the articles that are liker to it."""
        moves: list[Moved] = []
        for other in neighbours:
            if not 1 < len(other.articles) <= LOOKED:
                continue
            for one, into in ((story, other), (other, story)):
                if strays := strayed(one, into, self._settings):
                    moves += self._carry(strays, into, f"liker to “{into.title}”")
        return tuple(moves)

    def _carry(self, articles: list[str], into: Live, why: str) -> tuple[Moved, ...]:
        moves = tuple(Moved(article, self._story_of[article], into.id, why) for article in articles)
        for move in moves:
            self._move(move.article, into)
        into.looked = len(into.articles)
        return moves

    def _move(self, article: str, into: Live) -> None:
        story = self._live[self._story_of[article]]
        held = story.drop(article)
        self._shelf.drop(story.id, [held.terms])
        for other in story.articles.values():
            self._shelf.put(story.id, other.terms)
        if not story.articles:
            del self._live[story.id]
        self._put(into, article, held)

    def _fade(self, now: datetime) -> None:
        """Forget the stories that nothing has joined for long; looked at once an hour."""
        if self._faded is not None and now - self._faded < timedelta(hours=1):
            return
        self._faded = now
        for story_id in self._live.last_told_before(now - self._settings.memory):
            self.forget(story_id)
