"""The live stories by id. Those taken back after a restart sleep until one of them is asked for.

Few of the thousands of stories of some days are ever looked at again, so to sum up at every start what their
articles are about would be for nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from news.model import Story
from news.story.live import Held, Live
from news.story.packed import PackedTerms, unpack_terms


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept of one article for its story."""

    terms: PackedTerms
    headline: str
    outlet: str
    at: datetime

    def held(self) -> Held:
        """The same, to be compared with."""
        return Held(unpack_terms(self.terms), self.headline, self.outlet, self.at)


@dataclass(slots=True)
class _Sleeping:
    """A story and its articles in order of sight."""

    story: Story
    articles: dict[str, Kept] = field(default_factory=dict)

    def woken(self) -> Live:
        """The story as one that never slept; it was looked at as a whole before."""
        story = self.story
        at = next(iter(self.articles.values())).at
        live = Live.of(story, at, at)
        for article, kept in self.articles.items():
            live.add(article, kept.held())
        live.looked = len(live.articles)
        return live


class Lives:
    """Stories by id, woken when they are asked for."""

    def __init__(self) -> None:
        self._awake: dict[str, Live] = {}
        self._asleep: dict[str, _Sleeping] = {}

    def lay(self, story: Story, article: str, kept: Kept) -> bool:
        """Put an article into a story that sleeps; False, and nothing done, where it is awake."""
        if story.id in self._awake:
            return False
        self._asleep.setdefault(story.id, _Sleeping(story)).articles[article] = kept
        return True

    def get(self, story_id: str) -> Live | None:
        """The story; None when there is none with this id."""
        sleeping = self._asleep.pop(story_id, None)
        if sleeping is not None:
            self._awake[story_id] = sleeping.woken()
        return self._awake.get(story_id)

    def pop(self, story_id: str) -> Live | None:
        """The story, which is live no longer; None when there is none."""
        self.get(story_id)
        return self._awake.pop(story_id, None)

    def last_told_before(self, moment: datetime) -> list[str]:
        """The stories of which nothing was seen since then."""
        awake = (story.id for story in self._awake.values() if story.last < moment)
        asleep = (name for name, each in self._asleep.items() if _last(each.articles) < moment)
        return [*awake, *asleep]

    def __getitem__(self, story_id: str) -> Live:
        story = self.get(story_id)
        if story is None:
            raise KeyError(story_id)
        return story

    def __setitem__(self, story_id: str, story: Live) -> None:
        self._awake[story_id] = story

    def __delitem__(self, story_id: str) -> None:
        del self._awake[story_id]

    def __contains__(self, story_id: str) -> bool:
        return story_id in self._awake or story_id in self._asleep


def _last(articles: Mapping[str, Kept]) -> datetime:
    return max(kept.at for kept in articles.values())
