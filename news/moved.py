"""Whether an item whose link is not known is one that is known, moved, or another."""

from dataclasses import replace

from news.model import Article, Entry, Text
from news.outlets import site


def has_moved(article: Article, entry: Entry) -> bool:
    """Whether an entry with the id of an article is that article under another link.

    An id that a source makes by hashing titles comes again with the next item of that title; so the link must
    stay with its outlet, and either the time of publication hold or, where none is told, the title have
    changed while the id held.
    """
    if entry.url == article.url:
        return True
    if not entry.url or not article.url or site(entry.url) != site(article.url):
        return False
    if article.claimed and entry.claimed:
        return article.claimed == entry.claimed
    return article.title != entry.title


def is_elsewhere(article: Article, url: str | None) -> bool:
    """Whether a link leads where an article's does but for its query, which some make anew each time."""
    return bool(url and article.url and url.partition("?")[0] == article.url.partition("?")[0])


def is_to_the_letter(text: Text, before: Text) -> bool:
    """Whether a source says the same of the same time of publication."""
    return replace(text, url=None, modified=None) == replace(before, url=None, modified=None)
