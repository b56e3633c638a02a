"""Which articles tell one event: each joins a story or opens one as it arrives.

A single pass: a text's terms (`news.terms`) against the centres of the stories that share its telling terms.
A story takes what is like it; the more articles it has, the liker they must be, and after a time it takes
none, so that no story grows into a heap of everything. What comes later on the same event is a story of its
own that follows it.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice
from math import exp, log2

from news.ids import identity
from news.live import Live
from news.model import Story, Text
from news.terms import Terms, terms


@dataclass(frozen=True, slots=True)
class Settings:
    """When an article belongs to a story."""

    like: float = 0.24
    """The least likeness to a small story's centre."""
    stricter: float = 0.035
    """What every doubling of a story asks on top, from `small` articles on."""
    small: int = 6
    mass: float = 12.0
    """Shared weight below which a likeness is trusted less: short texts share a word or two by chance."""
    age: timedelta = timedelta(hours=60)
    """How long after its first article a story takes more; later ones open a story that follows it."""
    memory: timedelta = timedelta(days=5)
    """How long after its last article a story is still known, to be followed."""


@dataclass(frozen=True, slots=True)
class Placed:
    """Where an article was put, and why in words."""

    story_id: str
    why: str
    new: bool
    """Whether the article opened this story."""
    follows: str | None = None
    """The story of the days before that this one goes on from."""


TRIED = 12
"""Stories that are compared in full: those that share the most telling terms."""

INDEXED = 20
"""Terms of an article under which its story can be found."""

POSTED = 300
"""Newest stories that are looked at for one term: a term of more stories tells little."""


class Clusterer:
    """The live stories. The same articles in the same order always give the same stories."""

    def __init__(self, settings: Settings | None = None) -> None:
        self._settings = settings or Settings()
        self._live: dict[str, Live] = {}
        self._story_of: dict[str, str] = {}
        self._posted: defaultdict[str, dict[str, None]] = defaultdict(dict)
        self._now: datetime | None = None

    def place(self, article_id: str, text: Text, outlet: str, at: datetime) -> Placed:
        """The story of an article seen at this time; an article that was placed stays where it is."""
        if article_id in self._story_of:
            held = self._live[self._story_of[article_id]]
            return Placed(held.id, "placed before", new=False, follows=held.follows)
        self._fade(at)
        found = terms(text)
        best, margin = self._nearest(found)
        if best is not None and margin >= 0 and at - best.first <= self._settings.age:
            placed = Placed(best.id, self._why(best, found), new=False, follows=best.follows)
            self._put(best, article_id, found, outlet, at)
            return placed
        follows = best if best is not None and margin >= 0 else None
        story = Live(identity("story", article_id), text.headline, at, at, follows.id if follows else None)
        why = (
            f"goes on from {follows.title}: {self._why(follows, found)}" if follows else "like no story seen"
        )
        self._live[story.id] = story
        self._put(story, article_id, found, outlet, at)
        return Placed(story.id, why, new=True, follows=story.follows)

    def remember(self, article_id: str, text: Text, outlet: str, at: datetime, story: Story) -> None:
        """Take back an article placed before a restart, into the story that the store keeps it under.

        Told oldest first of the articles seen within `Settings.memory`; older ones change nothing.
        """
        live = self._live.get(story.id)
        if live is None:
            live = Live(story.id, story.title, at, at, story.follows, story.fixed)
            self._live[story.id] = live
        self._put(live, article_id, terms(text), outlet, at)
        self._fade(at)

    def story(self, story_id: str) -> Story | None:
        """A live story as it stands; None when it has faded or never was."""
        live = self._live.get(story_id)
        if live is None:
            return None
        outlets = len({outlet for _, outlet in live.articles.values()})
        return Story(
            live.id, live.title, live.first, live.last, len(live.articles), outlets, live.follows, live.fixed
        )

    def articles(self, story_id: str) -> Sequence[str]:
        """The articles of a live story, in the order they came."""
        live = self._live.get(story_id)
        return tuple(live.articles) if live else ()

    def _put(self, story: Live, article: str, found: Terms, outlet: str, at: datetime) -> None:
        story.add(article, found, outlet, at)
        self._story_of[article] = story.id
        for key in islice(found.keys, INDEXED):
            posted = self._posted[key]
            posted.pop(story.id, None)
            posted[story.id] = None

    def _nearest(self, found: Terms) -> tuple[Live | None, float]:
        """The story an article fits best, and by how much more than it asks."""
        shared: defaultdict[str, float] = defaultdict(float)
        for key, value in zip(found.keys, found.values, strict=True):
            for story_id in islice(reversed(self._posted.get(key, {})), POSTED):
                shared[story_id] += value
        tried = sorted(shared.items(), key=lambda pair: (-pair[1], pair[0]))[:TRIED]
        best, margin = None, -1.0
        for story_id, _ in tried:
            story = self._live[story_id]
            by = self._trusted(story, found) - self._asked(story)
            if by > margin:
                best, margin = story, by
        return best, margin

    def _trusted(self, story: Live, found: Terms) -> float:
        likeness = story.likeness(found)
        return likeness * (1 - exp(-found.mass * likeness / self._settings.mass))

    def _asked(self, story: Live) -> float:
        doublings = max(0.0, log2(len(story.articles) / self._settings.small)) if story.articles else 0.0
        return self._settings.like + self._settings.stricter * doublings

    def _why(self, story: Live, found: Terms) -> str:
        """The words that put an article there, heaviest first."""
        weighed = (
            (value * story.sums[key], key)
            for key, value in zip(found.keys, found.values, strict=True)
            if key in story.sums
        )
        words = [key for _, key in sorted(weighed, reverse=True)[:6]]
        return f"shares {', '.join(words)}"

    def _fade(self, now: datetime) -> None:
        """Forget the stories that nothing has joined for long."""
        if self._now is not None and now - self._now < timedelta(hours=1):
            return
        self._now = now
        for story in [old for old in self._live.values() if now - old.last > self._settings.memory]:
            self._forget(story)

    def _forget(self, story: Live) -> None:
        del self._live[story.id]
        for article in story.articles:
            del self._story_of[article]
        self._unpost(story.id, (key for found, _ in story.articles.values() for key in found.keys[:INDEXED]))

    def _unpost(self, story_id: str, keys: Iterable[str]) -> None:
        for key in keys:
            posted = self._posted.get(key)
            if posted is not None:
                posted.pop(story_id, None)
                if not posted:
                    del self._posted[key]
