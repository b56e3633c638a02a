"""Stories: the events that articles tell."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from tinydb import where

from news.model import Article, Story
from news.story.asleep import Kept
from news.story.packed import PackedTerms
from news.times import stamp
from store.database import Database
from store.documents import as_document, as_noun, as_nouns, read_time
from store.filters import Filter
from store.finding import by_prefix
from store.sqlite import terms, views
from store.sqlite.connection import Connection
from store.sqlite.plans import ALL


@dataclass(frozen=True, slots=True)
class Member:
    """What a story needs to know of one of its articles."""

    article: str
    outlet: str
    seen: datetime
    story: str


class Stories:
    """The stories of a store."""

    def __init__(self, db: Database, connection: Connection) -> None:
        self._connection = connection
        self._table = db.table("stories")

    def put(self, story: Story) -> None:
        """Keep a story, in place of the one with its id."""
        self.put_all([story])

    def put_all(self, stories: Iterable[Story]) -> None:
        """Keep stories, each in place of the one with its id."""
        self._table.upsert_multiple([as_document(story) for story in stories], "id")

    def get(self, story_id: str) -> Story | None:
        """The story with this id."""
        found = self._table.get(where("id") == story_id)
        return None if found is None else as_noun(Story, found)

    def find(self, prefix: str) -> Story:
        """The one story whose id begins so; NotFound or Ambiguous otherwise."""
        return by_prefix(self._connection, Story, "stories", prefix)

    def kin(self, story: Story) -> list[Story]:
        """The stories that a person parted from this one or it from, at once or in turn, as they began."""
        known, asked = {story.id: story}, list(story.parted)
        while asked:
            name = asked.pop()
            found = None if name in known else self.get(name)
            if found is not None:
                known[name] = found
                asked += found.parted
        return sorted((one for one in known.values() if one.id != story.id), key=_began)

    def all(self) -> list[Story]:
        """All stories, in the order they began."""
        return as_nouns(Story, self._table.all())

    def newest(self, limit: int, before: Story | None = None) -> list[Story]:
        """The stories that were told of last, or those that follow one in that order."""
        start = None if before is None else (stamp(before.last_seen), before.id)
        found = views.newest(self._connection, "stories", "last_seen", ALL, start, limit)
        return [as_noun(Story, json.loads(document)) for document in found]

    def active(self, since: datetime) -> list[Story]:
        """The stories told of since then, in the order they began."""
        return as_nouns(Story, self._table.search(where("last_seen") >= stamp(since)))

    def members(self, since: datetime) -> list[Member]:
        """The articles of all stories told of since then, the one seen first first."""
        return [
            Member(article, outlet, read_time(seen), story)
            for article, outlet, seen, story in views.members(self._connection, stamp(since))
        ]

    def keep_terms(self, kept: Mapping[str, Kept]) -> None:
        """Keep what articles are about, by article, for the stories' next restart."""
        rows = [(each.headline, each.terms.keys, each.terms.numbers, name) for name, each in kept.items()]
        terms.put(self._connection, rows)

    def retitle(self, article: str, headline: str) -> None:
        """Keep an article's new headline with what it is about."""
        terms.retitle(self._connection, article, headline)

    def terms(self, members: Sequence[Member]) -> dict[str, Kept]:
        """What is kept of these articles, by article; nothing of what another version kept."""
        found: dict[str, Kept] = {}
        held = terms.of(self._connection, [member.article for member in members])
        for member in members:
            if member.article in held:
                headline, *packed = held[member.article]
                own = PackedTerms(*packed)
                if own.is_known:
                    found[member.article] = Kept(own, headline, member.outlet, member.seen)
        return found

    def forget_terms(self, before: datetime) -> None:
        """Forget what some of the articles seen before then are about, the oldest first."""
        terms.forget_some(self._connection, stamp(before))

    def counts(self, since: datetime, until: datetime) -> dict[str, int]:
        """How many articles of each story were seen in this time; none without any."""
        return dict(views.told(self._connection, stamp(since), stamp(until)))

    def outlets(self, since: datetime) -> dict[str, set[str]]:
        """The outlets that were seen with each story since then."""
        found: dict[str, set[str]] = {}
        for story, outlet in views.outlets(self._connection, stamp(since)):
            found.setdefault(story, set()).add(outlet)
        return found

    def articles(self, story_id: str) -> list[Article]:
        """The articles of a story, the one seen last first."""
        part = views.filtered(Filter(story=story_id))
        found = views.newest(self._connection, "articles", "seen", part, None, -1)
        return [as_noun(Article, json.loads(document)) for document in found]

    def count(self) -> int:
        """How many stories there are: kept, not counted."""
        return len(self._table)

    def remove(self, story_id: str) -> None:
        """Forget a story; its articles stay."""
        self._table.remove(where("id") == story_id)


def _began(story: Story) -> tuple[datetime, str]:
    return story.first_seen, story.id
