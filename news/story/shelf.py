"""Where stories are found again: under the telling terms of their articles, the newest stories first."""

from collections import defaultdict
from collections.abc import Iterable
from itertools import islice
from operator import itemgetter

from news.story.terms import Terms

INDEXED = 20
"""Terms of an article under which its story can be found."""

POSTED = 100
"""Newest stories that are looked at for one term: a term of more stories tells little."""

LOOKED = 300
"""Entries that are looked at in all, those of the rarest terms first: so it takes no longer among many."""

FAR = 0.1
"""Share of what the likeliest story has in common with a text below which no other is compared with it."""

_FEWEST = itemgetter(0)


class Shelf:
    """Story ids by term."""

    def __init__(self) -> None:
        self._posted: defaultdict[str, dict[str, None]] = defaultdict(dict)

    def put(self, story_id: str, terms: Terms) -> None:
        """Let the story be found under these terms."""
        self.post(story_id, islice(terms.keys, INDEXED))

    def post(self, story_id: str, keys: Iterable[str]) -> None:
        """The same, of the terms that it is to be found under alone."""
        for key in keys:
            posted = self._posted[key]
            posted.pop(story_id, None)
            posted[story_id] = None

    def drop(self, story_id: str, articles: Iterable[Terms]) -> None:
        """Let the story of these articles not be found any more."""
        for key in {key for terms in articles for key in islice(terms.keys, INDEXED)}:
            posted = self._posted.get(key)
            if posted is not None:
                posted.pop(story_id, None)
                if not posted:
                    del self._posted[key]

    def near(self, terms: Iterable[tuple[str, float]], limit: int, but: str = "") -> list[str]:
        """The stories, but for that one, which share most of these weighted terms, the likeliest first."""
        known = ((self._posted.get(key), value) for key, value in terms)
        held = sorted([(len(posted), value, posted) for posted, value in known if posted], key=_FEWEST)
        shared: defaultdict[str, float] = defaultdict(float)
        left = LOOKED
        for count, value, posted in held:
            for story_id in islice(reversed(posted), POSTED):
                shared[story_id] += value
            left -= min(count, POSTED)
            if left <= 0:
                break
        shared.pop(but, None)
        least = FAR * max(shared.values(), default=0.0)
        best = sorted(
            [(value, story_id) for story_id, value in shared.items() if value >= least], reverse=True
        )
        return [story_id for _, story_id in best[:limit]]
