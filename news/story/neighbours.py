"""Two stories side by side: whether they tell one event, and which articles of one belong to the other.

What a great story asks of a single article it asks of another story before they become one: else what was
refused at the door comes in as a pair. Great stories were seen to grow by just that, and a saga to swallow
three events that had the name of its place in common with it and nothing else.
"""

from news.outlets import outlet_key
from news.story.fit import Settings
from news.story.live import Held, Live
from news.story.terms import KEPT, Reading


def are_one(left: Live, right: Live, settings: Settings) -> bool:
    """Whether two stories tell one event."""
    few, many = sorted((left, right), key=lambda live: len(live.articles))
    if len(few.articles) == 1:
        (held,) = few.articles.values()
        return _belongs(held, many, settings)
    if few.between(many) < settings.one * min(few.within(), many.within()):
        return False
    return not many.is_great or many.likeness_of(few) >= settings.like


def strayed(story: Live, other: Live, settings: Settings) -> list[str]:
    """The articles of the story that the other should have, by as much liker to it as parts two stories.

    An article goes to the story that is likest when it comes; a liker one may have opened since, or grown.
    """
    left = len(story.articles)
    asked = settings.asked(len(other.articles))
    found = []
    for article, held in story.articles.items():
        theirs = other.likeness(held.terms)
        if left > 2 and theirs >= asked and story.likeness_to_others(held.terms) < settings.one * theirs:
            found.append(article)
            left -= 1
    return found


def _belongs(held: Held, story: Live, settings: Settings) -> bool:
    """Whether an article that stands alone belongs to a story.

    Of a short text all words are held, so it can be asked that the headlines tell enough of each other: a few
    words are alike by chance. So it is asked of an outlet that has told the story already, whose article may
    have been refused at the door for just that, before others had it too.
    """
    if story.likeness(held.terms) < settings.asked(len(story.articles)):
        return False
    again = held.outlet and outlet_key(held.outlet) in story.outlets
    if len(held.terms.keys) >= KEPT and not again:
        return True
    told = story.told(Reading(held.terms, frozenset(held.terms.keys) | held.terms.head.keys()))
    return told is None or told >= settings.own_told
